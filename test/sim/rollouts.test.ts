/** Roll-outs and defects as a scenario says them, by the events and readings they leave. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation, openSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { measure, open, run, set } from "./bench.ts";

it("touches each region's share of replicas, region by region", () => {
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    rollouts: [
      {
        id: "agent",
        name: "A new agent",
        service: "app",
        stages: [
          { atS: 10, region: "west", share: 1 },
          { atS: 60, region: "east", share: 0.5 },
          { atS: 90, region: "east", share: 1 },
        ],
        everyS: 5,
        absentS: 2,
      },
    ],
    defects: [],
    policies: {},
  });
  const simulation = createSimulation(scenario, "roll");
  const away: string[] = [];
  while (simulation.tick < 1500)
    for (const { kind, subject } of simulation.step([])) if (kind === "replica-away") away.push(subject);
  // Four replicas each.
  expect(away).toEqual([...Array<string>(4).fill("app@west"), ...Array<string>(4).fill("app@east")]);
});

it("a defect from long before the round is there from the start of its history", () => {
  const defect = { ...must(smallScenario.defects[0], "defect"), atS: -900_000 };
  const scenario = scenarioSchema.parse({ ...smallScenario, defects: [defect], policies: {} });
  const first = openSimulation(scenario, "old").step([]);
  expect(first.map(({ kind, subject }) => `${kind} ${subject}`)).toContain("defect-activated lost-index");
});

it("calls that nobody makes at first can begin during a run", () => {
  const world = open({
    services: [
      { id: "front", groups: [{ slots: 50, serviceMs: 10 }], calls: [{ to: "extra", perRequest: 0 }] },
      { id: "extra", groups: [{ slots: 50, serviceMs: 10 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 100 }] }],
  });
  run(world, 10);
  expect(world.step.state.arrivals[1]).toBe(0);
  set(world, "front>extra.perRequest", 1);
  const { ok, failed } = measure(run(world, 5), 20);
  expect(ok).toBeGreaterThan(95);
  expect(failed).toBe(0);
  expect(world.step.state.arrivals[1]).toBeGreaterThan(2000);
});
