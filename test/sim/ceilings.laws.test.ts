import * as fc from "fast-check";
import { expect, it } from "vitest";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { anyWorld, measure, open, run, set, sum } from "./bench.ts";

/** A front tier of `replicas` whose threads are one per replica of the fleet; 8 of the 10 requests each can do come. */
function front(replicas: number, ceiling: object, group: object = {}) {
  return open({
    services: [
      {
        id: "front",
        groups: [{ replicas, slots: 10, serviceMs: 100, ...group }],
        ceilings: [{ id: "threads", limit: 100, perReplica: 1, fullAt: 1.2, ...ceiling }],
      },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 3000 }] }],
  });
}

const useOf = ({ step }: World, ceiling = 0): number => step.state.ceilingUse[ceiling] ?? -1;

it("[M08] use is base + per replica + per hour of age, of its own region or of the world", () => {
  const amounts = fc.record({
    base: fc.integer({ min: 0, max: 500 }),
    perReplica: fc.integer({ min: 0, max: 7 }),
    perHour: fc.integer({ min: 0, max: 50 }),
    ageH: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(
    fc.property(amounts, fc.constantFrom("region", "world"), fc.integer({ min: 1, max: 40 }), (spec, within, peers) => {
      const world = open({
        regions: [{ id: "one" }, { id: "two" }],
        services: [
          { id: "front", regions: ["one"], ceilings: [{ id: "threads", limit: 1e9, of: "peers", within, ...spec }] },
          { id: "peers", groups: [{ replicas: peers }] },
        ],
        populations: [{ id: "users", region: "one", journeys: [{ to: "front", rps: 1 }] }],
      });
      run(world, 60);
      set(world, "peers@two.replicas", 3);
      run(world, 60);
      const fleet = within === "world" ? peers + 3 : peers;
      const expected = spec.base + spec.perReplica * fleet + spec.perHour * (spec.ageH + 120 / 3600);
      expect(useOf(world)).toBeCloseTo(expected, 8);
    }),
    { numRuns: 40 },
  );
});

it("[M08] replicas that just started are new: their fleet's mean age falls by their share", () => {
  const world = run(front(40, { limit: 1e9, perReplica: 0, perHour: 1, ageH: 10 }), 1);
  set(world, "front.replicas", 50);
  advance(world);
  expect(useOf(world)).toBeCloseTo(10 * 0.8, 2);
  set(world, "front.replicas", 30);
  advance(world);
  expect(useOf(world)).toBeCloseTo(10 * 0.8, 2);
});

it("[M08] what a replica works on and what waits at it count per replica", () => {
  const world = run(front(40, { limit: 1e9, perReplica: 0, perOpen: 2 }, { slots: 5 }), 20);
  const { state } = world.step;
  for (let tick = 0; tick < 20; tick++) {
    const held = sum(state.busy) + sum(state.queueTotal);
    advance(world);
    expect(useOf(world)).toBeCloseTo((2 * held) / 40, 6);
  }
});

it("[M08] a ceiling that is not crossed changes nothing", () => {
  fc.assert(
    fc.property(anyWorld, fc.constantFrom("refuse", "slow"), (spec, beyond) => {
      const ceilings = [{ id: "memory", limit: 1e9, base: 10, perReplica: 3, perOpen: 2, perHour: 5, beyond }];
      const without = run(open(spec), 20).step.state;
      const services = spec.services.map((service) => ({ ...service, ceilings }));
      const under = run(open({ ...spec, services }), 20).step.state;
      expect([...under.callOk]).toEqual([...without.callOk]);
      expect([...under.queue]).toEqual([...without.queue]);
      expect([...under.busyTime]).toEqual([...without.busyTime]);
    }),
    { numRuns: 25 },
  );
});

it("[M08] adding replicas lowers throughput beyond the ceiling, by just the share that is beyond", () => {
  const goodput = (replicas: number): number => measure(run(front(replicas, {}), 20), 60).ok / 3000;
  // 38 replicas do 3,800 of the 3,000 that come, 100 still have all their threads.
  expect(goodput(38)).toBeGreaterThan(0.99);
  expect(goodput(100)).toBeGreaterThan(0.99);
  for (const [replicas, beyond] of [
    [105, 0.25],
    [110, 0.5],
    [115, 0.75],
  ] as const) {
    expect(goodput(replicas)).toBeGreaterThan(1 - beyond - 0.02);
    expect(goodput(replicas)).toBeLessThan(1 - beyond + 0.02);
  }
  expect(goodput(130)).toBe(0);
});

it("[M08] a slow replica works so many times longer, and as ever once it is below again", () => {
  const world = run(front(110, { beyond: "slow", slowdown: 5 }, { slots: null }), 60);
  // Half of the way to five times: three times 100 ms, and Little's law says how many are at work.
  const atWork = (): number => {
    let total = 0;
    for (let tick = 0; tick < 300; tick++) {
      advance(world);
      total += sum(world.step.state.busy);
    }
    return total / 300;
  };
  expect(atWork() / (3000 * 0.3)).toBeCloseTo(1, 1);
  set(world, "front:threads.limit", 200);
  run(world, 30);
  expect(atWork() / (3000 * 0.1)).toBeCloseTo(1, 1);
});

it("[M08] a fleet that learns of its peers by and by crosses the limit by and by", () => {
  const world = run(front(90, { noticedS: 300 }), 1);
  set(world, "front.replicas", 120);
  run(world, 300);
  expect(useOf(world)).toBeCloseTo(120 - 30 / Math.E, 1);
  run(world, 3000);
  expect(useOf(world)).toBeCloseTo(120, 1);
});

it("[M08] [M22] the limit can be raised on one group alone", () => {
  const group = { replicas: 60, slots: 10, serviceMs: 100 };
  const world = open({
    services: [
      {
        id: "front",
        groups: [
          { id: "main", ...group },
          { id: "canary", ...group },
        ],
        ceilings: [{ id: "threads", limit: 100, perReplica: 1 }],
      },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 3000 }] }],
  });
  expect(measure(run(world, 20), 20).ok).toBe(0);
  set(world, "front/canary:threads.limit", 200);
  expect(measure(run(world, 5), 60).ok / 1500).toBeCloseTo(1, 1);
});
