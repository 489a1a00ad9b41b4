/** Allowances that run out: exact arithmetic on what is let in, period by period. */
import { expect, it } from "vitest";
import type { World } from "../../shared/sim/world.ts";
import { oneService, open, run, set, sum } from "./bench.ts";
import { begin, scenarioWith } from "./hands.ts";
import { broken } from "./laws.ts";
import { rootsOf } from "./roots.ts";

/** 50 requests per second at a service that can do 100, with an allowance of 1000 per minute. */
const limited = (allowance: object, journey: object = {}) =>
  open(
    oneService(
      { rps: 50, timeoutMs: 1000, ...journey },
      { allowances: [{ id: "calls", quota: 1000, periodS: 60, ...allowance }] },
    ),
  );

/** Requests that the service has taken. */
function taken({ step: { state } }: World): number {
  return sum(state.arrivals) - sum(state.rejected);
}

it("[M19] lets in its quota per period, to the request, and everything again when the next begins", () => {
  const world = limited({});
  run(world, 15);
  expect(taken(world)).toBeCloseTo(sum(world.step.state.arrivals), 9);
  run(world, 44.9);
  expect(sum(world.step.state.arrivals)).toBeGreaterThan(2700);
  expect(taken(world)).toBeCloseTo(1000, 6);
  run(world, 60);
  expect(taken(world)).toBeCloseTo(2000, 6);
  expect(broken(world)).toEqual([]);
});

it("[M19] lets in hardly more than its quota where services call", () => {
  const allowances = [{ id: "calls", quota: 1000, periodS: 60 }];
  const world = open({
    services: [
      { id: "front", groups: [{ slots: 1000, serviceMs: 2 }], calls: [{ to: "service", timeoutMs: 1000 }] },
      { id: "service", groups: [{ slots: 100, serviceMs: 20 }], allowances },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 500, timeoutMs: 1000 }] }],
  });
  for (const period of [1, 2, 3]) {
    run(world, 59.9);
    expect(world.step.state.allowanceUsed[0], `period ${period}`).toBeGreaterThan(990);
    expect(world.step.state.allowanceUsed[0], `period ${period}`).toBeLessThan(1025);
    run(world, 0.1);
  }
});

it("[M19] begins its periods by its own calendar", () => {
  const world = limited({ resetsAtS: 40 });
  run(world, 39.9);
  expect(taken(world)).toBeCloseTo(1000, 6);
  run(world, 10);
  expect(taken(world)).toBeGreaterThan(1400);
});

it("[M19] a grace is so many more requests", () => {
  const world = limited({ graceRequests: 250 });
  run(world, 59.9);
  expect(taken(world)).toBeCloseTo(1250, 6);
});

it("[M19] or so long from when it ran out, in which nothing is refused", () => {
  const world = limited({ graceS: 10 });
  const { state } = world.step;
  const ticksOut: number[] = [];
  for (let tick = 0; tick < 599; tick++) {
    run(world, 0.1);
    if (sum(state.rejected) === 0) continue;
    ticksOut.push(world.step.tick);
  }
  const ranOut = state.allowanceOut[0] ?? -1;
  expect(ticksOut[0]).toBe(ranOut + 100 + 1);
  expect(ranOut).toBeGreaterThan(180);
  expect(ranOut).toBeLessThan(220);
  expect(taken(world)).toBeGreaterThan(1400);
  expect(taken(world)).toBeLessThan(1600);
});

it("[M19] without a period it stays out until somebody refills it, and a raised quota opens it at once", () => {
  const world = limited({ periodS: null });
  run(world, 300);
  expect(taken(world)).toBeCloseTo(1000, 6);
  set(world, "service:calls.used", 600);
  run(world, 60);
  expect(taken(world)).toBeCloseTo(1400, 6);
  set(world, "service:calls.quota", 1100);
  run(world, 60);
  expect(taken(world)).toBeCloseTo(1500, 6);
});

it("[M19] counts and refuses its own classes alone, of all groups of a station together", () => {
  const world = open({
    classes: ["people", "batch"],
    services: [
      {
        id: "service",
        groups: [
          { id: "main", replicas: 3, slots: 10, serviceMs: 50 },
          { id: "canary", slots: 10, serviceMs: 50 },
        ],
        allowances: [{ id: "batches", quota: 500, periodS: 60, classes: ["batch"] }],
      },
    ],
    populations: [
      { id: "users", journeys: [{ class: "people", to: "service", rps: 30 }] },
      { id: "robots", journeys: [{ class: "batch", to: "service", rps: 30 }] },
    ],
  });
  run(world, 58);
  const { state, plant } = world.step;
  const failed = (k: number): number =>
    plant.clients.reduce((all, _, client) => all + (state.callFailed[client * 2 + k] ?? 0), 0);
  expect(failed(0)).toBeLessThan(0.01);
  expect(state.allowanceUsed[0]).toBeCloseTo(500, 6);
  expect(failed(1)).toBeGreaterThan(1000);
});

it("[M19] retries spend it too: it is out the sooner, and most of what comes then is refused", () => {
  const calm = limited({ graceS: 1 });
  const storm = limited({ graceS: 1 }, { retries: { max: 3, backoffMs: 200 } });
  for (const world of [calm, storm]) {
    set(world, "service.errorRatio", 0.5);
    run(world, 55);
  }
  expect(storm.step.state.allowanceOut[0]).toBeLessThan(0.7 * (calm.step.state.allowanceOut[0] ?? 0));
});

it("[M19] [E1] a station that refuses because it is spent fails by it, and that leads to who asked more", () => {
  const gateway = { id: "gateway", allowances: [{ id: "calls", quota: 9_000, periodS: 300 }] };
  const flood = {
    id: "flood",
    says: "A job asks ten times as much.",
    atS: 60,
    scale: { "callers-gateway-west.rps": 10 },
  };
  const run = begin(scenarioWith({ defects: [flood] }, [gateway]));
  run.until(200);
  const of = (kind: string) => run.events.find((event) => event.kind === kind && event.subject === "gateway@west");
  const [spent, failing] = [of("allowance-spent"), of("failing")];
  expect(spent && rootsOf(run.events, spent)).toEqual(["defect"]);
  expect(failing?.parents).toContain(spent?.id);
  run.until(320);
  expect(of("allowance-filled")?.parents).toEqual([spent?.id]);
});
