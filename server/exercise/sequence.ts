/**
 * Which round comes next: a warm-up on top of the round that waits in its lobby, that round again when everybody is
 * warm, the incident once more after its debrief. People and seats come along; the room of the round before closes.
 * Beside it, what is done with several teams: who goes to another one, and what all of them do at once.
 */
import { nanoid } from "nanoid";
import { must } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { memberOf } from "../../shared/play/index.ts";
import type { Play, PlayOptions, RoundSetup } from "../../shared/play/index.ts";
import type { Acknowledgement, Command, ExerciseCommand } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { fromNothing } from "../rooms/index.ts";
import type { Clock, Room } from "../rooms/index.ts";
import type { Round } from "../storage/index.ts";
import { settled } from "./canonical.ts";
import { foundRound } from "./founding.ts";
import type { FoundingOptions } from "./founding.ts";
import { nameIncident } from "./incident.ts";
import type { LiveExercise } from "./live.ts";
import type { HallLog } from "./log.ts";
import { openRound, presentRounds } from "./opening.ts";
import type { Team } from "./team.ts";
import { Busy } from "./worlds.ts";

export interface SequenceOptions extends Pick<FoundingOptions, "store" | "worlds" | "engineVersion"> {
  readonly clock: Clock;
  readonly log: HallLog;
  /** What teams warm up on. */
  readonly toy: Scenario;
  /** The scenario of the library that an exercise chose, as its file stands. */
  readonly scenarioOf: (choice: string | undefined) => Promise<Result<Scenario>>;
}

export interface Sequence {
  /** By a host. Whoever asks twice under one name is answered once. */
  ask(exercise: LiveExercise, team: Team, by: string, id: string, command: ExerciseCommand): Promise<Acknowledgement>;
  /** A warm-up is over: what it went before begins. */
  warmedUp(team: Team): Promise<void>;
}

const doings = { start: "host.start", pause: "clock.pause", resume: "clock.resume", end: "round.end" } as const;

/** A minute of planned time is four minutes of the world, which is what a warm-up has at the speed of life. */
const WARM_UP = { kind: "warm-up", speed: 1, liveMinutes: 1 } as const;
const WARM_UP_SEED = "warm-up";
const MOST_ANSWERS = 50;
const EXPEL_AFTER_MS = 100;

