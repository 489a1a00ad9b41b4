/**
 * Pools that call others while they work [Q5]: a slot is held for own work and every open call, back-offs included, but
 * for asynchronous calls.
 * Owns `busy*` of such pools.
 *
 * A pool's contexts pass its calls one after another, or several side by side; each call's answers let its contexts go
 * on when the pool's turn comes. Starts <= (slots - held) / share of a start that is left at the end of the step.
 */
import { cohortAt, WAIT } from "../cohorts.ts";
import { DUST } from "../step.ts";
import type { Step } from "../step.ts";
import { makeCalls } from "./attempts.ts";
import type { Mode } from "./attempts.ts";
import { sendDue } from "./carried.ts";
import type { Ended } from "./carried.ts";
import { turnConnections } from "./connections.ts";
import { coveredShare } from "./fallbacks.ts";
import { isIdle } from "./idle.ts";
import { noteLacking } from "./lacking.ts";
import { isTight, loadOf, lossAt, lossOf } from "./losses.ts";
import { throughBundle } from "./parallel.ts";
import {
  arrivalsForeseen,
  isNewestFirst,
  noteWait,
  offerKernel,
  placesOf,
  slotsHeld,
  slotsOf,
  storeArrivals,
} from "./pools.ts";
import { takeQueued } from "./queues.ts";
import type { Started } from "./queues.ts";
import { answerCallers, countPresent, noteGone, notePresent } from "./settling.ts";

/** Requests that stay shorter than this, in steps, come and go unseen by whoever looks once in a step. */
const SHORT = 1.5;
/** What is held comes and goes by itself with the arrivals: so much less is left to the formula. */
const SEEN = 0.8;

/** The callee-first turn of a calling pool. */
export function advanceCaller(step: Step, pool: number): void {
  const { plant, state, work } = step;
  const { classes } = plant.pools[pool];
  turnConnections(step, pool);
  const present = countPresent(step, pool);
  for (const k of classes) finishOwnWork(step, pool, k);

  const foreseen = arrivalsForeseen(step, pool);
  let done = 0;
  for (const k of classes) {
    foresee(step, pool, k);
    const share = foreseen > 0 ? work.foreseen[k] / foreseen : 1 / classes.length;
    done += share * (work.good1[k] + work.bad1[k]);
  }
  const free = Math.max(0, slotsOf(step, pool) - slotsHeld(step, pool));
  const starts = done >= 1 ? Infinity : free / (1 - done);
  const lifo = isNewestFirst(step, pool);
  const ahead = lifo ? Math.min(starts, foreseen) : 0;
  const taken = startQueue(step, pool, starts - ahead, lifo);
  const left = lifo ? ahead : state.queueTotal[pool] > DUST ? 0 : Math.max(0, starts - taken);
  const places = placesOf(step, pool, starts);
  const full = isTight(slotsOf(step, pool), places) ? fullShare(step, pool, foreseen, done, present, places) : 0;
  const begin = Math.min(1 - full, foreseen > 0 ? left / foreseen : left > 0 ? 1 : 0);
  const room = Math.max(0, places - state.queueTotal[pool]);
  const overflow = foreseen * (1 - begin) - room;
  const reject = Math.max(full, foreseen > 0 ? overflow / foreseen : begin === 0 && room <= 0 ? 1 : 0);
  offerKernel(step, pool, begin, reject, work.good1, work.bad1);
}

/**
 * At a pool with hardly a queue, the share of arrivals that find it full, by how many hold a slot in the middle of the step:
 * of those present at its beginning half of who leaves, and of the arrivals half of who stays.
 */
function fullShare(step: Step, pool: number, arriving: number, done: number, present: number, places: number): number {
  const { plant, state, work } = step;
  if (arriving <= DUST) return 0;
  const slots = slotsOf(step, pool);
  let stay = 0;
  for (const k of plant.pools[pool].classes)
    stay += (work.foreseen[k] / arriving) * state.stayMean[pool * plant.classes.length + k];
  if (stay < SHORT) return lossOf(loadOf(arriving, stay), slots, places);
  return SEEN * lossAt((present + slotsHeld(step, pool) + loadOf(arriving, 1 - done)) / 2, slots, places);
}

/** The caller-first turn: stores what arrived, and passes on what finished its own work within the step. */
export function admitToCaller(step: Step, pool: number): void {
  const { plant, work, tick } = step;
  storeArrivals(step, pool, work.begun);
  for (const k of plant.pools[pool].classes) {
    const mass = work.begun[k];
    if (mass <= DUST) continue;
    notePresent(step, pool, k, mass, tick);
    beginWork(step, pool, k, mass);
    // Their callers have their answers by the kernel already.
    const { good, bad } = work.contexts;
    countDone(step, pool, good, bad);
    noteGone(step, pool, k, good + bad);
  }
}

/** Contexts begin their own work, and what of them is done with it within the step goes through the calls. */
function beginWork(step: Step, pool: number, k: number, mass: number): void {
  const { plant, state, work } = step;
  const at = pool * plant.classes.length + k;
  const left = work.leftNew[at];
  state.busy[at] += mass * left;
  leaveWork(step, pool, k, mass * (1 - left), false);
}

/** Own work that ends this step, and the answers that came in, move on through the calls. */
function finishOwnWork(step: Step, pool: number, k: number): void {
  const { plant, state, work } = step;
  const at = pool * plant.classes.length + k;
  const done = state.busy[at] * (1 - work.leftOld[at]);
  state.busy[at] *= work.leftOld[at];
  leaveWork(step, pool, k, done, true);
  answerDone(step, pool, k);
}

