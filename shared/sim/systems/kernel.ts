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
