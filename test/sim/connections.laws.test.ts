import { expect, it } from "vitest";
import { measure, open, run, set } from "./bench.ts";
import { broken } from "./laws.ts";

/** A front of two replicas that asks a store about each request over so many connections per replica. */
function pooled(connections: object, call: object = {}, slots: number | null = null) {
  return open({
    services: [
      {
        id: "front",
        groups: [{ replicas: 2, slots, serviceMs: 1 }],
        queue: { places: 50 },
        calls: [{ to: "store", timeoutMs: 3000, ...call, connections }],
      },
      { id: "store", groups: [{ slots: 400, serviceMs: 100 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 100, timeoutMs: 10_000 }] }],
  });
}

/** Attempts of the front under way, and those that wait for a connection. */
function use(world: ReturnType<typeof pooled>) {
  const { state } = world.step;
  const client = world.plant.pooled[0]?.client ?? -1;
  const waiting = state.connectionsWaiting[0] ?? 0;
  return { inUse: (state.open[client] ?? 0) - waiting, waiting };
}

it("[M20] with room for all, a pool changes nothing", () => {
  const [without, having] = [pooled({ max: 100_000 }), pooled({ max: 100 })];
  expect(measure(run(having, 10), 60)).toEqual(measure(run(without, 10), 60));
  expect(use(having)).toEqual(use(without));
  expect(use(having).waiting).toBe(0);
});

it("[M20] no more attempts are under way than there are connections, and each sends 1 / service per second", () => {
  // 2 x 3 connections of 100 ms carry 60 calls/s of the 100 that come.
  const world = pooled({ max: 3, waitMs: 1000 });
  run(world, 20);
  for (let second = 0; second < 20; second++) {
    expect(use(run(world, 1)).inUse).toBeLessThan(6 + 1e-6);
    expect(broken(world)).toEqual([]);
  }
  const { ok, failed } = measure(world, 60);
  expect(Math.abs(ok / 60 - 1)).toBeLessThan(0.03);
  expect(Math.abs((ok + failed) / 100 - 1)).toBeLessThan(0.05);
});

it("[M20] who finds no connection within its wait fails, and is tried again where retries are left", () => {
  const failing = (retries: number): number => {
    const world = pooled({ max: 3, waitMs: 1000 }, { retries: { max: retries } });
    set(world, "store.slots", 0);
    run(world, 20);
    // Six connections that each hang for 3 s: two attempts/s. Everything else waits 1 s per attempt in vain.
    return use(world).waiting;
  };
  expect(Math.abs(failing(0) / 98 - 1)).toBeLessThan(0.1);
  expect(Math.abs(failing(1) / 196 - 1)).toBeLessThan(0.1);
});

it("[M20] what waits for a connection holds its caller's slot", () => {
  // 40 requests/s get no connection and hold a slot for 1 s each; 60/s hold one for the wait and 100 ms.
  const world = pooled({ max: 3, waitMs: 1000 }, {}, 20);
  const { ok } = measure(run(world, 30), 60);
  expect(ok).toBeLessThan(61);
  const { state } = world.step;
  expect((state.busyTime[0] ?? 0) / world.step.tick).toBeGreaterThan(0.9);
});

it("[M20] the number of connections can be changed while the world runs, to none and to no limit", () => {
  const world = run(pooled({ max: 3, waitMs: 500 }), 20);
  set(world, "front>store.connections", 0);
  run(world, 5);
  expect(measure(world, 10).ok).toBeLessThan(1e-6);
  set(world, "front>store.connections", Infinity);
  run(world, 5);
  expect(measure(world, 20).failed).toBeLessThan(1e-6);
  expect(broken(world)).toEqual([]);
});
