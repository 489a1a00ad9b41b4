/**
 * Warm-up [M13]: a replica that begins to serve has a share of its speed, and the rest of it evenly over its warm-up time:
 * code is compiled, pages and connections come in. Owns `cold` and `chill`.
 *
 * A pool works at the mean speed of its replicas, so its own work takes 1 / mean times longer. A fleet that starts at once
 * is cold at once; one that starts in parts has warm replicas to carry it. Who goes is as cold as the mean.
 */
import { WARMING } from "../compile/plant.ts";
import type { Warmup } from "../compile/plant.ts";
import type { Step } from "../step.ts";

export function turnWarmups(step: Step): void {
  const { plant, state, tick } = step;
  for (const warmup of plant.warmups) {
    const { pool, boots, base, stride, coldSpeed } = warmup;
    const running = state.running[pool];
    const before = running - state.came[pool] + state.went[pool];
    const kept = state.went[pool] > 0 && before > 0 ? Math.max(0, 1 - state.went[pool] / before) : 1;
    const now = base + (Math.floor(tick / stride) % WARMING);
    if (tick % stride === 0) state.cold[now] = 0;
    if (kept < 1) for (let at = base; at < base + WARMING; at++) state.cold[at] *= kept;
    state.cold[now] += boots ? state.entered[pool] : state.came[pool];
    const ready = running - (boots ? state.unready[pool] : 0);
    const lacking = ready > 0 ? Math.min(1, lackOf(step, warmup) / ready) : 0;
    state.chill[pool] = 1 / (1 - (1 - coldSpeed) * lacking);
  }
}

/** How many replicas' warmth is lacking: one that just began lacks all of its own. */
function lackOf({ state, tick }: Step, { base, stride, ticks }: Warmup): number {
  const entry = Math.floor(tick / stride);
  let lack = 0;
  for (let back = 0; back < WARMING; back++) {
    const count = state.cold[base + ((entry - back + WARMING) % WARMING)];
    if (count <= 0) continue;
    // Those of an entry began, on average, in its middle.
    const age = back === 0 ? (tick % stride) / 2 : tick - (entry - back) * stride - (stride - 1) / 2;
    lack += count * Math.max(0, 1 - age / ticks);
  }
  return lack;
}
