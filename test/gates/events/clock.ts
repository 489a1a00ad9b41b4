/**
 * The clock of a per-request simulation: things happen at instants, in order, from a heap. It shares nothing with
 * shared/sim: no step, no cohort, not even the random numbers.
 */
import { assert, must } from "../../../shared/base/index.ts";

export interface Clock {
  readonly now: () => number;
  /** Does something after a while, in seconds. */
  readonly after: (delayS: number, act: () => void) => void;
  /** A uniform in (0, 1). */
  readonly chance: () => number;
  /** An exponential time of this mean. */
  readonly exponential: (meanS: number) => number;
  readonly run: (untilS: number) => void;
}

interface Moment {
  readonly at: number;
  readonly act: () => void;
}

export function openClock(seed: number): Clock {
  const heap: Moment[] = [];
  const chance = mulberry(seed);
  let now = 0;
  return {
    now: () => now,
    after: (delayS, act) => push(heap, { at: now + delayS, act }),
    chance,
    exponential: (meanS) => -meanS * Math.log(chance()),
    run(untilS) {
      for (let next = heap[0]; next && next.at < untilS; next = heap[0]) {
        pop(heap);
        assert(next.at >= now, "time runs forward");
        now = next.at;
        next.act();
      }
      now = untilS;
    },
  };
}

function push(heap: Moment[], moment: Moment): void {
  let at = heap.length;
  heap.push(moment);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = must(heap[above], "parent");
    if (parent.at <= moment.at) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = moment;
}

function pop(heap: Moment[]): void {
  const last = must(heap.pop(), "last");
  if (heap.length === 0) return;
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    const right = heap[below + 1];
    let child = must(heap[below], "child");
    if (right && right.at < child.at) {
      child = right;
      below++;
    }
    if (child.at >= last.at) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = last;
}

/** A 32-bit generator good enough for a few million draws. */
function mulberry(seed: number): () => number {
  let state = (seed * 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}
