/** A world that is stepped, and what a step costs while it is the only one: the processor's caches are its own. */
import { monitoringSchema } from "../../shared/content/monitoring.ts";
import { toolsSchema } from "../../shared/content/tools.ts";
import type { Scenario, WorldSpec } from "../../shared/content/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { cpuUsOf, medianOf } from "./measure.ts";

/** Another world in place of a scenario's own, with nothing of its story. */
export function scenarioOn(world: WorldSpec, shipped: Scenario): Scenario {
  const story = { rollouts: [], channels: [], jobs: [], enforcers: [], defects: [], changes: [], logs: [], alerts: [] };
  const plain = { tools: toolsSchema.parse({}), monitoring: monitoringSchema.parse({}) };
  return { ...shipped, ...story, ...plain, world, actions: [] };
}

export function stepTimes(simulation: Simulation, ticks: number): void {
  for (let i = 0; i < ticks; i++) simulation.step([]);
}

export interface Sampling {
  readonly warmTicks: number;
  /** Length and number of samples. */
  readonly sampleTicks: number;
  readonly samples: number;
}

export function hotStepUs(simulation: Simulation, { warmTicks, sampleTicks, samples }: Sampling): number {
  stepTimes(simulation, warmTicks);
  return medianOf(samples, () => cpuUsOf(() => stepTimes(simulation, sampleTicks)) / sampleTicks);
}
