/**
 * How long to wait before trying again. Each failure doubles it up to a bound, and chance spreads those who failed
 * together over half of it: else they would come back together, and fail together again.
 */

const FIRST_MS = 1000;

/** `failures` so far, from 1. `chance` is from 0 to 1, and the caller's own. */
export function backoffMs(failures: number, chance: number, mostMs: number): number {
  let longestMs = FIRST_MS;
  for (let n = 1; n < failures && longestMs < mostMs; n++) longestMs *= 2;
  return (Math.min(longestMs, mostMs) * (1 + chance)) / 2;
}
