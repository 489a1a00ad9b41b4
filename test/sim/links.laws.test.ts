import { expect, it } from "vitest";
import { advance } from "../../shared/sim/world.ts";
import { measure, open, run, sum } from "./bench.ts";

/** People here call a front here, which calls a store over a link. */
function overLink(link: object, call: object = {}, front: object = {}) {
  return open({
    regions: [{ id: "here" }, { id: "there" }],
    links: [{ from: "there", to: "here", latencyMs: 0, ...link }],
    services: [
      {
        id: "front",
        regions: ["here"],
        groups: [{ slots: 400, serviceMs: 10 }],
        calls: [{ to: "store", timeoutMs: 2000, ...call }],
        ...front,
      },
      { id: "store", regions: ["there"], groups: [{ slots: 50, serviceMs: 20 }] },
    ],
    populations: [{ id: "users", region: "here", journeys: [{ to: "front", rps: 200, timeoutMs: 5000 }] }],
  });
}

/** Mean of the calls that the front's slots hold open. */
function openCalls(world: ReturnType<typeof overLink>, seconds: number): number {
  const { plant, step } = world;
  const client = plant.clients.findIndex(({ pool }) => pool >= 0);
  let total = 0;
  for (let tick = 0; tick < seconds * 10; tick++) {
    advance(world);
    total += step.state.open[client] ?? 0;
  }
  return total / (seconds * 10);
}

it.each([30, 80, 250, 600])("[Q5] a link of %i ms holds its caller's slot for so long", (latencyMs) => {
  const near = openCalls(run(overLink({ latencyMs: 0 }), 20), 60);
  const far = openCalls(run(overLink({ latencyMs }), 20), 60);
  expect(far - near).toBeGreaterThan(0.95 * 200 * (latencyMs / 1000));
  expect(far - near).toBeLessThan(1.05 * 200 * (latencyMs / 1000));
});

it("[Q3] a link longer than the patience of its callers answers nobody in time", () => {
  const world = run(overLink({ latencyMs: 900 }, { timeoutMs: 500 }), 20);
  const { ok, failed } = measure(world, 30);
  expect(ok).toBeLessThan(0.1);
  expect(failed).toBeGreaterThan(190);
});

it("[M16] what a link loses times out: the lost share fails, and retries send it again", () => {
  const once = measure(run(overLink({ latencyMs: 80, lossRatio: 0.1 }), 20), 60);
  expect(once.failed / (once.ok + once.failed)).toBeCloseTo(0.1, 2);
  const world = run(overLink({ latencyMs: 80, lossRatio: 0.1 }, { retries: { max: 1 } }), 20);
  const twice = measure(world, 60);
  expect(twice.failed / (twice.ok + twice.failed)).toBeCloseTo(0.01, 2);
});

it("[M16] a link carries no more than its capacity", () => {
  const { ok } = measure(run(overLink({ latencyMs: 80, capacityRps: 120 }), 20), 60);
  expect(ok).toBeGreaterThan(115);
  expect(ok).toBeLessThan(125);
});

it("[Q6] calls in a circle lose nothing: each is answered or fails", () => {
  const call = { perRequest: 0.4, timeoutMs: 1000 };
  const world = open({
    services: [
      { id: "one", groups: [{ slots: 50, serviceMs: 20 }], calls: [{ to: "two", ...call }] },
      { id: "two", groups: [{ slots: 50, serviceMs: 20 }], calls: [{ to: "one", ...call }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "one", rps: 100, timeoutMs: 4000 }] }],
  });
  const { ok, failed } = measure(run(world, 30), 60);
  expect(ok + failed).toBeGreaterThan(95);
  expect(failed).toBeLessThan(0.1);
  const { state } = world.step;
  expect(sum(state.open.subarray(1))).toBeLessThan(100);
  // One calls two with 0.4 of its requests and two calls one with 0.4 of those: 100 / (1 - 0.16) at the first.
  const arrivals = state.arrivals[0] ?? 0;
  expect(arrivals / 90 / (100 / (1 - 0.16))).toBeGreaterThan(0.95);
  expect(arrivals / 90 / (100 / (1 - 0.16))).toBeLessThan(1.05);
});

it("[H1] an answer slower than its journey's threshold is slow, a quicker one is not", () => {
  const slowShare = (sloMs: number): number => {
    const world = open({
      services: [{ id: "service", groups: [{ slots: 10, serviceMs: 400 }] }],
      populations: [{ id: "users", journeys: [{ to: "service", rps: 5, sloMs, timeoutMs: 10_000 }] }],
    });
    run(world, 300);
    return sum(world.step.state.callSlow) / sum(world.step.state.callOk);
  };
  // Exponential service of 400 ms: e^(-t / 400).
  expect(slowShare(800)).toBeGreaterThan(Math.exp(-2) - 0.05);
  expect(slowShare(800)).toBeLessThan(Math.exp(-2) + 0.05);
  expect(slowShare(6000)).toBeLessThan(0.01);
});
