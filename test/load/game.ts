/** A game of a server under load: one session of one team, its host on a line of their own, live. */
import type { CharacterId, Command, Known } from "../../shared/protocol/index.ts";
import { command, found, join, seatBot, sit } from "./people.ts";
import type { Person, Tally } from "./people.ts";

export interface LoadGame {
  readonly code: string;
  readonly host: Person;
  /** Everybody but the host. */
  readonly people: readonly Person[];
  readonly live: () => boolean;
  /** Says something to the team: how long until all have it on their screens, in ms. */
  seen(text: string): Promise<number>;
  close(): void;
}

export interface GameWanted {
  readonly scenario: string;
  readonly seats: number;
  readonly speed: number;
  readonly liveMinutes?: number;
  /** Who plays; nobody does anything where none is named. */
  readonly characters: readonly CharacterId[];
  /** People without a seat. */
  readonly watchers?: number;
}

/** The same for each, so that its world is made once. */
const SEED = "1";
const PATIENCE_MS = 10 * 60_000;

export async function openLoadGame(url: string, wanted: GameWanted, tally: Tally, nth: number): Promise<LoadGame> {
  const { scenario, seats, speed, liveMinutes, characters, watchers = 0 } = wanted;
  const founded = await found(url, { scenario, seed: SEED, size: seats, speed, layer: "full", liveMinutes });
  const { code } = founded;
  const host = sit(url, founded, tally);
  const places = await Promise.all(Array.from({ length: seats + watchers }, (_, n) => join(url, code, nth * 32 + n)));
  const people = places.map((place, n) => {
    const character = n < seats ? characters[n % characters.length] : undefined;
    return character ? seatBot(url, place, tally, character, `${nth} ${n}`) : sit(url, place, tally);
  });
  await until(() => [host, ...people].every((one) => one.welcomes() > 0), `everybody is in ${code}`);
  if (characters.length === 0) {
    const seated = people.slice(0, seats).map((one, seat) => tell(one, { type: "seat.take", seat }));
    await Promise.all(seated);
  }
  const everybody = (holds: (known: Known) => boolean): boolean =>
    [host, ...people].every((one) => {
      const known = one.known();
      return known !== null && holds(known);
    });
  const areReady = (): boolean => everybody(({ common }) => common.seats.every(({ isReady }) => isReady));
  if (characters.length > 0) await until(areReady, `bots are ready in ${code}`);
  for (const phase of ["briefing", "live"] as const) {
    // Where many begin at once a commit can take too long; the server says so, and whoever hosts presses again.
    while (!everybody(({ common }) => common.session.phase === phase)) {
      const answer = await host.say(command({ type: "host.start" }));
      if (!answer.ok && answer.refusal.code !== "store/slow") throw new Error(`${code}: ${answer.refusal.code}`);
      await until(() => !answer.ok || everybody(({ common }) => common.session.phase === phase), `${phase} of ${code}`);
    }
  }
  const live = (): boolean => everybody(({ common }) => common.session.phase === "live");
  return {
    code,
    host,
    people,
    live,
    async seen(text) {
      const saidMs = performance.now();
      await tell(host, { type: "chat.say", text });
      const has = ({ common }: Known): boolean => common.chat.some((line) => line.text === text);
      await until(() => everybody(has), `${code} reads ${text}`, 2);
      return performance.now() - saidMs;
    },
    close: () => [host, ...people].forEach((one) => one.close()),
  };
}

export async function tell(person: Person, said: Command): Promise<void> {
  const answer = await person.say(command(said));
  if (!answer.ok) throw new Error(`${said.type}: ${answer.refusal.code}`);
}

export async function until(holds: () => boolean, what: string, everyMs = 50): Promise<void> {
  const since = performance.now();
  while (!holds()) {
    if (performance.now() - since > PATIENCE_MS) throw new Error(`It never came to that: ${what}.`);
    await pass(everyMs);
  }
}

export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
