/** Experiments on the command line: read from a document, run under seeds, given as CSV, JSON and a table. */
export { worldFlaws } from "../../../shared/content/index.ts";
export type { Flaw } from "../../../shared/content/index.ts";
export { estimate } from "./estimate.ts";
export type { Estimate } from "./estimate.ts";
export { csvOf, jsonOf, summaryOf, units } from "./output.ts";
export { runSeeds } from "./runs.ts";
