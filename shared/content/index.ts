/** Content: the format of scenarios and experiments. The schema is the only place where a default is written. */
export type { Automated, Automation, AutomationKind, BoundBy, DidWhat } from "./automations.ts";
export { experimentSchema, scenarioSchema } from "./checked.ts";
export type { ConditionSpec, DefectSpec, EffectsSpec } from "./change.ts";
export { experimentFormat } from "./experiment.ts";
export type { Experiment, ScheduleEntry } from "./experiment.ts";
export type { Flaw, Path } from "./lint/flaws.ts";
export { suggestion } from "./lint/near.ts";
export { worldFlaws } from "./lint/world.ts";
export { signalKinds } from "./monitoring.ts";
export type { SignalKind } from "./monitoring.ts";
export { roomOf } from "./room.ts";
export { mechanismFamilies, scenarioFormat } from "./scenario.ts";
export type { ActionSpec, Mechanism, PolicySpec, Scenario, Signal } from "./scenario.ts";
export { expand, groupIn, nearest, siteOf, sourceOf } from "./topology.ts";
export type { Call, Station, Topology } from "./topology.ts";
export { consoleIds, worldSchema } from "./world.ts";
export type { CallSpec, ConsoleId, PopulationSpec, RouteSpec, ServiceKind, ServiceSpec, WorldSpec } from "./world.ts";
