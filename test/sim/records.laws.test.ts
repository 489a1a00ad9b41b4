import { expect, it } from "vitest";
import { exp } from "../../shared/base/index.ts";
import { callAtOnce, joinFleet } from "../../shared/sim/systems/loops.ts";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { open, run, set, sum } from "./bench.ts";

const TTL = 60;

/** Forty replicas that hold the address of a store for a minute, and people who read from it. */
function holders(loop: object = {}, needs: object = {}, record: object = {}) {
  return open({
    services: [
      {
        id: "front",
        groups: [{ replicas: 40 }],
        calls: [{ to: "store", needs: { record: "address", ...needs } }],
        loops: [{ id: "resolve", to: "names", fetches: "address", everyS: TTL, ...loop }],
      },
      { id: "store", groups: [{ slots: 100, serviceMs: 1 }] },
      { id: "other-store", groups: [{ slots: 100, serviceMs: 1 }] },
      { id: "names", groups: [{ slots: 20, serviceMs: 1 }], records: [{ id: "address", ...record }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 400, timeoutMs: 5000 }] }],
  });
}

/** The failed share of a class of the users' calls over the coming seconds. */
function failing(world: World, seconds = 2, journey = 0): number {
  const { plant, step } = world;
  const { client, class: k } = plant.journeys[journey] ?? { client: -1, class: -1 };
  const read = (results: Float64Array): number => results[client * plant.classes.length + k] ?? 0;
  const before = [step.state.callOk, step.state.callFailed].map(read);
  run(world, seconds);
  const [ok = 0, failed = 0] = [step.state.callOk, step.state.callFailed].map((now, i) => read(now) - (before[i] ?? 0));
  return failed / (ok + failed);
}

/** The same in each sixth of a time-to-live, against what the middle of each ought to show. */
function follows(world: World, ttlS: number, law: (part: number) => number): void {
  for (let i = 0; i < 6; i++)
    expect(Math.abs(failing(world, ttlS / 6) - law((i + 0.5) / 6)), `${i + 1}/6`).toBeLessThan(0.03);
}

/** Look-ups in each of the coming seconds. */
function lookups(world: World, seconds: number): number[] {
  const at = world.plant.stationPools[3]?.[0] ?? -1;
  return Array.from({ length: seconds }, () => {
    const before = world.step.state.arrivals[at] ?? 0;
    run(world, 1);
    return (world.step.state.arrivals[at] ?? 0) - before;
  });
}

it("[N1] copies of a record that is gone run out linearly over their time-to-live, and come back so", () => {
  const world = run(holders(), 30);
  expect(failing(world)).toBe(0);
  set(world, "names:address.published", 0);
  follows(world, TTL, (part) => part);
  expect(failing(world)).toBeGreaterThan(0.99);
  set(world, "names:address.published", 1);
  follows(world, TTL, (part) => 1 - part);
  expect(failing(world)).toBeLessThan(0.01);
});

it("[N1] holders that fetch together lose it together, each fleet at its own instant", () => {
  const world = run(holders({ firstS: 17 }), 20);
  set(world, "names:address.published", 0);
  expect(failing(run(world, 50), 6)).toBe(0);
  run(world, 2);
  expect(failing(world)).toBe(1);
});

it("[N1] an hour's time-to-live asks as evenly as a minute's: replicas per time-to-live", () => {
  const world = run(holders({ everyS: 3600 }), 60);
  const calls = lookups(world, 600);
  expect(sum(calls) / 600).toBeGreaterThan(0.95 * (40 / 3600));
  expect(sum(calls) / 600).toBeLessThan(1.05 * (40 / 3600));
  expect(Math.max(...calls)).toBeLessThan(2 * (40 / 3600));
  set(world, "names:address.published", 0);
  expect(failing(run(world, 895), 10)).toBeCloseTo(900 / 3600, 1);
});

it("[M17] an answer that there is none is kept as well, and delays the cure", () => {
  const cured = (absentS: number, afterS: number): number => {
    const world = run(holders({ absentS }), 30);
    set(world, "names:address.published", 0);
    run(world, TTL + absentS);
    set(world, "names:address.published", 1);
    return failing(run(world, afterS - 1));
  };
  expect(cured(10, 15)).toBeLessThan(0.01);
  // Told so between the 120th and the 180th second, they ask again from the 240th on.
  expect(cured(120, 60)).toBeGreaterThan(0.98);
  expect(Math.abs(cured(120, 75) - (1 - 15 / TTL))).toBeLessThan(0.02);
});

it("[M17] a dead source hurts only as copies run out, and not those who go on with their last one", () => {
  const world = run(holders({ retryS: 2 }), 30);
  set(world, "names.errorRatio", 1);
  follows(world, TTL, (part) => part);
  set(world, "front:resolve.failStatic", 1);
  expect(failing(run(world, 0.2))).toBe(0);
  set(world, "front:resolve.failStatic", 0);
  set(world, "names.errorRatio", 0);
  expect(failing(run(world, 3))).toBeLessThan(0.01);
});

it("[N1] a second value leads its holders elsewhere, linearly, and back", () => {
  const world = run(holders({}, { secondTo: "other-store" }), 30);
  const moved = (): number => {
    const { state } = world.step;
    const [here = 0, there = 0] = [1, 2].map((station) => state.arrivals[world.plant.stationPools[station]?.[0] ?? -1]);
    run(world, 1);
    const [hereNow = 0, thereNow = 0] = [1, 2].map(
      (station) => state.arrivals[world.plant.stationPools[station]?.[0] ?? -1],
    );
    return (thereNow - there) / (hereNow - here + thereNow - there);
  };
  expect(moved()).toBe(0);
  set(world, "names:address.second", 1);
  expect(Math.abs(moved.call(run(world, TTL / 4 - 0.5)) - 0.25)).toBeLessThan(0.03);
  set(world, "other-store.errorRatio", 1);
  expect(Math.abs(failing(run(world, TTL / 4)) - 0.55)).toBeLessThan(0.04);
  set(world, "names:address.second", 0);
  expect(failing(run(world, TTL + 1))).toBe(0);
});

