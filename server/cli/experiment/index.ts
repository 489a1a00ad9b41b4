/** Experiments on the command line: read from a document, run under seeds, given as CSV, JSON and a table. */
export { estimate } from "./estimate.ts";
export type { Estimate } from "./estimate.ts";
export { csvOf, jsonOf, summaryOf, units } from "./output.ts";
export { runSeeds } from "./runs.ts";
