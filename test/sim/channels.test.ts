/** Change channels, jobs and enforcers, by the events and readings that they leave. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import type { SimEvent, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { rootsOf } from "./roots.ts";

const act = must(smallScenario.actions[0], "action");
const button = (id: string, verb: string, targets: readonly string[], more: object = {}) => ({
  ...act,
  id,
  label: id,
  verb,
  targets,
  leadS: 0,
  parameter: undefined,
  value: undefined,
  ...more,
});

function scenarioWith(changed: object): Scenario {
  return scenarioSchema.parse({ ...smallScenario, defects: [], policies: {}, cutPoints: [], ...changed });
}

/** From a minute before T+0 on: nothing here needs a longer history. */
function begin(scenario: Scenario): Run {
  const simulation = openSimulation(scenario, "channel");
  const events: SimEvent[] = [];
  const until = (seconds: number): void => {
    while (simulation.tick < seconds * 10) events.push(...simulation.step([]));
  };
  const launch = (id: string, target: string, value = 0): void => {
    const action = scenario.actions.findIndex((one) => one.id === id);
    events.push(
      ...simulation.step([{ kind: "action.launch", ref: `${id}-${simulation.tick}`, action, target, value }]),
    );
  };
  return { simulation, events, until, launch };
}

interface Run {
  readonly simulation: Simulation;
  readonly events: readonly SimEvent[];
  readonly until: (seconds: number) => void;
  readonly launch: (id: string, target: string, value?: number) => void;
}

/** A parameter of a station's first group, as it really is. */
function serviceMs({ simulation }: Run, station: string): number {
  const { plant, step } = simulation.world;
  const at = plant.topology.stations.findIndex(({ id }) => id === station);
  return step.state.serviceMs[plant.stationPools[at]?.[0] ?? -1] ?? Number.NaN;
}

const both = (run: Run) => [serviceMs(run, "store@west"), serviceMs(run, "store@east")];

function of(run: Run, kind: string): readonly string[] {
  return run.events.filter((event) => event.kind === kind).map(({ subject, tick }) => `${subject} ${tick / 10}`);
}

