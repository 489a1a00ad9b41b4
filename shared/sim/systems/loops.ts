/**
 * Calls that a fleet makes of its own accord: renewals, heartbeats, the fetching of names and keys. Owns `loop*` and
 * `rotation`, and puts first attempts into `due`.
 *
 * Replicas wait in rings by the time of their next call: members, and those that lack an answer because their last call
 * failed or brought nothing; members of a second value apart. After an answer the next call follows a period later, less
 * its jitter; after a failure `retryS` later. Without jitter replicas that once called together do so for ever: a herd.
 * All masses here are shares of the fleet.
 */
import type { Step } from "../step.ts";
import { beginCalls } from "./attempts.ts";
import { secondShare } from "./records.ts";
import { takeResults } from "./results.ts";

/** Points over which jitter spreads the next call. */
const SPREAD = 16;

type Fleet = Pick<Step, "plant" | "state" | "tick">;

/** Before the fleet's first step: its calls are spread evenly over the period, or all at their first instant. */
export function spreadLoops({ plant, state }: Pick<Step, "plant" | "state">): void {
  for (const [loop, { ring, base, stride, spec }] of plant.loops.entries()) {
    const ticks = Math.max(1, Math.min(ring.length - 2, Math.round((state.loopEveryS[loop] * 10) / stride)));
    if (spec.firstS === undefined) for (let tick = 0; tick < ticks; tick++) state.loopMembers[base + tick] = 1 / ticks;
    else state.loopMembers[base + Math.floor(Math.round(spec.firstS * 10) / stride)] = 1;
  }
}

/** Results of the last calls, then the calls that are due; and which replicas of each pool are in rotation. */
export function turnLoops(step: Step): void {
  const { plant, state } = step;
  for (let pool = 0; pool < plant.pools.length; pool++) state.rotation[pool] = state.serving[pool];
  for (let loop = 0; loop < plant.loops.length; loop++) {
    collect(step, loop);
    callNow(step, loop);
    const { pool } = plant.loops[loop];
    if (state.loopLeaves[loop] > 0)
      state.rotation[pool] *= Math.max(0, 1 - state.loopLeaves[loop] * state.loopLeft[loop]);
  }
}

/** Moves a share of the fleet's next calls to this step. */
export function callAtOnce(fleet: Fleet, loop: number, share: number): void {
  const { plant, state } = fleet;
  const { base, secondBase } = plant.loops[loop];
  gather(fleet, loop, state.loopMembers, base, share);
  gather(fleet, loop, state.loopAway, base, share);
  if (secondBase >= 0) gather(fleet, loop, state.loopSecond, secondBase, share);
}

/** A share of the fleet is new: it has no answer yet, and calls in this step. */
export function joinFleet({ plant, state, tick }: Fleet, loop: number, share: number): void {
  const { base, secondBase, ring, stride } = plant.loops[loop];
  const left = 1 - share;
  for (let i = 0; i < ring.length; i++) {
    state.loopMembers[base + i] *= left;
    state.loopAway[base + i] *= left;
    if (secondBase >= 0) state.loopSecond[secondBase + i] *= left;
  }
  state.loopCalling[loop] *= left;
  state.loopCallingLeft[loop] *= left;
  state.loopCallingSecond[loop] *= left;
  state.loopOther[loop] *= left;
  state.loopLeft[loop] = state.loopLeft[loop] * left + share;
  state.loopAway[base + (Math.floor(tick / stride) & ring.mask)] += share;
}

