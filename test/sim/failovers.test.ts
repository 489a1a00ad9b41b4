/** Failovers of what services call: judged by how these calls fare at home, moved linearly, and moved back. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { SimEvent, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

const failover = { service: "store", from: "west", to: "east", detectS: 20, ttlS: 30, unhealthyRatio: 0.3 };

/** The west's store answers with errors from the second minute on, for three minutes. */
function broken(spec: object): Simulation {
  const errors = (id: string, atS: number, value: number): object => ({
    id,
    says: id,
    atS,
    set: { "store@west.errorRatio": value },
  });
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    world: { ...smallScenario.world, failovers: [{ ...failover, ...spec }] },
    defects: [errors("errors", 120, 1), errors("no-errors", 300, 0)],
  });
  return createSimulation(scenario, "failovers");
}

function until(run: Simulation, seconds: number): SimEvent[] {
  const events: SimEvent[] = [];
  while (run.tick < seconds * 10) events.push(...run.step([]));
  return events;
}

/** Share of the west app's calls that goes to the east. */
function moved({ topology, world }: Simulation): number {
  const at = topology.edges.findIndex(({ id }) => id === "app@west>store@east");
  const edge = must(world.plant.edgesOf[at]?.[0], "edge");
  return must(world.step.state.edgeShare[edge], "share");
}

it("[M11] services are moved after the detection, linearly over the time-to-live, and return when home is well", () => {
  const run = broken({ callers: "services", maxShare: 0.9 });
  until(run, 110);
  expect(moved(run)).toBe(0);
  const started = must(
    until(run, 200).find(({ kind }) => kind === "failover-started"),
    "a start",
  );
  // Errors are scraped within 10 s; then it waits for its 20 s.
  expect(started.tick).toBeGreaterThan(120 * 10 + 200);
  expect(started.tick).toBeLessThan(120 * 10 + 200 + 150);
  expect(moved(run)).toBeCloseTo(0.9, 9);
  until(run, 300);
  const ended = until(run, 700).filter(({ kind }) => kind === "failover-ended");
  expect(ended).toHaveLength(1);
  expect(moved(run)).toBe(0);
});

it("[M11] a failover of people moves no service's calls", () => {
  const run = broken({ service: "edge", callers: "people" });
  expect(run.topology.edges.some(({ id }) => id === "app@west>store@east")).toBe(false);
  expect(run.topology.edges.some(({ id }) => id === "west-users:find>edge@east")).toBe(true);
});
