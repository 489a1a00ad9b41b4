/**
 * The exercises that this process runs. One that is stored but not open is opened when somebody asks for it, one that
 * was live at once when the process starts. Whoever holds the lease runs it; whoever lost it lets go.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { PhaseName } from "../../shared/protocol/index.ts";
import { openRoom, recordingOf } from "../rooms/index.ts";
import type { Clock, RoomHooks, Scheduler } from "../rooms/index.ts";
import { StaleOwner } from "../storage/index.ts";
import type { RoundState } from "../storage/index.ts";
import type { Pool } from "../whatif/index.ts";
import { createDebriefing } from "./debriefing.ts";
import type { LiveExercise } from "./live.ts";
import { LEASE_MS, openStored } from "./opening.ts";
import type { Opened, OpeningOptions } from "./opening.ts";
import type { WorldStock } from "./worlds.ts";

/** Where facts go that an operator may want to know. Nothing in them names a person. */
export interface HallLog {
  info(facts: object, says: string): void;
  warn(facts: object, says: string): void;
  error(facts: object, says: string): void;
}

export interface KeeperOptions extends OpeningOptions {
  readonly worlds: WorldStock;
  readonly pool: Pick<Pool, "run">;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** How many times faster than real time rooms run: 1, but in tests. */
  readonly rate: number;
  /** How long a decision may take to be stored: COMMIT_LIMIT_MS, but in tests. */
  readonly commitLimitMs: number;
  readonly log: HallLog;
  /** A round of this scenario went live. */
  readonly played: (scenario: Scenario) => Promise<void>;
  /** Somebody who asked for a member's place has an answer. */
  readonly answered: (member: string, isLetIn: boolean) => void;
}

export interface Keeper {
  readonly size: number;
  readonly isClosed: boolean;
  /** The exercise with this code, opened if need be; two who ask at once get the same. */
  get(code: string): Promise<Result<LiveExercise>>;
  open(opened: Opened): LiveExercise;
  /** Opens every round that was live. Returns how many. */
  resume(): Promise<number>;
  /** Lets every room write down where it stands, and gives the leases back. */
  drain(): Promise<void>;
}

const RENEW_MS = LEASE_MS / 3;
/** An empty room in which nothing happens is closed after this; it opens again when somebody comes. */
const PARK_AFTER_MS = 10 * 60_000;
const REOPEN_AFTER_MS = 500;
const MOST_REOPENINGS = 6;

