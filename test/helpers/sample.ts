/** Slow proofs run on a few of their cases in `npm test`, which change with the commit, and on all of them in a long run. */
import { commit, rotate } from "./rotate.mjs";

export const isLong = process.env["SMALL_CAUSES_LONG"] === "1";

/** `n` of the items in their own order, chosen by the commit; all of them in a long run. */
export function sampleOf<T>(items: readonly T[], n: number, all = isLong, seed = commit()): readonly T[] {
  return all ? items : rotate(items, n, seed);
}

/** Seeds for a property: `few` that change with every commit, or `many` in a long run. */
export function seedsOf(name: string, few: number, many: number, all = isLong, seed = commit()): readonly string[] {
  return Array.from({ length: all ? many : few }, (_, index) => `${seed.slice(0, 12)}/${name}/${index}`);
}
