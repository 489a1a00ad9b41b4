/** How long a round is in simulated time: as planned, whatever speed it is played at. */
import type { Scenario } from "./scenario.ts";

/** Simulated seconds of a round per real second of its live time. */
export const PLANNED_SPEED = 4;

/** The standard live time, in simulated seconds from T+0. */
export function horizonSecondsOf({ minutes }: Pick<Scenario, "minutes">): number {
  return minutes.standard * 60 * PLANNED_SPEED;
}