/** Answered replicas are members until their next call; the others try again soon, inside or outside. */
function collect(step: Step, loop: number): void {
  const { plant, state, work } = step;
  const { client, class: k, record, base, secondBase } = plant.loops[loop];
  takeResults(step, client, k);
  const { good, bad } = work.outcome;
  const open = state.loopOpen[loop];
  if (good + bad <= 0 || open <= 0) return;
  const ended = Math.min(1, (good + bad) / open);
  const share = state.loopCalling[loop] * ended;
  const outside = state.loopCallingLeft[loop] * ended;
  const other = state.loopCallingSecond[loop] * ended;
  state.loopOpen[loop] = open * (1 - ended);
  state.loopCalling[loop] -= share;
  state.loopCallingLeft[loop] -= outside;
  state.loopCallingSecond[loop] -= other;
  const well = good / (good + bad);
  const found = record < 0 ? well : well * state.published[record];
  const second = record < 0 ? 0 : found * secondShare(step, record);
  renew(step, loop, state.loopMembers, base, share * (found - second));
  renew(step, loop, state.loopSecond, secondBase, share * second);
  put(step, loop, state.loopAway, base, state.loopRetryS[loop] * 10, share * (1 - well));
  put(step, loop, state.loopAway, base, state.loopAbsentS[loop] * 10, share * (well - found));
  const left = state.loopLeft[loop] + (share - outside) * (1 - found) - outside * found;
  state.loopLeft[loop] = Math.min(1, Math.max(0, left));
  state.loopOther[loop] = Math.min(1, Math.max(0, state.loopOther[loop] + share * second - other));
}

/** Replicas whose call is due make it, but for those that are told to pause: they stay as they are. */
function callNow(step: Step, loop: number): void {
  const { plant, state } = step;
  const { client, pool, class: k, base, secondBase } = plant.loops[loop];
  const fleet = state.dead[plant.pools[pool].station] === 1 ? 0 : state.serving[pool];
  const going = fleet > 0 ? 1 - state.loopPaused[loop] : 0;
  const inside = draw(step, loop, state.loopMembers, base);
  const other = secondBase < 0 ? 0 : draw(step, loop, state.loopSecond, secondBase);
  const outside = draw(step, loop, state.loopAway, base);
  renew(step, loop, state.loopMembers, base, inside * (1 - going));
  renew(step, loop, state.loopSecond, secondBase, other * (1 - going));
  put(step, loop, state.loopAway, base, state.loopRetryS[loop] * 10, outside * (1 - going));
  const calling = (inside + other + outside) * going;
  if (calling <= 0) return;
  const mass = calling * fleet;
  state.loopCalling[loop] += calling;
  state.loopCallingLeft[loop] += outside * going;
  state.loopCallingSecond[loop] += other * going;
  state.loopOpen[loop] += mass;
  beginCalls(step, client, k, mass);
}

/** Takes out of a ring what is due in this step: of an entry of several ticks, an even part. */
function draw({ plant, tick }: Step, loop: number, masses: Float64Array, base: number): number {
  const { ring, stride } = plant.loops[loop];
  const at = base + (Math.floor(tick / stride) & ring.mask);
  const due = masses[at] / (stride - (tick % stride));
  masses[at] -= due;
  return due;
}

/** The next call of replicas that are content: a period from now, less a uniform share of it. */
function renew(step: Step, loop: number, masses: Float64Array, base: number, share: number): void {
  const { state } = step;
  if (share <= 0) return;
  const period = state.loopEveryS[loop] * 10;
  const chance = state.loopJitter[loop] * period;
  if (chance < 1) put(step, loop, masses, base, period, share);
  else
    for (let i = 0; i < SPREAD; i++)
      put(step, loop, masses, base, period - (chance * (i + 0.5)) / SPREAD, share / SPREAD);
}

function put(
  { plant, tick }: Step,
  loop: number,
  masses: Float64Array,
  base: number,
  ticks: number,
  share: number,
): void {
  if (share <= 0) return;
  const { ring, stride } = plant.loops[loop];
  const later = Math.min((ring.length - 1) * stride, Math.max(1, Math.round(ticks)));
  masses[base + (Math.floor((tick + later) / stride) & ring.mask)] += share;
}

function gather({ plant, tick }: Fleet, loop: number, masses: Float64Array, base: number, share: number): void {
  const { ring, stride } = plant.loops[loop];
  const now = base + (Math.floor(tick / stride) & ring.mask);
  let all = 0;
  for (let i = base; i < base + ring.length; i++) {
    if (i === now) continue;
    all += masses[i] * share;
    masses[i] *= 1 - share;
  }
  masses[now] += all;
}
