/**
 * The three claims that a drill is held to, each as a question to runs that share one horizon. A scenario of the library
 * is held to more (docs/scenarios.md); a drill in somebody's own world is not asked to go global or to be metastable.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Tick } from "../base/index.ts";

export interface Played {
  readonly userMinutes: number;
  /** Share of all users who fail at the horizon. */
  readonly failing: number;
  readonly wonTick: Tick | null;
}

export const BARS = {
  /** Share of the users who fail at the horizon when nobody acts. */
  failing: 0.2,
  /** Share of the ignored harm that a right way saves. */
  saved: 0.3,
  /** A wrong way costs at least so much of the ignored harm, … */
  asIgnored: 0.95,
  /** … or so many times the reference's, and is won clearly later or not at all. */
  timesReference: 2,
  laterS: 120,
};

/** Ignored, it breaks. */
export function breaks({ failing, wonTick }: Played): boolean {
  return failing >= BARS.failing && wonTick === null;
}

/** Well played, it is won. */
export function isRight({ wonTick, userMinutes }: Played, ignored: Played): boolean {
  return wonTick !== null && userMinutes <= (1 - BARS.saved) * ignored.userMinutes;
}

/** What is tempting and wrong hurts: no better than doing nothing, or much worse than the right way. */
export function hurts(run: Played, ignored: Played, reference: Played): boolean {
  const { userMinutes, wonTick } = run;
  if (userMinutes >= BARS.asIgnored * ignored.userMinutes) return true;
  const isLater =
    wonTick === null || reference.wonTick === null || wonTick - reference.wonTick >= secondsToTicks(BARS.laterS);
  return isLater && userMinutes >= BARS.timesReference * reference.userMinutes;
}
