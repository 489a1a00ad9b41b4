/**
 * Last good answers: what replicas go on with in place of a failed call, while it is no older than `staticS`, or what
 * its cache still holds. Owns `lately`, `goodBefore` and `stale`.
 *
 * Each replica remembers its own. Calls choose replicas at random, so of n of them that together had g good answers
 * within that time, the share 1 - e^(-g/n) had at least one. Answers are counted by stretches of time.
 */
import { exp } from "../../base/index.ts";
import { MEMORY } from "../state.ts";
import type { Step } from "../step.ts";

export function turnFallbacks(step: Step): void {
  const { plant, state, tick } = step;
  for (let memory = 0; memory < plant.remembering.length; memory++) {
    const client = plant.remembering[memory];
    const { edges, pool, call } = plant.clients[client];
    const width = Math.max(1, Math.ceil(((call.spec.staticS ?? 0) * 10) / (MEMORY - 2)));
    const now = Math.floor(tick / width);
    const first = memory * MEMORY;
    if (tick % width === 0) state.lately[first + (now % MEMORY)] = 0;
    let good = 0;
    for (const edge of edges) good += state.edgeGood[edge];
    state.lately[first + (now % MEMORY)] += good - state.goodBefore[memory];
    state.goodBefore[memory] = good;
    const answers = within(step, first, width, state.staticS[client] * 10);
    state.stale[client] = state.serving[pool] > 0 ? 1 - exp(-answers / state.serving[pool]) : 0;
  }
  for (const client of plant.staleServed) {
    const { call, cache } = plant.clients[client];
    const remembered = call.spec.staticS === undefined ? 0 : state.stale[client];
    state.stale[client] = 1 - (1 - remembered) * (1 - state.staleShare[cache]);
  }
}

/** Of the failed calls of a client, the share whose requests have something to go on with. */
export function coveredShare({ state }: Step, client: number): number {
  return state.stale[client] + (1 - state.stale[client]) * state.failOpen[client];
}

/** Good answers of so many ticks until now: all of the stretches that lie within, and a part of the last one. */
function within({ state, tick }: Step, first: number, width: number, ticks: number): number {
  const now = Math.floor(tick / width);
  let left = ticks - (tick % width) - 1;
  let sum = ticks > 0 ? state.lately[first + (now % MEMORY)] : 0;
  for (let back = 1; back < MEMORY && left > 0 && back <= now; back++) {
    sum += state.lately[first + ((now - back) % MEMORY)] * Math.min(1, left / width);
    left -= width;
  }
  return sum;
}

/** A share of a pool's replicas is new: it remembers nothing. */
export function forgetAnswers({ plant, state }: Pick<Step, "plant" | "state">, pool: number, share: number): void {
  for (const [memory, client] of plant.remembering.entries()) {
    if (plant.clients[client].pool !== pool) continue;
    for (let i = memory * MEMORY; i < (memory + 1) * MEMORY; i++) state.lately[i] *= 1 - share;
  }
}
