/**
 * Bots that a host takes in for the seats that nobody has: for a rehearsal, or for practice with colleagues. They sit in
 * this process, see what their seat sees, and go with their exercise; after a restart they come back with it. A brain that
 * throws costs its own bot and nothing else.
 */
import { nanoid } from "nanoid";
import { assert, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { memberOf } from "../../shared/play/index.ts";
import type { CharacterId, Frame, FullFrame } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { openPlayer } from "../bots/index.ts";
import type { Dial, Player } from "../bots/index.ts";
import type { Attached } from "../rooms/index.ts";
import type { Store } from "../storage/index.ts";
import type { LiveExercise } from "./live.ts";
import type { HallLog } from "./log.ts";
import type { Team } from "./team.ts";
import { newToken } from "./tokens.ts";

export interface Colleagues {
  /** A bot for each seat that is free and has no bot on its way. */
  fill(exercise: LiveExercise, character: CharacterId): Promise<Result<Fill>>;
  /** All of them leave. */
  dismiss(exercise: LiveExercise): Promise<Result<Fill>>;
  /** The exercise was opened: those who belong to it sit down again. */
  comeBack(exercise: LiveExercise): void;
}

export interface Fill {
  /** How many bots the exercise has now. */
  readonly bots: number;
}

export interface ColleaguesOptions {
  readonly store: Pick<Store, "members">;
  readonly log: HallLog;
  /** The names of the exercise are others now. */
  readonly announce: (exercise: LiveExercise) => void;
}

const MOST_IN_EXERCISE = 8;
const MOST_IN_PROCESS = 32;
const names = ["Juno", "Otis", "Vera", "Milo", "Nell", "Rufus", "Ida", "Hugo"] as const;

export function createColleagues({ store, log, announce }: ColleaguesOptions): Colleagues {
  const players = new Map<string, Player>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One after another: whoever fills seats counts the bots that there are. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work, work);
    turn = done;
    return done;
  }

  function play(exercise: LiveExercise, team: Team, member: string): void {
    const { code, bots } = exercise;
    const character = bots.get(member);
    if (character === undefined || players.has(member)) return;
    if (players.size >= MOST_IN_PROCESS) return log.warn({ code, member }, "there are too many bots to play this one");
    const failed = (problem: unknown): void => {
      log.error({ code, member, err: problem }, "a bot gave up");
      stop(member);
      inTurn(() => remove(exercise, member)).then(
        () => announce(exercise),
        (err: unknown) => log.error({ code, member, err }, "a bot that gave up keeps its seat"),
      );
    };
    const player = openPlayer({
      dial: dialRoom(team, member, failed),
      character,
      seed: member,
      newId: nanoid,
      hear: { ended: () => void players.delete(member) },
      isBot: (other) => bots.has(other),
    });
    players.set(member, player);
  }

  function stop(member: string): void {
    players.get(member)?.close();
    players.delete(member);
  }

  async function remove({ bots, teams }: LiveExercise, member: string): Promise<void> {
    stop(member);
    bots.delete(member);
    await store.members.retire(member);
    for (const { room } of teams) {
      if (memberOf(room.round.play, member)) await room.leave(member);
    }
  }

  async function takeIn(exercise: LiveExercise, team: Team, character: CharacterId): Promise<Result<void>> {
    const id = nanoid(10);
    const name = freeName(exercise);
    const place = { id, exercise: exercise.code, team: team.number, tokenHash: newToken().hash, name };
    const joined = await team.room.join(id, false);
    if (!joined.ok) return joined;
    await store.members.add({ ...place, role: "bot", character });
    exercise.names.set(id, name);
    exercise.bots.set(id, character);
    announce(exercise);
    play(exercise, team, id);
    return joined;
  }

  async function fill(exercise: LiveExercise, character: CharacterId): Promise<Result<Fill>> {
    for (const team of exercise.teams) {
      while (wantedIn(exercise, team) > 0 && exercise.bots.size < MOST_IN_EXERCISE) {
        if (players.size >= MOST_IN_PROCESS) {
          return turnDown("bots/no-room");
        }
        const taken = await takeIn(exercise, team, character);
        if (!taken.ok) return taken;
      }
    }
    return ok({ bots: exercise.bots.size });
  }

  return {
    fill: (exercise, character) => inTurn(() => fill(exercise, character)),

    dismiss: (exercise) =>
      inTurn(async () => {
        for (const member of exercise.bots.keys()) await remove(exercise, member);
        announce(exercise);
        return ok({ bots: 0 });
      }),

    comeBack(exercise) {
      for (const team of exercise.teams) {
        for (const { id } of team.room.round.play.members) play(exercise, team, id);
      }
    },
  };
}

/** Seats that nobody has, without those that a bot is about to take. */
function wantedIn({ bots }: LiveExercise, { room }: Team): number {
  const { members, seats } = room.round.play;
  const taken = members.filter(({ seat }) => seat !== null).length;
  const coming = members.filter(({ id, seat }) => seat === null && bots.has(id)).length;
  return seats.length - taken - coming;
}

function freeName(exercise: LiveExercise): string {
  const taken = new Set(exercise.names.values());
  const free = names.map((name) => `Bot ${name}`).find((name) => !taken.has(name));
  return free ?? `Bot ${exercise.names.size + 1}`;
}

/** A bot's line to the room of its team, without a socket: frames are those that a browser would get. */
function dialRoom(team: Team, member: string, failed: (problem: unknown) => void): Dial {
  return (ear) => {
    let attached: Attached | null = null;
    let isOpen = true;
    /** Never within the room's own turn, and never with what a brain throws. */
    const soon = (act: () => void): void =>
      queueMicrotask(() => {
        try {
          if (isOpen) act();
        } catch (problem) {
          failed(problem);
        }
      });
    const look = (): void => {
      const { room, round } = team;
      attached = room.attach(member, {
        isReady: true,
        send: (text) => soon(() => ear.frame(frameIn(text))),
        close: () => room === team.room && soon(() => end()),
      });
      ear.welcome(round.number, fullFrameIn(attached.frame));
    };
    const offMove = team.onMove(() => {
      attached?.detach();
      soon(look);
    });
    const close = (): void => {
      isOpen = false;
      offMove();
      attached?.detach();
    };
    const end = (): void => {
      close();
      ear.ended(null);
    };
    soon(look);
    return {
      command(spoken, answered) {
        team.room.submit(member, spoken).then(
          (answer) => soon(() => answered(answer)),
          // The room is lost and says so itself; the bot comes back with the exercise.
          () => soon(end),
        );
      },
      resync: () => attached?.resync(),
      close,
    };
  };
}

/** What the room itself has written. */
function frameIn(text: string): Frame {
  const frame: unknown = JSON.parse(text);
  assert(isFrame(frame), "a room writes frames");
  return frame;
}

function fullFrameIn(text: string): FullFrame {
  const frame = frameIn(text);
  assert(frame.kind === "full", "a look begins with a full view");
  return frame;
}

function isFrame(value: unknown): value is Frame {
  return typeof value === "object" && value !== null && "kind" in value;
}
