/**
 * Pools that call nobody while they work. Owns `busy` and `win` of such pools.
 *
 * The number in system moves by `turnOver`; what starts is split at once into winners, which will be answered in time
 * [Q2], and waste, whose client will have gone. Winners are answered as they leave service.
 */
import { cohortAt, OUT, WAIT, WIN } from "../cohorts.ts";
import { DUST, TRACE } from "../step.ts";
import type { Step } from "../step.ts";
import { answer, failAttempt } from "./answers.ts";
import { noteLateFills } from "./caches.ts";
import { isIdle } from "./idle.ts";
import {
  arrivalsForeseen,
  finishShare,
  giveBack,
  isNewestFirst,
  noteWait,
  offerKernel,
  placesOf,
  serviceSteps,
  slotsOf,
  storeArrivals,
} from "./pools.ts";
import { pushQueue, takeQueued } from "./queues.ts";
import type { Started } from "./queues.ts";
import { doneAtLast, doneWithin, leftOfOld, leftOfStarts, turnOver } from "./service.ts";
import type { Turn } from "./service.ts";

/** From so much expired work per step on, which the station skips, slots are just in time for the oldest, if it is next. */
const EXPIRING = 0.1;
/** So many mean services before its limit, and practically all of an exponential are done in time. */
const SURE = 7;

/** The callee-first turn of a leaf. */
export function advanceLeaf(step: Step, pool: number): void {
  const { plant, state, work } = step;
  const { classes } = plant.pools[pool];
  const foreseen = arrivalsForeseen(step, pool);
  const busy = busyOf(step, pool);
  const debt = state.debt[pool];
  const turned = turnOfSlots(step, pool, busy, foreseen);
  const paid = Math.min(debt, turned.starts);
  state.debt[pool] = debt - paid;
  state.unfinished[pool] = turned.work;
  const starts = turned.starts - paid;

  const expected = busy * (1 - turned.leftOld) + turned.starts * (1 - turned.leftNew);
  const pace = expected > DUST ? turned.departures / expected : 1;
  state.kernelFinish[pool] = pace;
  finishOld(step, pool);

  const lifo = isNewestFirst(step, pool);
  const ahead = lifo ? Math.min(starts, foreseen) : 0;
  const taken = takeQueued(step, pool, starts - ahead, lifo, startInTurn);
  // The last cohorts are taken whole: that can be a trace more than may start.
  const left = lifo ? ahead : Math.max(0, starts - taken);
  const begin = foreseen > DUST ? Math.min(1, left / foreseen) : 1;
  const reject = foreseen > DUST ? turned.rejected / foreseen : 0;
  for (const k of classes) {
    const finish = finishShare(step, pool, k);
    work.good1[k] = finish * (1 - state.errorRatio[pool]);
    work.bad1[k] = finish * state.errorRatio[pool];
  }
  // More may come than was foreseen: what slots could have started is not owed.
  const most = turned.service > 0 ? turned.slots / turned.service : Infinity;
  state.planned[pool] = Math.max(left, most - paid - taken);
  offerKernel(step, pool, begin, reject, work.good1, work.bad1);
}

/** The caller-first turn: stores what arrived; starts beyond the slots go back to the queue, and are owed. */
export function admitToLeaf(step: Step, pool: number): void {
  const { plant, state, work } = step;
  const classes = plant.classes.length;
  storeArrivals(step, pool, work.begun);
  let unfinished = 0;
  let begun = 0;
  for (const k of plant.pools[pool].classes) {
    const mass = work.begun[k];
    const finish = finishShare(step, pool, k);
    begun += mass;
    unfinished += mass * (1 - finish);
    state.busy[pool * classes + k] += mass * (1 - finish);
    state.completed[pool] += mass * finish;
    state.erred[pool] += mass * finish * state.errorRatio[pool];
    state.stationGood[pool] += mass * finish * (1 - state.errorRatio[pool]);
  }
  state.debt[pool] += Math.max(0, begun - state.planned[pool] - unfinished);
  const excess = Math.min(unfinished, busyOf(step, pool) - slotsOf(step, pool));
  if (excess <= DUST) return;
  giveBack(step, pool, excess, unfinished);
  for (const k of plant.pools[pool].classes) {
    const share = (work.begun[k] * (1 - finishShare(step, pool, k))) / unfinished;
    state.busy[pool * classes + k] -= excess * share;
    pushQueue(step, pool, k, excess * share);
  }
}

/** One step of the pool's slots, with the starts still owed in front of the queue. */
function turnOfSlots(step: Step, pool: number, busy: number, arriving: number): Turn {
  const { plant, state, work, tick } = step;
  const { turn } = work;
  const { classes, key } = plant.pools[pool];
  const only = classes.length === 1 ? pool * plant.classes.length + classes[0] : -1;
  turn.service = only >= 0 ? work.ownWork[only] : meanService(step, pool, busy, arriving);
  turn.leftOld = only >= 0 ? work.leftOld[only] : leftOfOld(turn.service);
  turn.leftNew = only >= 0 ? work.leftNew[only] : leftOfStarts(turn.service);
  turn.busy = busy;
  turn.queued = state.queueTotal[pool] + state.debt[pool];
  turn.arriving = arriving;
  turn.slots = slotsOf(step, pool);
  turn.places = placesOf(step, pool, turn.slots / turn.service);
  turn.cv = state.cv[pool];
  turn.work = state.unfinished[pool];
  turn.key = key;
  turn.tick = tick;
  turnOver(turn);
  return turn;
}