export function createSequence(options: SequenceOptions): Sequence {
  const { store, worlds, scenarioOf, clock } = options;
  const toy = settled(options.toy);
  const answers = new Map<string, Promise<Acknowledgement>>();
  /** Teams that are on their way to another round. */
  const moving = new Set<Team>();

  async function answer(
    exercise: LiveExercise,
    team: Team,
    by: string,
    command: ExerciseCommand,
  ): Promise<Acknowledgement> {
    const refusal = refusalOf(team, by, command);
    if (refusal) return refusal;
    switch (command.type) {
      case "exercise.warmUp":
        return alone(team, () => warmUp(exercise, team, by));
      case "exercise.playAgain":
        return alone(team, () => playAgain(exercise, team, command));
      case "exercise.goTo":
        return goTo(exercise, team, by, command.team);
      case "exercise.move":
        return move(exercise, command.member, command.team);
      case "exercise.all":
        return doWithAll(exercise, by, { type: doings[command.act] });
      case "exercise.configure":
        return doWithAll(exercise, by, { ...command, type: "host.configure" });
      case "exercise.compare":
        return compare(exercise, command.shown);
    }
  }

  /** A team goes on to one round at a time. */
  async function alone(team: Team, act: () => Promise<Acknowledgement>): Promise<Acknowledgement> {
    if (moving.has(team)) return busy;
    moving.add(team);
    try {
      return await act();
    } catch (problem) {
      if (problem instanceof Busy) return turnDown("exercise/busy");
      throw problem;
    } finally {
      moving.delete(team);
    }
  }

  async function warmUp({ code }: LiveExercise, team: Team, by: string): Promise<Acknowledgement> {
    const { incident, options } = team.room.round.play;
    const { size, layer } = options;
    const setup: RoundSetup = { scenario: toy, seed: WARM_UP_SEED, options: { ...WARM_UP, incident, size, layer } };
    await begin(code, team, "warm-up", setup, async (room, before) => {
      await bring(room, before, 0);
      for (const command of [{ type: "host.start" }, { type: "host.start" }] as const) await say(room, by, command);
    });
    return { ok: true };
  }

  async function playAgain(
    { code, options: { choice } }: LiveExercise,
    team: Team,
    { incident, swap }: Extract<ExerciseCommand, { type: "exercise.playAgain" }>,
  ): Promise<Acknowledgement> {
    const { setup, play } = team.room.round;
    let { scenario, seed } = setup;
    if (incident === "new") {
      const chosen = await scenarioOf(choice);
      const drawn = chosen.ok ? worlds.draw(chosen.value) : chosen;
      if (!drawn.ok) return drawn;
      ({ scenario, seed } = drawn.value);
    }
    const next: PlayOptions = { ...play.options, ...timeLeft(play), incident: nameIncident() };
    await begin(code, team, "incident", { scenario, seed, options: next }, (room, before) =>
      bring(room, before, swap ? 1 : 0),
    );
    return { ok: true };
  }

  /** Their browser comes back by itself, to the team that they belong to now. A host stays a host of both. */
  async function goTo({ teams }: LiveExercise, from: Team, by: string, number: number): Promise<Acknowledgement> {
    const to = teams[number];
    if (!to || to === from) return noTeam;
    const me = must(memberOf(from.room.round.play, by), by);
    const there = memberOf(to.room.round.play, by);
    // They would see what is true there, and come back.
    if (me.isHost && me.seat !== null && isUnderWay(from)) {
      return turnDown("exercise/has-seat");
    }
    if (!me.isHost) {
      const isEarly = [from, to].every(({ room }) => room.round.play.phase.kind === "lobby");
      if (!isEarly) return turnDown("exercise/too-late");
    }
    const joined = await to.room.join(by, me.isHost);
    if (!joined.ok) return joined;
    if (me.facilitates && there?.facilitates !== true && isUnderWay(to)) {
      if (there && there.seat !== null) await say(to.room, by, { type: "seat.release" });
      await say(to.room, by, { type: "guide.begin" });
    }
    if (!me.isHost) await from.room.leave(by);
    return send(from, by, number);
  }

  /** Somebody else, whatever their team is doing: who is sent knows what they have seen, and the host knows that. */
  async function move({ teams, bots }: LiveExercise, member: string, number: number): Promise<Acknowledgement> {
    const from = teams.find(({ room }) => memberOf(room.round.play, member) !== undefined);
    const to = teams[number];
    if (!from) return turnDown("exercise/gone");
    if (!to || to === from) return noTeam;
    if (must(memberOf(from.room.round.play, member), member).isHost) {
      return turnDown("exercise/is-host");
    }
    if (bots.has(member)) {
      return turnDown("exercise/is-bot");
    }
    const joined = await to.room.join(member, false);
    if (!joined.ok) return joined;
    await from.room.leave(member);
    return send(from, member, number);
  }

  /** To where they belong now; the answer to who asked goes out first. */
  async function send(from: Team, member: string, number: number): Promise<Acknowledgement> {
    await store.members.setTeam(member, number);
    clock.at(clock.nowMs() + EXPEL_AFTER_MS, () => from.room.expel(member));
    return { ok: true };
  }

  async function compare(exercise: LiveExercise, shown: boolean): Promise<Acknowledgement> {
    exercise.options = { ...exercise.options, comparesTeams: shown };
    await store.exercises.setOptions(exercise.code, exercise.options);
    return { ok: true };
  }

  /** Each team that can does it; refused only where none can. */
  async function doWithAll({ teams }: LiveExercise, by: string, command: Command): Promise<Acknowledgement> {
    const answers = await Promise.all(
      teams.map(async ({ room }): Promise<Acknowledgement> => {
        const joined = await room.join(by, true);
        return joined.ok ? room.submit(by, { id: nanoid(), command }) : joined;
      }),
    );
    return answers.find(({ ok }) => ok) ?? must(answers[0], "a team");
  }

  async function begin(
    code: string,
    team: Team,
    kind: Round["kind"],
    setup: RoundSetup,
    settle: (room: Room, before: Play) => Promise<void>,
  ): Promise<void> {
    const start = await fromNothing(worlds, setup, options.engineVersion);
    const last = (await roundsOf(team)).at(-1)?.number ?? 0;
    const place = { exercise: code, team: team.number, number: last + 1, kind };
    await team.move(await foundRound(options, place, team.epoch, setup, start), settle);
  }

  /** In the order they were founded. */
  async function roundsOf({ round: { exercise }, number }: Team): Promise<readonly Round[]> {
    return (await store.rounds.ofExercise(exercise)).filter(({ team }) => team === number);
  }

  return {
    ask(exercise, team, by, id, command) {
      const key = `${by} ${id}`;
      const known = answers.get(key);
      if (known) return known;
      const answering = answer(exercise, team, by, command);
      answers.set(key, answering);
      const [oldest] = answers.keys();
      if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
      return answering;
    },
    async warmedUp(team) {
      await store.rounds.setState(team.round.id, team.epoch, "closed");
      const waiting = must(presentRounds(await roundsOf(team))[0], "the round beneath a warm-up");
      await team.move(await openRound(options, waiting), async (room, before) => {
        await bring(room, before, 0);
        const host = hostIn(before);
        // With no host left, people find themselves in the lobby.
        if (host && before.members.some(({ seat }) => seat !== null)) await say(room, host, { type: "host.start" });
      });
    },
  };
}

