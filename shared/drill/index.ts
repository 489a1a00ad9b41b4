/** Drills in a world of one's own: a small fault planted where it matters there, tuned until the proofs hold. */
export { familyIds, foundIn, searchDrill, SURPRISE } from "./search.ts";
export type { Drill, Step } from "./search.ts";
