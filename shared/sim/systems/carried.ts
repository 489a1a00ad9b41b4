/**
 * Calls that go on from an earlier step: attempts whose back-off is over are sent again, and those that waited for a
 * connection and have it. Calls of people and of fleets all begin so. Owns no state: it empties `due*`.
 */
import type { Step } from "../step.ts";
import { sendAttempts } from "./attempts.ts";
import { isNoneDue } from "./idle.ts";

/** What becomes of calls of a client that ended within the step: those of `work.batch`, in `work.outcome`. */
export type Ended = (step: Step, client: number, k: number) => void;

/** Attempts of a client that are due. */
export function sendDue(step: Step, client: number, k: number, ended: Ended): void {
  const { plant, state, tick } = step;
  const { batch, outcome } = step.work;
  const { edges, attempts, backoff, pool, pooled } = plant.clients[client];
  const isPooled = pooled >= 0;
  for (const edge of edges) {
    const first = plant.lanes[plant.edges[edge].lanes[0]].stream + k * attempts;
    for (let attempt = isPooled || pool < 0 ? 0 : 1; attempt < attempts; attempt++) {
      if (isNoneDue(step, first + attempt)) continue;
      const at = plant.streams[first + attempt].backoff + (tick & backoff.mask);
      const mass = state.due[at];
      if (mass <= 0) continue;
      state.due[at] = 0;
      outcome.good = 0;
      outcome.bad = 0;
      batch.edge = edge;
      batch.class = k;
      batch.attempt = attempt;
      batch.mass = mass;
      batch.birth = state.dueBirth[at];
      sendAttempts(step, "send", batch, outcome, isPooled);
      ended(step, client, k);
    }
  }
}
