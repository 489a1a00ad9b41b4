/**
 * Calls that a fleet makes of its own accord: renewals, heartbeats, key refreshes. Owns `loop*` and `rotation`, and puts
 * first attempts into `due`.
 *
 * Replicas wait in two rings by the tick of their next call: members, and those that left because theirs failed. After
 * an answer the next call follows a period later, less its jitter; after a failure `retryS` later. Without jitter
 * replicas that once called together do so for ever: a herd. All masses here are shares of the fleet.
 */
import type { Step } from "../step.ts";
import { beginCalls } from "./attempts.ts";

/** Points over which jitter spreads the next call. */
const SPREAD = 16;

/** Before the fleet's first step: its calls are spread evenly over the period. */
export function spreadLoops({ plant, state }: Pick<Step, "plant" | "state">): void {
  for (const [loop, { ring, base }] of plant.loops.entries()) {
    const ticks = Math.max(1, Math.min(ring.length - 2, Math.round(state.loopEveryS[loop] * 10)));
    for (let tick = 0; tick < ticks; tick++) state.loopMembers[base + tick] = 1 / ticks;
  }
}

/** Results of the last calls, then the calls that are due; and which replicas of each pool are in rotation. */
export function turnLoops(step: Step): void {
  const { plant, state } = step;
  for (let pool = 0; pool < plant.pools.length; pool++) state.rotation[pool] = state.serving[pool];
  for (let loop = 0; loop < plant.loops.length; loop++) {
    collect(step, loop);
    callNow(step, loop);
    const { pool, leaves } = plant.loops[loop];
    if (leaves) state.rotation[pool] *= Math.max(0, 1 - state.loopLeft[loop]);
  }
}

/** Answered replicas are members until their next call; the others try again soon, inside or outside. */
function collect(step: Step, loop: number): void {
  const { plant, state } = step;
  const { client, class: k, leaves } = plant.loops[loop];
  const at = client * plant.classes.length + k;
  const good = state.answered[at];
  const bad = state.refused[at];
  state.answered[at] = 0;
  state.refused[at] = 0;
  for (const edge of plant.clients[client].edges) state.turnedAway[edge] = 0;
  state.callOk[at] += good;
  state.callFailed[at] += bad;
  if (good > 0) state.callLatency[at] += good * (step.tick - 1 - state.answeredBirth[at]);
  const open = state.loopOpen[loop];
  if (good + bad <= 0 || open <= 0) return;
  const ended = Math.min(1, (good + bad) / open);
  const share = state.loopCalling[loop] * ended;
  const outside = state.loopCallingLeft[loop] * ended;
  state.loopOpen[loop] = open * (1 - ended);
  state.loopCalling[loop] -= share;
  state.loopCallingLeft[loop] -= outside;
  const well = good / (good + bad);
  const retryTicks = state.loopRetryS[loop] * 10;
  renew(step, loop, share * well);
  put(step, loop, leaves ? state.loopAway : state.loopMembers, retryTicks, share * (1 - well));
  if (leaves) {
    const left = state.loopLeft[loop] + (share - outside) * (1 - well) - outside * well;
    state.loopLeft[loop] = Math.min(1, Math.max(0, left));
  }
}

/** Replicas whose call is due make it, but for those that are told to pause: they stay as they are. */
function callNow(step: Step, loop: number): void {
  const { plant, state, tick } = step;
  const { client, pool, class: k, ring, base } = plant.loops[loop];
  const at = base + (tick & ring.mask);
  const fleet = state.dead[plant.pools[pool].station] === 1 ? 0 : state.serving[pool];
  const going = fleet > 0 ? 1 - state.loopPaused[loop] : 0;
  const inside = state.loopMembers[at];
  const outside = state.loopAway[at];
  state.loopMembers[at] = 0;
  state.loopAway[at] = 0;
  renew(step, loop, inside * (1 - going));
  put(step, loop, state.loopAway, state.loopRetryS[loop] * 10, outside * (1 - going));
  const calling = (inside + outside) * going;
  if (calling <= 0) return;
  const mass = calling * fleet;
  state.loopCalling[loop] += calling;
  state.loopCallingLeft[loop] += outside * going;
  state.loopOpen[loop] += mass;
  beginCalls(step, client, k, mass);
}

/** The next call of replicas that are content: a period from now, less a uniform share of it. */
function renew(step: Step, loop: number, share: number): void {
  const { state } = step;
  if (share <= 0) return;
  const period = state.loopEveryS[loop] * 10;
  const chance = state.loopJitter[loop] * period;
  if (chance < 1) put(step, loop, state.loopMembers, period, share);
  else
    for (let i = 0; i < SPREAD; i++)
      put(step, loop, state.loopMembers, period - (chance * (i + 0.5)) / SPREAD, share / SPREAD);
}

function put({ plant, tick }: Step, loop: number, ring: Float64Array, ticks: number, share: number): void {
  if (share <= 0) return;
  const { ring: size, base } = plant.loops[loop];
  const later = Math.min(size.length - 1, Math.max(1, Math.round(ticks)));
  ring[base + ((tick + later) & size.mask)] += share;
}
