import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { popularityOf } from "../../shared/sim/compile/popularity.ts";
import { loseEntries, restingMiss } from "../../shared/sim/systems/caches.ts";
import type { World } from "../../shared/sim/world.ts";
import { open, run, sum } from "./bench.ts";

/**
 * 400 look-ups per second in front of a store that takes half a second, or longer, and has room for all of them. It may
 * have a disk that takes the time instead, and a link before it that loses calls.
 */
function lookAside(
  cache: object,
  more: { serviceMs?: number; timeoutMs?: number; disk?: boolean; lossRatio?: number } = {},
): World {
  const { serviceMs = 500, timeoutMs = 3000, disk = false, lossRatio = 0 } = more;
  const [regions, work] = [["there"], { slots: 10_000, serviceMs, cv: 0.3 }];
  return open({
    regions: [{ id: "here" }, { id: "there" }],
    links: [{ from: "there", to: "here", latencyMs: 0, lossRatio }],
    services: [
      {
        id: "front",
        regions: ["here"],
        groups: [{ slots: 5000, serviceMs: 1 }],
        calls: [{ to: "cache" }, { to: "store", onMissOf: "cache", timeoutMs }],
      },
      { id: "cache", regions: ["here"], groups: [{ slots: 500, serviceMs: 1 }], cache },
      ...(disk
        ? [
            { id: "store", regions, groups: [{ ...work, serviceMs: 1 }], calls: [{ to: "disk" }] },
            { id: "disk", regions, groups: [work] },
          ]
        : [{ id: "store", regions, groups: [work] }]),
    ],
    populations: [{ id: "users", region: "here", journeys: [{ to: "front", rps: 400, timeoutMs: null }] }],
  });
}

const coalescing = { keys: 100, zipf: 0.9, ttlS: 600, coalesce: true };

const zipfs = [0.6, 0.9, 1, 1.2];

it.each(zipfs)("[C1] people ask for keys by Zipf's law of exponent %f, whatever classes it is cut into", (zipf) => {
  const weights = Array.from({ length: 5000 }, (_, i) => (i + 1) ** -zipf);
  const total = sum(weights);
  const { keys, demand } = popularityOf(5000, zipf);
  expect(sum(keys)).toBe(5000);
  expect(sum(demand)).toBeCloseTo(1, 12);
  let [rank, asked] = [0, 0];
  for (const [i, size] of keys.entries()) {
    rank += size;
    asked += must(demand[i], "demand");
    expect(asked).toBeCloseTo(sum(weights.slice(0, rank)) / total, 3);
  }
});

it.each(zipfs)("[C1] a cache at rest misses as its keys expire, one by one: exponent %f", (zipf) => {
  const cache = { keys: 5000, zipf, ttlS: 60 };
  const weights = Array.from({ length: cache.keys }, (_, i) => (i + 1) ** -zipf);
  const total = sum(weights);
  const exact = sum(weights.map((weight) => weight / total / (1 + ((400 * weight) / total) * cache.ttlS)));
  expect(restingMiss(popularityOf(cache.keys, zipf), 400, cache.ttlS)).toBeCloseTo(exact, 2);
  const world = run(lookAside(cache), 120);
  const { misses, lookups } = world.step.state;
  const [missed, looked] = [must(misses[0], "misses"), must(lookups[0], "look-ups")];
  run(world, 120);
  const ratio = (must(misses[0], "misses") - missed) / (must(lookups[0], "look-ups") - looked);
  expect(ratio).toBeGreaterThan(0.9 * exact);
  expect(ratio).toBeLessThan(1.1 * exact);
});

it("[C1] after a flush a cache that coalesces loads each key once, and answers all who joined with the load", () => {
  const flushed = (coalesce: boolean) => {
    const world = run(lookAside({ keys: 100, zipf: 0.9, ttlS: 600, coalesce }), 30);
    const { plant, step } = world;
    const store = plant.pools.findIndex(({ station }) => plant.topology.stations[station]?.service.id === "store");
    const loaded = () => must(step.state.arrivals[store], "arrivals");
    const [before, failed] = [loaded(), sum(step.state.callFailed)];
    loseEntries(step.state, plant, 0, 1);
    run(world, 20);
    return { loads: loaded() - before, failed: sum(step.state.callFailed) - failed };
  };
  const [together, alone] = [flushed(true), flushed(false)];
  expect(together.loads).toBeLessThan(110);
  expect(alone.loads).toBeGreaterThan(1.4 * together.loads);
  expect(together.failed).toBeLessThan(1);
});

it("[C1] whoever joins a load that is lost on its way gets no answer", () => {
  const world = run(lookAside(coalescing, { lossRatio: 1 }), 30);
  loseEntries(world.step.state, world.plant, 0, 1);
  const { plant, step } = world;
  const toStore = plant.edges.findIndex(({ client }) => must(plant.clients[client], "client").cache >= 0);
  run(world, 20);
  expect(step.state.edgeCalls[toStore]).toBeGreaterThan(1000);
  expect(step.state.edgeGood[toStore]).toBe(0);
});

it("[C1] whoever joins a load waits for it as long where the store asks a disk as where it works itself", () => {
  const [own, asking] = [false, true].map((disk) => {
    const world = run(lookAside(coalescing, { disk }), 30);
    loseEntries(world.step.state, world.plant, 0, 1);
    return Math.max(...Array.from({ length: 20 }, () => sum(run(world, 0.1).step.state.joined)));
  });
  expect(must(asking, "joined")).toBeGreaterThan(0.7 * must(own, "joined"));
  expect(must(asking, "joined")).toBeLessThan(1.3 * must(own, "joined"));
});

it("[C1] loads that come too late for whoever asked fill the cache all the same, where it takes late fills", () => {
  const missesAfter = (lateFills: boolean): number => {
    const world = run(
      lookAside({ keys: 2000, zipf: 0.9, ttlS: 600, lateFills }, { serviceMs: 10_000, timeoutMs: 100 }),
      30,
    );
    loseEntries(world.step.state, world.plant, 0, 1);
    return must(run(world, 60).step.state.missRatio[0], "miss ratio");
  };
  expect(missesAfter(true)).toBeLessThan(0.2);
  expect(missesAfter(false)).toBeGreaterThan(0.5);
});
