/**
 * What good answers are worth [H1]: composed callee first from the requests that went on without a call since the last
 * scrape, and those that no longer make it because somebody turned it down. Owns `worthLost`, `journeyDegraded` and
 * what it differences.
 *
 * A request that lacks several things has lost what is left of its worth each time: 1 - (1 - a)(1 - b).
 */
import type { Step } from "../step.ts";
import { laneShare } from "../systems/kernel.ts";

/** In a world that declares no worth this does nothing. */
export function composeDegraded(step: Step): void {
  const { plant, state } = step;
  if (plant.lacking.length === 0) return;
  const classes = plant.classes.length;
  for (const pool of plant.order) {
    for (const k of plant.pools[pool].classes) {
      let kept = 1;
      for (const client of plant.pools[pool].clients) {
        const { degraded = 0, kind } = plant.clients[client].call.spec;
        const failed = failedShare(step, client, k);
        kept *= 1 - degraded * Math.min(1, failed + unaskedShare(step, client, k));
        if (kind === "async") continue;
        const answered = Math.max(0, Math.min(1, step.work.calling[client * classes + k]) - failed);
        kept *= 1 - answered * lostAt(step, client, k);
      }
      state.worthLost[pool * classes + k] = 1 - kept;
    }
  }
  state.lackPassedBefore.set(state.lackPassed);
  state.lackedBefore.set(state.lacked);
  for (const [j, { client, class: k }] of plant.journeys.entries()) state.journeyDegraded[j] = lostAt(step, client, k);
}

/** What the answers to a client's calls have lost, by where they go. */
function lostAt(step: Step, client: number, k: number): number {
  const { plant, state } = step;
  let lost = 0;
  for (const edge of plant.clients[client].edges) {
    for (const lane of plant.edges[edge].lanes) {
      const { pool } = plant.lanes[lane];
      lost += state.edgeShare[edge] * laneShare(step, edge, pool) * state.worthLost[pool * plant.classes.length + k];
    }
  }
  return lost;
}

/** The share of a class's requests that a call failed, and that went on. */
function failedShare({ plant, state }: Step, client: number, k: number): number {
  const { lack } = plant.clients[client];
  if (lack < 0) return 0;
  const at = lack * plant.classes.length + k;
  const passed = state.lackPassed[at] - state.lackPassedBefore[at];
  return passed > 0 ? Math.min(1, (state.lacked[at] - state.lackedBefore[at]) / passed) : 0;
}

/** The share that makes fewer of a call than was declared: somebody turned a feature down. */
function unaskedShare({ plant, state }: Step, client: number, k: number): number {
  const { lack, call } = plant.clients[client];
  if (lack < 0) return 0;
  const { perRequest } = call.spec;
  const declared = typeof perRequest === "number" ? perRequest : (perRequest[plant.classes[k]] ?? 0);
  return Math.max(0, declared - state.perRequest[client * plant.classes.length + k]) / Math.max(1, declared);
}
