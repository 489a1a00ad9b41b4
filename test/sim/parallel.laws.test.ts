import { expect, it } from "vitest";
import { measure, open, run, set, sum } from "./bench.ts";
import { broken } from "./laws.ts";

/** A front that asks some callees about each request, the second and further ones beside the first. */
function asking(calls: readonly object[], slots = 400) {
  return open({
    services: [
      {
        id: "front",
        groups: [{ slots, serviceMs: 1 }],
        queue: { places: 20 },
        calls: calls.map((call, i) => ({
          to: `callee${i}`,
          timeoutMs: 2000,
          ...(i > 0 ? { beside: "previous" } : {}),
          ...call,
        })),
      },
      ...calls.map((_, i) => ({ id: `callee${i}`, groups: [{ slots: 400, serviceMs: 10 }] })),
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 200, timeoutMs: 10_000 }] }],
  });
}

/** Slots of the front that are held, on the mean over a while. */
function held(world: ReturnType<typeof asking>, seconds: number): number {
  const before = world.step.state.busyTime[0] ?? 0;
  run(world, seconds);
  return (((world.step.state.busyTime[0] ?? 0) - before) / (seconds * 10)) * 400;
}

it("[Q5] success shares multiply over hard calls side by side, and a soft one lets its failures through", () => {
  const cases: readonly (readonly [readonly object[], number])[] = [
    [[{}, {}], 0.9 * 0.8],
    [[{}, { kind: "soft" }], 0.9],
    [[{}, {}, { perRequest: 0.5 }], 0.9 * 0.8 * (1 - 0.5 * 0.3)],
    [[{ retries: { max: 1 } }, { retries: { max: 1 } }], (1 - 0.01) * (1 - 0.04)],
  ];
  for (const [calls, share] of cases) {
    const world = asking(calls);
    for (const [i, errors] of [0.1, 0.2, 0.3].entries()) if (calls[i]) set(world, `callee${i}.errorRatio`, errors);
    const { ok, failed } = measure(run(world, 5), 60);
    expect(Math.abs(ok / (ok + failed) - share), JSON.stringify(calls)).toBeLessThan(0.003);
  }
});

it("[Q5] a slot is held for the longest of the calls, not for their sum", () => {
  const world = asking([{}, {}, {}]);
  set(world, "callee1.serviceMs", 500);
  set(world, "callee2.serviceMs", 500);
  // Of two exponential times the longer one is on the mean 1.5 times as long; the third is over long before.
  const longest = 0.75;
  expect(Math.abs(held(run(world, 20), 100) / (200 * (longest + 0.001)) - 1)).toBeLessThan(0.06);
});

it("[Q5] the first failure frees the slot, and the calls that nobody waits for end by themselves", () => {
  const world = asking([{}, {}]);
  set(world, "callee0.errorRatio", 1);
  set(world, "callee1.serviceMs", 1000);
  expect(held(run(world, 20), 60)).toBeLessThan(200 * 0.02);
  const { plant, step } = world;
  const [, slow] = plant.bundles[0]?.clients ?? [];
  expect(step.state.open[slow ?? -1]).toBeGreaterThan(150);
  expect(broken(world)).toEqual([]);
  set(world, "users.rps", 0);
  run(world, 30);
  expect(step.state.open[slow ?? -1]).toBeLessThan(1e-6);
  expect(sum(step.state.bundleMass) + sum(step.state.bundleDeserted)).toBeLessThan(1e-6);
});

it("[Q5] what hits both calls at once hits the same requests: two that hang hold a slot for one time-out", () => {
  const world = asking([{}, {}], 4000);
  set(world, "callee0.slots", 0);
  set(world, "callee1.slots", 0);
  const before = world.step.state.busyTime[0] ?? 0;
  run(world, 20);
  const between = world.step.state.busyTime[0] ?? 0;
  run(world, 60);
  const slots = (((world.step.state.busyTime[0] ?? 0) - between) / 600) * 4000;
  expect(before).toBe(0);
  expect(Math.abs(slots / (200 * 2) - 1)).toBeLessThan(0.04);
});

it("[Q5] how many calls a request makes may change while they are open: nothing is held for ever", () => {
  const world = asking([{ perRequest: 3 }, { perRequest: 2 }]);
  set(world, "callee0.serviceMs", 600);
  run(world, 10);
  set(world, "front>callee0.perRequest", 0.2);
  set(world, "front>callee1.perRequest", 4);
  run(world, 10);
  expect(broken(world)).toEqual([]);
  set(world, "users.rps", 0);
  run(world, 30);
  expect(sum(world.step.state.bundleHeld)).toBeLessThan(1e-6);
  expect(broken(world)).toEqual([]);
});
