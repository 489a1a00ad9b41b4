/** Rate limits: what comes through is the lesser of what is offered and what is allowed, class by class. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { measure, oneService, open, run, set } from "./bench.ts";

it.each([
  [30, 50, 30],
  [80, 50, 50],
  [200, 50, 50],
  [80, 0, 0],
])("[M19] of %d offered per second and %d allowed, %d get through", (offered, allowed, through) => {
  const world = open(oneService({ rps: offered }));
  set(world, "service.limitRps", allowed);
  const { ok, failed } = measure(run(world, 20), 200);
  // Below the limit a second of Poisson arrivals is above it now and then, and its excess is refused.
  expect(ok).toBeGreaterThanOrEqual(0.93 * through);
  expect(ok).toBeLessThanOrEqual(through * 1.03);
  expect(ok + failed).toBeGreaterThan(0.95 * offered);
  expect(ok + failed).toBeLessThan(1.05 * offered);
});

it.each([
  [{ max: 0 }, 20],
  [{ max: 1 }, 20],
  [{ max: 3, backoffMs: 200, jitter: "full" }, 20],
  [{ max: 3, backoffMs: 200, jitter: "full" }, 150],
])("[M19] of calls that a service makes, retries %o, %d per second get through", (retries, allowed) => {
  const world = open({
    services: [
      { id: "front", groups: [{ slots: 5000, serviceMs: 2 }], calls: [{ to: "service", timeoutMs: 2000, retries }] },
      { id: "service", groups: [{ slots: 50, serviceMs: 70 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 500 }] }],
  });
  set(world, "service.limitRps", allowed);
  const { plant, step } = run(world, 20);
  const called = plant.edges.findIndex(({ client }) => must(plant.clients[client], "client").pool >= 0);
  const good = (): number => must(step.state.edgeGood[called], "good");
  const before = good();
  run(world, 100);
  expect((good() - before) / 100).toBeGreaterThan(0.93 * allowed);
  expect((good() - before) / 100).toBeLessThan(1.03 * allowed);
});

it("[M19] what is refused takes no slot: nobody waits who got in", () => {
  const world = open(oneService({ rps: 400, timeoutMs: 1000 }, { queue: { places: 1000 } }));
  set(world, "service.limitRps", 60);
  run(world, 60);
  expect(world.step.state.queueTotal[0] ?? 0).toBeLessThan(5);
});

it("[M19] holds for its class and leaves the others alone", () => {
  const world = open({
    classes: ["people", "batch"],
    services: [{ id: "service", groups: [{ slots: 50, serviceMs: 100 }] }],
    populations: [
      { id: "users", journeys: [{ class: "people", to: "service", rps: 60 }] },
      { id: "robots", journeys: [{ class: "batch", to: "service", rps: 60 }] },
    ],
  });
  set(world, "service.limitRps:batch", 10);
  const { state, plant } = world.step;
  const okOf = (population: number, k: number): number =>
    state.callOk[(plant.journeys.find((one) => one.population === population)?.client ?? -1) * 2 + k] ?? 0;
  run(world, 20);
  const before = [okOf(0, 0), okOf(1, 1)];
  run(world, 100);
  expect((okOf(0, 0) - (before[0] ?? 0)) / 100).toBeGreaterThan(55);
  expect((okOf(1, 1) - (before[1] ?? 0)) / 100).toBeLessThan(10.5);
  expect((okOf(1, 1) - (before[1] ?? 0)) / 100).toBeGreaterThan(9);
});
