/** Health checks probe by probe: what fails them, what they do to a fleet, and what holds them back. */
import { expect, it } from "vitest";
import type { Simulation } from "../../shared/sim/index.ts";
import { action, automation, companyWith, launch, logOf, reading, until, words } from "./automated.ts";
import { rootsOf } from "./roots.ts";

const check = { periodS: 5, timeoutMs: 1000, unhealthyAfter: 3, healthyAfter: 2, panicRatio: 0 };
const fleet = (replicas: number, more: object = {}) => ({ replicas, slots: 50, serviceMs: 20, startupS: 30, ...more });
const serving = (run: Simulation, id: string): number => reading(run, id).replicasServing;

/** Means of the replicas in rotation at every scrape until then. */
function meanServing(run: Simulation, id: string, toS: number): number {
  let sum = 0;
  let scrapes = 0;
  while (run.tick < toS * 10) {
    until(run, run.tick / 10 + 10);
    sum += serving(run, id);
    scrapes++;
  }
  return sum / scrapes;
}

it.each([
  [0.5, 3, 2],
  [0.7, 3, 2],
  [0.3, 2, 4],
])("[R4] a pool that fails %s of its probes has as many out as runs of %s and %s in a row make", (p, after, back) => {
  const spec = { ...check, periodS: 1, unhealthyAfter: after, healthyAfter: back };
  const flaky = { id: "flaky", says: "Some answers are errors.", atS: 10, set: { "app.errorRatio": p } };
  const run = companyWith({ app: { groups: [fleet(100)], healthCheck: spec }, defects: [flaky] });
  until(run, 60);
  // Mean probes until n in a row that each come with chance x: (1 - x^n) / ((1 - x) x^n).
  const untilRun = (x: number, n: number): number => (1 - x ** n) / ((1 - x) * x ** n);
  const out = untilRun(1 - p, back) / (untilRun(1 - p, back) + untilRun(p, after));
  expect(Math.abs(1 - meanServing(run, "app", 660) / 100 - out)).toBeLessThan(0.03);
});

it("[R4] takes replicas out that answer with errors, and the others make up for it", () => {
  const groups = [fleet(8), fleet(2, { id: "bad", errorRatio: 1 })];
  const run = companyWith({ app: { groups, healthCheck: check } });
  until(run, 60);
  expect(serving(run, "app")).toBe(8);
  expect(reading(run, "app").errorRatio).toBeLessThan(0.001);
});

/** An app that is well, and a store that it does not call but that its probes ask. */
const asking = (healthCheck: object, regions: readonly string[] = []) => ({
  ...(regions.length > 0
    ? { regions: regions.map((id) => ({ id })), links: [{ from: "eu", to: "us", latencyMs: 40 }] }
    : {}),
  services: [
    {
      id: "app",
      ...(regions.length > 0 ? { regions: ["us"] } : {}),
      groups: [fleet(10)],
      healthCheck: { ...check, asks: "store", ...healthCheck },
    },
    { id: "store", ...(regions.length > 0 ? { regions: ["eu"] } : {}), groups: [fleet(2, { cv: 0.2 })] },
  ],
  populations: [
    {
      id: "users",
      ...(regions.length > 0 ? { region: "us" } : {}),
      journeys: [{ class: "find", to: "app", rps: 500, timeoutMs: 2000 }],
    },
  ],
});

const lock = { id: "lock", says: "The store waits for a lock.", atS: 60, set: { "store.serviceMs": 5000 } };
const broken = { id: "broken", says: "The store is broken.", atS: 60, set: { "store.errorRatio": 1 } };
const gone = { id: "gone", says: "The store is gone.", atS: 60, set: { "store.replicas": 0 } };

const shut = { id: "shut", says: "The store lets nobody in.", atS: 60, set: { "store.admit": 0 } };

it.each([
  ["is slow", lock],
  ["turns everybody away", shut],
  ["answers with errors", broken],
  ["has no replica", gone],
])("[M09] a check that asks a shared service evicts a healthy fleet when that %s", (_, defect) => {
  const run = companyWith({ world: asking({}), defects: [defect] });
  until(run, 59);
  expect(serving(run, "app")).toBe(10);
  const events = until(run, 120);
  expect(serving(run, "app")).toBe(0);
  const failing = events.filter(({ kind, subject }) => kind === "failing" && subject === "app");
  expect(failing.length).toBe(1);
  for (const event of failing) expect(new Set(rootsOf(events, event))).toEqual(new Set(["defect"]));
});

it("[M09] without asking it the same fleet takes no notice, and with a panic threshold it comes back at once", () => {
  const alone = companyWith({ world: asking({ asks: undefined }), defects: [lock] });
  until(alone, 120);
  expect(serving(alone, "app")).toBe(10);
  const panicky = companyWith({ world: asking({ panicRatio: 0.5 }), defects: [lock] });
  until(panicky, 120);
  expect(serving(panicky, "app")).toBe(10);
  expect(words(logOf(panicky, "health-check:app")).at(-1)).toBe("hold (panic)");
});

