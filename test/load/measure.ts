/** What a server's games cost and how well it serves them, over some seconds. */
import { pass } from "./game.ts";
import type { LoadGame } from "./game.ts";
import type { Tally } from "./people.ts";
import type { LoadedServer, Metrics } from "./server.ts";

export interface Measured {
  readonly games: number;
  readonly players: number;
  /** Share of turns of rooms that came more than 50 ms late. */
  readonly late: number;
  /** Shares of one core: all that the server's main thread used, and what steps of worlds took of it. */
  readonly core: number;
  readonly steps: number;
  /** The share of a core that the driver used: at one, it is what is measured. */
  readonly driver: number;
  /** A second and player, as they come over the line. */
  readonly bytes: number;
  readonly frames: number;
  readonly answeredMs: readonly number[];
  readonly seenMs: readonly number[];
}

const BETWEEN_LINES_MS = 250;
const LATENESS = "small_causes_step_lateness_seconds";

export async function measure(
  server: LoadedServer,
  games: readonly LoadGame[],
  tally: Tally,
  seconds: number,
): Promise<Measured> {
  const players = games.reduce((sum, { people }) => sum + people.length + 1, 0);
  const before = { ...tally, atMs: performance.now(), cpuS: server.cpuS(), own: process.cpuUsage() };
  const metrics = await server.metrics();
  tally.waitsMs.length = 0;
  const seen: Promise<number>[] = [];
  for (let n = 0; performance.now() - before.atMs < seconds * 1000; n++) {
    const game = games[n % games.length];
    if (game) seen.push(game.seen(`line ${Math.round(before.atMs)} ${n}`));
    await pass(BETWEEN_LINES_MS);
  }
  const now = await server.metrics();
  const passedS = (performance.now() - before.atMs) / 1000;
  const { user, system } = process.cpuUsage(before.own);
  const perPlayer = players * passedS;
  return {
    games: games.length,
    players,
    late: lateShare(metrics, now),
    core: (server.cpuS() - before.cpuS) / passedS,
    steps: (now.value("small_causes_step_seconds_sum") - metrics.value("small_causes_step_seconds_sum")) / passedS,
    driver: (user + system) / 1e6 / passedS,
    bytes: (tally.bytes - before.bytes) / perPlayer,
    frames: (tally.frames - before.frames) / perPlayer,
    answeredMs: [...tally.waitsMs],
    seenMs: await Promise.all(seen),
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function lateShare(before: Metrics, now: Metrics): number {
  const turns = now.value(`${LATENESS}_count`) - before.value(`${LATENESS}_count`);
  const inTime = now.atMost(LATENESS, 0.05) - before.atMost(LATENESS, 0.05);
  return turns === 0 ? 0 : 1 - inTime / turns;
}
