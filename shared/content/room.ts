/**
 * How far the patience and the retries of a call can be raised while a world runs. What is remembered of open attempts
 * is sized when a world is compiled; a value beyond its room would be cut in silence, so content refuses it instead.
 */
import type { Call } from "./topology.ts";

export interface Room {
  /** Longest time-out; null has no limit. */
  readonly timeoutMs: number | null;
  readonly retries: number;
  /** Longest wait before a retry. */
  readonly waitMs: number;
}

/** How far a time-out may be raised, as a multiple of its declared value. */
const TIMEOUT_ROOM = 2;

export function roomOf({ timeoutMs, retries }: Pick<Call["spec"], "timeoutMs" | "retries">): Room {
  return {
    timeoutMs: timeoutMs === null ? null : timeoutMs * TIMEOUT_ROOM,
    retries: retries.max,
    waitMs: longestWaitMs(retries),
  };
}

/** The wait before the last retry. */
export function longestWaitMs({ backoffMs, factor, capMs, max }: Call["spec"]["retries"]): number {
  let times = 1;
  for (let n = 1; n < max; n++) times *= factor;
  return Math.min(capMs, backoffMs * times);
}
