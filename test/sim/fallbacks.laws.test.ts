import { expect, it } from "vitest";
import { exp } from "../../shared/base/index.ts";
import { forgetAnswers } from "../../shared/sim/systems/fallbacks.ts";
import { measure, open, run, set } from "./bench.ts";

/** A front that asks a slow store about each request, in so many replicas. */
function asking(call: object, replicas = 40, slots: number | null = null) {
  return open({
    services: [
      {
        id: "front",
        groups: [{ replicas, slots, serviceMs: 1 }],
        queue: { places: 100 },
        calls: [{ to: "store", timeoutMs: 2000, ...call }],
      },
      { id: "store", groups: [{ slots: 400, serviceMs: 10 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 400, timeoutMs: 5000 }] }],
  });
}

function failing(world: ReturnType<typeof asking>, seconds = 2): number {
  const { ok, failed } = measure(run(world, 0.3), seconds);
  return failed / (ok + failed);
}

it("[M25] whether a request goes on without a failed call can be switched, for a share of the calls too", () => {
  const world = run(asking({ kind: "hard" }), 10);
  set(world, "store.errorRatio", 1);
  expect(failing(world)).toBe(1);
  set(world, "front>store.failOpen", 1);
  expect(failing(world)).toBe(0);
  set(world, "front>store.failOpen", 0.3);
  expect(Math.abs(failing(world, 20) - 0.7)).toBeLessThan(0.02);
  const soft = run(asking({ kind: "soft" }), 10);
  set(soft, "store.errorRatio", 1);
  expect(failing(soft)).toBe(0);
  set(soft, "front>store.failOpen", 0);
  expect(failing(soft)).toBe(1);
});

it("[M01] a soft call blocks: until its time-out it holds the slot, and a caller of few slots fails all the same", () => {
  const load = (kind: string): number => {
    // 400 requests/s that each wait 2 s need 800 slots; there are 400.
    const world = run(asking({ kind }, 40, 10), 10);
    set(world, "store.slots", 0);
    run(world, 20);
    return measure(world, 20).ok;
  };
  expect(Math.abs(load("soft") - 200)).toBeLessThan(20);
  expect(load("async")).toBeGreaterThan(390);
});

it("[M25] with the last good answer a busy fleet goes on until the answers are too old, all at once", () => {
  const world = run(asking({ staticS: 30 }), 60);
  set(world, "store.errorRatio", 1);
  expect(failing(world, 28)).toBeLessThan(0.01);
  expect(failing(run(world, 4))).toBe(1);
  set(world, "store.errorRatio", 0);
  expect(failing(world)).toBe(0);
});

it("[M25] a replica that was asked at a rate r has an answer no older than T with 1 - e^(-rT)", () => {
  // 400 requests/s on 8,000 replicas: each is asked once in 20 s.
  const world = run(asking({ staticS: 30 }, 8000), 60);
  set(world, "store.errorRatio", 1);
  for (const age of [5, 15, 25]) {
    const share = failing(run(world, age === 5 ? 3.7 : 7.7));
    expect(Math.abs(share - exp(-(30 - age) / 20)), `${age} s`).toBeLessThan(0.03);
  }
});

it("[M25] the age is lowered while the world runs, and a new replica has no answer", () => {
  const world = run(asking({ staticS: 30 }), 60);
  set(world, "front>store.staticS", 5);
  set(world, "store.errorRatio", 1);
  expect(failing(run(world, 6))).toBe(1);
  set(world, "store.errorRatio", 0);
  run(world, 10);
  set(world, "store.errorRatio", 1);
  expect(failing(world)).toBeCloseTo(0, 9);
  forgetAnswers(world.step, 0, 1);
  expect(failing(world)).toBe(1);
});
