/** Scenarios on the command line: found, read, run under a policy, proven, and timed. */
export { boundsOf } from "./bounds.ts";
export type { Bound } from "./bounds.ts";
export { claimsOf } from "./claims.ts";
export type { Claim } from "./claims.ts";
export { gatherFacts } from "./facts.ts";
export { findScenario, libraryIds } from "./find.ts";
export { clockOf, horizonOf, played, realSeconds } from "./live.ts";
export { openScenario } from "./open.ts";
export { simulateScenario } from "./simulate.ts";
export { tempoOf } from "./tempo.ts";
export type { Tempo } from "./tempo.ts";
export { variantFor } from "./variant.ts";