/** Contexts are done with their own work: some with an error, the others go through the calls. */
function leaveWork(step: Step, pool: number, k: number, done: number, carried: boolean): void {
  const { contexts } = step.work;
  const errors = step.state.errorRatio[pool];
  contexts.good = done * (1 - errors);
  contexts.bad = done * errors;
  throughCalls(step, "send", pool, k, carried);
}

/** Answers those who wait for the contexts that are through, and for those that failed. */
function answerDone(step: Step, pool: number, k: number): void {
  const { good, bad } = step.work.contexts;
  countDone(step, pool, good, bad);
  if (good > DUST) answerCallers(step, pool, k, good, true);
  if (bad > DUST) answerCallers(step, pool, k, bad, false);
}

function countDone({ state }: Step, pool: number, good: number, bad: number): void {
  state.completed[pool] += good + bad;
  state.stationGood[pool] += good;
  state.erred[pool] += bad;
}

/** What becomes of one start of a class within the step, were it to arrive now. Fills `good1` and `bad1`. */
function foresee(step: Step, pool: number, k: number): void {
  const { plant, state, work } = step;
  const { contexts } = work;
  const finish = 1 - work.leftNew[pool * plant.classes.length + k];
  const errors = state.errorRatio[pool];
  contexts.good = 1;
  contexts.bad = 0;
  throughCalls(step, "foresee", pool, k, false);
  work.good1[k] = finish * (1 - errors) * contexts.good;
  work.bad1[k] = finish * (errors + (1 - errors) * contexts.bad);
}

/** Queued work that starts joins the contexts of its class that begin. */
const gatherInTurn: Started = (step, pool, k, arrived, mass, share) => {
  const { plant, state, work, tick } = step;
  for (const s of plant.pools[pool].streams[k]) {
    if (isIdle(step, s) || tick - arrived >= plant.streams[s].length) continue;
    state.cohorts[cohortAt(plant.streams[s], arrived) + WAIT] *= 1 - share;
  }
  noteWait(step, pool, mass, tick - arrived);
  notePresent(step, pool, k, mass, arrived);
  work.begun[k] += mass;
};

/** Starts queued work; what of it finishes within the step is answered. Returns the mass started. */
function startQueue(step: Step, pool: number, starts: number, lifo: boolean): number {
  const { plant, work } = step;
  work.begun.fill(0);
  const taken = takeQueued(step, pool, starts, lifo, gatherInTurn);
  if (taken <= 0) return 0;
  for (const k of plant.pools[pool].classes) {
    const mass = work.begun[k];
    if (mass <= 0) continue;
    beginWork(step, pool, k, mass);
    answerDone(step, pool, k);
  }
  return taken;
}

/**
 * Passes `contexts.good` through the pool's calls in order. On return `good` holds what is through with all of them
 * and `bad` what failed; the rest is open. With `carried`, answers and due retries of older contexts join on the way.
 */
function throughCalls(step: Step, mode: Mode, pool: number, k: number, carried: boolean): void {
  const { plant, work } = step;
  const { contexts } = work;
  for (const client of plant.pools[pool].clients) {
    const { bundle, seat } = plant.clients[client];
    if (seat > 0) continue;
    contexts.next = 0;
    if (bundle >= 0) throughBundle(step, mode, bundle, k, carried);
    else throughCall(step, mode, client, k, carried);
    contexts.good = contexts.next;
  }
}

/** The same for one call: what is through with it goes into `next`. */
function throughCall(step: Step, mode: Mode, client: number, k: number, carried: boolean): void {
  const { plant, state, work } = step;
  const { contexts, outcome } = work;
  const { good } = contexts;
  if (good > DUST) {
    const calling = work.calling[client * plant.classes.length + k];
    const calls = makeCalls(step, mode, client, k, good);
    contexts.next += plant.clients[client].isAsync ? good : good * (1 - calling);
    if (mode === "foresee") joinOutcome(step, client, k);
    else {
      state.open[client] += calls - outcome.good - outcome.bad;
      noteLacking(step, client, k, good * (1 - calling), 0);
      joinEnded(step, client, k);
    }
  }
  if (carried) joinCarried(step, client, k);
}

/**
 * Calls that ended: their contexts go on, or have failed, but for those that have something to go on with. Nobody waits
 * for an asynchronous call. Returns the calls whose contexts go on without an answer.
 */
function joinOutcome(step: Step, client: number, k: number): number {
  const { plant, work } = step;
  const { contexts, outcome } = work;
  const covered = outcome.bad > 0 ? outcome.bad * coveredShare(step, client) : 0;
  if (plant.clients[client].isAsync) return covered;
  const fan = work.fan[client * plant.classes.length + k];
  contexts.next += (outcome.good + covered) / fan;
  contexts.bad += (outcome.bad - covered) / fan;
  return covered;
}

/** The same for calls that were really made: those that go on without an answer are counted. */
function joinEnded(step: Step, client: number, k: number): void {
  const covered = joinOutcome(step, client, k);
  const fan = step.work.fan[client * step.plant.classes.length + k];
  noteLacking(step, client, k, (step.work.outcome.good + covered) / fan, covered / fan);
}

/** The same for calls made in earlier steps. */
const joinDue: Ended = (step, client, k) => {
  const { outcome } = step.work;
  step.state.open[client] -= outcome.good + outcome.bad;
  joinEnded(step, client, k);
};

/** Answers that arrived for a client, and its retries that are due, go into `next` or `bad`. */
function joinCarried(step: Step, client: number, k: number): void {
  const { plant, state, work } = step;
  const { outcome } = work;
  sendDue(step, client, k, joinDue);
  const at = client * plant.classes.length + k;
  outcome.good = state.answered[at];
  outcome.bad = state.refused[at];
  state.answered[at] = 0;
  state.refused[at] = 0;
  if (outcome.good + outcome.bad > 0) joinEnded(step, client, k);
}
