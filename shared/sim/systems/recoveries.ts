/**
 * Recoveries [M01]: calls that the rest of a fleet makes because replicas were lost: copies made anew, shards taken over.
 * Owns `owed` and `owedOpen`, and puts first attempts into `due`.
 *
 * Every replica that goes leaves so many calls to make, whoever made it go and whether or not it comes back; those in
 * rotation make them at their rate, and again where they failed. owed + open + answered = lost x calls for each.
 */
import type { Step } from "../step.ts";
import { beginCalls } from "./attempts.ts";
import { takeResults } from "./results.ts";

export function turnRecoveries(step: Step): void {
  const { plant, state, work } = step;
  for (let recovery = 0; recovery < plant.recoveries.length; recovery++) {
    const { client, pool, class: k } = plant.recoveries[recovery];
    takeResults(step, client, k);
    const { good, bad } = work.outcome;
    state.owedOpen[recovery] = Math.max(0, state.owedOpen[recovery] - good - bad);
    state.owed[recovery] += bad + state.went[pool] * state.recoveryPer[recovery];
    const isDead = state.dead[plant.pools[pool].station] === 1;
    const fleet = isDead ? 0 : state.rotation[pool] * (1 - state.recoveryPaused[recovery]);
    const calls = Math.min(state.owed[recovery], (fleet * state.recoveryRps[recovery]) / 10);
    if (calls <= 0) continue;
    state.owed[recovery] -= calls;
    state.owedOpen[recovery] += calls;
    beginCalls(step, client, k, calls);
  }
}
