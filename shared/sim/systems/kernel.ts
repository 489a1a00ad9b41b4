/**
 * A pool's kernel: what becomes within the step of work that arrives now. Pools offer it when their turn comes, those
 * who send to them count on it. Reads `kernel*` and `admitted`.
 */
import type { Step } from "../step.ts";

/** What becomes within the step of one attempt of a class that arrives at a pool now. */
export function kernelShare({ plant, state }: Step, pool: number, k: number, kind: "ok" | "fail" | "reject"): number {
  const classes = plant.classes.length;
  if (kind === "ok") return state.kernelOk[pool * classes + k];
  if (kind === "fail") return state.kernelFail[pool * classes + k];
  return 1 - state.admitted[pool * classes + k] * (1 - state.kernelReject[pool]);
}

/** Share of an edge's traffic that a lane takes: replicas are chosen evenly among those in rotation. */
export function laneShare({ plant, state }: Step, edge: number, pool: number): number {
  const { lanes } = plant.edges[edge];
  if (lanes.length === 1) return 1;
  let all = 0;
  for (const other of lanes) all += state.rotation[plant.lanes[other].pool];
  return all > 0 ? state.rotation[pool] / all : 1 / lanes.length;
}

/** Of attempts over an edge, the share that nobody has answered or refused by the end of the step. */
export function openShare(step: Step, edge: number, k: number): number {
  let decided = 0;
  for (const lane of step.plant.edges[edge].lanes) {
    const { pool } = step.plant.lanes[lane];
    const each =
      kernelShare(step, pool, k, "ok") + kernelShare(step, pool, k, "fail") + kernelShare(step, pool, k, "reject");
    decided += laneShare(step, edge, pool) * each;
  }
  return Math.max(0, 1 - decided * step.work.prompt[edge]);
}
