/**
 * Queues [Q1]: one order and one set of places per pool; a ring by arrival tick and class of all that waits, living
 * or not. Owns `queue`, `queueTotal`, `queueHead`. FIFO takes from the oldest tick, LIFO from the newest, and which of
 * the two it is can change from step to step.
 */
import { DUST } from "../step.ts";
import type { Step } from "../step.ts";

/** Weight of the newest step in what expires per step. */
const SMOOTHING = 0.05;

function entryOf({ plant }: Step, pool: number, k: number, tick: number): number {
  const { ring } = plant.pools[pool];
  return plant.queueBase[pool] + k * ring.length + (tick & ring.mask);
}

/** Makes room for this tick: what is so old that its place is needed joins the next tick (its clients are long gone). */
export function openTick(step: Step): void {
  const { plant, state, tick } = step;
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const { classes, ring } = plant.pools[pool];
    for (const k of classes) {
      const at = entryOf(step, pool, k, tick);
      if (state.queue[at] > 0) {
        state.queue[entryOf(step, pool, k, tick + 1)] += state.queue[at];
        state.queue[at] = 0;
      }
    }
    state.expiring[pool] *= 1 - SMOOTHING;
    if (state.queueTotal[pool] <= 0) state.queueHead[pool] = tick;
    else if (tick - state.queueHead[pool] >= ring.length) state.queueHead[pool] = tick - ring.length + 1;
  }
}

export function pushQueue(step: Step, pool: number, k: number, mass: number): void {
  if (mass <= 0) return;
  const { state, tick } = step;
  if (state.queueTotal[pool] <= 0) state.queueHead[pool] = tick;
  state.queue[entryOf(step, pool, k, tick)] += mass;
  state.queueTotal[pool] += mass;
}

/** The longest wait, in ticks, of who came at a tick and is still there: the queue has stood since it was last empty. */
export function longestWait({ plant, state }: Step, pool: number, came: number): number {
  const { station } = plant.pools[pool];
  if (state.emptyTick.length === 0 || state.shedTargetMs[station] === Infinity) return Infinity;
  const hasStoodMs = (came - state.emptyTick[pool]) * 100;
  return (
    (hasStoodMs > state.shedIntervalMs[station] ? state.shedTargetMs[station] : state.shedIntervalMs[station]) / 100
  );
}

/** Takes a share of what waits since a tick off the queue; what becomes of it is the caller's to say. Returns its mass. */
export function removeQueued(step: Step, pool: number, k: number, tick: number, share: number): number {
  const { state } = step;
  const at = entryOf(step, pool, k, tick);
  const removed = state.queue[at] * share;
  state.queue[at] = share === 1 ? 0 : state.queue[at] - removed;
  state.queueTotal[pool] = Math.max(0, state.queueTotal[pool] - removed);
  state.unfinished[pool] = Math.max(0, state.unfinished[pool] - removed);
  return removed;
}

/** Expired work that the station drops at no cost. */
export function skipQueued(step: Step, pool: number, k: number, tick: number, mass: number): void {
  const { state } = step;
  const at = entryOf(step, pool, k, tick);
  const removed = Math.min(mass, state.queue[at]);
  state.queue[at] -= removed;
  state.queueTotal[pool] = Math.max(0, state.queueTotal[pool] - removed);
  state.unfinished[pool] = Math.max(0, state.unfinished[pool] - removed);
  state.expiring[pool] += SMOOTHING * mass;
}

/** Keeps a share of a pool's queue: its station died, or some of its replicas went. */
export function thinQueue(step: Step, pool: number, kept: number): void {
  const { plant, state } = step;
  if (kept <= 0) {
    dropQueue(step, pool);
    return;
  }
  const first = plant.queueBase[pool];
  const end = first + plant.classes.length * plant.pools[pool].ring.length;
  for (let at = first; at < end; at++) state.queue[at] *= kept;
  state.queueTotal[pool] *= kept;
}

function dropQueue({ plant, state, tick }: Step, pool: number): void {
  const first = plant.queueBase[pool];
  state.queue.fill(0, first, first + plant.classes.length * plant.pools[pool].ring.length);
  state.queueTotal[pool] = 0;
  state.queueHead[pool] = tick;
}

/** What becomes of queued work that starts: `mass` of a class that arrived at `tick`, a share of what waits of it. */
export type Started = (step: Step, pool: number, k: number, tick: number, mass: number, share: number) => void;

/** Takes `mass` off the queue, newest or oldest first, and hands it to `started` by class and tick. Returns what was taken. */
export function takeQueued(step: Step, pool: number, mass: number, lifo: boolean, started: Started): number {
  const { plant, state, tick: now } = step;
  if (mass <= DUST || state.queueTotal[pool] <= DUST) return 0;
  const head = state.queueHead[pool];
  const classes = plant.classes.length;
  let wanted = Math.min(mass, state.queueTotal[pool]);
  let taken = 0;
  for (let i = 0; i <= now - head && wanted > DUST; i++) {
    const tick = lifo ? now - i : head + i;
    let here = 0;
    for (let k = 0; k < classes; k++) here += state.queue[entryOf(step, pool, k, tick)];
    if (here <= 0) continue;
    const share = wanted >= here ? 1 : wanted / here;
    for (let k = 0; k < classes; k++) {
      const at = entryOf(step, pool, k, tick);
      const part = state.queue[at] * share;
      if (part <= 0) continue;
      state.queue[at] = share === 1 ? 0 : state.queue[at] - part;
      started(step, pool, k, tick, part, share);
      taken += part;
      wanted -= part;
    }
    if (!lifo && share === 1) state.queueHead[pool] = tick + 1;
  }
  state.queueTotal[pool] = Math.max(0, state.queueTotal[pool] - taken);
  // The total of a queue that was long differs from the sum of its entries by more than dust: it is empty when they are.
  if (state.queueTotal[pool] <= DUST || wanted > DUST) dropQueue(step, pool);
  return taken;
}
