/**
 * Kills the built server at random moments under load and says what became of it. After each kill every guest must be
 * back in the seat it had, in a round that is still live and goes on, without anybody's doing; in the end every
 * command that anybody was told was done must stand in the journal, once, and the journal must replay to the hash that
 * the last checkpoint has.
 */
import { inspect, isDeepStrictEqual } from "node:util";
import seedrandom from "seedrandom";
import { expect } from "vitest";
import { z } from "zod";
import type { Store } from "../../server/storage/index.ts";
import { replays } from "../server/replays.ts";
import { open } from "../server/storage/backing.ts";
import type { Backing } from "../server/storage/backing.ts";
import { openGame } from "./game.ts";
import type { Game, Guest } from "./game.ts";
import { openMortal } from "./server.ts";
import type { Mortal } from "./server.ts";

export interface Killing {
  readonly backing: Backing;
  readonly kills: number;
  /** No kill begins after so many minutes. */
  readonly minutes: number;
  readonly seed: string;
  readonly say: (line: string) => void;
}

export interface Outcome {
  readonly kills: number;
  /** Of them, so many hit a server that was starting. */
  readonly whileStarting: number;
  readonly games: number;
  readonly acknowledged: number;
  /** Acknowledged and not in the journal, or there twice. Must be empty. */
  readonly missing: readonly string[];
  readonly twice: readonly string[];
  /** Rounds, seats or guests that did not come back as they were. Must be empty. */
  readonly broken: readonly string[];
  /** Exercises whose journal does not replay to the state of their checkpoint, and how they differ. Must be empty. */
  readonly diverged: readonly string[];
  /** How far screens went back at most, in real milliseconds. */
  readonly wentBackMs: number;
}

const partsShape = z.union([
  z.array(z.unknown()).transform((list) => Object.fromEntries(list.entries())),
  z.record(z.string(), z.unknown()),
]);

/** Rooms run so much faster than real time. */
const SPEED = 4;
const GAMES = 2;
const LONGEST_WAIT_MS = 3000;
const STARTING_SHARE = 0.2;
/** On a busy machine; nothing is measured by it. */
const PATIENCE_MS = 120_000;
const SCENARIOS = ["t0", "s01", "s04", "s05", "s12"] as const;

export async function killRepeatedly({ backing, kills, minutes, seed, say }: Killing): Promise<Outcome> {
  const luck = seedrandom(seed);
  const mortal = await openMortal({
    SMALL_CAUSES_TEST_SPEED: String(SPEED),
    ...(backing.databaseUrl === undefined
      ? { SMALL_CAUSES_DATA: backing.dataFolder }
      : { DATABASE_URL: backing.databaseUrl }),
  });
  const games: Game[] = [];
  const broken: string[] = [];
  const endsAt = performance.now() + minutes * 60_000;
  let [killed, whileStarting, wentBackMs] = [0, 0, 0];
  const live = (): readonly Game[] => games.filter((game) => game.phase() === "live");
  try {
    await startFor(mortal);
    for (let kill = 1; kill <= kills && performance.now() < endsAt; kill++) {
      while (live().length < GAMES) games.push(await openLive(mortal.url, `${seed}-${games.length}`, luck()));
      await pass(luck() * LONGEST_WAIT_MS);
      const before = live().map(picture);
      await mortal.kill();
      killed++;
      if (luck() < STARTING_SHARE) {
        whileStarting++;
        void mortal.start();
        await pass((luck() * LONGEST_WAIT_MS) / 2);
        await mortal.kill();
      }
      await startFor(mortal);
      for (const was of before) {
        const { problems, backMs } = await comeBack(was);
        broken.push(...problems.map((problem) => `kill ${kill}: ${was.game.code}: ${problem}`));
        wentBackMs = Math.max(wentBackMs, backMs);
      }
      say(`kill ${kill}: ${before.length} live rounds went on; ${count(games)} commands acknowledged so far`);
    }
    // The last thing that was acknowledged shall have been told.
    await pass(500);
  } finally {
    for (const game of games) game.close();
    await mortal.stop();
  }
  broken.push(...games.flatMap((game) => game.lost));
  if (broken.length > 0) say(mortal.lines.join("\n"));
  const store = await open(backing);
  try {
    const found = await Promise.all(games.map((game) => missingOf(store, game)));
    const diverged: string[] = [];
    for (const { code } of games) {
      const [withCheckpoint, fromTheStart] = await replays(store, code);
      const difference = differenceOf(withCheckpoint, fromTheStart);
      if (difference !== null) diverged.push(`${code}: ${difference}`);
    }
    return {
      kills: killed + whileStarting,
      whileStarting,
      games: games.length,
      acknowledged: count(games),
      missing: found.flatMap(({ missing }) => missing),
      twice: found.flatMap(({ twice }) => twice),
      broken,
      diverged,
      wentBackMs: Math.round(wentBackMs),
    };
  } finally {
    await store.close();
  }
}

