/**
 * What leaf and calling pools have in common: slots, the arrivals they foresee, the kernel they offer to callers, and
 * the storing of arrivals as cohorts. Owns `kernel*`, `unforeseen`, `debt`, `waitMean`, `fillShare`, `win` at sending.
 */
import { BIRTH, cohortAt, OUT, WAIT, WIN } from "../cohorts.ts";
import { DUST } from "../step.ts";
import type { Step } from "../step.ts";
import { ration } from "./allowances.ts";
import { isIdle, isNoneDue, noteHeld } from "./idle.ts";
import { kernelShare, laneShare } from "./kernel.ts";
import { longestWait, pushQueue } from "./queues.ts";
import { doneWithin } from "./service.ts";

/** Weight of the newest step in what comes unforeseen. */
const SURPRISE = 0.25;
/** Weight of the newest step in the smoothed wait and in the smoothed share of cache loads. */
const SMOOTHING = 0.1;

export function slotsOf({ state }: Step, pool: number): number {
  if (state.rotation[pool] <= 0) return 0;
  return Math.max(0, state.rotation[pool] * state.slotsPerReplica[pool] - state.reserved[pool]);
}

/** Slots in use: own work and open calls (calls made side by side hold one slot together). */
export function slotsHeld({ plant, state, work }: Step, pool: number): number {
  const classes = plant.classes.length;
  const { clients, bundles } = plant.pools[pool];
  let held = 0;
  for (let k = 0; k < classes; k++) held += state.busy[pool * classes + k];
  for (const client of clients) held += Math.max(0, state.open[client]) / work.widest[client];
  for (const bundle of bundles) held += state.bundleHeld[bundle];
  return held;
}

/** Mean own work of a class in steps. */
export function serviceSteps({ plant, state }: Step, pool: number, k: number): number {
  const { station } = plant.pools[pool];
  const warm = state.serviceMs[pool] * state.cost[station * plant.classes.length + k] * state.drag[pool];
  const own = state.chill.length > 0 ? warm * state.chill[pool] : warm;
  return (state.commitMs.length > 0 ? own + state.commitMs[station] : own) / 100;
}

/** A group's part of what its station has, queue places or a rate: split over the groups as its traffic is. */
function partOf({ plant, state }: Step, pool: number, whole: number): number {
  const siblings = plant.stationPools[plant.pools[pool].station];
  if (siblings.length === 1) return whole;
  if (state.rotation[pool] <= 0) return 0;
  let all = 0;
  for (const sibling of siblings) all += state.rotation[sibling];
  return whole * (state.rotation[pool] / all);
}

/**
 * Places for who comes now. Of waits shorter than a step there are only so many as the pool starts in such a wait, so that
 * who would be refused within the step is.
 */
export function placesOf(step: Step, pool: number, startsPerTick: number): number {
  const { plant, state, tick } = step;
  const places = partOf(step, pool, state.queuePlaces[plant.pools[pool].station]);
  const longest = longestWait(step, pool, tick);
  return longest < 1 ? Math.min(places, longest * startsPerTick) : places;
}

/** Whether who came last is served next: always, or while more wait than the station's limit. */
export function isNewestFirst(step: Step, pool: number): boolean {
  const { plant, state } = step;
  const { station } = plant.pools[pool];
  if (state.lifo[station] === 1) return true;
  return state.lifoAbove[station] < Infinity && state.queueTotal[pool] > partOf(step, pool, state.lifoAbove[station]);
}

/**
 * Arrivals of this step as far as they can be known before callers have sent: what is already due, and what came
 * unforeseen in the last steps. Exact where every caller is a population. Fills `work.foreseen` by class and returns the sum.
 */
