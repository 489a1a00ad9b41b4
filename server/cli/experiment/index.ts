/** Experiments on the command line: read from a document, run under seeds, given as CSV, JSON and a table. */
export { worldFlaws } from "./names.ts";
export type { Flaw } from "./names.ts";
export { csvOf, jsonOf, summaryOf } from "./output.ts";
export { readExperiment } from "./read.ts";
export { runSeeds } from "./runs.ts";
