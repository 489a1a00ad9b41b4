/** Content: the format of scenarios and experiments. The schema is the only place where a default is written. */
export { experimentFormat, experimentSchema } from "./experiment.ts";
export type { Experiment, ScheduleEntry } from "./experiment.ts";
export { mechanismFamilies, scenarioFormat, scenarioSchema } from "./scenario.ts";
export type { ActionSpec, Mechanism, PolicySpec, Scenario, Signal } from "./scenario.ts";
export { expand } from "./topology.ts";
export type { Call, Station, Topology } from "./topology.ts";
export { consoleIds, worldSchema } from "./world.ts";
export type { CallSpec, ConsoleId, PopulationSpec, ServiceKind, ServiceSpec, WorldSpec } from "./world.ts";