async function startFor(mortal: Mortal): Promise<void> {
  if (!(await mortal.start())) throw new Error(`The server did not start:\n${mortal.lines.join("\n")}`);
}

async function openLive(url: string, seed: string, luck: number): Promise<Game> {
  const scenario = SCENARIOS[Math.floor(luck * SCENARIOS.length)] ?? "t0";
  const game = await openGame({ url, scenario, seed });
  await until(() => game.phase() === "live", `${game.code} goes live`);
  return game;
}

interface Picture {
  readonly game: Game;
  readonly guests: readonly { readonly guest: Guest; readonly welcomes: number; readonly seat: number | null }[];
}

function picture(game: Game): Picture {
  const guests = game.guests.map((guest) => ({ guest, welcomes: guest.welcomes(), seat: seatOf(guest) }));
  return { game, guests };
}

function seatOf(guest: Guest): number | null {
  return guest.known()?.own.you.seat ?? null;
}

/** Waits for everybody to be back and the world to move beyond what was seen. */
async function comeBack({ game, guests }: Picture): Promise<{ readonly problems: string[]; readonly backMs: number }> {
  const problems: string[] = [];
  let backMs = 0;
  for (const { guest, welcomes, seat } of guests) {
    const seen = guest.known();
    if (await isTrueSoon(() => guest.welcomes() > welcomes)) {
      const first = guest.welcomedTo();
      if (first?.own.you.seat !== seat) problems.push(`${guest.member} sat on ${seat}, now on ${first?.own.you.seat}`);
      if (first && seen && seen.n > 0 && first.clockMs < seen.clockMs) {
        backMs = Math.max(backMs, (seen.clockMs - first.clockMs) / SPEED);
      }
    } else problems.push(`${guest.member} did not come back`);
  }
  const { phase, known } = { phase: game.phase, known: game.guests.at(-1)?.known };
  const tick = known?.()?.tick ?? 0;
  const goesOn = await isTrueSoon(() => phase() !== "live" || (known?.()?.tick ?? 0) > tick);
  if (!goesOn) problems.push("its world does not go on");
  if (!["live", "debrief", "closed"].includes(phase())) problems.push(`it is in ${phase()}`);
  return { problems, backMs };
}

/** Which acknowledged commands the journal lacks, and which it has twice. What a later row took back does not count. */
async function missingOf(store: Store, game: Game): Promise<{ readonly missing: string[]; readonly twice: string[] }> {
  const [round] = await store.rounds.ofExercise(game.code);
  const rows: { readonly seq: number; readonly kind: string; readonly body: Readonly<Record<string, unknown>> }[] = [];
  for await (const page of store.journal.read(round?.id ?? "", 0)) rows.push(...page);
  const voided = new Set(rows.flatMap(({ kind, body }) => (kind === "void" ? [body["of"]] : [])));
  const times = new Map<unknown, number>();
  for (const { seq, kind, body } of rows) {
    if (kind === "command" && !voided.has(seq)) times.set(body["id"], (times.get(body["id"]) ?? 0) + 1);
  }
  const ids = [...game.acknowledged];
  return {
    missing: ids.filter((id) => !times.has(id)),
    twice: ids.filter((id) => (times.get(id) ?? 0) > 1),
  };
}

/** The first place at which two values differ, and what stands there; null: nowhere. */
function differenceOf(one: unknown, other: unknown, path = ""): string | null {
  if (isDeepStrictEqual(one, other)) return null;
  const [left, right] = [partsShape.safeParse(one).data, partsShape.safeParse(other).data];
  if (!left || !right) return `${path}: ${inspect(one)} or ${inspect(other)}`;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const difference = differenceOf(left[key], right[key], `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return `${path}: of different kinds`;
}

function count(games: readonly Game[]): number {
  return games.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(holds: () => boolean, what: string): Promise<void> {
  await expect.poll(holds, { timeout: PATIENCE_MS, message: what }).toBe(true);
}

function isTrueSoon(holds: () => boolean): Promise<boolean> {
  return until(holds, "").then(
    () => true,
    () => false,
  );
}
