/**
 * Chance for a brain: a number in, a draw and the next number out. Kept in the brain's memory, so that the same seed and
 * the same views give the same bot, wherever it runs.
 */

/** Numbers of 32 bits. */
const RANGE = 4294967296;

/** A beginning from any text. */
export function chanceOf(seed: string): number {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return state >>> 0;
}

/** 0 or more, and below 1. */
export function draw(chance: number): readonly [share: number, next: number] {
  const next = (chance + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(next ^ (next >>> 15), next | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return [((mixed ^ (mixed >>> 14)) >>> 0) / RANGE, next];
}

/** One of them, the same for the same number; undefined of none. */
export function pick<T>(chance: number, some: readonly T[]): T | undefined {
  return some[Math.floor(draw(chance)[0] * some.length)];
}