it("[N1] open connections outlast the name: what fails is t/TTL - τ/TTL (1 - e^(-t/τ))", () => {
  const life = 40;
  const world = run(holders({}, { connectionS: life }), 30);
  set(world, "names:address.published", 0);
  follows(world, TTL, (part) => part - (life / TTL) * (1 - exp((-part * TTL) / life)));
  expect(failing(run(world, 5 * life))).toBeGreaterThan(0.98);
  set(world, "names:address.published", 1);
  expect(failing(run(world, TTL + 1))).toBe(0);
});

it("[M18] what expires by the calendar fails everywhere at once, but for those who hold its successor", () => {
  const until = (record: object): number[] => {
    const world = run(holders({}, {}, { expiresAtS: 100, ...record }), 95);
    return [failing(world, 5), failing(run(world, 0.2), 3)];
  };
  expect(until({})).toEqual([0, 1]);
  expect(until({ rotatesAtS: 30 })).toEqual([0, 0]);
  const [before = 0, after = 0] = until({ rotatesAtS: 55 });
  expect(before).toBe(0);
  expect(Math.abs(after - 15 / TTL)).toBeLessThan(0.06);
});

it("[M06] whoever is told to fetch, or is new, asks at once", () => {
  const world = run(holders(), 30);
  set(world, "names:address.published", 0);
  callAtOnce(world.step, 0, 0.5);
  expect(lookups(world, 1)[0]).toBeGreaterThan(20);
  expect(Math.abs(failing(world) - 0.53)).toBeLessThan(0.03);
  set(world, "names:address.published", 1);
  joinFleet(world.step, 0, 1);
  expect(lookups(world, 1)[0]).toBeGreaterThan(39);
  expect(failing(world)).toBe(0);
});

/** A gateway that checks the tokens of sessions, and lets people sign in without one. */
function gateway(service: object) {
  return open({
    classes: ["session", "login"],
    services: [
      { id: "gateway", groups: [{ replicas: 10, slots: 50, serviceMs: 10 }], ...service },
      { id: "sign-in", groups: [{ slots: 20, serviceMs: 1 }], records: [{ id: "keys" }] },
    ],
    populations: ["session", "login"].map((name) => ({
      id: name,
      journeys: [{ to: "gateway", class: name, rps: 100 }],
    })),
  });
}

it("[M18] without a key a replica refuses the requests that it checks, unless it lets them in unchecked", () => {
  const loops = [{ id: "keys", to: "sign-in", class: "login", fetches: "keys", everyS: TTL }];
  const world = run(gateway({ loops, needs: [{ record: "keys", classes: ["session"] }] }), 30);
  expect(failing(world, 5, 0)).toBe(0);
  set(world, "sign-in:keys.published", 0);
  run(world, TTL / 2 - 2.5);
  expect(Math.abs(failing(world, 5, 0) - 0.5)).toBeLessThan(0.06);
  expect(failing(world, 5, 1)).toBe(0);
  set(world, "gateway.unchecked:session", 1);
  expect(failing(run(world, 0.2), 5, 0)).toBe(0);
});

it("[M18] without a loop what is published counts at once", () => {
  const world = run(gateway({ needs: [{ record: "keys" }] }), 10);
  expect(failing(world)).toBe(0);
  set(world, "sign-in:keys.published", 0.25);
  expect(Math.abs(failing(world, 5) - 0.75)).toBeLessThan(0.05);
});

it("[M25] replicas that leave for want of an answer come back when they are told to stay", () => {
  const world = run(holders({ onFailure: "leave" }), 30);
  set(world, "names.errorRatio", 1);
  run(world, TTL + 3);
  const rotation = (): number => run(world, 0.1).step.state.rotation[0] ?? 0;
  expect(rotation()).toBe(0);
  set(world, "front:resolve.leaves", 0);
  expect(rotation()).toBe(40);
});

it("[Q6] a fleet stays whole whatever becomes of its copies", () => {
  const world = holders({ everyS: 1000, absentS: 30, jitter: 0.3 }, { connectionS: 60 }, { rotatesAtS: 90 });
  for (let tick = 0; tick < 3000; tick++) {
    if (tick === 300) callAtOnce(world.step, 0, 0.7);
    if (tick === 600) set(world, "names:address.published", 0.3);
    if (tick === 800) joinFleet(world.step, 0, 0.4);
    if (tick === 1200) set(world, "names.errorRatio", 0.5);
    if (tick === 1500) callAtOnce(world.step, 0, 1);
    if (tick === 2000) set(world, "front:resolve.paused", 1);
    advance(world);
    const { state } = world.step;
    const whole = [state.loopMembers, state.loopSecond, state.loopAway, state.loopCalling].reduce(
      (all, ring) => all + sum(ring),
      0,
    );
    expect(whole).toBeCloseTo(1, 6);
    const lacking = sum(state.loopAway) + sum(state.loopCallingLeft);
    expect(state.loopLeft[0]).toBeCloseTo(lacking, 6);
    expect(state.loopOther[0]).toBeCloseTo(sum(state.loopSecond) + sum(state.loopCallingSecond), 6);
  }
});
