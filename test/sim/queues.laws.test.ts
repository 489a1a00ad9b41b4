import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { open, run, set } from "./bench.ts";

it.each(["fifo", "lifo"])("[Q1] a %s queue of hundreds of thousands is empty once nobody waits", (order) => {
  const world = open({
    services: [
      { id: "front", groups: [{ slots: 500_000, serviceMs: 2 }], calls: [{ to: "service", timeoutMs: null }] },
      {
        id: "service",
        groups: [{ slots: 500, serviceMs: 70 }],
        queue: { places: null, order },
        calls: [{ to: "disk", timeoutMs: null }],
      },
      { id: "disk", groups: [{ slots: 5000, serviceMs: 20 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 3000, timeoutMs: null }] }],
  });
  const { plant, step } = run(world, 10);
  const service = plant.stationPools[plant.topology.stations.findIndex(({ id }) => id === "service")]?.[0];
  const waiting = (): number => must(step.state.queueTotal[must(service, "pool")], "queue");
  set(world, "service.serviceMs", 700);
  run(world, 100);
  expect(waiting()).toBeGreaterThan(200_000);
  set(world, "service.serviceMs", 7);
  run(world, 100);
  expect(waiting()).toBe(0);
});