export function arrivalsForeseen(step: Step, pool: number): number {
  const { plant, state, tick, work } = step;
  const classes = plant.classes.length;
  const station = plant.pools[pool].station;
  const { classes: coming } = plant.pools[pool];
  let all = 0;
  for (const k of coming) {
    let offered = 0;
    for (const s of plant.pools[pool].streams[k]) {
      offered += state.sent[s];
      if (isNoneDue(step, s)) continue;
      const { backoff, client, edge } = plant.streams[s];
      const due = state.due[backoff + (tick & plant.clients[client].backoff.mask)];
      offered += Math.min(due * laneShare(step, edge, pool) * work.prompt[edge], state.letThrough[client]);
    }
    const at = station * classes + k;
    const most = partOf(step, pool, state.limitRps[at] / 10);
    const expected = offered + state.unforeseen[pool * classes + k];
    const within = Math.min(state.admit[at], expected > most ? most / expected : 1);
    work.offered[pool * classes + k] = offered;
    const share = within * state.headroom[pool] * (1 - state.barred[pool * classes + k]);
    state.admitted[pool * classes + k] = share;
    work.foreseen[k] = expected * share;
    all += work.foreseen[k];
  }
  return plant.allowancesOf[station].length > 0 ? ration(step, pool, partOf(step, pool, 1)) : all;
}

/** What callers may count on: `begin` of the admitted arrivals start at once, `reject` find the queue full. */
export function offerKernel(
  step: Step,
  pool: number,
  begin: number,
  reject: number,
  good1: Float64Array,
  bad1: Float64Array,
): void {
  const { plant, state } = step;
  const classes = plant.classes.length;
  const { station, classes: coming } = plant.pools[pool];
  const open = state.dead[station] === 0 && state.rotation[pool] > 0;
  state.kernelStarts[pool] = open ? begin : 0;
  state.kernelReject[pool] = open ? Math.min(reject, 1 - begin) : 1;
  for (const k of coming) {
    const starting = state.kernelStarts[pool] * state.admitted[pool * classes + k];
    state.kernelOk[pool * classes + k] = starting * good1[k];
    state.kernelFail[pool * classes + k] = starting * bad1[k];
  }
}

/** At a leaf: the share of this step's starts that are done within it, at the pace of this step's departures. */
export function finishShare({ plant, state, work }: Step, pool: number, k: number): number {
  return Math.min(1, state.kernelFinish[pool] * (1 - work.leftNew[pool * plant.classes.length + k]));
}

/**
 * Stores what was sent to a pool this step as cohorts: what starts goes into `begun` (by class), what waits into the
 * queue. At a leaf, those of the starts that are still in service and will be in time become winners.
 */
export function storeArrivals(step: Step, pool: number, begun: Float64Array): void {
  const { plant, state, work, tick } = step;
  const { cohorts } = state;
  const classes = plant.classes.length;
  const { leaf } = plant.pools[pool];
  let arrived = 0;
  let started = 0;
  for (const k of plant.pools[pool].classes) {
    const admit = state.admitted[pool * classes + k];
    const starts = admit * state.kernelStarts[pool];
    const waits = Math.max(0, admit - starts - admit * state.kernelReject[pool]);
    const refused = kernelShare(step, pool, k, "reject");
    const open = 1 - kernelShare(step, pool, k, "ok") - kernelShare(step, pool, k, "fail") - refused;
    const finish = leaf ? finishShare(step, pool, k) : 0;
    let sum = 0;
    begun[k] = 0;
    for (const s of plant.pools[pool].streams[k]) {
      const mass = state.sent[s];
      if (mass > 0 || hasJoined(step, s)) noteHeld(step, s);
      else if (isIdle(step, s)) continue;
      const stream = plant.streams[s];
      const at = cohortAt(stream, tick);
      cohorts[at + OUT] = Math.max(0, mass * open);
      cohorts[at + WAIT] = mass * waits;
      cohorts[at + WIN] = 0;
      const joined = takeJoined(step, s, at);
      if (mass <= 0) continue;
      sum += mass;
      state.sent[s] = 0;
      cohorts[at + BIRTH] = state.sentBirth[s];
      if (leaf) {
        const patience = state.timeoutMs[stream.client] / 100 - work.delay[stream.edge];
        const inTime = doneWithin(patience, work.ownWork[pool * classes + k], state.cv[pool]);
        const present = cohorts[at + OUT] - cohorts[at + WAIT] - joined;
        cohorts[at + WIN] = Math.min(present, mass * starts * Math.max(0, inTime - finish));
      }
      noteCacheLoad(step, stream.client, pool, mass);
    }
    noteUnforeseen(step, pool * classes + k, sum);
    if (sum <= 0) continue;
    arrived += sum;
    started += sum * starts;
    state.rejected[pool] += sum * refused;
    state.classRate[pool * classes + k] += SMOOTHING * sum;
    if (state.letIn.length > 0) state.letIn[pool * classes + k] += sum * admit;
    begun[k] = sum * starts;
    pushQueue(step, pool, k, sum * waits);
  }
  state.arrivals[pool] += arrived;
  state.started[pool] += started;
  noteWait(step, pool, started, 0);
}

