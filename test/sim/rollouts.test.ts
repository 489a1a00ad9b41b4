/** Roll-outs and defects as a scenario says them, by the events and readings they leave. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation, openSimulation } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { action, automation, companyWith, launch, logOf, reading, until, words } from "./automated.ts";
import { measure, open, run, set } from "./bench.ts";
import { rootsOf } from "./roots.ts";

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

const agent = {
  id: "agent",
  name: "A new agent",
  service: "app",
  stages: [
    { atS: 10, share: 0.5 },
    { atS: 300, share: 1 },
  ],
  everyS: 5,
  absentS: 2,
};
const hand = (verb: string) => action(verb, "agent", verb === "automation.override" ? { max: 1 } : undefined);
const touches = (events: readonly { readonly kind: string; readonly tick: number }[]) =>
  events.flatMap(({ kind, tick }) => (kind === "replica-away" ? [tick / 10] : []));

it("[M10] goes by its clock: half of four replicas at its first stage, the rest at its second", () => {
  const company = companyWith({ rollouts: [agent] });
  expect(touches(until(company, 400))).toEqual([10, 15, 300, 305]);
  expect(words(logOf(company, "agent"))).toEqual(["stage", "done", "stage", "done"]);
  expect(logOf(company, "agent")[1]).toMatchObject({ read: null, wants: 0.5, to: 0.5 });
});

it("[M10] paused it touches nobody, and resumed it makes up for it", () => {
  const company = companyWith({ rollouts: [agent], actions: ["automation.pause", "automation.resume"].map(hand) });
  until(company, 12);
  expect(touches(until(company, 320, [launch(1, "agent")]))).toEqual([]);
  expect(touches(until(company, 400, [launch(2, "agent")]))).toEqual([320, 325, 330]);
});

it("[M21] told to go to its end it does so at its own pace; told to back out it touches them all again", () => {
  const company = companyWith({ rollouts: [agent], actions: [hand("automation.override")] });
  until(company, 60);
  expect(touches(until(company, 100, [launch(1, "agent", 1)]))).toEqual([60, 65]);
  expect(automation(company, "agent").look).toMatchObject({ did: "done", to: 1, why: "override" });
  expect(touches(until(company, 200, [launch(1, "agent", 0, "back")]))).toEqual([100, 105, 110, 115]);
  // Its second stage does not begin while it is told.
  expect(touches(until(company, 400))).toEqual([]);
  // Taken back, the order to go to the end stands again.
  expect(touches(until(company, 500, [{ kind: "action.undo", ref: "back" }]))).toEqual([400, 405, 410, 415]);
});

const versions = (now: object = {}, next: object = {}) => ({
  groups: [
    { id: "current", replicas: 10, slots: 50, serviceMs: 20, ...now },
    { id: "new", replicas: 0, slots: 50, serviceMs: 20, ...next },
  ],
});
const deployment = {
  ...agent,
  into: "new",
  stages: [
    { atS: 10, share: 0.1 },
    { atS: 120, share: 0.5 },
    { atS: 300, share: 1 },
  ],
};
/** Replicas of both versions in rotation. */
const split = (run: Simulation) => Array.from(run.world.step.state.serving.subarray(0, 2));
const failing = (run: Simulation, fromS: number, toS: number): number => {
  let sum = 0;
  let scrapes = 0;
  for (let second = fromS + 10; second <= toS; second += 10) {
    until(run, second);
    sum += reading(run, "app").errorRatio;
    scrapes++;
  }
  return sum / scrapes;
};

it("[M22] moves replicas from one group into another, stage by stage, and loses none", () => {
  const company = companyWith({ app: versions(), rollouts: [deployment] });
  const all: number[] = [];
  const fleet = (toS: number): readonly number[] => {
    while (company.tick < toS * 10) {
      company.step([]);
      all.push(split(company).reduce((sum, count) => sum + count, 0));
    }
    return split(company);
  };
  expect(fleet(100)).toEqual([9, 1]);
  expect(fleet(280)).toEqual([5, 5]);
  expect(fleet(400)).toEqual([0, 10]);
  // One at a time is away, and everybody is there in between.
  expect(Math.min(...all)).toBe(9);
  expect(Math.max(...all)).toBe(10);
  expect(reading(company, "app").replicasWanted).toBe(10);
});

it("[M22] fails as large a share of the requests as has the bad version, and its roll-back ends that", () => {
  const company = companyWith({
    app: versions({}, { errorRatio: 1 }),
    rollouts: [deployment],
    actions: [hand("automation.override")],
  });
  until(company, 20);
  expect(failing(company, 20, 110)).toBeCloseTo(0.1, 1.5);
  until(company, 150);
  expect(failing(company, 150, 280)).toBeCloseTo(0.5, 1.5);
  const events = until(company, 350, [launch(1, "agent", 0)]);
  expect(touches(events).length).toBe(5);
  expect(split(company)).toEqual([10, 0]);
  expect(failing(company, 360, 400)).toBe(0);
  expect(automation(company, "agent").look).toMatchObject({ did: "done", to: 0, why: "override" });
});

it("[E1] what a new version breaks leads to its roll-out, and to who told it to go on", () => {
  const rollouts = [{ ...deployment, stages: [{ atS: 3000, share: 1 }] }];
  const actions = [hand("automation.override")];
  const bad = versions({}, { errorRatio: 1 });
  const told = companyWith({ app: bad, rollouts, actions });
  until(told, 20);
  const byHand = until(told, 100, [launch(1, "agent", 0.5)]);
  const alone = until(companyWith({ app: bad, rollouts: [deployment] }), 100);
  for (const [events, root] of [
    [byHand, "player"],
    [alone, "defect"],
  ] as const) {
    const broken = events.filter(({ kind }) => kind === "failing");
    expect(broken.length).toBeGreaterThan(0);
    for (const event of broken) expect(new Set(rootsOf(events, event))).toEqual(new Set([root]));
  }
});

it("[M22] a health check keeps a bad canary out, until more than half of the fleet is one: panic", () => {
  const healthCheck = { periodS: 1, timeoutMs: 1000 };
  const company = companyWith({ app: { ...versions({}, { errorRatio: 1 }), healthCheck }, rollouts: [deployment] });
  until(company, 60);
  expect(split(company)).toEqual([9, 0]);
  expect(failing(company, 60, 110)).toBe(0);
  until(company, 340);
  expect(words(logOf(company, "health-check:app"))).toContain("hold (panic)");
  expect(failing(company, 400, 450)).toBeCloseTo(1, 2);
});

it("[M22] goes through the group that it names, and leaves the others", () => {
  const company = companyWith({ app: versions({}, { replicas: 4 }), rollouts: [{ ...agent, group: "new" }] });
  let [fewest, others] = [Infinity, Infinity];
  while (company.tick < 600) {
    company.step([]);
    const [now = 0, next = 0] = split(company);
    fewest = Math.min(fewest, next);
    others = Math.min(others, now);
  }
  expect([others, fewest]).toEqual([10, 3]);
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
