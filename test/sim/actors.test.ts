/** Automations that act on what monitoring says: autoscalers and health checks, by their published defaults. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { action, automation, companyWith, launch, logOf, reading, until, words } from "./automated.ts";

const app = (run: Simulation) => reading(run, "app");

const scaler = { targetUtilization: 0.4, minReplicas: 2, maxReplicas: 20 };
const rising = { id: "rush", says: "More people come.", atS: 60, set: { "users.rps": 2200 } };

it("[R5] an autoscaler wants ceil(current x metric / target), and has it after the start-up", () => {
  const run = companyWith({ app: { autoscaler: scaler }, defects: [rising] });
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
  const run = companyWith({ app: { autoscaler: { ...scaler, tolerance: 0.1 } } });
  expect(until(run, 300).filter(({ kind }) => kind === "scaled")).toEqual([]);
});

it("[R5] scales down only to the largest wish of the last 300 s", () => {
  const falling = { id: "calm", says: "They leave.", atS: 300, set: { "users.rps": 600 } };
  const run = companyWith({ app: { autoscaler: scaler }, defects: [rising, falling] });
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
  const run = companyWith({
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
  const run = companyWith({ app: { groups, ...check } });
  until(run, 60);
  expect(app(run).replicasServing).toBe(8);
  expect(app(run).p95Ms).toBeLessThan(300);
});

it("[R4] keeps everybody in where more than half would have to go: panic", () => {
  const groups = twoKinds(6).map((group) => (group.id === "slow" ? { ...group, serviceMs: 4000 } : group));
  const run = companyWith({ app: { groups, ...check } });
  until(run, 60);
  expect(app(run).replicasServing).toBe(10);
});

const falling = { id: "calm", says: "They leave.", atS: 60, set: { "users.rps": 100 } };
const fleet = (replicas: number) => ({ groups: [{ replicas, slots: 50, serviceMs: 80, startupS: 30 }] });

it("[M10] without the metric an autoscaler keeps what there is, as Kubernetes does, and says that it has no data", () => {
  const push = { id: "push", to: "collector", class: "find", everyS: 10, carries: "metrics" };
  const blind = { id: "blind", says: "The collector fails.", atS: 30, set: { "collector.errorRatio": 1 } };
  const run = companyWith({ app: { autoscaler: scaler, loops: [push] }, defects: [blind, rising] });
  expect(until(run, 400).filter(({ kind }) => kind === "scaled")).toEqual([]);
  expect(words(logOf(run, "autoscaler:app"))).toEqual(["hold (no-data)"]);
  const { look } = automation(run, "autoscaler:app");
  expect(look).toMatchObject({ read: { value: null }, from: 4, wants: 4, to: 4 });
  // The last metrics came in before the collector failed, more than six minutes ago.
  expect(look?.read?.ageS).toBeGreaterThan(350);
});

it("[M10] takes away no more than its share per period, counted as Kubernetes counts it", () => {
  const autoscaler = { ...scaler, scaleDownWindowS: 0, scaleInRatio: 0.1, scaleInPeriodS: 60 };
  const run = companyWith({
    app: { ...fleet(20), autoscaler: { ...autoscaler, targetUtilization: 0.08 } },
    defects: [falling],
  });
  const scaled = until(run, 60 + 5 * 60).filter(({ kind, tick }) => kind === "scaled" && tick > 0);
  const after = scaled.map(({ data }) => data["to"]);
  // floor(20 x 0.9), floor(18 x 0.9), and so on.
  expect(after).toEqual([18, 16, 14, 12, 10]);
  expect(scaled.slice(1).map(({ tick }, i) => tick - must(scaled[i], "before").tick)).toEqual([600, 600, 600, 600]);
  expect(words(logOf(run, "autoscaler:app")).slice(0, 3)).toEqual([
    "scale-in (rate)",
    "hold (rate)",
    "scale-in (rate)",
  ]);
});

it("[M10] goes no lower than its floor, which is a parameter that people can raise", () => {
  const floor = { ...action("parameter.set", "autoscaler:app", { min: 1 }), parameter: "minReplicas" };
  const run = companyWith({
    app: { autoscaler: { ...scaler, scaleDownWindowS: 0 } },
    defects: [falling],
    actions: [floor],
  });
  until(run, 150);
  // 100 requests/s of 80 ms are 8 busy slots: 0.4 replicas at 40 %, and the floor is 2.
  expect(app(run).replicasWanted).toBe(2);
  expect(automation(run, "autoscaler:app").look).toMatchObject({ wants: 1, to: 2, did: "hold", why: "floor" });
  until(run, 180, [launch(1, "autoscaler:app", 6)]);
  expect(app(run).replicasWanted).toBe(6);
  until(run, 200, [{ kind: "action.undo", ref: "r1" }]);
  expect(app(run).replicasWanted).toBe(2);
});

it("[M10] paused it leaves a rush alone; told a number it has it; resumed it is its own master again", () => {
  const actions = ["automation.pause", "automation.override", "automation.resume"].map((verb) =>
    action(verb, "autoscaler:app", verb === "automation.override" ? {} : undefined),
  );
  const run = companyWith({ app: { autoscaler: scaler }, defects: [rising], actions });
  until(run, 200, [launch(1, "autoscaler:app")]);
  expect(app(run).replicasWanted).toBe(4);
  until(run, 220, [launch(2, "autoscaler:app", 30)]);
  // Beyond its maxReplicas of 20: whoever tells it knows.
  expect(app(run).replicasWanted).toBe(30);
  expect(automation(run, "autoscaler:app")).toMatchObject({ paused: false, override: 30 });
  until(run, 240, [launch(3, "autoscaler:app")]);
  expect(app(run).replicasWanted).toBe(20);
  expect(words(logOf(run, "autoscaler:app")).slice(0, 4)).toEqual([
    "paused",
    "overridden",
    "scale-out (override)",
    "resumed",
  ]);
});

it("a defect can pause an automation, and its undo by hand puts back exactly what stood there", () => {
  const stuck = { id: "stuck", says: "It was switched off.", atS: 5, set: { "autoscaler:app.paused": 1 } };
  const run = companyWith({
    app: { autoscaler: scaler },
    defects: [stuck, rising],
    actions: [action("automation.override", "autoscaler:app", {})],
  });
  until(run, 120);
  expect(app(run).replicasWanted).toBe(4);
  until(run, 150, [launch(1, "autoscaler:app", 8)]);
  expect(app(run).replicasWanted).toBe(8);
  until(run, 160, [{ kind: "action.undo", ref: "r1" }]);
  expect(automation(run, "autoscaler:app")).toMatchObject({ paused: true, override: null });
});

const slowBehind = {
  services: [
    {
      id: "app",
      groups: [{ replicas: 10, slots: 200, serviceMs: 20 }],
      calls: [{ to: "store", timeoutMs: 9000 }],
      healthCheck: { ...check.healthCheck, panicRatio: 0 },
    },
    { id: "store", groups: [{ replicas: 4, slots: 2000, serviceMs: 20, cv: 0.2 }] },
  ],
  populations: [{ id: "users", journeys: [{ class: "find", to: "app", rps: 200, timeoutMs: 9000 }] }],
};

it("[M09] a health check is misled: it evicts replicas that are well because what they call is slow", () => {
  const lock = { id: "lock", says: "The store waits for a lock.", atS: 60, set: { "store.serviceMs": 3000 } };
  const actions = [action("automation.override", "health-check:app", {})];
  const run = companyWith({ world: slowBehind, defects: [lock], actions });
  until(run, 59);
  expect(app(run).replicasServing).toBe(10);
  until(run, 120);
  expect(app(run).replicasServing).toBe(0);
  expect(words(logOf(run, "health-check:app"))).toContain("evict");
  // Told to keep none out, it puts them back and holds them, though its probes still fail.
  until(run, 140, [launch(1, "health-check:app", 0)]);
  expect(app(run).replicasServing).toBe(10);
  expect(automation(run, "health-check:app").look).toMatchObject({ wants: 10, to: 0, why: "override" });
});

it("[M09] a paused health check leaves the slow ones in, until it is resumed", () => {
  const groups = twoKinds(2).map((group) => (group.id === "slow" ? { ...group, serviceMs: 4000 } : group));
  const actions = [action("automation.pause", "health-check:app"), action("automation.resume", "health-check:app")];
  const asleep = { id: "asleep", says: "Nobody checks.", atS: -2700, set: { "health-check:app.paused": 1 } };
  const run = companyWith({ app: { groups, ...check }, actions, defects: [asleep] });
  until(run, 60);
  expect(app(run).replicasServing).toBe(10);
  until(run, 120, [launch(2, "health-check:app")]);
  expect(app(run).replicasServing).toBe(8);
});

it("logs what came to something and nothing else, in forks, snapshots and the hash as in the run", () => {
  const run = companyWith({ app: { autoscaler: scaler }, defects: [rising] });
  until(run, 50);
  expect(logOf(run, "autoscaler:app")).toEqual([]);
  expect(automation(run, "autoscaler:app").look).toMatchObject({ did: "steady", from: 4, to: 4 });
  const fork = run.fork();
  until(run, 200);
  expect(fork.hash()).not.toBe(run.hash());
  until(fork, 200);
  expect(fork.observe().decisions).toEqual(run.observe().decisions);
  expect(fork.hash()).toBe(run.hash());
  const [first] = logOf(run, "autoscaler:app");
  expect(first).toMatchObject({ did: "scale-out", from: 4, why: null, read: { metric: "utilization", of: "app" } });
  expect(first?.read?.target).toBe(0.4);
  expect(first?.wants).toBe(Math.ceil((4 * (first?.read?.value ?? 0)) / 0.4));
});
