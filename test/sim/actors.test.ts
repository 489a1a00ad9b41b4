/** Automations that act on what monitoring says: autoscalers and health checks, by their published defaults. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { SimEvent, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

interface Change {
  readonly app?: object;
  readonly world?: object;
  readonly defects?: readonly object[];
  readonly monitoring?: object;
}

/** One region whose app answers 1,000 requests per second: 4 replicas of 50 slots, 80 ms each, are 40 % busy. */
function appWith({ app = {}, world = {}, defects = [], monitoring = {} }: Change): Simulation {
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    world: {
      classes: ["find"],
      services: [
        { id: "app", groups: [{ replicas: 4, slots: 50, serviceMs: 80, startupS: 30 }], ...app },
        { id: "collector", groups: [{ slots: 200, serviceMs: 5 }] },
      ],
      populations: [{ id: "users", journeys: [{ class: "find", to: "app", rps: 1000, sloMs: 900 }] }],
      ...world,
    },
    monitoring,
    defects,
    alerts: [],
    actions: [{ ...must(smallScenario.actions[1], "add"), targets: ["app"] }],
    policies: {},
    truth: [{ ...must(smallScenario.truth[0], "truth"), component: ["app"] }],
    cutPoints: [],
  });
  return createSimulation(scenario, "actors");
}

function until(run: Simulation, seconds: number): SimEvent[] {
  const events: SimEvent[] = [];
  while (run.tick < seconds * 10) events.push(...run.step([]));
  return events;
}

function app(run: Simulation) {
  const reading = run.observe().stations[run.topology.stations.findIndex(({ id }) => id === "app")];
  return must(reading ?? undefined, "app");
}

const scaler = { targetUtilization: 0.4, minReplicas: 2, maxReplicas: 20 };
const rising = { id: "rush", says: "More people come.", atS: 60, set: { "users.rps": 2200 } };

it("[R5] an autoscaler wants ceil(current x metric / target), and has it after the start-up", () => {
  const run = appWith({ app: { autoscaler: scaler }, defects: [rising] });
  until(run, 55);
  expect(app(run).replicasWanted).toBe(4);
  const scaled = until(run, 400).filter(({ kind }) => kind === "scaled");
  const first = must(scaled[0], "a decision");
  const { from, to, signal } = first.data;
  expect(from).toBe(4);
  expect(to).toBe(Math.ceil((4 * Number(signal)) / 0.4));
  expect(first.tick).toBeLessThanOrEqual(85 * 10);
  // 2,200 requests/s of 80 ms are 176 busy slots: 8.8 replicas at 40 %.
  expect(app(run).replicasServing).toBeGreaterThanOrEqual(8);
  expect(app(run).utilization).toBeGreaterThan(0.4 * 0.8);
  expect(app(run).utilization).toBeLessThan(0.4 * 1.15);
});

it("[R5] leaves a fleet alone within its tolerance of a tenth", () => {
  const run = appWith({ app: { autoscaler: { ...scaler, tolerance: 0.1 } } });
  expect(until(run, 300).filter(({ kind }) => kind === "scaled")).toEqual([]);
});

it("[R5] scales down only to the largest wish of the last 300 s", () => {
  const falling = { id: "calm", says: "They leave.", atS: 300, set: { "users.rps": 600 } };
  const run = appWith({ app: { autoscaler: scaler }, defects: [rising, falling] });
  until(run, 300);
  const high = app(run).replicasWanted;
  until(run, 300 + 250);
  expect(app(run).replicasWanted).toBe(high);
  until(run, 300 + 420);
  expect(app(run).replicasWanted).toBeLessThan(high);
});

it("[M10] an autoscaler believes a dashboard that stands still", () => {
  const push = { id: "push", to: "collector", class: "find", everyS: 10, carries: "metrics" };
  const blind = { id: "blind", says: "The collector fails.", atS: 30, set: { "collector.errorRatio": 1 } };
  const run = appWith({
    app: { autoscaler: scaler, loops: [push] },
    defects: [blind, rising],
    monitoring: { onLoss: "freeze" },
  });
  expect(until(run, 400).filter(({ kind }) => kind === "scaled")).toEqual([]);
});

const twoKinds = (slow: number) => [
  { id: "main", replicas: 10 - slow, slots: 200, serviceMs: 40 },
  { id: "slow", replicas: slow, slots: 200, serviceMs: 40 },
];
const check = { healthCheck: { periodS: 5, timeoutMs: 1000, unhealthyAfter: 3, panicRatio: 0.5 } };

it("[R4] takes a slow minority out of the rotation after three failed probes", () => {
  const groups = twoKinds(2).map((group) => (group.id === "slow" ? { ...group, serviceMs: 4000 } : group));
  const run = appWith({ app: { groups, ...check } });
  until(run, 60);
  expect(app(run).replicasServing).toBe(8);
  expect(app(run).p95Ms).toBeLessThan(300);
});

it("[R4] keeps everybody in where more than half would have to go: panic", () => {
  const groups = twoKinds(6).map((group) => (group.id === "slow" ? { ...group, serviceMs: 4000 } : group));
  const run = appWith({ app: { groups, ...check } });
  until(run, 60);
  expect(app(run).replicasServing).toBe(10);
});
