import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { action, automation, companyWith, launch, logOf, until, words } from "./automated.ts";
import { anyWorld, open, run, set, sum } from "./bench.ts";
import { broken, outstanding, overfull } from "./laws.ts";
import { rootsOf } from "./roots.ts";

const serving = ({ step }: World, pool = 0): number => step.state.serving[pool] ?? -1;

describe("[M13] crashes", () => {
  it.each([400, 40])("leave n e^(-rt) of %s replicas", (replicas) => {
    const world = open({
      services: [{ id: "app", groups: [{ replicas, crashesPerHour: 60 }] }],
      populations: [{ id: "users", journeys: [{ to: "app", rps: 0 }] }],
    });
    run(world, 60);
    const left = 1 / Math.E;
    const sigma = Math.sqrt(replicas * left * (1 - left));
    expect(Math.abs(serving(world) - replicas * left)).toBeLessThan(4 * sigma);
    expect(Number.isInteger(serving(world))).toBe(true);
  });

  it("[Q6] lose work and queue to the callers as failures, and nothing else, in any small world", () => {
    const rates = fc.array(fc.constantFrom(0, 100, 3000, 40_000), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(anyWorld, rates, fc.integer({ min: 0, max: 299 }), (spec, perHour, back) => {
        const services = spec.services.map((service, i) => ({
          ...service,
          groups: service.groups.map((group) => ({ ...group, replicas: 6, crashesPerHour: perHour[i] })),
        }));
        const world = open({ ...spec, services });
        for (let tick = 0; tick < 300; tick++) {
          if (tick === back) for (const { id } of services) set(world, `${id}.replicas`, 6);
          advance(world);
          expect([...broken(world), ...overfull(world)]).toEqual([]);
          const calls = world.plant.pools.flatMap(({ clients }) => clients);
          for (const client of calls) expect(world.step.state.open[client]).toBeGreaterThan(-1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("take their share of what was being worked on: those callers fail in that moment", () => {
    const world = open({
      services: [{ id: "app", groups: [{ replicas: 10, slots: 20, serviceMs: 20_000, cv: 0, crashesPerHour: 0 }] }],
      populations: [{ id: "users", journeys: [{ to: "app", rps: 20, timeoutMs: 60_000 }] }],
    });
    run(world, 10);
    const { state } = world.step;
    const open0 = outstanding(world);
    const failed = (): number => sum(state.callFailed) + sum(state.refused);
    expect(open0).toBeGreaterThan(150);
    expect(failed()).toBe(0);
    set(world, "app.crashesPerHour", 12_000);
    advance(world);
    const crashed = must(state.crashes[0], "crashes");
    expect(crashed).toBeGreaterThan(0);
    expect(failed()).toBeCloseTo((open0 * crashed) / 10, 6);
  });

  it("leave nobody to wait for the calls that they had open, and these hold no slot any more", () => {
    const world = open({
      services: [
        {
          id: "app",
          groups: [{ replicas: 4, slots: 50, crashesPerHour: 0 }],
          calls: [{ to: "store", timeoutMs: 90_000 }],
        },
        { id: "store", groups: [{ slots: 100, serviceMs: 9000 }] },
      ],
      populations: [{ id: "users", journeys: [{ to: "app", rps: 10, timeoutMs: 90_000 }] }],
    });
    run(world, 20);
    const { state } = world.step;
    const call = world.plant.clients.findIndex(({ pool }) => pool === 0);
    expect(state.open[call]).toBeGreaterThan(40);
    set(world, "app.crashesPerHour", 1e7);
    advance(world);
    expect(serving(world)).toBe(0);
    expect(state.open[call]).toBeCloseTo(0, 6);
    set(world, "app.crashesPerHour", 0);
    set(world, "users.rps", 0);
    set(world, "app.replicas", 4);
    const good = state.stationGood[0];
    run(world, 60);
    // The store works on in vain: nobody takes its answers for his.
    expect(state.stationGood[0]).toBe(good);
    expect(state.completed[1]).toBeGreaterThan(100);
  });
});

/** Ticks at which the first pool's replicas crashed, as often as they did, until a time. */
function crashesUntil(simulation: Simulation, seconds: number): number[] {
  const { state } = simulation.world.step;
  const ticks: number[] = [];
  while (simulation.tick < seconds * 10) {
    const before = state.crashes[0] ?? 0;
    simulation.step([]);
    for (let i = before; i < (state.crashes[0] ?? 0); i++) ticks.push(simulation.tick);
  }
  return ticks;
}

const apps = (group: object, supervisor: object | undefined = {}, more: object = {}) => ({
  app: {
    groups: [{ replicas: 4, slots: 50, serviceMs: 80, startupS: 0, crashesPerHour: 0, ...group }],
    supervisor,
    ...more,
  },
});
/** All crash within a step, at T+60, for so long. */
const fall = (lastsS: number) => ({
  id: "bad",
  says: "It crashes.",
  atS: 60,
  lastsS,
  set: { "app.crashesPerHour": 1e7 },
});

describe("[M13] a supervisor", () => {
  it("waits 10 s, 20 s, 40 s … up to five minutes with a replica that crashes again and again", () => {
    const simulation = companyWith({ ...apps({ replicas: 1 }), defects: [fall(5000)] });
    const ticks = crashesUntil(simulation, 60 + 2000);
    const waits = ticks.slice(1).map((tick, i) => Math.round((tick - must(ticks[i], "crash")) / 10));
    for (const [i, wait] of [10, 20, 40, 80, 160, 300, 300].entries()) expect(waits[i]).toBeCloseTo(wait, -0.5);
  });

  it("forgets after ten minutes of running", () => {
    const again = (atS: number) => ({ ...fall(0.2), id: `bad-${atS}`, atS });
    const up = (laterS: number): number => {
      const at = [60, 80, 120, 120 + laterS];
      const simulation = companyWith({ ...apps({ replicas: 1 }), defects: at.map(again) });
      until(simulation, 120 + laterS + 1);
      expect(serving(simulation.world)).toBe(0);
      while (serving(simulation.world) === 0) simulation.step([]);
      return simulation.tick / 10 - 120 - laterS;
    };
    // The fourth crash in a row, and the first after a long life: the third replica came up at T+160.
    expect(up(500)).toBeCloseTo(80, -0.5);
    expect(up(700)).toBeCloseTo(10, -0.5);
  });

  it("restarts no more per minute than is declared", () => {
    const simulation = companyWith({ ...apps({ replicas: 30 }, { perMinute: 6 }), defects: [fall(0.2)] });
    const byMinute = [72, 132, 192, 252, 312].map((second) => {
      until(simulation, second);
      return serving(simulation.world);
    });
    expect(byMinute).toEqual([6, 12, 18, 24, 30]);
  });

  it("leaves down what is down while it is paused, and restarts as it is told", () => {
    const actions = [
      action("automation.pause", "supervisor:app"),
      action("automation.override", "supervisor:app", {}),
      action("automation.resume", "supervisor:app"),
    ];
    const simulation = companyWith({ ...apps({ replicas: 9 }), defects: [fall(0.2)], actions });
    until(simulation, 55, [launch(1, "supervisor:app")]);
    until(simulation, 300);
    expect(serving(simulation.world)).toBe(0);
    expect(automation(simulation, "supervisor:app").paused).toBe(true);
    until(simulation, 320, [launch(2, "supervisor:app", 2)]);
    expect(serving(simulation.world)).toBe(2);
    until(simulation, 385);
    expect(serving(simulation.world)).toBe(4);
    until(simulation, 390, [launch(3, "supervisor:app")]);
    expect(serving(simulation.world)).toBe(9);
    expect(words(logOf(simulation, "supervisor:app"))).toEqual([
      "paused",
      "overridden",
      "restart (override)",
      "hold (override)",
      "restart (override)",
      "hold (override)",
      "resumed",
      "restart",
    ]);
  });

  it("is not needed where people restart: what is down starts with the others", () => {
    const actions = [action("instances.restart", "app", { unit: "%", initial: 100 })];
    const { groups } = apps({ replicas: 9, startupS: 20 }).app;
    const simulation = companyWith({ app: { groups }, defects: [fall(0.2)], actions });
    until(simulation, 200);
    expect(serving(simulation.world)).toBe(0);
    until(simulation, 219, [launch(1, "app", 100)]);
    expect(serving(simulation.world)).toBe(0);
    until(simulation, 222);
    expect(serving(simulation.world)).toBe(9);
  });
});

it("[M08] [M13] a leak crashes each replica once per time that it takes to fill its memory", () => {
  // 3,000 per hour fill 100 in 120 s, and the tenth beyond in 12 s more.
  const ceilings = [{ id: "memory", limit: 100, perHour: 3000, beyond: "crash", crashS: 1 }];
  const app = apps({ replicas: 40 }, { backoffS: 0, factor: 1 }, { ceilings });
  const simulation = companyWith({ ...app });
  const crashed = crashesUntil(simulation, 1200).length;
  expect(crashed).toBeGreaterThan((40 * 1200) / 132);
  expect(crashed).toBeLessThan((40 * 1200) / 115);
});

it("[M02] [M13] crashes by a payload lead to the payload", () => {
  const channel = {
    id: "settings",
    kind: "config",
    consumers: ["app"],
    payloads: [{ id: "v1" }, { id: "v2", set: { "app.crashesPerHour": 3600 } }],
    pushes: [{ atS: 60, payload: "v2" }],
  };
  const simulation = companyWith({ ...apps({ startupS: 5 }), channels: [channel] });
  const events = until(simulation, 400);
  const crashed = events.filter(({ kind }) => kind === "replica-crashed");
  const failing = events.filter(({ kind, subject }) => kind === "failing" && subject === "app");
  expect(crashed.length).toBeGreaterThan(0);
  expect(failing.length).toBeGreaterThan(0);
  expect(events.filter(({ kind }) => kind === "crash-loop").length).toBeGreaterThan(0);
  const pushed = must(
    events.find(({ kind }) => kind === "change-pushed"),
    "the push",
  );
  const leads = (ids: readonly number[]): boolean =>
    ids.some(
      (id) =>
        id === pushed.id ||
        leads(
          must(
            events.find((event) => event.id === id),
            "parent",
          ).parents,
        ),
    );
  for (const event of [...crashed, ...failing]) {
    expect(leads(event.parents)).toBe(true);
    expect(new Set(rootsOf(events, event))).toEqual(new Set(["defect"]));
  }
});
