/** A purge drops what waits, and every piece of it is accounted for: told to its caller, or lost. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { worldSchema } from "../../shared/content/index.ts";
import { cohortAt, WAIT } from "../../shared/sim/cohorts.ts";
import { purgeQueue } from "../../shared/sim/systems/stations.ts";
import { advance, openWorld } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { action, companyWith, launch, reading, until } from "./automated.ts";
import { anyWorld, measure, oneService, run, sum } from "./bench.ts";
import { broken } from "./laws.ts";
import { rootsOf } from "./roots.ts";

/** A world in which people can lose data. */
function open(spec: object): World {
  return openWorld(worldSchema.parse(spec), "law", { canLoseData: true });
}

function purge({ plant, step }: World, service: string): void {
  for (const [pool, { station }] of plant.pools.entries())
    if (must(plant.topology.stations[station], "station").service.id === service) purgeQueue(step, pool);
}

/** Attempts that wait in a queue and somebody waits for, by whether their callers go on without an answer. */
function waiting({ plant, step }: World) {
  const all = { async: 0, sync: 0 };
  for (const stream of plant.streams) {
    if (stream.ring < 0) continue;
    const kind = plant.clients[stream.client]?.isAsync ? "async" : "sync";
    for (let tick = 0; tick < stream.length; tick++)
      all[kind] += must(step.state.cohorts[cohortAt(stream, tick) + WAIT], "waiting");
  }
  return all;
}

/** What a purge of every queue found waiting, and what became of it. */
function purgeAll(world: World) {
  const { plant, step } = world;
  const { state } = step;
  const counters = () => [state.edgeFailed, state.dataLost, state.rejected].map(sum);
  const found = { ...waiting(world), queued: sum(state.queueTotal) };
  const before = counters();
  for (let pool = 0; pool < plant.pools.length; pool++) purgeQueue(step, pool);
  const [told, lost, dropped] = counters().map((count, i) => count - must(before[i], "counter"));
  const left = waiting(world).sync + waiting(world).async + sum(state.queueTotal) + sum(state.queue);
  return { found, told, lost, dropped, left };
}

const calm = { found: { async: 0, sync: 0, queued: 0 }, told: 0, lost: 0, dropped: 0, left: 0 };

it("[Q6] whatever is purged whenever, nothing is lost without an account, and no mass is negative", () => {
  fc.assert(
    fc.property(anyWorld, fc.array(fc.integer({ min: 1, max: 240 }), { minLength: 1, maxLength: 4 }), (spec, times) => {
      const world = open(spec);
      for (let tick = 0; tick < 250; tick++) {
        const { found, told, lost, dropped, left } = times.includes(tick) ? purgeAll(world) : calm;
        expect(left).toBe(0);
        expect(told).toBeCloseTo(found.sync, 6);
        expect(lost).toBeCloseTo(found.async, 6);
        expect(dropped).toBeCloseTo(found.queued, 6);
        advance(world);
        expect(broken(world)).toEqual([]);
      }
    }),
    { numRuns: 50, seed: 1 },
  );
});

it("tells who waits at once, and leaves alone what is being worked on", () => {
  // 300 requests/s at what can do 100: after 20 s some 4,000 wait.
  const world = run(open(oneService({ rps: 300, timeoutMs: 60_000 })), 20);
  const { state } = world.step;
  const [queued, busy, failed] = [sum(state.queueTotal), sum(state.busy), sum(state.callFailed)];
  expect(queued).toBeGreaterThan(3500);
  expect(failed).toBe(0);
  purge(world, "service");
  expect(sum(state.busy)).toBe(busy);
  advance(world);
  // They hear of it in the step that follows, beside what the full second of arrivals brings.
  expect(sum(state.callFailed)).toBeCloseTo(queued, 6);
  expect(sum(state.dataLost)).toBe(0);
});

it("who is told tries again as they always do: the same crowd is back at once", () => {
  const world = run(open(oneService({ rps: 300, timeoutMs: 60_000, retries: { max: 1, backoffMs: 0 } })), 20);
  const { state } = world.step;
  const queued = sum(state.queueTotal);
  purge(world, "service");
  run(world, 1);
  expect(sum(state.queueTotal)).toBeGreaterThan(0.9 * queued);
});

/** A front that hands 100 jobs per second to workers that can do 50. */
const workers = {
  services: [
    {
      id: "front",
      groups: [{ slots: 20, serviceMs: 10 }],
      calls: [{ to: "workers", kind: "async", timeoutMs: 120_000, retries: { max: 2, backoffMs: 100 } }],
    },
    { id: "workers", groups: [{ slots: 5, serviceMs: 100 }] },
  ],
  populations: [{ id: "users", journeys: [{ to: "front", rps: 100, timeoutMs: 2000 }] }],
};

it("[M27] asynchronous work that is purged is lost: nobody hears of it, and nobody sends it again", () => {
  const world = run(open(workers), 60);
  const { state, tick } = world.step;
  const [queued, attempts] = [sum(state.queueTotal), sum(state.edgeAttempts)];
  expect(queued).toBeGreaterThan(2500);
  purge(world, "workers");
  expect(sum(state.dataLost)).toBeCloseTo(queued, 6);
  const after = measure(world, 10);
  expect(after.failed).toBe(0);
  expect(after.ok).toBeGreaterThan(95);
  // A second of calls to the front and as many to the workers, and no more: no retries.
  expect((sum(state.edgeAttempts) - attempts) / (world.step.tick - tick)).toBeLessThan(2 * 11);
});

it("[M27] in a round it is harm to data, told once, that leads back to who did it", () => {
  const jobs = [
    {
      id: "app",
      groups: [{ replicas: 2, slots: 100, serviceMs: 40 }],
      calls: [{ to: "jobs", kind: "async", perRequest: 0.1, timeoutMs: 120_000 }],
    },
    { id: "jobs", groups: [{ slots: 5, serviceMs: 100 }] },
    { id: "collector", groups: [{ slots: 200, serviceMs: 5 }] },
  ];
  const world = {
    classes: ["find"],
    services: jobs,
    populations: [{ id: "users", journeys: [{ class: "find", to: "app", rps: 400, sloMs: 900 }] }],
  };
  const slower = { id: "slow", says: "Jobs are slow.", atS: 10, scale: { "jobs.serviceMs": 4 } };
  const simulation = companyWith({
    world,
    defects: [slower],
    actions: [{ ...action("queue.purge", "jobs"), risk: "H" }],
  });
  until(simulation, 120);
  const queued = reading(simulation, "jobs").queue;
  expect(queued).toBeGreaterThan(1000);
  const events = until(simulation, 180, [launch(1, "jobs")]);
  const losses = events.filter(({ kind }) => kind === "data-lost");
  expect(losses).toHaveLength(1);
  expect(losses[0]).toMatchObject({ subject: "jobs" });
  for (const loss of losses) expect(rootsOf(events, loss)).toContain("player");
  const { lost } = simulation.harm().integrity;
  expect(Math.abs(lost - queued)).toBeLessThan(0.05 * queued);
  // Nobody can take it back.
  until(simulation, 190, [{ kind: "action.undo", ref: "r1" }]);
  expect(simulation.harm().integrity.lost).toBe(lost);
});