function refusalOf(team: Team, by: string, { type }: ExerciseCommand): Acknowledgement | null {
  const { play } = team.room.round;
  if (type === "exercise.goTo") return null;
  if (memberOf(play, by)?.isHost !== true) {
    return turnDown("role/host-only");
  }
  if (type !== "exercise.playAgain" && type !== "exercise.warmUp") return null;
  const phase = play.phase.kind;
  if (type === "exercise.playAgain") {
    return phase === "debrief" ? null : turnDown("exercise/not-over");
  }
  if (phase !== "lobby") return turnDown("exercise/not-in-lobby");
  return play.members.some(({ seat }) => seat !== null) ? null : turnDown("lobby/no-players");
}

/** As long as was planned, without what this round was given besides; a plan whose rounds are over plans nothing more. */
function timeLeft({ options, timeline }: Play): Pick<PlayOptions, "plan" | "liveMinutes"> {
  const { plan, liveMinutes } = options;
  const given = timeline
    .filter(({ message }) => message.code === "round.extended")
    .reduce((sum, { message }) => sum + Number(message.params["minutes"]), 0);
  const left = plan !== null && plan.roundsLeft > 0 ? { ...plan, roundsLeft: plan.roundsLeft - 1 } : null;
  return { plan: left, liveMinutes: liveMinutes - given };
}

/** Not over yet. */
function isUnderWay({ room }: Team): boolean {
  const { kind } = room.round.play.phase;
  return kind !== "debrief" && kind !== "closed";
}

const noTeam = turnDown("exercise/no-team");
const busy = turnDown("exercise/moving");

/**
 * Everybody who was there before, on the seat `by` further on where they had one; whoever has gone goes. Whoever
 * facilitates goes on to, and the door is as open as it was.
 */
async function bring(room: Room, before: Play, by: number): Promise<void> {
  const host = hostIn(before);
  if (host) accept(await room.join(host, true));
  if (host && room.round.play.isLocked) await say(room, host, { type: "host.lock", locked: false });
  for (const { id } of room.round.play.members) if (!memberOf(before, id)) await room.leave(id);
  for (const { id, isHost } of before.members) accept(await room.join(id, isHost));
  const taken = before.members
    .flatMap(({ id, seat }) => (seat === null ? [] : [{ id, seat }]))
    .sort((a, b) => a.seat - b.seat);
  const wanted = new Map(taken.map(({ id }, n) => [id, must(taken[(n + by) % taken.length], "seat").seat]));
  // Everybody stands up first: two may have changed places.
  const moved = room.round.play.members.filter(({ id, seat }) => seat !== (wanted.get(id) ?? null));
  for (const { id, seat } of moved) if (seat !== null) await say(room, id, { type: "seat.release" });
  for (const { id } of moved) {
    const seat = wanted.get(id);
    if (seat !== undefined) await say(room, id, { type: "seat.take", seat });
  }
  for (const { id, facilitates } of before.members) {
    if (facilitates && !memberOf(room.round.play, id)?.facilitates) await say(room, id, { type: "guide.begin" });
  }
  if (host && before.isLocked) await say(room, host, { type: "host.lock", locked: true });
}

async function say(room: Room, by: string, command: Command): Promise<void> {
  accept(await room.submit(by, { id: nanoid(), command }));
}

function accept(answer: Acknowledgement | Result<void>): void {
  if (!answer.ok) throw new Error(answer.refusal.reason);
}

function hostIn({ members }: Play): string | undefined {
  return members.find(({ isHost }) => isHost)?.id;
}