it.each([
  ["slow", { "eu~us.latencyMs": 3000 }],
  ["cut", { "eu~us.lossRatio": 1 }],
])("[M09] a check that asks in another region fails when the link there is %s, and blames it", (_, set) => {
  const flaw = { id: "link", says: "The link is bad.", atS: 60, set };
  const run = companyWith({ world: asking({}, ["eu", "us"]), defects: [flaw] });
  until(run, 59);
  expect(serving(run, "app@us")).toBe(10);
  const events = until(run, 120);
  expect(serving(run, "app@us")).toBe(0);
  const evicted = events.filter(({ kind }) => kind === "evicted");
  expect(evicted.length).toBeGreaterThan(0);
  for (const event of evicted) expect(new Set(rootsOf(events, event))).toEqual(new Set(["defect"]));
});

it.each([
  ["a number", { minHealthy: 7 }, 7],
  ["a share", { minHealthyRatio: 0.55 }, 6],
  ["the larger of both", { minHealthy: 3, minHealthyRatio: 0.4 }, 4],
])("[M09] keeps its floor in rotation: %s", (_, floor, left) => {
  const run = companyWith({ world: asking(floor), defects: [lock] });
  let fewest = Infinity;
  for (let second = 1; second <= 180; second++) {
    until(run, second);
    fewest = Math.min(fewest, run.world.step.state.serving[0] ?? 0);
  }
  expect(fewest).toBe(left);
  expect(automation(run, "health-check:app").look).toMatchObject({ wants: 10, to: 10 - left, why: "floor" });
});

it("[M09] a floor and a longer time-out are settings that people can change, and take back", () => {
  const set = (parameter: string, value: object) => ({
    ...action("parameter.set", "health-check:app", value),
    id: parameter.toLowerCase(),
    parameter,
  });
  const actions = [set("minHealthy", {}), set("timeoutMs", { min: 1, max: 60_000 })];
  const run = companyWith({ world: asking({}), defects: [lock], actions });
  until(run, 120);
  expect(serving(run, "app")).toBe(0);
  until(run, 140, [launch(1, "health-check:app", 8)]);
  expect(serving(run, "app")).toBe(8);
  until(run, 170, [launch(2, "health-check:app", 60_000)]);
  expect(serving(run, "app")).toBe(10);
  until(run, 200, [{ kind: "action.undo", ref: "r2" }]);
  expect(serving(run, "app")).toBe(8);
});

/** 4 replicas answer 2,500 requests per second; 2,400 are well with all of them and too many for three. */
const tight = {
  groups: [{ replicas: 4, slots: 50, serviceMs: 80, startupS: 30 }],
  queue: { places: 6000 },
};
const burst = [
  { id: "burst", says: "A burst.", atS: 60, set: { "users.rps": 3600 } },
  { id: "over", says: "It is over.", atS: 90, set: { "users.rps": 2200 } },
];
const people = (timeoutMs: number) => ({
  populations: [{ id: "users", journeys: [{ class: "find", to: "app", rps: 1000, timeoutMs }] }],
});

/** How often replicas went out and came back after the burst, and the fewest that served. */
function flapping(healthCheck: object, actions: readonly object[] = [], toS = 400) {
  const run = companyWith({
    world: { services: [{ id: "app", ...tight, healthCheck }], ...people(10_000) },
    defects: burst,
    actions,
  });
  until(run, 120);
  let turns = 0;
  let fewest = Infinity;
  let way = 0;
  let before = run.world.step.state.serving[0] ?? 0;
  while (run.tick < toS * 10) {
    run.step([]);
    const now = run.world.step.state.serving[0] ?? 0;
    if (now !== before && Math.sign(now - before) !== way) turns++;
    if (now !== before) way = Math.sign(now - before);
    fewest = Math.min(fewest, now);
    before = now;
  }
  return { turns, fewest, run };
}

it("[M09] a fleet that eviction overloads flaps long after the burst: out, well without load, and back into it", () => {
  const { turns, fewest, run } = flapping(check);
  expect(turns).toBeGreaterThan(6);
  expect(fewest).toBe(0);
  const log = words(logOf(run, "health-check:app"));
  expect(log.filter((word) => word === "evict").length).toBeGreaterThan(3);
  expect(log.filter((word) => word === "readmit").length).toBeGreaterThan(3);
});

it("[M09] with its floor at the whole fleet the same burst passes", () => {
  const { turns, fewest, run } = flapping({ ...check, minHealthyRatio: 1 });
  expect(turns).toBe(0);
  expect(fewest).toBe(4);
  expect(reading(run, "app").p95Ms).toBeLessThan(400);
});

it("[M09] probed six times as rarely it flaps as much more rarely", () => {
  expect(flapping({ ...check, periodS: 30 }).turns).toBeLessThan(flapping(check).turns / 2);
});

it("[M09] probes ask the replicas, not monitoring: it goes by them while no metrics arrive", () => {
  const push = { id: "push", to: "collector", class: "find", everyS: 10, carries: "metrics" };
  const defects = [
    { id: "blind", says: "The collector fails.", atS: 30, set: { "collector.errorRatio": 1 } },
    { id: "bad", says: "Errors.", atS: 60, set: { "app/bad.errorRatio": 1 } },
  ];
  const groups = [fleet(8), fleet(2, { id: "bad" })];
  const run = companyWith({ app: { groups, loops: [push], healthCheck: check }, defects });
  until(run, 120);
  expect(run.world.step.state.serving[1]).toBe(0);
  expect(automation(run, "health-check:app").look?.read).toMatchObject({ metric: "probes", value: 0.2, ageS: 0 });
});
