/**
 * Calls of a pool that go on from an earlier step: attempts whose back-off is over are sent again, and those that waited
 * for a connection and have it. Owns no state: it empties `due*` of the pool's clients.
 */
import type { Step } from "../step.ts";
import { livingShare } from "./alive.ts";
import { sendAttempts } from "./attempts.ts";
import { isNoneDue } from "./idle.ts";

/** What becomes of calls of a client that end within the step. */
export type Ended = (
  step: Step,
  client: number,
  k: number,
  ended: { readonly good: number; readonly bad: number },
  live: number,
  birth: number,
) => void;

/** Attempts of a client that are due. */
export function sendDue(step: Step, pool: number, client: number, k: number, ended: Ended): void {
  const { plant, state, tick } = step;
  const { batch, outcome } = step.work;
  const { edges, attempts, backoff, pooled } = plant.clients[client];
  const isPooled = pooled >= 0;
  for (const edge of edges) {
    const first = plant.lanes[plant.edges[edge].lanes[0]].stream + k * attempts;
    for (let attempt = isPooled ? 0 : 1; attempt < attempts; attempt++) {
      if (isNoneDue(step, first + attempt)) continue;
      const at = plant.streams[first + attempt].backoff + (tick & backoff.mask);
      const mass = state.due[at];
      if (mass <= 0) continue;
      const birth = state.dueBirth[at];
      const live = livingShare(step, pool, k, state.dueLive[at], birth);
      state.due[at] = 0;
      outcome.good = 0;
      outcome.bad = 0;
      batch.edge = edge;
      batch.class = k;
      batch.attempt = attempt;
      batch.mass = mass;
      batch.live = live;
      batch.birth = birth;
      sendAttempts(step, "send", batch, outcome, isPooled);
      state.open[client] -= outcome.good + outcome.bad;
      ended(step, client, k, outcome, live, birth);
    }
  }
}
