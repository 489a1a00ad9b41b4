import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { action, companyWith, launch, reading, until } from "./automated.ts";
import { open, run, set, sum } from "./bench.ts";
import { broken } from "./laws.ts";
import { rootsOf } from "./roots.ts";

/** `replicas` disks that load their settings when they start, from a tier of `slots` slots of 100 ms. */
function disks(boot: object = {}, { slots = 2000, replicas = 200, rps = 0 } = {}) {
  return open({
    services: [
      {
        id: "disks",
        groups: [{ replicas, slots: 10, serviceMs: 10 }],
        boots: [{ id: "load", to: "settings", timeoutMs: 60_000, ...boot }],
      },
      { id: "settings", groups: [{ slots, serviceMs: 100 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "disks", rps }] }],
  });
}

const rotation = ({ step }: World): number => step.state.rotation[0] ?? -1;
const asked = ({ step }: World): number => step.state.arrivals[1] ?? -1;

/** All replicas stop, and start again in the same moment. */
function restart(world: World, replicas = 200): World {
  set(world, "disks.replicas", 0);
  run(world, 5);
  set(world, "disks.replicas", replicas);
  return world;
}

describe("[M13] boot calls", () => {
  it("load what they call once per start, and never in ordinary life", () => {
    const world = run(disks({ perBoot: 3 }), 60);
    expect(asked(world)).toBe(0);
    expect(rotation(world)).toBe(200);
    run(restart(world), 60);
    expect(asked(world)).toBeCloseTo(3 * 200, 6);
    expect(rotation(world)).toBeCloseTo(200, 6);
  });

  it("keep a fleet away for as long as its calls take: replicas x calls / capacity", () => {
    // 200 x 10 calls at 20 slots of 100 ms, 200 per second: 10 s, and evenly.
    const world = restart(run(disks({ perBoot: 10 }, { slots: 20 }), 10));
    expect(rotation(run(world, 5))).toBeGreaterThan(0.4 * 200);
    expect(rotation(world)).toBeLessThan(0.6 * 200);
    expect(rotation(run(world, 4))).toBeLessThan(0.97 * 200);
    expect(rotation(run(world, 3))).toBeCloseTo(200, 6);
  });

  it("keep replicas away while what they call is down, and let them in within a wait of its return", () => {
    const world = run(disks({ retryS: 20, timeoutMs: 1000 }), 10);
    set(world, "settings.errorRatio", 1);
    run(restart(world), 300);
    // The slowest answers of an exponential service are cut short, and good.
    expect(rotation(world)).toBeLessThan(0.1);
    set(world, "settings.errorRatio", 0);
    expect(rotation(run(world, 22))).toBeGreaterThan(199.9);
  });

  it("do not trouble those that serve already", () => {
    const world = run(disks(), 10);
    set(world, "settings.errorRatio", 1);
    expect(rotation(run(world, 60))).toBe(200);
    set(world, "disks.replicas", 250);
    expect(rotation(run(world, 60))).toBeCloseTo(200, 6);
    // Who goes is of either kind, by share.
    set(world, "disks.replicas", 125);
    expect(rotation(run(world, 60))).toBeCloseTo(100, 6);
  });

  it("are made one after another, each with the answer of the one before", () => {
    const world = open({
      services: [
        {
          id: "disks",
          groups: [{ replicas: 40 }],
          boots: [
            { id: "names", to: "names" },
            { id: "load", to: "settings" },
          ],
        },
        { id: "names", groups: [{ serviceMs: 10, errorRatio: 1 }] },
        { id: "settings", groups: [{ serviceMs: 10 }] },
      ],
      populations: [{ id: "users", journeys: [{ to: "disks", rps: 0 }] }],
    });
    run(restart(world, 40), 60);
    expect(world.step.state.arrivals[2]).toBe(0);
    set(world, "names.errorRatio", 0);
    run(world, 10);
    expect(world.step.state.arrivals[2]).toBeCloseTo(40, 6);
    expect(rotation(world)).toBeCloseTo(40, 6);
  });

  it("take no slots of their own fleet", () => {
    const world = run(disks({ timeoutMs: null }, { slots: 1, rps: 100 }), 10);
    set(world, "disks.replicas", 400);
    run(world, 5);
    const before = world.step.state.stationGood[0] ?? 0;
    run(world, 60);
    expect(((world.step.state.stationGood[0] ?? 0) - before) / 6000).toBeCloseTo(1, 1);
  });
});

it("[M06] a fleet that restarts is a herd on what it boots from, spread by its jitter alone", () => {
  const peak = (jitterS: number): number => {
    const world = restart(run(disks({ jitterS }), 10));
    const bySecond = Array.from({ length: 60 }, () => {
      const before = asked(world);
      return asked(run(world, 1)) - before;
    });
    expect(sum(bySecond)).toBeCloseTo(200, 6);
    return Math.max(...bySecond);
  };
  expect(peak(0)).toBeCloseTo(200, 6);
  expect(peak(40)).toBeLessThan(1.5 * (200 / 40));
});

it("[Q6] running = booting + ready on every step, whatever comes, goes and fails", () => {
  const events = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 599 }),
      fc.constantFrom("disks.replicas", "settings.errorRatio", "settings.replicas", "disks:load.perBoot"),
      fc.constantFrom(0, 1, 7, 60),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(events, fc.constantFrom(0, 3), fc.integer({ min: 0, max: 2 }), (changes, jitterS, max) => {
      const world = disks(
        { jitterS, timeoutMs: 400, retries: { max }, retryS: 2 },
        { slots: 3, replicas: 50, rps: 50 },
      );
      for (let tick = 0; tick < 600; tick++) {
        for (const [at, path, value] of changes)
          if (at === tick) set(world, path, path === "settings.errorRatio" ? Math.min(1, value) : value);
        advance(world);
        const { state } = world.step;
        const booting = sum(state.bootWaiting) + sum(state.bootCalling);
        expect(booting).toBeLessThan((state.running[0] ?? 0) + 1e-6);
        expect(Math.min(...state.bootWaiting, ...state.bootCalling)).toBeGreaterThan(-1e-9);
        expect(rotation(world)).toBeCloseTo((state.serving[0] ?? 0) - (state.unready[0] ?? 0), 6);
        expect(broken(world)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

it("[M13] a fleet that cannot boot leads to what it boots from", () => {
  const simulation = companyWith({
    app: {
      groups: [{ replicas: 4, slots: 50, serviceMs: 80, startupS: 5 }],
      boots: [{ id: "load", to: "collector", class: "find", hidden: true }],
    },
    defects: [{ id: "down", says: "The collector fails.", atS: 10, set: { "collector.errorRatio": 1 } }],
    actions: [action("instances.restart", "app", { unit: "%", initial: 100 })],
  });
  const events = [...until(simulation, 30), ...until(simulation, 200, [launch(1, "app", 100)])];
  expect(reading(simulation, "app").replicasServing).toBe(0);
  const stalled = events.filter(({ kind }) => kind === "boot-stalled");
  expect(stalled.map(({ subject }) => subject)).toEqual(["app"]);
  const failing = events.filter(({ kind, subject }) => kind === "failing" && subject === "app");
  expect(failing.length).toBe(1);
  expect(failing[0]?.parents).toContain(stalled[0]?.id);
  for (const event of [...stalled, ...failing]) expect(rootsOf(events, event)).toContain("defect");
});
