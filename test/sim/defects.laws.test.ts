/** Latent defects by conditions: each wakes when theory says that its condition is met, and not before. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { experimentSchema, scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation, runExperiment } from "../../shared/sim/index.ts";
import type { SimEvent, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { rootsOf } from "./roots.ts";

/** A service of ten slots of 100 ms, 100 requests per second, called by `rps`; another that nobody loads. */
const world = {
  services: [
    { id: "service", groups: [{ replicas: 10, slots: 1, serviceMs: 100 }], queue: { places: 500 } },
    { id: "other", groups: [{ slots: 50, serviceMs: 10 }] },
  ],
  populations: [
    { id: "users", journeys: [{ to: "service", rps: 50, timeoutMs: null }] },
    { id: "witness", journeys: [{ to: "other", rps: 40 }] },
  ],
};

/** The seconds in which `other` refuses everybody: the defect is awake. */
function awake(when: object[], spec: object = {}, schedule: object[] = [], durationS = 240): readonly number[] {
  const broken = { id: "broken", says: "It breaks.", when, set: { "other.admit": 0 }, ...spec };
  return refusing(world, [broken], schedule, durationS, "other");
}

function refusing(spec: object, defects: object[], schedule: object[], durationS: number, station: string): number[] {
  const experiment = experimentSchema.parse({
    format: "small-causes/experiment@1",
    name: "latent",
    world: spec,
    durationS,
    schedule,
    defects,
  });
  const run = runExperiment(experiment, "1");
  if (!run.ok) throw new Error(run.refusal.reason);
  const at = (metric: string) => run.value.columns.findIndex((one) => one.subject === station && one.metric === metric);
  const [failed, attempts] = [at("failed"), at("attempts")];
  return run.value.rows.flatMap((row, t) => ((row[failed] ?? 0) > 0.9 * (row[attempts] ?? Infinity) ? [t] : []));
}

const rps = (atS: number, value: number) => ({ atS, set: { "users.rps": value } });

it("[M04] utilization: sleeps at 65 %, wakes after 85 % has held for its time", () => {
  const busy = { metric: "utilization", of: "service", above: 0.75, forS: 30 };
  expect(awake([busy], {}, [rps(60, 65)])).toEqual([]);
  const [first = 0] = awake([busy], {}, [rps(60, 85)]);
  // Means of about ten seconds reach 75 % of 85 % five seconds later.
  expect(first).toBeGreaterThanOrEqual(90);
  expect(first).toBeLessThan(103);
});

it.each([
  ["rps", { metric: "rps", of: "service", above: 70 }, [rps(100, 90)]],
  ["rps below", { metric: "rps", of: "service", below: 30 }, [rps(100, 10)]],
  ["queue", { metric: "queue", of: "service", above: 50 }, [rps(100, 160)]],
  [
    "errorRatio",
    { metric: "errorRatio", of: "service", above: 0.2 },
    [{ atS: 100, set: { "service.errorRatio": 0.5 } }],
  ],
  ["replicas", { metric: "replicas", of: "service", above: 12 }, [{ atS: 100, set: { "service.replicas": 13 } }]],
  ["replicas below", { metric: "replicas", of: "service", below: 5 }, [{ atS: 100, set: { "service.replicas": 4 } }]],
])("[M04] %s: wakes within seconds of what it waits for, and stays awake", (_, condition, schedule) => {
  const seconds = awake([condition], {}, schedule);
  expect(seconds[0]).toBeGreaterThanOrEqual(100);
  expect(seconds[0]).toBeLessThan(112);
  expect(seconds).toHaveLength(240 - must(seconds[0], "first"));
});

it("[M04] a size that has been exceeded by no more than its limit wakes nobody", () => {
  const exceeded = { metric: "replicas", of: "service", above: 12 };
  expect(awake([exceeded], {}, [{ atS: 100, set: { "service.replicas": 12 } }])).toEqual([]);
});

it("[M04] age: looks from its time on, and has to hold from then on", () => {
  const running = { metric: "replicas", of: "service", above: 0, forS: 50 };
  expect(awake([running], { atS: 100 })[0]).toBe(150);
});

it("[M04] all conditions have to hold together", () => {
  const large = { metric: "replicas", of: "service", above: 12 };
  const loaded = { metric: "rps", of: "service", above: 70 };
  const grown = { atS: 60, set: { "service.replicas": 20 } };
  expect(awake([large, loaded], {}, [grown])).toEqual([]);
  expect(awake([large, loaded], {}, [grown, rps(30, 90), rps(50, 50)])).toEqual([]);
  expect(awake([large, loaded], {}, [grown, rps(120, 90)])[0]).toBeGreaterThanOrEqual(120);
});

