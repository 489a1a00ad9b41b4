/**
 * Time-outs [Q3]: at age T everything of a cohort that has not been answered times out at its client. Owns the
 * lowering of `wait`.
 *
 * Winners in service at a leaf are already known to make it [Q2] and stay. At a pool that calls others the cohort
 * aged exactly T has half its answers in time, so half of it goes now and the rest a step later. A lowered time-out, and
 * one that a slower link shortens, holds for calls that are open already: who has waited longer gives up at once. Owns
 * `patience` too, which is the limit of the step before.
 */
import { BIRTH, COHORT, cohortAt, OUT, WAIT, WIN } from "../cohorts.ts";
import { DUST } from "../step.ts";
import type { Step } from "../step.ts";
import { answer, failAttempt } from "./answers.ts";
import { isIdle, noteHeld } from "./idle.ts";
import { skipQueued } from "./queues.ts";
import { doneWithin } from "./service.ts";

export function expireAttempts(step: Step): void {
  const { plant, state, work, tick } = step;
  for (let s = 0; s < plant.streams.length; s++) {
    if (isIdle(step, s)) continue;
    const stream = plant.streams[s];
    const { client, edge, length, pool } = stream;
    const { leaf } = plant.pools[pool];
    const patience = Math.max(0, state.timeoutMs[client] / 100 - work.delay[edge]);
    const limit = patience + (leaf ? 0 : 0.5);
    const before = state.patience[s];
    state.patience[s] = limit;
    if (limit === Infinity) {
      mergeOldest(step, s);
      continue;
    }
    const whole = Math.min(Math.floor(limit), length - 3);
    const part = limit - whole;
    const isShorter = limit < before;
    if (leaf && isShorter) loseWinners(step, s, before, limit);
    const oldest = isShorter ? Math.min(Math.floor(before) + 3, length) : whole + 2;
    expire(step, s, tick - whole, 1 - part);
    expire(step, s, tick - whole - 1, 1);
    for (let age = whole + 2; age <= oldest; age++) {
      if (isShorter) expire(step, s, tick - age, 1);
      if (leaf) finishWinners(step, s, tick - age);
      else state.cohorts[cohortAt(stream, tick - age) + OUT] = 0;
    }
  }
}

function expire(step: Step, stream: number, sentTick: number, share: number): void {
  const { plant, state } = step;
  const { cohorts } = state;
  const { joined, mask, pool, class: k } = plant.streams[stream];
  const at = cohortAt(plant.streams[stream], sentTick);
  const leaving = (cohorts[at + OUT] - cohorts[at + WIN]) * share;
  if (leaving <= DUST) return;
  if (joined >= 0) state.joined[joined + (sentTick & mask)] *= 1 - share;
  const queued = Math.min(leaving, cohorts[at + WAIT] * share);
  cohorts[at + WAIT] -= queued;
  if (state.skipExpired[plant.pools[pool].station] === 1) skipQueued(step, pool, k, sentTick, queued);
  failAttempt(step, stream, sentTick, leaving, "timeout");
}

/** With less time than they had, fewer of those in service at a leaf will be done with in time. */
function loseWinners({ plant, state, work, tick }: Step, stream: number, before: number, limit: number): void {
  const { length, pool, class: k } = plant.streams[stream];
  const ownWork = work.ownWork[pool * plant.classes.length + k];
  for (let age = 1; age <= length; age++) {
    const had = doneWithin(before - age, ownWork, state.cv[pool]);
    const has = doneWithin(Math.max(0, limit - age), ownWork, state.cv[pool]);
    state.cohorts[cohortAt(plant.streams[stream], tick - age) + WIN] *= had > has ? has / had : 1;
  }
}

/** Winners that are still in service a step after their limit are done: the tail of the exponential is cut there. */
function finishWinners(step: Step, stream: number, sentTick: number): void {
  const { cohorts } = step.state;
  const at = cohortAt(step.plant.streams[stream], sentTick);
  const left = Math.min(cohorts[at + WIN], cohorts[at + OUT]);
  cohorts[at + WIN] = 0;
  if (left > 0) answer(step, stream, sentTick, left);
  cohorts[at + OUT] = 0;
  cohorts[at + WAIT] = 0;
}

/** A client without time-out: the cohort whose place is needed again joins the one after it. */
function mergeOldest(step: Step, stream: number): void {
  const { cohorts, joined } = step.state;
  const { mask, joined: ring } = step.plant.streams[stream];
  const oldest = cohortAt(step.plant.streams[stream], step.tick);
  const next = cohortAt(step.plant.streams[stream], step.tick + 1);
  const old = cohorts[oldest + OUT];
  const young = cohorts[next + OUT];
  if (old <= 0) return;
  noteHeld(step, stream);
  cohorts[next + BIRTH] = (cohorts[oldest + BIRTH] * old + cohorts[next + BIRTH] * young) / (old + young);
  for (const mass of [OUT, WAIT, WIN]) cohorts[next + mass] += cohorts[oldest + mass];
  cohorts.fill(0, oldest, oldest + COHORT);
  if (ring < 0) return;
  joined[ring + ((step.tick + 1) & mask)] += joined[ring + (step.tick & mask)];
  joined[ring + (step.tick & mask)] = 0;
}