describe("a change channel", () => {
  const schema = {
    id: "schema",
    kind: "data",
    consumers: ["store"],
    delayS: 5,
    payloads: [
      { id: "v1" },
      { id: "v2", set: { "store.serviceMs": 400 } },
      { id: "v3", scale: { "store.serviceMs": 0.5 } },
    ],
  };
  const actions = [
    button("push-v3", "change.push", ["schema"], { payload: "v3" }),
    button("back", "change.rollback", ["schema"]),
    button("pause", "automation.pause", ["schema"]),
    button("resume", "automation.resume", ["schema"]),
  ];
  const started = (more: object, push: object = {}) =>
    begin(
      scenarioWith({
        channels: [{ ...schema, pushes: [{ atS: -2600, payload: "v2", ...push }], ...more }],
        actions: [...smallScenario.actions, ...actions],
      }),
    );

  it("[M02] brings a payload to every consumer at once, its delay after it was pushed", () => {
    const run = started({});
    run.until(-2595.1);
    expect(both(run)).toEqual([40, 40]);
    run.until(-2594.9);
    expect(both(run)).toEqual([400, 400]);
    expect(of(run, "change-pushed")).toEqual(["schema -2600"]);
    expect(of(run, "change-landed")).toEqual(["store@west -2595", "store@east -2595"]);
  });

  it("[M02] goes by its stages: regions one after another, and shares of replicas as their mean", () => {
    const stages = [
      { region: "west", share: 0.25 },
      { region: "west", afterS: 20 },
      { region: "east", afterS: 40 },
    ];
    const run = started({ stages });
    run.until(-2590);
    expect(both(run)).toEqual([0.75 * 40 + 0.25 * 400, 40]);
    run.until(-2570);
    expect(both(run)).toEqual([400, 40]);
    run.until(-2530);
    expect(both(run)).toEqual([400, 400]);
  });

  it("[M02] replaces one payload by the next: nothing of the old one stays", () => {
    const run = started({ stages: [{ share: 0.5 }, { afterS: 30 }] });
    run.until(-2500);
    run.launch("push-v3", "schema");
    run.until(-2490);
    // Half have 400 still, half have 20.
    expect(both(run)).toEqual([210, 210]);
    run.until(-2400);
    expect(both(run)).toEqual([20, 20]);
  });

  it("[M21] rolls back with its delay, everywhere at once, and knows of nothing older", () => {
    const run = started({ stages: [{ region: "west" }, { region: "east", afterS: 600 }] });
    run.until(-2500);
    expect(both(run)).toEqual([400, 40]);
    run.launch("back", "schema");
    run.until(-2495.1);
    expect(both(run)).toEqual([400, 40]);
    run.until(-1800);
    expect(both(run)).toEqual([40, 40]);
    // A second one, by somebody who did not see the first, must not send the payload that was taken back.
    run.launch("back", "schema");
    expect(run.events.filter(({ kind }) => kind === "action-failed").map(({ data }) => data["code"])).toEqual([
      "nothing-back",
    ]);
    run.until(-1700);
    expect(both(run)).toEqual([40, 40]);
    const idle = begin(scenarioWith({ channels: [schema], actions: [...smallScenario.actions, ...actions] }));
    idle.until(-2600);
    idle.launch("back", "schema");
    expect(idle.events.find(({ kind }) => kind === "action-failed")?.data["code"]).toBe("nothing-back");
  });

  it("[M10] paused it sends no further stage by itself, and goes on when it is resumed", () => {
    const run = started({ stages: [{ region: "west" }, { region: "east", afterS: 60 }] });
    run.until(-2580);
    run.launch("pause", "schema");
    run.until(-2400);
    expect(both(run)).toEqual([400, 40]);
    run.launch("resume", "schema");
    run.until(-2390);
    expect(both(run)).toEqual([400, 400]);
    const log = run.simulation.observe().decisions.map(({ actor, did }) => `${actor} ${did}`);
    expect(log).toEqual(["schema push", "schema paused", "schema resumed"]);
  });

  it("[M02] refuses an invalid payload where it validates, and only there", () => {
    const payloads = schema.payloads.map((one) => ({ ...one, invalid: one.id === "v2" }));
    const run = started({ validates: true, payloads });
    run.until(-2500);
    expect(both(run)).toEqual([40, 40]);
    expect(of(run, "change-stopped")).toEqual(["schema -2600"]);
    expect(of(run, "change-landed")).toEqual([]);
  });

  it.each([
    ["stop", [true, false]],
    ["roll-back", [false, false]],
  ] as const)("[M02] its gate sees the errors of the first region and does: %s", (onErrors, slow) => {
    const stages = [{ region: "west" }, { region: "east", afterS: 300 }];
    const run = started({ stages, gate: { errorRatio: 0.2, forS: 60, onErrors } });
    run.until(-2000);
    expect(both(run).map((ms) => ms === 400)).toEqual(slow);
    const stopped = must(
      run.events.find(({ kind }) => kind === "change-stopped"),
      "stop",
    );
    expect(stopped.tick).toBeGreaterThanOrEqual(-25_950 + 600);
    expect(stopped.tick).toBeLessThan(-23_000);
    expect(rootsOf(run.events, stopped)).toContain("defect");
  });

  it("[M02] its gate lets a payload pass that does no harm", () => {
    const payloads = [{ id: "v1" }, { id: "v2", set: { "store.serviceMs": 41 } }, { id: "v3" }];
    const stages = [{ region: "west" }, { region: "east", afterS: 300 }];
    const run = started({ stages, payloads, gate: { errorRatio: 0.2 } });
    run.until(-2200);
    expect(both(run)).toEqual([41, 41]);
    expect(of(run, "change-stopped")).toEqual([]);
  });

  it("[E1] all that fails after a push leads to it, and to the people where they pushed", () => {
    const run = started({}, { atS: 60 });
    run.until(600);
    const failed = run.events.filter(({ kind }) => kind === "failing");
    expect(failed.length).toBeGreaterThan(3);
    for (const event of failed) expect(rootsOf(run.events, event)).toContain("defect");
  });

  it("[M04] wakes a defect that waits for a payload", () => {
    const when = [{ channel: "schema", payload: "v2", of: "store@east", forS: 30 }];
    const stages = [{ region: "west" }, { region: "east", afterS: 100 }];
    const defects = [{ id: "leak", says: "v2 leaks.", when, set: { "app.cv": 2 } }];
    const run = begin(
      scenarioWith({ channels: [{ ...schema, stages, pushes: [{ atS: -2600, payload: "v2" }] }], defects }),
    );
    run.until(-2300);
    expect(of(run, "defect-activated")).toEqual(["leak -2465"]);
  });

  it("[M26] a push that has a line is in the feed once it begins, one without never", () => {
    const feed = (run: Run) =>
      run.simulation.observe().feed.map(({ text, tick, kind }) => `${kind} ${text} ${tick / 10}`);
    const run = started({}, { text: "Schema v2" });
    run.until(-2600);
    expect(feed(run)).toEqual([]);
    run.until(-2599);
    expect(feed(run)).toEqual(["data Schema v2 -2600"]);
    const silent = started({});
    silent.until(-2500);
    expect(feed(silent)).toEqual([]);
  });

  it("[promise 5] goes on the same from a fork in the middle of its stages", () => {
    const run = started({ stages: [{ region: "west", share: 0.5 }, { afterS: 60 }], gate: { errorRatio: 1 } });
    run.until(-2580);
    const fork = run.simulation.fork();
    for (let tick = 0; tick < 1500; tick++) {
      run.simulation.step([]);
      fork.step([]);
    }
    expect(fork.hash()).toBe(run.simulation.hash());
    expect(both(run)).toEqual([400, 400]);
  });
});

