/** Slow proofs run on a few of their cases in `npm test`, which change with the commit, and on all of them in a long run. */
import { describe } from "vitest";
import { commit, rotate } from "./rotate.mjs";

export const isLong = process.env["SMALL_CAUSES_LONG"] === "1";

/** `n` of the items in their own order, chosen by the commit; all of them in a long run. */
export function sampleOf<T>(items: readonly T[], n: number, all = isLong, seed = commit()): readonly T[] {
  return all ? items : rotate(items, n, seed);
}

/** A `describe` for those of the named suites whose turn it is. The others do not exist: what is skipped has failed. */
export function inTurns<Name extends string>(
  names: readonly Name[],
  n: number,
): (name: Name, tests: () => void) => void {
  const chosen = sampleOf(names, n);
  return (name, tests) => {
    describe.each(chosen.filter((one) => one === name))("%s", () => {
      tests();
    });
  };
}

/** Seeds for a property: `few` that change with every commit, or `many` in a long run. */
export function seedsOf(name: string, few: number, many: number, all = isLong, seed = commit()): readonly string[] {
  return Array.from({ length: all ? many : few }, (_, index) => `${seed.slice(0, 12)}/${name}/${index}`);
}
