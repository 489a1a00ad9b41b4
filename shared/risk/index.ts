/** Risks of a world without play: every single small fault, what it takes down, why, and what would contain it. */
export { faulted, faultKinds, faultsOf } from "./faults.ts";
export type { Fault } from "./faults.ts";
export { healthyOf } from "./healthy.ts";
export { htmlOf } from "./html.ts";
export { markdownOf } from "./markdown.ts";
export { modelOf } from "./model.ts";
export { findingOf, riskOf, screenedFaults, triedFor } from "./report.ts";
export type { Finding, Progress, RiskReport } from "./report.ts";
export { screen } from "./screen.ts";
export { outcomeOf, restOf } from "./simulate.ts";
