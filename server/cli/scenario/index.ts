/** Scenarios on the command line: found, run under a policy, and proven. */
export { claimsOf } from "./claims.ts";
export type { Claim } from "./claims.ts";
export { gatherFacts } from "./facts.ts";
export { findScenario, libraryIds } from "./find.ts";
export { complaintsOf, openScenario } from "./open.ts";
export { simulateScenario } from "./simulate.ts";
