import { expect, it } from "vitest";
import { callAtOnce } from "../../shared/sim/systems/loops.ts";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { open, run, set, sum } from "./bench.ts";

/** A hundred disks that renew their membership every 30 s with a tier of `slots` slots of 50 ms. */
function fleet(loop: object = {}, slots = 20) {
  return open({
    services: [
      {
        id: "disks",
        groups: [{ replicas: 100, slots: 10, serviceMs: 10 }],
        loops: [{ id: "renew", to: "members", everyS: 30, timeoutMs: 2000, onFailure: "leave", ...loop }],
      },
      { id: "members", groups: [{ slots, serviceMs: 50 }], queue: { places: 1000 } },
    ],
    populations: [{ id: "users", journeys: [{ to: "disks", rps: 200 }] }],
  });
}

/** Calls of the loop in each of the coming seconds. */
function callsBySecond(world: World, seconds: number): number[] {
  const { plant, step } = world;
  const edge = plant.clients[plant.loops[0]?.client ?? -1]?.edges[0] ?? -1;
  return Array.from({ length: seconds }, () => {
    const before = step.state.edgeCalls[edge] ?? 0;
    run(world, 1);
    return (step.state.edgeCalls[edge] ?? 0) - before;
  });
}

it("[M06] a fleet calls as often as its replicas and its period say", () => {
  const calls = callsBySecond(run(fleet(), 120), 300);
  expect(sum(calls) / 300).toBeGreaterThan(0.95 * (100 / 30));
  expect(sum(calls) / 300).toBeLessThan(1.05 * (100 / 30));
});

it("[M06] a blip puts a fleet in step: all call together ever after, unless jitter spreads them", () => {
  const peakAfterBlip = (jitter: number): number => {
    const world = run(fleet({ jitter }, 200), 120);
    set(world, "members.errorRatio", 1);
    run(world, 35);
    set(world, "members.errorRatio", 0);
    run(world, 300);
    return Math.max(...callsBySecond(world, 60));
  };
  expect(peakAfterBlip(0)).toBeGreaterThan(12);
  expect(peakAfterBlip(0.5)).toBeLessThan(7);
});

it("[M09] replicas whose renewal failed serve nobody, and come back with an answer", () => {
  const world = run(fleet(), 60);
  const rotation = (): number => world.step.state.rotation[0] ?? 0;
  expect(rotation()).toBeCloseTo(100, 6);
  set(world, "members.errorRatio", 1);
  run(world, 15);
  expect(rotation()).toBeGreaterThan(40);
  expect(rotation()).toBeLessThan(60);
  run(world, 30);
  expect(rotation()).toBeLessThan(1);
  set(world, "members.errorRatio", 0);
  run(world, 20);
  expect(rotation()).toBeGreaterThan(99);
});

it("[M10] a paused loop leaves its replicas where they are, and asks nothing", () => {
  const world = run(fleet(), 60);
  set(world, "disks:renew.paused", 1);
  set(world, "members.errorRatio", 1);
  run(world, 5);
  expect(sum(callsBySecond(world, 120))).toBe(0);
  expect(world.step.state.rotation[0]).toBeGreaterThan(80);
});

it("[M09] a fleet that is told to call at once does, those who lack an answer too", () => {
  const world = run(fleet({ retryS: 25 }), 60);
  set(world, "members.errorRatio", 1);
  run(world, 60);
  expect(world.step.state.rotation[0]).toBeLessThan(1);
  set(world, "members.errorRatio", 0);
  callAtOnce(world.step, 0, 0.5);
  run(world, 1);
  expect(world.step.state.rotation[0]).toBeGreaterThan(49);
  expect(world.step.state.rotation[0]).toBeLessThan(60);
  callAtOnce(world.step, 0, 1);
  run(world, 1);
  expect(world.step.state.rotation[0]).toBeGreaterThan(99);
});

it("keeps a fleet that calls every two hours in little room, and one that calls often to the tick", () => {
  const rare = fleet({ everyS: 7200 });
  expect(rare.plant.loopEntries).toBeLessThan(5000);
  expect(fleet({ everyS: 600 }).plant.loops[0]?.stride).toBe(1);
  const calls = sum(callsBySecond(run(rare, 60), 600)) / 600;
  expect(calls).toBeGreaterThan(0.9 * (100 / 7200));
  expect(calls).toBeLessThan(1.1 * (100 / 7200));
});

it("[Q6] a fleet stays whole whatever happens to its calls", () => {
  const world = fleet({ retries: { max: 2 }, jitter: 0.2 }, 1);
  for (let tick = 0; tick < 3000; tick++) {
    if (tick === 900) set(world, "members.serviceMs", 900);
    if (tick === 1500) set(world, "disks.replicas", 160);
    if (tick === 2100) set(world, "members.serviceMs", 20);
    advance(world);
    const { state } = world.step;
    const whole = sum(state.loopMembers) + sum(state.loopAway) + sum(state.loopCalling);
    expect(whole).toBeCloseTo(1, 6);
  }
});
