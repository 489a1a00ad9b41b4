/**
 * One team of an exercise, and the round it is in: that round's room and its debrief. Rounds of a team follow each
 * other; whoever looks is taken along to the next before the room of the last one closes.
 */
import type { Refusal } from "../../shared/base/index.ts";
import type { Command, PhaseName } from "../../shared/protocol/index.ts";
import type { Play } from "../../shared/play/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { openRoom, recordingOf } from "../rooms/index.ts";
import type { Clock, Room, RoomHooks, Scheduler } from "../rooms/index.ts";
import type { Round, RoundState, Store } from "../storage/index.ts";
import type { Pool } from "../whatif/index.ts";
import { createDebriefing } from "./debriefing.ts";
import type { Debriefing } from "./debriefing.ts";
import { createGuiding } from "./guiding.ts";
import type { Guiding } from "./guiding.ts";
import type { HallLog } from "./log.ts";
import type { OpenedRound } from "./opening.ts";
import { remember } from "./remembering.ts";
import type { WorldStock } from "./worlds.ts";

export interface TeamOptions {
  readonly store: Store;
  readonly worlds: WorldStock;
  readonly pool: Pick<Pool, "run">;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** How many times faster than real time rooms run: 1, but in tests. */
  readonly rate: number;
  /** How long a decision may take to be stored: COMMIT_LIMIT_MS, but in tests. */
  readonly commitLimitMs: number;
  readonly log: HallLog;
  readonly engineVersion: string;
  readonly meter: TeamMeter;
  /** A round of this scenario went live. */
  readonly played: (scenario: Scenario) => Promise<void>;
  /** Somebody who asked for a member's place has an answer. */
  readonly answered: (member: string, isLetIn: boolean) => void;
}

/** Who counts what the rooms of teams cost. */
export interface TeamMeter {
  walked(scenario: Scenario, ticks: number, tookMs: number): void;
  resynced(): void;
  slipped(ms: number): void;
}

export interface TeamHooks {
  /** The round that the team is in is over for good. */
  closed(team: Team): void;
  /** Nothing is known any more of what is stored. */
  lost(problem: unknown): void;
  /** Why the server cannot let the team do what its round's rules allow; null: it can. */
  refusalFor(team: Team, command: Command): Refusal | null;
}

interface TeamPlace {
  readonly code: string;
  readonly number: number;
  readonly epoch: number;
  /** What its host called it; undefined: nothing. */
  readonly name: string | undefined;
}

export interface Team {
  /** From 0. */
  readonly number: number;
  /** Of the exercise, at which this process took it. */
  readonly epoch: number;
  /** The round it is in, as it was founded. */
  readonly round: Round;
  readonly room: Room;
  /** Calls when the team is in another round. Returns its off. */
  onMove(call: () => void): () => void;
  /** Goes on to a round; `settle` brings the people in before anybody looks. */
  move(next: OpenedRound, settle: (room: Room, before: Play) => Promise<void>): Promise<void>;
  /** Lets the room write down where it stands. */
  park(): Promise<void>;
  /** Lets go at once. */
  close(): void;
}

interface Present {
  readonly round: Round;
  readonly room: Room;
  readonly debriefing: Debriefing;
  readonly guiding: Guiding;
}

export function createTeam(
  {
    store,
    worlds,
    pool,
    clock,
    scheduler,
    rate,
    commitLimitMs,
    log,
    engineVersion,
    meter,
    played,
    answered,
  }: TeamOptions,
  { code, number, epoch, name }: TeamPlace,
  first: OpenedRound,
  hooks: TeamHooks,
): Team {
  const followers = new Set<() => void>();
  let present = open(first);

  function open({ round, start }: OpenedRound): Present {
    const { journal, checkpoints } = store;
    const roomHooks: RoomHooks = {
      phaseChanged({ kind }) {
        log.info({ code, team: number, phase: kind }, "a round entered another phase");
        watch(store.rounds.setState(round.id, epoch, storedState(kind)));
        if (kind === "live" && round.kind === "incident") watch(played(room.round.setup.scenario));
        followDebrief(kind);
        if (kind === "closed") hooks.closed(team);
      },
      whatIfAsked: (whatIf) => debriefing.ask(whatIf),
      answered,
      slipped(ms) {
        meter.slipped(ms);
        log.warn({ code, team: number, ms: Math.round(ms) }, "the server was late; the room's clock slipped");
      },
      walked: (ticks, tookMs) => meter.walked(start.round.setup.scenario, ticks, tookMs),
      resynced: () => meter.resynced(),
      refusalFor: (command) => hooks.refusalFor(team, command),
      failed: (err) => log.error({ code, team: number, err }, "a tick threw; this round goes to its debrief"),
      lost(err) {
        debriefing.close();
        guiding.close();
        log.error({ code, team: number, err }, "a room was lost");
        hooks.lost(err);
      },
    };
    const place = { id: round.id, epoch, journal, checkpoints, engine: engineVersion };
    const room = openRoom({ ...place, clock, scheduler, rate, commitLimitMs, hooks: roomHooks }, start);
    if (start.engine !== engineVersion) {
      log.warn({ code, team: number, from: start.engine, to: engineVersion }, "another engine goes on with a round");
    }
    const debriefing = createDebriefing({
      pool,
      worlds,
      room,
      clock,
      recording: () => recordingOf(journal, round.id, room.round),
      told: (report) => watch(remember(store.history, round, name, room.round, report)),
      failed: (err) => log.error({ code, team: number, err }, "the debrief lacks something that could not be computed"),
    });

    const guiding = createGuiding({
      room,
      clock,
      alone: () => debriefing.alone,
      failed: (err) => log.error({ code, team: number, err }, "the truth could not be shown to the facilitator"),
    });

    /** Nobody debriefs a warm-up. */
    function followDebrief(phase: PhaseName): void {
      if (round.kind === "warm-up") return;
      if (phase === "live") debriefing.prepare();
      if (phase === "debrief") debriefing.begin();
    }

    // A server that was killed may have written down the phase in the journal alone.
    const state = storedState(room.round.play.phase.kind);
    if (state !== round.state) watch(store.rounds.setState(round.id, epoch, state));
    followDebrief(room.round.play.phase.kind);
    for (const whatIf of room.round.play.whatIfs) debriefing.ask(whatIf);
    return { round, room, debriefing, guiding };
  }

  function endOf({ debriefing, guiding }: Present): void {
    debriefing.close();
    guiding.close();
  }

  /** For what goes on beside the game and whose failure only the log can tell. */
  function watch(work: Promise<void>): void {
    work.catch((err: unknown) => log.error({ code, team: number, err }, "a round could not be kept up"));
  }

  const team: Team = {
    number,
    epoch,
    get round() {
      return present.round;
    },
    get room() {
      return present.room;
    },
    onMove(call) {
      followers.add(call);
      return () => void followers.delete(call);
    },
    async move(next, settle) {
      const before = present;
      const opened = open(next);
      try {
        await settle(opened.room, before.room.round.play);
      } catch (problem) {
        endOf(opened);
        opened.room.close();
        throw problem;
      }
      present = opened;
      for (const call of followers) call();
      endOf(before);
      await before.room.drain();
    },
    async park() {
      endOf(present);
      await present.room.drain();
    },
    close() {
      endOf(present);
      present.room.close();
    },
  };
  return team;
}

/** A round counts as live from its briefing on: from there people's clocks run. */
export function storedState(phase: PhaseName): RoundState {
  return phase === "briefing" ? "live" : phase;
}
