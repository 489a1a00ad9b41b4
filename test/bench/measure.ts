/**
 * How the benchmark measures: CPU time of the process, never the clock on the wall, because the machine may be shared;
 * medians over samples, because it may be noisy. The garbage collector's and compiler's threads count, as they cost.
 */
import { getHeapStatistics } from "node:v8";
import { assert, must } from "../../shared/base/index.ts";

/** CPU microseconds that something took. */
export function cpuUsOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Less than this much freed by a collection, in bytes, is noise. */
const FREED = 10_000;

/** The median of so many samples of what `sample` gives. */
export function medianOf(samples: number, sample: () => number): number {
  const sorted = Array.from({ length: samples }, sample).sort((a, b) => a - b);
  return must(sorted[sorted.length >> 1], "a sample");
}

/** Bytes that are alive, on the heap and in array buffers. Buffers are freed late: it collects until no more goes. */
export function aliveBytes(): number {
  let least = Infinity;
  for (;;) {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const alive = heapUsed + arrayBuffers;
    if (alive > least - FREED) return alive;
    least = alive;
  }
}

/**
 * Bytes that something allocates, garbage included: the growth of the used heap and of memory outside it, in a heap so
 * fresh from collection that no other can come in between, less what an empty measurement allocates.
 */
export function allocatedBytesOf(act: () => void): number {
  return Math.max(0, growthOf(act) - growthOf(() => undefined));
}

function growthOf(act: () => void): number {
  collect();
  const before = getHeapStatistics();
  act();
  const after = getHeapStatistics();
  return after.used_heap_size + after.external_memory - before.used_heap_size - before.external_memory;
}

function collect(): void {
  assert(globalThis.gc !== undefined, "the benchmark runs with --expose-gc");
  globalThis.gc();
}
