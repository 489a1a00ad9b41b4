/**
 * Allowances [M19]: how many requests a station lets in per period, of some classes together; with a grace of so many
 * more or of so long, and none after it until the period ends. Owns `allowanceUsed` (a parameter as well: somebody may
 * refill it), `allowanceOut`, `allowanceLeft` and `letIn`.
 *
 * What is used is what was let in, exactly. Where callers send more within a step than could be foreseen, the step in
 * which an allowance runs out may let in that much beyond it.
 */
import type { Step } from "../step.ts";

/** What was let in counts, a new period begins, and what is left for this step follows. */
export function turnAllowances({ plant, state, tick }: Step): void {
  if (plant.allowances.length === 0) return;
  const classes = plant.classes.length;
  for (let a = 0; a < plant.allowances.length; a++) {
    const { station, classes: counted, periodTicks, fromTick } = plant.allowances[a];
    for (const pool of plant.stationPools[station])
      for (const k of counted) state.allowanceUsed[a] += state.letIn[pool * classes + k];
    if (tick > 0 && periodTicks > 0 && (tick - fromTick) % periodTicks === 0) state.allowanceUsed[a] = 0;
    const isOut = state.allowanceUsed[a] >= state.allowanceQuota[a];
    if (!isOut) state.allowanceOut[a] = -1;
    else if (state.allowanceOut[a] < 0) state.allowanceOut[a] = tick;
    const graceTicks = state.allowanceGraceS[a] * 10;
    const isGranted = graceTicks > 0 && (!isOut || tick - state.allowanceOut[a] < graceTicks);
    const most = state.allowanceQuota[a] + state.allowanceGrace[a];
    state.allowanceLeft[a] = isGranted ? Infinity : Math.max(0, most - state.allowanceUsed[a]);
  }
  state.letIn.fill(0);
}

/**
 * Lowers the shares of its classes that a pool admits in this step to what its station's allowances have left, of which
 * `part` is the pool's. Corrects what is foreseen too, and returns the sum of it.
 */
export function ration({ plant, state, work }: Step, pool: number, part: number): number {
  const { station } = plant.pools[pool];
  for (const a of plant.allowancesOf[station]) {
    if (state.allowanceLeft[a] === Infinity) continue;
    let asked = 0;
    for (const k of plant.allowances[a].classes) asked += work.foreseen[k];
    const most = state.allowanceLeft[a] * part;
    const share = most <= 0 ? 0 : asked > most ? most / asked : 1;
    if (share === 1) continue;
    for (const k of plant.allowances[a].classes) {
      state.admitted[pool * plant.classes.length + k] *= share;
      work.foreseen[k] *= share;
    }
  }
  let all = 0;
  for (const k of plant.pools[pool].classes) all += work.foreseen[k];
  return all;
}