/** What came to a class of a pool in this step, admitted or not. */
function noteUnforeseen({ state, work }: Step, at: number, came: number): void {
  const more = came - work.offered[at] - state.unforeseen[at];
  state.unforeseen[at] = Math.max(0, state.unforeseen[at] + SURPRISE * more);
}

function hasJoined({ plant, state }: Step, stream: number): boolean {
  return plant.streams[stream].joined >= 0 && state.sentJoined[stream] > 0;
}

/** Those who joined a load in this step wait with the cohort that was sent, but not in the pool. Returns how many. */
function takeJoined({ plant, state, tick }: Step, stream: number, at: number): number {
  const { joined: entry, mask } = plant.streams[stream];
  if (entry < 0) return 0;
  const joined = state.sentJoined[stream];
  state.sentJoined[stream] = 0;
  state.joined[entry + (tick & mask)] = joined;
  state.cohorts[at + OUT] += joined;
  return joined;
}

/** Moves starts beyond the slots back into the queue: `excess` of the mass that began this step and is unfinished. */
export function giveBack(step: Step, pool: number, excess: number, unfinished: number): void {
  if (excess <= DUST || unfinished <= DUST) return;
  const { plant, state, tick } = step;
  const { cohorts } = state;
  const share = Math.min(1, excess / unfinished);
  for (const k of plant.pools[pool].classes) {
    for (const s of plant.pools[pool].streams[k]) {
      if (isIdle(step, s)) continue;
      const { joined: entry, mask } = plant.streams[s];
      const joined = entry < 0 ? 0 : state.joined[entry + (tick & mask)];
      const at = cohortAt(plant.streams[s], tick);
      const back = Math.max(0, cohorts[at + OUT] - cohorts[at + WAIT] - joined) * share;
      cohorts[at + WAIT] += back;
      cohorts[at + WIN] *= 1 - share;
    }
  }
}

/** Mass that starts after waiting `ticks`; the smoothed mean feeds response times. */
export function noteWait({ state }: Step, pool: number, mass: number, ticks: number): void {
  state.waitMass[pool] += mass;
  state.waitSum[pool] += mass * ticks;
  state.waitSquares[pool] += mass * ticks * ticks;
}

/** End of a step: how busy the slots were, and the smoothed wait of what started. */
export function measurePools(step: Step): void {
  const { plant, state } = step;
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const slots = slotsOf(step, pool);
    if (slots !== Infinity) state.busyTime[pool] += slots > 0 ? Math.min(1, slotsHeld(step, pool) / slots) : 1;
    const mass = state.waitMass[pool];
    if (mass > DUST) {
      state.waitMean[pool] += SMOOTHING * (state.waitSum[pool] / mass - state.waitMean[pool]);
      state.waitSquare[pool] += SMOOTHING * (state.waitSquares[pool] / mass - state.waitSquare[pool]);
    }
    for (const k of plant.pools[pool].classes) state.classRate[pool * plant.classes.length + k] *= 1 - SMOOTHING;
    state.waitMass[pool] = 0;
    state.waitSum[pool] = 0;
    state.waitSquares[pool] = 0;
  }
}

/** Which share of a pool's work loads a cache: late answers fill by it. */
function noteCacheLoad({ plant, state }: Step, client: number, pool: number, mass: number): void {
  const own = plant.clients[client].cache;
  for (const cache of plant.pools[pool].loads) {
    const at = pool * plant.caches.length + cache;
    const weight = SMOOTHING * Math.min(1, mass);
    state.fillShare[at] += weight * ((cache === own ? 1 : 0) - state.fillShare[at]);
  }
}
