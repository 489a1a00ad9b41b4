/** A small world whose store reports to a collector, and whose collector can be troubled for a while. */
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

interface Watching {
  readonly monitoring?: object;
  /** What becomes of the collector at T+60; it is well again at T+300. */
  readonly trouble?: Readonly<Record<string, number>>;
  readonly collector?: object;
  readonly push?: object;
  readonly scenario?: object;
}

/** The store delivers its metrics to a collector. The store slows at T+120. */
export function watched({
  monitoring = {},
  trouble = {},
  collector = {},
  push = {},
  scenario = {},
}: Watching): Simulation {
  const { world } = smallScenario;
  const loop = { id: "push", to: "collector", class: "find", everyS: 10, timeoutMs: 1000, carries: "metrics", ...push };
  const isWell: Readonly<Record<string, number>> = { errorRatio: 0, serviceMs: 20 };
  const named = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`collector.${name}`, value]));
  const parsed = scenarioSchema.parse({
    ...smallScenario,
    monitoring,
    world: {
      ...world,
      services: [
        ...world.services.map((service) => (service.id === "store" ? { ...service, loops: [loop] } : service)),
        { id: "collector", kind: "metrics", groups: [{ replicas: 2, slots: 50, serviceMs: 20, cv: 0 }], ...collector },
      ],
    },
    defects: [
      ...smallScenario.defects,
      { id: "collector-down", says: "The collector fails.", atS: 60, set: named({ errorRatio: 0, ...trouble }) },
      { id: "collector-up", says: "The collector is back.", atS: 300, set: named(isWell) },
    ],
    ...scenario,
  });
  return createSimulation(parsed, "watched");
}

export function at(run: Simulation, seconds: number) {
  while (run.tick < seconds * 10) run.step([]);
  const observed = run.observe();
  const station = run.topology.stations.findIndex(({ id }) => id === "store@west");
  const toStore = run.topology.edges.findIndex(({ id }) => id === "app@west>store@west");
  const alerts = observed.alerts.filter(({ id, state }) => id === "store-busy:store@west" && state === "firing");
  return {
    observed,
    reading: observed.stations[station] ?? null,
    toStore: observed.edges[toStore] ?? null,
    isAlerting: alerts.length > 0,
  };
}
