/**
 * Whether a visible condition holds: the scenario's `signal`, read off the history of scrapes alone, as policies read
 * it. `forS` asks that it held in every scrape since then.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Signal, Topology } from "../content/index.ts";
import { signalHolds } from "../sim/index.ts";
import type { History } from "./history.ts";

export function holds(signal: Signal, topology: Topology, history: History): boolean {
  const now = history.recent.at(-1);
  if (!now) return false;
  const since = now.scrapeTick - secondsToTicks(signal.forS);
  const scrapes = history.recent.filter(({ scrapeTick }) => scrapeTick >= since);
  const isLongEnough = signal.forS === 0 || (scrapes[0]?.scrapeTick ?? 0) <= since + secondsToTicks(10);
  return isLongEnough && scrapes.every((scrape) => signalHolds(topology, scrape, signal));
}
