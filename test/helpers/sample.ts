/**
 * Slow proofs run on a few of their cases in `npm test` and on all of them in `npm run test:long`. Which few
 * changes with every commit, so that in time each case has been seen, while one commit always tests the same ones.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";

const isLong = process.env["SMALL_CAUSES_LONG"] === "1";

/** `n` of the items in their own order, chosen by the commit; all of them in a long run. */
export function sampleOf<T>(items: readonly T[], n: number, all = isLong, seed = commit()): readonly T[] {
  if (all || n >= items.length) return items;
  const luck = (index: number) => createHash("sha256").update(`${seed}/${index}`).digest("hex");
  const drawn = items.map((_, index) => ({ index, luck: luck(index) })).sort((a, b) => (a.luck < b.luck ? -1 : 1));
  const chosen = new Set(drawn.slice(0, n).map((draw) => draw.index));
  return items.filter((_, index) => chosen.has(index));
}

/** The commit being tested, or "dev" where there is none (an archive, a tree before its first commit). */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "dev";
  }
}

/** Seeds for a property: `few` that change with every commit, or `many` in a long run. */
export function seedsOf(name: string, few: number, many: number, all = isLong, seed = commit()): readonly string[] {
  return Array.from({ length: all ? many : few }, (_, index) => `${seed.slice(0, 12)}/${name}/${index}`);
}
