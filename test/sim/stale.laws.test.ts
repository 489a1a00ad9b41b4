import { expect, it } from "vitest";
import { composeDegraded } from "../../shared/sim/observe/degraded.ts";
import { loseEntries } from "../../shared/sim/systems/caches.ts";
import { measure, open, run, set, sum } from "./bench.ts";
import { broken } from "./laws.ts";

const ttlS = 60;

/** Pages from a cache of 2,000 keys in front of a store, 500 look-ups per second. */
function cached(cache: object, call: object = {}) {
  return open({
    services: [
      { id: "web", groups: [{ serviceMs: 1 }], calls: [{ to: "store", onMissOf: "pages", timeoutMs: 500, ...call }] },
      { id: "pages", cache: { keys: 2000, zipf: 0.9, ttlS, ...cache } },
      { id: "store", groups: [{ slots: 400, serviceMs: 10 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "web", rps: 500 }] }],
  });
}

function failing(world: ReturnType<typeof cached>, seconds: number): number {
  const { ok, failed } = measure(world, seconds);
  return failed / (ok + failed);
}

it("[A7] entries past their time-to-live answer failed loads until they are too old, and then nobody", () => {
  const world = run(cached({ serveStaleS: 240 }), 30);
  expect(failing(world, 10)).toBeCloseTo(0, 9);
  set(world, "store.errorRatio", 1);
  // All keys that somebody asked for within the last 240 s are held, fresh or old: nearly all that is asked for.
  expect(failing(world, 200)).toBeLessThan(0.05);
  run(world, ttlS + 60);
  expect(failing(world, 10)).toBe(1);
  const without = run(cached({}), 30);
  set(without, "store.errorRatio", 1);
  run(without, ttlS + 5);
  expect(failing(without, 10)).toBe(1);
});

it("[A7] at rest the keys that are missing and held are those that expired within serveStaleS", () => {
  const world = cached({ serveStaleS: 120 });
  const { state } = world.step;
  const before = state.staleShare[0] ?? NaN;
  run(world, 1);
  const first = state.staleShare[0] ?? NaN;
  run(world, 400);
  expect(before).toBe(0);
  expect(first).toBeGreaterThan(0.5);
  expect(Math.abs((state.staleShare[0] ?? NaN) - first)).toBeLessThan(0.04);
  const held = sum(state.expiredHeld);
  expect(Math.abs(sum(state.expired) / held - 1)).toBeLessThan(1e-9);
  expect(held + sum(state.cached)).toBeLessThan(2000);
  expect(broken(world)).toEqual([]);
});

it("[A7] it changes nothing where loads succeed", () => {
  const [old, none] = [run(cached({ serveStaleS: 600 }), 30), run(cached({}), 30)];
  expect(measure(old, 60)).toEqual(measure(none, 60));
});

it("[A7] switched on too late there is nothing left to serve; a flush takes old entries too", () => {
  const late = run(cached({ serveStaleS: 0 }), 30);
  set(late, "store.errorRatio", 1);
  run(late, ttlS + 10);
  set(late, "pages.serveStaleS", 600);
  expect(failing(run(late, 1), 20)).toBe(1);
  const intime = run(cached({ serveStaleS: 0 }), 30);
  set(intime, "pages.serveStaleS", 600);
  run(intime, 5);
  set(intime, "store.errorRatio", 1);
  run(intime, ttlS + 10);
  const kept = failing(intime, 20);
  expect(kept).toBeLessThan(0.3);
  loseEntries(intime.step.state, intime.plant, 0, 0.5);
  expect(Math.abs(failing(run(intime, 0.5), 20) - (1 - (1 - kept) / 2))).toBeLessThan(0.03);
});

it("[H1] an old answer counts as degraded where the load says what it is worth", () => {
  const world = run(cached({ serveStaleS: 3000 }, { degraded: 0.2 }), 60);
  set(world, "store.errorRatio", 1);
  run(world, ttlS + 20);
  composeDegraded(world.step);
  expect(failing(world, 10)).toBeLessThan(0.05);
  composeDegraded(world.step);
  // Nothing is fresh any more: every answer is old.
  expect(world.step.state.journeyDegraded[0] ?? NaN).toBeCloseTo(0.2, 2);
});
