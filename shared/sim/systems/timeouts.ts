/**
 * Time-outs [Q3]: at age T everything of a cohort that has not been answered times out at its client. Owns the
 * lowering of `wait`, and `alive`: the share of a pool's contexts, by birth, whose client has not gone since.
 *
 * Winners in service at a leaf are already known to make it [Q2] and stay. At a pool that calls others the cohort
 * aged exactly T has half its answers in time, so half of it goes now and the rest a step later.
 */
import { DUST } from "../step.ts";
import type { Step } from "../step.ts";
import { answer, failAttempt, inWorkAt } from "./answers.ts";
import { isIdle, noteHeld } from "./idle.ts";
import { skipQueued } from "./queues.ts";

export function expireAttempts(step: Step): void {
  const { plant, state, work, tick } = step;
  for (let s = 0; s < plant.streams.length; s++) {
    const { ring: entry, client, pool, lane } = plant.streams[s];
    if (entry < 0 || isIdle(step, s)) continue;
    const { ring } = plant.clients[client];
    const leaf = plant.pools[pool].leaf;
    const patience = Math.max(0, state.timeoutMs[client] / 100 - work.delay[plant.lanes[lane].edge]);
    const limit = patience + (leaf ? 0 : 0.5);
    if (limit === Infinity) {
      mergeOldest(step, s);
      continue;
    }
    const whole = Math.min(Math.floor(limit), ring.length - 3);
    const part = limit - whole;
    expire(step, s, tick - whole, 1 - part);
    expire(step, s, tick - whole - 1, 1);
    if (leaf) finishWinners(step, s, tick - whole - 2);
    const gone = entry + ((tick - whole - 2) & ring.mask);
    if (!leaf) state.out[gone] = 0;
  }
}

function expire(step: Step, stream: number, sentTick: number, share: number): void {
  const { plant, state } = step;
  const { ring: entry, client, pool, class: k } = plant.streams[stream];
  const at = entry + (sentTick & plant.clients[client].ring.mask);
  const leaving = (state.out[at] - state.win[at]) * share;
  if (leaving <= DUST) return;
  if (state.joined.length > 0) state.joined[at] *= 1 - share;
  const queued = Math.min(leaving, state.wait[at] * share);
  state.wait[at] -= queued;
  if (state.skipExpired[plant.pools[pool].station] === 1) skipQueued(step, pool, k, sentTick, queued);
  const inWork = leaving - queued;
  if (!plant.pools[pool].leaf && inWork > DUST)
    loseAlive(step, pool, k, sentTick, inWork, inWorkAt(step, pool, k, sentTick) - queued);
  failAttempt(step, stream, sentTick, leaving, "timeout");
}

/** Callers of `inWork` attempts that were sent then are gone, before their time-out. Call it before these leave `out`. */
export function forgetCallers(step: Step, pool: number, k: number, sentTick: number, inWork: number): void {
  if (step.plant.pools[pool].leaf || inWork <= DUST) return;
  loseAlive(step, pool, k, sentTick, inWork, inWorkAt(step, pool, k, sentTick));
}

/** Of the contexts born then, of which so many were waited for, so many are waited for no more. */
function loseAlive(
  { plant, state }: Step,
  pool: number,
  k: number,
  sentTick: number,
  inWork: number,
  before: number,
): void {
  const slot = plant.queueBase[pool] + k * plant.pools[pool].ring.length + (sentTick & plant.pools[pool].ring.mask);
  state.alive[slot] *= before > inWork ? 1 - inWork / before : 0;
}

/** Winners that are still in service a step after their limit are done: the tail of the exponential is cut there. */
function finishWinners(step: Step, stream: number, sentTick: number): void {
  const { plant, state } = step;
  const { ring: entry, client } = plant.streams[stream];
  const at = entry + (sentTick & plant.clients[client].ring.mask);
  const left = Math.min(state.win[at], state.out[at]);
  state.win[at] = 0;
  if (left > 0) answer(step, stream, sentTick, left);
  state.out[at] = 0;
  state.wait[at] = 0;
}

/** A client without time-out: the cohort whose place is needed again joins the one after it. */
function mergeOldest(step: Step, stream: number): void {
  const { plant, state, tick } = step;
  const { ring: entry, client } = plant.streams[stream];
  const { mask } = plant.clients[client].ring;
  const oldest = entry + (tick & mask);
  const next = entry + ((tick + 1) & mask);
  if (state.out[oldest] <= 0) return;
  noteHeld(step, stream);
  const total = state.out[oldest] + state.out[next];
  state.birth[next] = (state.birth[oldest] * state.out[oldest] + state.birth[next] * state.out[next]) / total;
  state.live[next] = (state.live[oldest] * state.out[oldest] + state.live[next] * state.out[next]) / total;
  state.out[next] = total;
  state.wait[next] += state.wait[oldest];
  state.win[next] += state.win[oldest];
  state.out[oldest] = 0;
  state.wait[oldest] = 0;
  state.win[oldest] = 0;
}

/** Of contexts of a pool born about `birth`, the share whose client has not timed out since. */
export function aliveShare({ plant, state, tick }: Step, pool: number, k: number, birth: number): number {
  const { ring } = plant.pools[pool];
  const whole = Math.floor(birth);
  if (tick - whole >= ring.length - 1) return plant.pools[pool].patient ? 1 : 0;
  const first = plant.queueBase[pool] + k * ring.length;
  const part = birth - whole;
  const here = state.alive[first + (whole & ring.mask)];
  return part === 0
    ? here
    : here * (1 - part) + (whole + 1 > tick ? 1 : state.alive[first + ((whole + 1) & ring.mask)]) * part;
}
