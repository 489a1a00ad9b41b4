/** A few of many, chosen by the commit: another commit runs others, one commit always the same. */
import { createHash } from "node:crypto";

/** In the order that they came in. @param {readonly string[]} items @param {number} n @param {string} commit */
export function rotate(items, n, commit) {
  const luck = (/** @type {string} */ item) => createHash("sha256").update(`${commit}/${item}`).digest("hex");
  const chosen = new Set([...items].sort((a, b) => (luck(a) < luck(b) ? -1 : 1)).slice(0, n));
  return items.filter((item) => chosen.has(item));
}
