/** Monitoring that is part of what it watches: metrics are delivered by calls, and the calls can fail. */
import { expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

/** The store delivers its metrics to a collector that answers nobody from T+60 to T+300. The store slows at T+120. */
function watchedBy(onLoss: "gap" | "freeze"): Simulation {
  const { world } = smallScenario;
  const push = { id: "push", to: "collector", class: "find", everyS: 10, timeoutMs: 1000, carries: "metrics" };
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    monitoring: { onLoss },
    world: {
      ...world,
      services: [
        ...world.services.map((service) => (service.id === "store" ? { ...service, loops: [push] } : service)),
        { id: "collector", kind: "metrics", groups: [{ replicas: 2, slots: 50, serviceMs: 20 }] },
      ],
    },
    defects: [
      ...smallScenario.defects,
      { id: "collector-down", says: "The collector fails.", atS: 60, set: { "collector.errorRatio": 1 } },
      { id: "collector-up", says: "The collector is back.", atS: 300, set: { "collector.errorRatio": 0 } },
    ],
  });
  return createSimulation(scenario, "watched");
}

function storeAt(run: Simulation, seconds: number) {
  while (run.tick < seconds * 10) run.step([]);
  const observed = run.observe();
  const station = run.topology.stations.findIndex(({ id }) => id === "store@west");
  const alerts = observed.alerts.filter(({ id, state }) => id === "store-busy:store@west" && state === "firing");
  return { reading: observed.stations[station], isAlerting: alerts.length > 0 };
}

it("[M14] metrics that do not arrive are a gap, never a healthy number, and alert nobody", () => {
  const run = watchedBy("gap");
  expect(storeAt(run, 50).reading?.utilization).toBeLessThan(0.6);
  expect(storeAt(run, 100).reading).toBeNull();
  expect(storeAt(run, 290)).toEqual({ reading: null, isAlerting: false });
  expect(storeAt(run, 315).reading).not.toBeNull();
  const back = storeAt(run, 400);
  expect(back.reading?.utilization).toBeGreaterThan(0.9);
  expect(back.isAlerting).toBe(true);
});

it("[M14] frozen monitoring shows the last values while the world moves on", () => {
  const run = watchedBy("freeze");
  const before = storeAt(run, 100).reading;
  expect(before?.utilization).toBeLessThan(0.6);
  expect(storeAt(run, 290)).toEqual({ reading: before, isAlerting: false });
  expect(storeAt(run, 400).reading?.utilization).toBeGreaterThan(0.9);
});
