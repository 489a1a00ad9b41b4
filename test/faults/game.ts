/**
 * One session of a running server and everybody in it: bots in the seats, a host who conducts and talks without pause.
 * All are clients on sockets as browsers are: when the line breaks they come back by themselves, and they remember
 * every command that they were told was done.
 */
import { randomUUID } from "node:crypto";
import { conduct, dialSocket, openPlayer } from "../../server/bots/index.ts";
import type { Dial } from "../../server/bots/index.ts";
import { follow, startFrom } from "../../shared/protocol/index.ts";
import type { Command, Known } from "../../shared/protocol/index.ts";
import { ask, placeIn } from "../server/house.ts";
import type { Place } from "../server/house.ts";

export interface Guest {
  readonly member: string;
  /** How often it was welcomed: once more for each time that it came back. */
  readonly welcomes: () => number;
  /** What its last welcome showed. */
  readonly welcomedTo: () => Known | null;
  readonly known: () => Known | null;
  close(): void;
}

export interface Game {
  readonly code: string;
  readonly guests: readonly Guest[];
  /** Ids of commands that were acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** Codes of refusals and how often each was heard. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Why a guest was sent away for good; none should be. */
  readonly lost: readonly string[];
  readonly phase: () => string;
  close(): void;
}

export interface GameOptions {
  readonly url: string;
  readonly scenario: string;
  readonly seed: string;
}

const SEATS = 3;
const TALK_EVERY_MS = 120;

export async function openGame({ url, scenario, seed }: GameOptions): Promise<Game> {
  const acknowledged = new Set<string>();
  const refusals = new Map<string, number>();
  const lost: string[] = [];
  const post = async (path: string, body: object): Promise<Place> => placeIn(await ask(url, "POST", path, body));
  const hosted = await post("/api/exercises", {
    scenario,
    seed: seed.replaceAll("/", "-"),
    size: SEATS,
    layer: "full",
    liveMinutes: 60,
    name: "H",
  });
  const { code } = hosted;

  /** A dial that notes who was welcomed and what was answered. */
  function noted({ member, token }: Place) {
    let [welcomes, welcomedTo]: [number, Known | null] = [0, null];
    const dial: Dial = (ear) => {
      const line = dialSocket(
        url,
        code,
        token,
      )({
        ...ear,
        welcome(round, frame) {
          welcomes++;
          welcomedTo = startFrom(frame);
          ear.welcome(round, frame);
        },
      });
      return {
        ...line,
        command: (spoken, answered) =>
          line.command(spoken, (answer) => {
            if (answer.ok) acknowledged.add(spoken.id);
            else refusals.set(answer.refusal.code, (refusals.get(answer.refusal.code) ?? 0) + 1);
            answered(answer);
          }),
      };
    };
    return { dial, guest: { member, welcomes: () => welcomes, welcomedTo: () => welcomedTo } };
  }

  const ended = (problem: string | null): void => void (problem !== null && lost.push(problem));

  function bot(place: Place, seat: number): Guest {
    const { dial, guest } = noted(place);
    let known: Known | null = null;
    const player = openPlayer({
      dial,
      character: "competent",
      seed: `${seed} ${seat}`,
      newId: randomUUID,
      hear: { saw: (now) => void (known = now), ended },
    });
    return { ...guest, known: () => known, close: () => player.close() };
  }

  const guests: Guest[] = [];
  for (let seat = 0; seat < SEATS; seat++) {
    guests.push(bot(await post(`/api/exercises/${code}/members`, { name: `Bot ${seat}` }), seat));
  }
  const { dial, guest } = noted(hosted);
  const host = openTalker(dial, ended);
  guests.push({ ...guest, ...host });
  return {
    code,
    guests,
    acknowledged,
    refusals,
    lost,
    phase: () => host.known()?.common.session.phase ?? "unknown",
    close: () => guests.forEach((each) => each.close()),
  };
}

/** Conducts, and in between says one thing after the other; under one id until it was answered. */
function openTalker(dial: Dial, ended: (problem: string | null) => void): Pick<Guest, "known" | "close"> {
  let known: Known | null = null;
  let phase: { readonly kind: string; readonly sinceMs: number } = { kind: "", sinceMs: 0 };
  let saying: { readonly id: string; readonly command: Command } | null = null;
  let said = 0;
  const line = dial({
    welcome(_round, frame) {
      known = startFrom(frame);
      if (saying) carry();
    },
    frame(frame) {
      const taken = known ? follow(known, frame) : null;
      if (taken?.is === "gap") line.resync();
      if (taken?.is === "new") known = taken.known;
    },
    ended,
  });
  const timer = setInterval(speak, TALK_EVERY_MS);

  function speak(): void {
    if (!known || saying) return;
    const { kind } = phase;
    const now = known.common.session.phase;
    if (now !== kind) phase = { kind: now, sinceMs: known.clockMs };
    const command: Command = conduct(known, phase.sinceMs) ?? { type: "chat.say", text: `line ${++said}` };
    saying = { id: randomUUID(), command };
    carry();
  }

  function carry(): void {
    const mine = saying;
    if (mine) line.command(mine, () => void (saying === mine && (saying = null)));
  }

  return {
    known: () => known,
    close() {
      clearInterval(timer);
      line.close();
    },
  };
}
