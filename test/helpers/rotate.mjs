/** A few of many, chosen by the commit: in time each has been seen, while one commit always tests the same ones. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";

/**
 * `n` of the items in their own order.
 * @template T
 * @param {readonly T[]} items @param {number} n @param {string} seed @returns {readonly T[]}
 */
export function rotate(items, n, seed) {
  const luck = (/** @type {number} */ index) => createHash("sha256").update(`${seed}/${index}`).digest("hex");
  const drawn = items.map((_, index) => ({ index, luck: luck(index) })).sort((a, b) => (a.luck < b.luck ? -1 : 1));
  const chosen = new Set(drawn.slice(0, n).map(({ index }) => index));
  return items.filter((_, index) => chosen.has(index));
}

/** The commit being tested, or "dev" where there is none (an archive, a tree before its first commit). @returns {string} */
export function commit() {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "dev";
  }
}
