/** Nodes of a cache that go for good, and what they held. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { sum } from "./bench.ts";
import { begin, button, scenarioWith } from "./hands.ts";

const scenario = scenarioWith(
  {
    actions: [
      button("remove", "capacity.remove", ["shelf@west"], { value: { min: 1, max: 4, step: 1, initial: 1, unit: "" } }),
    ],
  },
  [
    {
      id: "shop",
      groups: [{ replicas: 2, slots: 50, serviceMs: 5 }],
      calls: [
        { to: "shelf", timeoutMs: 500 },
        { to: "rows", onMissOf: "shelf", timeoutMs: 500 },
      ],
    },
    {
      id: "shelf",
      kind: "cache",
      groups: [{ replicas: 8, slots: 50, serviceMs: 1, startupS: 5 }],
      cache: { keys: 10_000, zipf: 0.7, ttlS: 86_400 },
    },
    { id: "rows", kind: "store", groups: [{ replicas: 4, slots: 20, serviceMs: 10 }] },
  ],
);

it("[M12] a cache loses the share of the nodes that are removed, and nothing when they come back", () => {
  const hands = begin(scenario);
  const { plant, step } = hands.simulation.world;
  const cache = must(plant.cacheOf[plant.topology.stations.findIndex(({ id }) => id === "shelf@west")], "cache");
  const size = step.state.cached.length / plant.caches.length;
  const held = (): number => sum(step.state.cached.subarray(cache * size, (cache + 1) * size));
  hands.until(10);
  const before = held();
  const ref = hands.launch("remove", "shelf@west", 2);
  expect(held() / before).toBeCloseTo(6 / 8, 2);
  const left = held();
  hands.undo(ref);
  hands.until(30);
  expect(held()).toBeGreaterThanOrEqual(left);
});
