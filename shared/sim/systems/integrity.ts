/**
 * Harm to data: answers that are wrong and look right, and what people's hands have lost for good. Owns `wrong`,
 * `goodSeen` and `dataLost`. Of the good answers of a pool in a step `wrongRatio` are wrong, counted from T+0: callers,
 * health checks and service levels take them for good.
 */
import type { Step } from "../step.ts";

export function countWrong({ plant, state, tick }: Step): void {
  for (let pool = 0; pool < plant.pools.length; pool++) {
    if (tick > 0) state.wrong[pool] += (state.stationGood[pool] - state.goodSeen[pool]) * state.wrongRatio[pool];
    state.goodSeen[pool] = state.stationGood[pool];
  }
}

/** Writes, or asynchronous work, that a station had taken and nobody will ever see again. */
export function loseData({ state }: Step, station: number, count: number): void {
  state.dataLost[station] += count;
}