describe("a job", () => {
  /** T+0 of the small scenario is Monday, 09:00. */
  const job = { id: "sweep", service: "store", lastsS: 60, scale: { "store.serviceMs": 2 } };
  const started = (more: object, startUtc?: string) =>
    begin(scenarioWith({ jobs: [{ ...job, ...more }], ...(startUtc === undefined ? {} : { startUtc }) }));

  it("[M28] runs at its minutes of the day, for so long, and puts back what it changed", () => {
    const run = started({ at: "00:05", everyMinutes: 20 });
    run.until(0);
    // From 08:15 on: at 08:25 and 08:45.
    expect(of(run, "job-started")).toEqual(["sweep -2100", "sweep -900"]);
    expect(of(run, "job-ended")).toEqual(["sweep -2040", "sweep -840"]);
    run.until(299);
    expect(both(run)).toEqual([40, 40]);
    run.until(301);
    expect(both(run)).toEqual([80, 80]);
    run.until(361);
    expect(both(run)).toEqual([40, 40]);
  });

  it.each([
    ["2026-03-02T00:30:00Z", ["mon"], 1],
    ["2026-03-02T00:30:00Z", ["sun"], 0],
    ["2024-02-29T00:30:00Z", ["thu"], 1],
    ["2000-03-01T00:30:00Z", ["wed"], 1],
    ["2100-02-28T00:30:00Z", ["sun"], 1],
    ["1999-12-31T00:30:00Z", ["mon", "tue", "wed", "thu", "sat", "sun"], 0],
  ])("[M28] knows the weekday of %s: %j", (startUtc, days, runs) => {
    const run = started({ at: "00:00", days }, startUtc);
    run.until(-600);
    expect(of(run, "job-started")).toHaveLength(runs);
  });

  it("[M28] begins anew at its first time of every day", () => {
    const run = started({ at: "00:10", everyMinutes: 900 }, "2026-03-03T00:30:00Z");
    run.until(0);
    // 15:10 was before; 06:10 would follow by adding up, and does not come before midnight's own.
    expect(of(run, "job-started")).toEqual(["sweep -1200"]);
  });

  it("[M10] paused it begins no run, and ends the one it has begun", () => {
    const actions = [...smallScenario.actions, button("pause", "automation.pause", ["sweep"])];
    const run = begin(scenarioWith({ jobs: [{ ...job, at: "00:05", everyMinutes: 20 }], actions }));
    run.until(-2090);
    run.launch("pause", "sweep");
    run.until(0);
    expect(of(run, "job-started")).toEqual(["sweep -2100"]);
    expect(both(run)).toEqual([40, 40]);
  });

  it("[M26] writes its line at each run", () => {
    const run = started({ at: "00:05", everyMinutes: 20, text: "Sweep", by: "cron" });
    run.until(0);
    expect(run.simulation.observe().feed.map(({ text, tick }) => [text, tick / 10])).toEqual([
      ["Sweep", -2100],
      ["Sweep", -900],
    ]);
  });
});