function busyOf({ plant, state }: Step, pool: number): number {
  const classes = plant.classes.length;
  let busy = 0;
  for (let k = 0; k < classes; k++) busy += state.busy[pool * classes + k];
  return busy;
}

/** Mean service in steps of what is in the slots now; of what arrives where they are empty. */
function meanService(step: Step, pool: number, busy: number, foreseen: number): number {
  const { plant, state, work } = step;
  const classes = plant.classes.length;
  let rate = 0;
  let work1 = 0;
  for (const k of plant.pools[pool].classes) {
    const s = work.ownWork[pool * classes + k];
    if (s > 0) rate += state.busy[pool * classes + k] / s;
    work1 += work.foreseen[k] * s;
  }
  if (busy > DUST && rate > 0) return busy / rate;
  return foreseen > DUST ? work1 / foreseen : serviceSteps(step, pool, 0);
}

/** Older work leaves service; winners among it are answered. */
function finishOld(step: Step, pool: number): void {
  const { plant, state, work, tick } = step;
  const { cohorts } = state;
  const pace = state.kernelFinish[pool];
  const classes = plant.classes.length;
  for (const k of plant.pools[pool].classes) {
    const at = pool * classes + k;
    const share = Math.min(1, pace * (1 - work.leftOld[at]));
    const done = state.busy[at] * share;
    if (done <= 0) continue;
    const service = work.ownWork[at];
    const cv = state.cv[pool];
    state.busy[at] -= done;
    state.completed[pool] += done;
    state.erred[pool] += done * state.errorRatio[pool];
    state.stationGood[pool] += done * (1 - state.errorRatio[pool]);
    let answered = 0;
    for (const s of plant.pools[pool].streams[k]) {
      if (isIdle(step, s)) continue;
      const stream = plant.streams[s];
      const limit = state.timeoutMs[stream.client] / 100 - work.delay[stream.edge];
      let oldest = tick;
      for (let sent = Math.max(state.winFrom[s], tick - stream.length + 1); sent < tick; sent++) {
        const at = cohortAt(stream, sent) + WIN;
        const winners = cohorts[at];
        if (winners <= 0) continue;
        const left = limit - (tick - sent);
        const inTime = left > SURE * service ? 1 : doneWithin(left, service, cv);
        const leaving = winners < TRACE * 1e3 || inTime <= share ? winners : winners * (share / inTime);
        cohorts[at] = winners - leaving;
        if (winners > leaving && sent < oldest) oldest = sent;
        answered += leaving;
        reply(step, s, sent, leaving);
      }
      state.winFrom[s] = oldest;
    }
    noteLateFills(step, pool, Math.max(0, done - answered) * (1 - state.errorRatio[pool]));
  }
}

/** Winners leave service with an answer or, for the station's share of errors, with an error. */
function reply(step: Step, stream: number, sentTick: number, mass: number): void {
  const errors = step.state.errorRatio[step.plant.streams[stream].pool];
  if (errors < 1) answer(step, stream, sentTick, mass * (1 - errors));
  if (errors > 0) failAttempt(step, stream, sentTick, mass * errors, "error");
}

/** Queued work that starts: its living part splits into winners and waste. */
const startInTurn: Started = (step, pool, k, arrived, mass, share) => {
  const { plant, state, work, tick } = step;
  const { cohorts } = state;
  const classes = plant.classes.length;
  const cv = state.cv[pool];
  const expires = state.expiring[pool] > EXPIRING && !isNewestFirst(step, pool);
  const waited = tick - arrived;
  const service = work.ownWork[pool * classes + k];
  const finish = finishShare(step, pool, k);
  state.busy[pool * classes + k] += mass * (1 - finish);
  state.completed[pool] += mass * finish;
  state.started[pool] += mass;
  state.erred[pool] += mass * finish * state.errorRatio[pool];
  state.stationGood[pool] += mass * finish * (1 - state.errorRatio[pool]);
  noteWait(step, pool, mass, waited);
  let answered = 0;
  for (const s of plant.pools[pool].streams[k]) {
    const stream = plant.streams[s];
    if (isIdle(step, s) || waited >= stream.length) continue;
    const at = cohortAt(stream, arrived);
    const living = cohorts[at + WAIT] * share;
    if (living <= 0) continue;
    const left = state.timeoutMs[stream.client] / 100 - work.delay[stream.edge] - waited;
    const inTime = expires ? doneAtLast(left, state.expiring[pool], service, cv) : doneWithin(left, service, cv);
    cohorts[at + WAIT] -= living;
    const winners = Math.min(living * inTime, cohorts[at + OUT] - cohorts[at + WAIT]);
    const atOnce = Math.min(winners, living * finish);
    cohorts[at + WIN] += winners - atOnce;
    if (arrived < state.winFrom[s]) state.winFrom[s] = arrived;
    answered += atOnce;
    reply(step, s, arrived, atOnce);
  }
  noteLateFills(step, pool, Math.max(0, mass * finish - answered) * (1 - state.errorRatio[pool]));
};
