/**
 * Queues that refuse who has waited too long, as Facebook's "Fail at Scale" describes it after CoDel: who comes while the
 * queue has not been empty for an interval may wait for the target alone, everybody else for the interval. Owns
 * `emptyTick`. Who is refused is told at once, living or not; the slots go to those who have just come.
 */
import { DUST } from "../step.ts";
import { cohortAt, WAIT } from "../cohorts.ts";
import type { Step } from "../step.ts";
import { failAttempt } from "./answers.ts";
import { isIdle } from "./idle.ts";
import { longestWait, removeQueued } from "./queues.ts";

export function shedStale(step: Step): void {
  const { plant, state, tick } = step;
  for (const pool of plant.shedding) {
    if (state.queueTotal[pool] <= DUST) state.emptyTick[pool] = tick;
    else for (let came = state.queueHead[pool]; came < tick; came++) shed(step, pool, came);
  }
}

/** Refuses those of a tick whose time is over by the middle of this step. They came evenly over that tick. */
function shed(step: Step, pool: number, came: number): void {
  const { plant, state, tick } = step;
  const late = tick + 0.5 - longestWait(step, pool, came) - came;
  if (late <= 0) return;
  // Of those who are left: a part went in the step before.
  const before = Math.max(0, late - 1);
  const share = late >= 1 ? 1 : (late - before) / (1 - before);
  for (const k of plant.pools[pool].classes) {
    const mass = removeQueued(step, pool, k, came, share);
    if (mass <= 0) continue;
    state.rejected[pool] += mass;
    for (const s of plant.pools[pool].streams[k]) refuse(step, s, came, share);
  }
}

/** Their clients hear of it. */
function refuse(step: Step, stream: number, came: number, share: number): void {
  const { plant, state, tick } = step;
  if (isIdle(step, stream) || tick - came >= plant.streams[stream].length) return;
  const at = cohortAt(plant.streams[stream], came) + WAIT;
  const living = state.cohorts[at] * share;
  if (living <= 0) return;
  state.cohorts[at] -= living;
  failAttempt(step, stream, came, living, "error");
}