it("[M28] people come and go by the hour: a cosine between the trough and everybody", () => {
  const [west] = smallScenario.world.populations;
  const daily = { peakHourUtc: 15, trough: 0.4 };
  const wanted = (startUtc: string): number => {
    const world = { ...smallScenario.world, populations: [{ ...must(west, "people"), daily }] };
    const run = begin(scenarioWith({ world, startUtc }));
    run.until(-2600);
    return run.simulation.observe().usersTotal / 3000;
  };
  // The pre-roll begins 45 minutes before.
  expect(wanted("2026-03-02T15:45:00Z")).toBeCloseTo(1, 2);
  expect(wanted("2026-03-02T03:45:00Z")).toBeCloseTo(0.4, 2);
  expect(wanted("2026-03-02T09:45:00Z")).toBeCloseTo(0.7, 1);
  expect(wanted("2026-03-02T11:45:00Z")).toBeCloseTo(0.4 + 0.6 * 0.75, 1);
});

describe("an enforcer", () => {
  const keeper = { id: "keeper", service: "store", everyS: 300, atS: -2400, desired: { "store.serviceMs": 40 } };
  const slider = { min: 10, max: 100, step: 10, initial: 20 };
  const actions = [
    ...smallScenario.actions,
    button("by-hand", "parameter.set", ["store"], { parameter: "serviceMs", value: slider }),
    button("in-config", "parameter.set", ["store"], { parameter: "serviceMs", value: slider, through: "keeper" }),
  ];
  const started = (more: object = {}) => begin(scenarioWith({ enforcers: [{ ...keeper, ...more }], actions }));

  it("[M22] undoes a hand edit at its next run, and says whose it was", () => {
    const run = started();
    run.until(-2500);
    run.launch("by-hand", "store", 20);
    run.until(-2400);
    expect(both(run)).toEqual([20, 20]);
    run.until(-2399);
    expect(both(run)).toEqual([40, 40]);
    expect(of(run, "enforced")).toEqual(["store -2400"]);
    const enforced = must(
      run.events.find(({ kind }) => kind === "enforced"),
      "enforced",
    );
    expect(rootsOf(run.events, enforced)).toEqual(["player"]);
  });

  it("[M22] keeps to what was written into its desired state, until that is taken back", () => {
    const run = started();
    run.until(-2500);
    run.launch("in-config", "store", 20);
    run.until(-2000);
    expect(both(run)).toEqual([20, 20]);
    expect(of(run, "enforced")).toEqual([]);
    run.simulation.step([{ kind: "action.undo", ref: "in-config--25000" }]);
    run.until(-1700);
    expect(both(run)).toEqual([40, 40]);
  });

  it("[M22] starts an automation again that was paused by hand, unless it was told", () => {
    const wanting = { ...keeper, desired: { "sweep.paused": 0 } };
    const jobs = [{ id: "sweep", service: "store", at: "00:05", lastsS: 60, scale: { "store.serviceMs": 2 } }];
    const pauses = [
      ...smallScenario.actions,
      button("by-hand", "automation.pause", ["sweep"]),
      button("in-config", "automation.pause", ["sweep"], { through: "keeper" }),
      button("no-keeper", "automation.pause", ["keeper"]),
    ];
    const pausedAfter = (...launched: readonly (readonly [string, string])[]): boolean => {
      const run = begin(scenarioWith({ enforcers: [wanting], jobs, actions: pauses }));
      run.until(-2500);
      for (const [id, target] of launched) run.launch(id, target);
      run.until(-2300);
      return run.simulation.observe().automations.find(({ id }) => id === "sweep")?.paused ?? false;
    };
    expect(pausedAfter(["by-hand", "sweep"])).toBe(false);
    expect(pausedAfter(["in-config", "sweep"])).toBe(true);
    expect(pausedAfter(["no-keeper", "keeper"], ["by-hand", "sweep"])).toBe(true);
  });

  it("[M22] does nothing where all is as it wants it", () => {
    const run = started({ text: "Set right" });
    run.until(-1000);
    expect(of(run, "enforced")).toEqual([]);
    expect(run.simulation.observe().feed).toEqual([]);
  });
});
