/** What readings can be, in one table, and flaws of conditions on them: those that never hold, and those that always do. */
import { when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";

type Range = readonly [least: number, most: number];

const share: Range = [0, 1];
const amount: Range = [0, Infinity];

const ranges = {
  errorRatio: share,
  utilization: share,
  hitRatio: share,
  sli: share,
  p95Ms: amount,
  rps: amount,
  queue: amount,
  ceiling: amount,
  replicas: amount,
  boots: amount,
  // Calls that fail at once, at an open breaker or without a connection, make no attempt: it may be less than 1.
  attemptsPerCall: amount,
} as const satisfies Readonly<Record<string, Range>>;

export type Metric = keyof typeof ranges;

export function rangeOf(metric: Metric): Range {
  return ranges[metric];
}

interface Limits {
  readonly above?: number | undefined;
  readonly below?: number | undefined;
}

/** Where both limits are there, both have to be met. */
export function limitsFlaws(metric: Metric, { above, below }: Limits, path: Path): readonly Flaw[] {
  const [least, most] = rangeOf(metric);
  const flaw = (how: "never" | "always", end: "above" | "below", written: number): readonly Flaw[] => {
    const range = most === Infinity ? `${metric} is never below ${least}` : `${metric} goes from ${least} to ${most}`;
    return [{ path: [...path, end], says: `${how} holds: ${range}${percentMeant(written, most)}` }];
  };
  if (above === undefined && below === undefined)
    return [{ path, says: "add above or below, the value at which it holds." }];
  if (above !== undefined && above >= most) return flaw("never", "above", above);
  if (below !== undefined && below <= least) return flaw("never", "below", below);
  if (above !== undefined && below !== undefined)
    return when(above >= below, path, "never holds: write above less than below.");
  if (above !== undefined && above < least) return flaw("always", "above", above);
  if (below !== undefined && below > most) return flaw("always", "below", below);
  return [];
}

/** A share that was written in percent. */
function percentMeant(written: number, most: number): string {
  return most === 1 && written > 1 && written <= 100 ? `; did you mean ${written / 100}?` : ".";
}
