/**
 * Retries: where a failed attempt goes. Owns `due*` (attempts waiting out their back-off) and `retryDemand`.
 *
 * [R1] one delay ring per (edge, class, attempt), so a call never makes more than its declared attempts.
 * [R2] a wait shorter than what is left of the step is spent within it: see `attempts` in flow.ts.
 * The wait before retry n is backoff x factor^(n-1), at most the cap; full jitter makes it uniform below that.
 */
import { mixAt, TRACE } from "../step.ts";
import type { Step } from "../step.ts";
import { spend } from "./budgets.ts";
import { noteDue } from "./idle.ts";

/** Mean-free wait before retry `n` (1 is the first), in ticks. */
function waitTicks({ state }: Step, client: number, n: number): number {
  const base = state.backoffMs[client];
  if (base === 0) return 0;
  let wait = base;
  for (let i = 1; i < n; i++) wait *= state.backoffFactor[client];
  return Math.min(state.backoffCapMs[client], wait) / 100;
}

/**
 * Share of failures, even over this step, whose retry `n` falls into the step `later` steps from now:
 * the failure's instant plus the wait, cut into steps.
 */
export function shareDue(step: Step, client: number, n: number, later: number): number {
  const wait = waitTicks(step, client, n);
  if (wait === 0) return later === 0 ? 1 : 0;
  if (step.state.jitter[client] === 0) {
    const whole = Math.floor(wait);
    const part = wait - whole;
    if (later === whole) return 1 - part;
    return later === whole + 1 ? part : 0;
  }
  return (area(later + 1, wait) - 2 * area(later, wait) + area(later - 1, wait)) / wait;
}

/** Integral from 0 to x of min(y, wait) for y > 0: twice the integral of the uniform wait's distribution. */
function area(x: number, wait: number): number {
  if (x <= 0) return 0;
  return x < wait ? (x * x) / 2 : (wait * wait) / 2 + wait * (x - wait);
}

/** The last step, counted from now, into which retry `n` can fall. */
export function lastDue(step: Step, client: number, n: number): number {
  return Math.ceil(waitTicks(step, client, n)) + 1;
}

/** Puts attempts of a stream into its back-off ring, `later` steps from now. */
export function enqueueRetry(step: Step, stream: number, later: number, mass: number, birth: number): void {
  if (mass <= 0) return;
  const { state, plant, tick } = step;
  const { client, backoff } = plant.streams[stream];
  const { mask, length } = plant.clients[client].backoff;
  const ticks = Math.min(later, length - 1);
  mixAt(state.due, state.dueBirth, backoff + ((tick + ticks) & mask), mass, birth);
  noteDue(step, stream, ticks);
}

/**
 * A failed attempt asks for another one. Returns the mass that may not have one: its call has failed.
 * What may is in the ring, due now where the wait is shorter than the step.
 */
export function retryLater(step: Step, stream: number, mass: number, birth: number): number {
  const { plant, state } = step;
  const { client, attempt } = plant.streams[stream];
  const n = attempt + 1;
  if (mass <= TRACE || n > state.retries[client] || n >= plant.clients[client].attempts) return mass;
  const granted = spend(step, client, mass);
  const last = lastDue(step, client, n);
  for (let later = 0; later <= last; later++) {
    const share = shareDue(step, client, n, later);
    if (share > 0) enqueueRetry(step, stream + 1, later, granted * share, birth);
  }
  return mass - granted;
}
