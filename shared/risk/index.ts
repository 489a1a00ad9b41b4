/** Risks of a world without play: every single small fault, what it takes down, why, and what would contain it. */
export type { Change } from "./contain.ts";
export { faulted, faultKinds, faultsOf, findingScenario } from "./faults.ts";
export type { Fault } from "./faults.ts";
export { healthyOf } from "./healthy.ts";
export { htmlOf } from "./html.ts";
export { markdownOf } from "./markdown.ts";
export { modelOf } from "./model.ts";
export {
  findingOf,
  promisingFor,
  ranked,
  reportOf,
  screenedFaults,
  surveyOf,
  triedWith,
  worthSimulating,
} from "./report.ts";
export type { Finding, RiskReport, Survey, Tried } from "./report.ts";
export { screen } from "./screen.ts";
export { outcomeFrom, outcomeOf, restOf } from "./simulate.ts";
export { count, isHarmless, percent } from "./words.ts";
export type { Outcome, Rest } from "./simulate.ts";
