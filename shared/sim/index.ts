/** The only door of the simulation. `pipeline.ts` is its physics in order. */
export { SCRAPE_TICKS } from "./cast.ts";
export { BURN_WINDOWS } from "./observe/alerts.ts";
export { runExperiment } from "./experiment.ts";
export type { ExperimentRun } from "./experiment.ts";
export { parameters } from "./parameters.ts";
export { openMeters, readMeters } from "./series.ts";
export type { Meters, SeriesColumn } from "./series.ts";
export { checkScenario, createSimulation, openSimulation, restoreSimulation } from "./simulation.ts";
export type { Harm, Integrity, Simulation } from "./simulation.ts";
export type {
  AlertReading,
  AutomationReading,
  Decision,
  EdgeReading,
  EventKind,
  GroupInside,
  Instruments,
  Observation,
  Obstacle,
  RunningAction,
  SimCommand,
  SimEvent,
  StationPaths,
  StationReading,
} from "./types.ts";
export { createPolicy, policyFrom } from "./policy.ts";
export type { Policy } from "./policy.ts";
export { signalHolds, signalValue } from "./signals.ts";
