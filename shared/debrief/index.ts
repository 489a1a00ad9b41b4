/** Debrief: a recording becomes what a team learns from. Pure; the heavy part is a few jobs for a pool of workers. */
export { runAlone } from "./runs/lone.ts";
export type { LoneRequest, LoneRun } from "./runs/lone.ts";
export type { Progress, Taped } from "./runs/tape.ts";
export { runTeam } from "./runs/team.ts";
export type { Checkpoint, TeamRequest, TeamRun } from "./runs/team.ts";
export { checkpointFor, runWhatIf } from "./runs/whatIf.ts";
export type { Skipped, WhatIfRequest, WhatIfRun } from "./runs/whatIf.ts";
export { cascadeOf, preventedBy } from "./cascade/tree.ts";
export type { Cascade } from "./cascade/tree.ts";
export { reportOf, whatIfView } from "./report.ts";
export type { Runs } from "./report.ts";
export { findCuts } from "./runs/cuts.ts";
export type { CutsRequest, CutWindow } from "./runs/cuts.ts";
export { changesLeftOut } from "./runs/without.ts";
export type { Without } from "./runs/without.ts";
export { bestSave, changesSooner } from "./runs/save.ts";
export type { Save } from "./runs/save.ts";
