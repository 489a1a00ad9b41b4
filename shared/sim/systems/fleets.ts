/**
 * Replicas as processes: how many run, which came and which went in this step, whoever moved them. Owns `running`,
 * `came`, `went` and `bootsCounted`, and takes what replicas.ts noted in `boots` and `sentAway`; whatever else changed the
 * fleet shows in the difference. Only for pools where it matters: running = running before + came - went.
 */
import type { Step } from "../step.ts";

/** Before the first step all that serve have been running. */
export function restFleets({ plant, state }: Pick<Step, "plant" | "state">): void {
  for (const pool of plant.counted) state.running[pool] = state.serving[pool];
}

export function turnFleets({ plant, state }: Step): void {
  for (const pool of plant.counted) {
    const running = state.dead[plant.pools[pool].station] === 1 ? 0 : state.serving[pool] + state.aside[pool];
    const booted = state.boots[pool] - state.bootsCounted[pool];
    const unsaid = running - state.running[pool] - booted + state.sentAway[pool];
    state.came[pool] = booted + Math.max(0, unsaid);
    state.went[pool] = state.sentAway[pool] + Math.max(0, -unsaid);
    state.running[pool] = running;
    state.bootsCounted[pool] = state.boots[pool];
    state.sentAway[pool] = 0;
  }
}
