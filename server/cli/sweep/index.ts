/** Sweeps: an experiment over a range of one parameter, run, pictured and written down. */
export { csvOfSweep, jsonOfSweep, tableOf } from "./output.ts";
export { svgOf } from "./picture.ts";
export { readRange } from "./range.ts";
export type { Range } from "./range.ts";
export { checkPlan, sweepOver, windowNamed } from "./run.ts";
export type { Plan, Point } from "./run.ts";