export function createKeeper(options: KeeperOptions): Keeper {
  const { store, worlds, pool, clock, scheduler, rate, commitLimitMs, log, played, answered } = options;
  const live = new Map<string, LiveExercise>();
  const opening = new Map<string, Promise<Result<LiveExercise>>>();
  let isClosed = false;
  let stopRounds = clock.at(clock.nowMs() + RENEW_MS, makeRounds);

  function open({ exercise, round, epoch, start, names }: Opened): LiveExercise {
    const { code, hostTokenHash } = exercise;
    const { journal, checkpoints } = store;
    const hooks = hooksFor(code, round.id);
    const room = openRoom(
      { id: round.id, epoch, journal, checkpoints, clock, scheduler, rate, commitLimitMs, hooks },
      start,
    );
    const debriefing = createDebriefing({
      pool,
      worlds,
      room,
      clock,
      recording: () => recordingOf(journal, round.id, room.round),
      failed: (err) => log.error({ code, err }, "the debrief lacks something that could not be computed"),
    });
    const opened: LiveExercise = { code, epoch, hostTokenHash, room, names, debriefing, emptySinceMs: null };
    live.set(code, opened);
    followDebrief(opened, room.round.play.phase.kind);
    for (const whatIf of room.round.play.whatIfs) debriefing.ask(whatIf);
    return opened;
  }

  function hooksFor(code: string, round: string): RoomHooks {
    return {
      phaseChanged({ kind }) {
        log.info({ code, phase: kind }, "a round entered another phase");
        watch(code, store.rounds.setState(round, storedState(kind)));
        const exercise = live.get(code);
        if (exercise && kind === "live") watch(code, played(exercise.room.round.setup.scenario));
        if (exercise) followDebrief(exercise, kind);
        if (kind === "closed") watch(code, conclude(code));
      },
      whatIfAsked: (whatIf) => live.get(code)?.debriefing.ask(whatIf),
      answered,
      slipped: (ms) => log.warn({ code, ms: Math.round(ms) }, "the server was late; the room's clock slipped"),
      failed: (err) => log.error({ code, err }, "a tick threw; this round goes to its debrief"),
      lost(err) {
        live.get(code)?.debriefing.close();
        live.delete(code);
        log.error({ code, err }, "a room was lost");
        if (!(err instanceof StaleOwner)) reopenSoon(code, 1);
      },
    };
  }

  /** For what goes on beside the game and whose failure only the log can tell. */
  function watch(code: string, work: Promise<void>): void {
    work.catch((err: unknown) => log.error({ code, err }, "an exercise could not be kept up"));
  }

  function reopenSoon(code: string, attempt: number): void {
    clock.at(clock.nowMs() + REOPEN_AFTER_MS * 2 ** attempt, () => void reopen(code, attempt));
  }

  async function reopen(code: string, attempt: number): Promise<void> {
    if (isClosed) return;
    try {
      const reopened = await get(code);
      if (!reopened.ok) log.warn({ code, reason: reopened.refusal.code }, "an exercise stays closed");
    } catch (err) {
      log.error({ code, err, attempt }, "an exercise could not be opened");
      if (attempt < MOST_REOPENINGS) reopenSoon(code, attempt + 1);
    }
  }

  function get(code: string): Promise<Result<LiveExercise>> {
    const known = live.get(code);
    if (known) return Promise.resolve(ok(known));
    if (isClosed) return Promise.resolve(refuse("server/closing", "The server is restarting. Try again in a moment."));
    const underWay = opening.get(code);
    if (underWay) return underWay;
    const attempt = openStored(options, code)
      .then((opened) => (opened.ok ? ok(open(opened.value)) : opened))
      .finally(() => opening.delete(code));
    opening.set(code, attempt);
    return attempt;
  }

  async function park({ code, epoch, room, debriefing }: LiveExercise): Promise<void> {
    live.delete(code);
    debriefing.close();
    await room.drain();
    await store.leases.release(code, epoch);
  }

  async function conclude(code: string): Promise<void> {
    const exercise = live.get(code);
    if (!exercise) return;
    await store.exercises.end(code);
    await park(exercise);
  }

  /** Every few seconds: leases are renewed, empty rooms closed. */
  function makeRounds(): void {
    for (const exercise of live.values()) watch(exercise.code, lookAfter(exercise));
    stopRounds = clock.at(clock.nowMs() + RENEW_MS, makeRounds);
  }

  async function lookAfter(exercise: LiveExercise): Promise<void> {
    const { code, epoch, room } = exercise;
    if (!(await store.leases.renew(code, epoch, LEASE_MS))) {
      log.warn({ code }, "another process has taken this exercise");
      if (live.get(code) === exercise) live.delete(code);
      exercise.debriefing.close();
      room.close();
      return;
    }
    const isIdle = room.watchers === 0 && storedState(room.round.play.phase.kind) !== "live";
    exercise.emptySinceMs = isIdle ? (exercise.emptySinceMs ?? clock.nowMs()) : null;
    if (exercise.emptySinceMs !== null && clock.nowMs() - exercise.emptySinceMs > PARK_AFTER_MS) await park(exercise);
  }

  return {
    get size() {
      return live.size;
    },
    get isClosed() {
      return isClosed;
    },
    get,
    open,
    async resume() {
      for (const { code } of await store.exercises.open()) {
        const round = (await store.rounds.ofExercise(code)).at(-1);
        if (round?.state === "live") await reopen(code, 1);
      }
      return live.size;
    },
    async drain() {
      isClosed = true;
      stopRounds();
      await Promise.allSettled(opening.values());
      await Promise.all(
        [...live.values()].map((exercise) =>
          park(exercise).catch((err: unknown) =>
            log.error({ code: exercise.code, err }, "a room could not be drained"),
          ),
        ),
      );
    },
  };
}

/** A round counts as live from its briefing on: from there people's clocks run. */
function storedState(phase: PhaseName): RoundState {
  return phase === "briefing" ? "live" : phase;
}

function followDebrief({ debriefing }: LiveExercise, phase: PhaseName): void {
  if (phase === "live") debriefing.prepare();
  if (phase === "debrief") debriefing.begin();
}
