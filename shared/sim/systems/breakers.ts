/**
 * Circuit breakers [R3]: one per client. Owns `breaker*` and `letThrough`.
 * Closed: counts results in ten one-second buckets and opens on the failed share. Open: calls fail at once.
 * Half-open: lets a fixed number of trial attempts through; when their results are in it closes or opens again.
 */
import type { Step } from "../step.ts";
import { BREAKER_BUCKETS } from "../state.ts";

export const CLOSED = 0;
export const OPEN = 1;
const HALF_OPEN = 2;

/** The last of n exponential services ends, on average, when so much of their mass is left: e to the -0.577. */
const LAST_OF_MANY = 0.56;

export function hasBreaker({ state }: Step, client: number): boolean {
  return state.breakerRatio[client] !== Infinity || state.heldOpen[client] === 1;
}

/** Whether calls go through as usual, as a caller's kernel may assume. */
export function isPassing({ state }: Step, client: number): boolean {
  return state.breakerState[client] === CLOSED && state.heldOpen[client] === 0;
}

/** Results of attempts, as they arrive. */
export function recordResults(step: Step, client: number, good: number, bad: number): void {
  if (!hasBreaker(step, client)) return;
  const { state, tick } = step;
  const bucket = client * BREAKER_BUCKETS + (Math.floor(tick / 10) % BREAKER_BUCKETS);
  state.breakerGood[bucket] += good;
  state.breakerBad[bucket] += bad;
}

/** At the start of a step: moves between states, and says which share of this step's attempts may go. */
export function turnBreakers(step: Step): void {
  const { plant, state, tick } = step;
  for (let client = 0; client < plant.clients.length; client++) {
    const spec = plant.clients[client].call.spec.breaker;
    if (!spec || state.heldOpen[client] === 1) {
      state.letThrough[client] = state.heldOpen[client] === 1 ? 0 : Infinity;
      continue;
    }
    const first = client * BREAKER_BUCKETS;
    if (state.breakerState[client] === CLOSED && tick % 10 === 0) {
      const oldest = first + (Math.floor(tick / 10) % BREAKER_BUCKETS);
      state.breakerGood[oldest] = 0;
      state.breakerBad[oldest] = 0;
    }
    let good = 0;
    let bad = 0;
    for (let i = first; i < first + BREAKER_BUCKETS; i++) {
      good += state.breakerGood[i];
      bad += state.breakerBad[i];
    }
    const results = good + bad;
    switch (state.breakerState[client]) {
      case CLOSED:
        if (results >= spec.minResults && bad >= state.breakerRatio[client] * results) open(step, client, spec.openS);
        break;
      case OPEN:
        if (tick >= state.breakerUntil[client]) {
          state.breakerState[client] = HALF_OPEN;
          state.breakerTrials[client] = spec.trials;
          forget(step, client);
        }
        break;
      default:
        if (results >= spec.trials - LAST_OF_MANY) {
          if (bad >= state.breakerRatio[client] * results) open(step, client, spec.openS);
          else {
            state.breakerState[client] = CLOSED;
            forget(step, client);
          }
        }
    }
    state.letThrough[client] =
      state.breakerState[client] === CLOSED
        ? Infinity
        : state.breakerState[client] === OPEN
          ? 0
          : state.breakerTrials[client];
  }
}

/** Of `mass` attempts, how many go; the others fail at once. */
export function pass({ state }: Step, client: number, mass: number): number {
  const going = Math.min(mass, state.letThrough[client]);
  if (state.breakerState[client] === HALF_OPEN) {
    state.letThrough[client] -= going;
    state.breakerTrials[client] -= going;
  }
  return going;
}

/** Trials whose caller is gone have no result: others are let through in their place. */
export function giveTrialsBack({ plant, state }: Step, client: number, mass: number): void {
  const spec = plant.clients[client].call.spec.breaker;
  if (!spec || state.breakerState[client] !== HALF_OPEN) return;
  state.breakerTrials[client] = Math.min(spec.trials, state.breakerTrials[client] + mass);
}

function open(step: Step, client: number, openS: number): void {
  step.state.breakerState[client] = OPEN;
  step.state.breakerUntil[client] = step.tick - 1 + openS * 10;
  forget(step, client);
}

function forget({ state }: Step, client: number): void {
  const first = client * BREAKER_BUCKETS;
  state.breakerGood.fill(0, first, first + BREAKER_BUCKETS);
  state.breakerBad.fill(0, first, first + BREAKER_BUCKETS);
}