it("[M04] is over by its own condition, puts its parameters back, and wakes again", () => {
  const full = { metric: "rps", of: "service", above: 80 };
  const until = [{ metric: "rps", of: "service", below: 40 }];
  const schedule = [rps(40, 100), rps(80, 60), rps(120, 20), rps(160, 60), rps(200, 100)];
  const seconds = awake([full], { until }, schedule);
  const [first = 0, last = 0] = [seconds[0], seconds.findLast((t) => t < 180)];
  expect(first).toBeLessThan(60);
  // Between 40 and 80 it stays as it was: awake at 60 after 100, asleep at 60 after 20.
  expect(last).toBeGreaterThan(120);
  expect(last).toBeLessThan(140);
  expect(seconds.filter((t) => t > 140 && t < 200)).toEqual([]);
  expect(seconds.at(-1)).toBe(239);
});

it("[M04] lasts for its time, and follows another that woke or is over", () => {
  const first = { id: "first", says: "It breaks.", atS: 60, lastsS: 30, set: { "other.admit": 0 } };
  const next = (when: object) => ({ id: "next", says: "It follows.", when: [when], set: { "service.admit": 0 } });
  const seconds = (when: object, station: string) => refusing(world, [first, next(when)], [], 200, station);
  expect(seconds({ defect: "first", forS: 20 }, "other")).toEqual(Array.from({ length: 30 }, (_, t) => 60 + t));
  expect(seconds({ defect: "first", forS: 20 }, "service")[0]).toBe(80);
  expect(seconds({ defect: "first", forS: 40 }, "service")).toEqual([]);
  expect(seconds({ defect: "first", is: "asleep", forS: 70 }, "service")[0]).toBe(160);
});

it("[M24] wakes in each region by itself", () => {
  const regional = {
    regions: [{ id: "eu" }, { id: "us" }],
    services: [{ id: "api", groups: [{ slots: 100, serviceMs: 10 }] }],
    populations: ["eu", "us"].map((region) => ({ id: region, region, journeys: [{ to: "api", rps: 50 }] })),
  };
  const defect = (perRegion: boolean) => ({
    id: "ceiling",
    says: "A limit is met.",
    perRegion,
    when: [{ metric: "rps", of: "api", above: 80 }],
    set: { "api.admit": 0 },
  });
  const schedule = [{ atS: 60, set: { "eu.rps": 120 } }];
  const seconds = (perRegion: boolean, station: string) =>
    refusing(regional, [defect(perRegion)], schedule, 120, station).length;
  expect(seconds(true, "api@eu")).toBeGreaterThan(45);
  expect(seconds(true, "api@us")).toBe(0);
  expect(seconds(false, "api@us")).toBeGreaterThan(45);
});

/** The small scenario with a defect of the store in the west, and what happens when `act` is launched at T+60 s. */
function played(defect: object, act?: { readonly action: number; readonly target: string; readonly value: number }) {
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    defects: [{ id: "latent", says: "It wakes.", scale: { "store@west.serviceMs": 8 }, ...defect }],
    actions: [
      ...smallScenario.actions,
      {
        ...must(smallScenario.actions[1], "add"),
        id: "restart",
        label: "Restart",
        verb: "instances.restart",
        value: undefined,
      },
    ],
    policies: {},
  });
  const run = createSimulation(scenario, "latent");
  const events: SimEvent[] = [];
  while (run.tick < 600) events.push(...run.step([]));
  events.push(...run.step(act ? [{ kind: "action.launch", ref: "one", ...act }] : []));
  while (run.tick < 3000) events.push(...run.step([]));
  return { events, run };
}

it.each([
  ["a fleet that people made larger", { metric: "replicas", of: "store@west", above: 3 }, 1, 4],
  ["a restart", { metric: "boots", of: "store@west", above: 0 }, 4, 0],
])("[E1] what wakes it stands behind it: %s", (_, condition, action, value) => {
  const { events } = played({ when: [condition] }, { action, target: "store@west", value });
  const woke = must(
    events.find(({ kind }) => kind === "defect-activated"),
    "waking",
  );
  expect(rootsOf(events, woke)).toEqual(["player"]);
  const failed = events.filter(({ kind }) => kind === "failing");
  for (const event of failed) expect(rootsOf(events, event)).toContain("player");
  expect(played({ when: [condition] }).events.filter(({ kind }) => kind === "defect-activated")).toEqual([]);
});

it("[E1] is a root itself where nothing stands behind its condition, and so all that fails leads to it", () => {
  const { events } = played({ when: [{ metric: "rps", of: "store@west", above: 20, forS: 60 }], atS: 60 });
  const woke = must(
    events.find(({ kind }) => kind === "defect-activated"),
    "waking",
  );
  expect(woke).toMatchObject({ root: "defect", parents: [] });
  const failed = events.filter(({ kind }) => kind === "failing");
  expect(failed.length).toBeGreaterThan(1);
  for (const event of failed) expect(rootsOf(events, event)).toContain("defect");
});

it("[promise 5] wakes at the same tick in a fork and after a snapshot", () => {
  const { run } = played({ when: [{ metric: "utilization", of: "store@west", above: 0.01, forS: 280 }], atS: 60 });
  const onward = (one: Simulation) => Array.from({ length: 900 }, () => one.step([])).flat();
  const fork = run.fork();
  const events = onward(run);
  expect(events.map(({ kind }) => kind)).toContain("defect-activated");
  expect(onward(fork)).toEqual(events);
  expect(fork.hash()).toBe(run.hash());
});
