/**
 * Small worlds for the laws: made by hand or at random, stepped tick by tick, and asked about their masses. The laws
 * look inside; nobody else does.
 */
import * as fc from "fast-check";
import { worldSchema } from "../../shared/content/index.ts";
import { parameterAt, setParameter } from "../../shared/sim/parameters.ts";
import { advance, openWorld } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";

export function open(spec: object, seed = "law"): World {
  return openWorld(worldSchema.parse(spec), seed);
}

export function run(world: World, seconds: number): World {
  for (let i = 0; i < Math.round(seconds * 10); i++) advance(world);
  return world;
}

export function set({ plant, step }: World, path: string, value: number): void {
  const parameter = parameterAt(plant, path);
  if (!parameter.ok) throw new Error(parameter.refusal.reason);
  setParameter(step.state, parameter.value, value);
}

/** Users of one service with ten slots of 100 ms: 100 requests per second. */
export function oneService(journey: object, service: object = {}) {
  return {
    services: [{ id: "service", groups: [{ slots: 10, serviceMs: 100 }], ...service }],
    populations: [{ id: "users", journeys: [{ to: "service", rps: 0, ...journey }] }],
  };
}

/** What happens per second over a while: of the users' calls and of the attempts on the first edge. */
export function measure(world: World, seconds: number) {
  const { state } = world.step;
  const read = () => ({
    ok: sum(state.callOk),
    failed: sum(state.callFailed),
    attempts: state.edgeAttempts[0] ?? 0,
    calls: state.edgeCalls[0] ?? 0,
  });
  const before = read();
  run(world, seconds);
  const after = read();
  return {
    ok: (after.ok - before.ok) / seconds,
    failed: (after.failed - before.failed) / seconds,
    attempts: (after.attempts - before.attempts) / seconds,
    calls: (after.calls - before.calls) / seconds,
  };
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const retries = fc.record({
  max: fc.integer({ min: 0, max: 3 }),
  backoffMs: fc.constantFrom(0, 50, 200, 730),
  jitter: fc.constantFrom("none", "full"),
});
const patience = fc.record({ timeoutMs: fc.constantFrom(80, 300, 1000, 2500, null), retries });
const client = fc
  .tuple(patience, fc.constantFrom({}, { budget: { capTokens: 20 } }, { breaker: {} }))
  .map(([policy, brake]) => ({ ...policy, ...brake }));
const group = fc.record({
  slots: fc.constantFrom(1, 4, 20),
  serviceMs: fc.constantFrom(5, 60, 100, 400),
  cv: fc.constantFrom(0, 0.5, 1, 2),
  errorRatio: fc.constantFrom(0, 0, 0.1, 1),
});
const queue = fc.record({
  places: fc.constantFrom(0, 10, 300, null),
  order: fc.constantFrom({ order: "fifo" }, { order: "lifo" }, { order: "adaptive", lifoAbove: 6 }),
  expired: fc.constantFrom("serve", "skip"),
  codel: fc.constantFrom({}, {}, { codel: {} }, { codel: { targetMs: 150, intervalMs: 400 } }),
});
const queueSpec = queue.map(({ order, codel, ...rest }) => ({ ...rest, ...order, ...codel }));

/** Up to three tiers, the middle one over a link, each with its own queue and groups, one or two kinds of request, any policy on any edge. */
export const anyWorld = fc
  .record({
    tiers: fc.array(fc.record({ groups: fc.array(group, { minLength: 1, maxLength: 2 }), queue: queueSpec }), {
      minLength: 1,
      maxLength: 3,
    }),
    calls: fc.array(fc.tuple(client, fc.constantFrom(0.4, 1, 2), fc.constantFrom("hard", "soft", "async")), {
      minLength: 2,
      maxLength: 2,
    }),
    link: fc.record({
      latencyMs: fc.constantFrom(0, 40, 130, 900),
      lossRatio: fc.constantFrom(0, 0, 0.02, 1),
      capacityRps: fc.constantFrom(undefined, 50),
    }),
    connections: fc.constantFrom({}, {}, { connections: { max: 2, waitMs: 350 } }),
    /** The first tier calls the third beside the second. */
    beside: fc.constantFrom(undefined, "hard", "soft"),
    users: fc.array(fc.tuple(client, fc.constantFrom(3, 40, 200)), { minLength: 1, maxLength: 2 }),
  })
  .map(({ tiers, calls, users, link, beside, connections }) => ({
    regions: [{ id: "here" }, { id: "there" }],
    links: [{ from: "here", to: "there", ...link }],
    classes: ["people", "batch"],
    services: tiers.map((tier, i) => ({
      id: `tier${i}`,
      regions: [i === 1 ? "there" : "here"],
      ...tier,
      groups: tier.groups.map((one, g) => ({ id: `group${g}`, ...one })),
      calls: calls
        .slice(i, Math.max(i, tiers.length - 1))
        .slice(0, 1)
        .flatMap(([policy, perRequest, kind]) => [
          { to: `tier${i + 1}`, perRequest, kind: beside && i === 0 ? "hard" : kind, ...policy, ...connections },
          ...(beside && i === 0 && tiers.length > 2
            ? [{ to: "tier2", perRequest: 0.7, ...policy, kind: beside, beside: "previous" }]
            : []),
        ]),
    })),
    populations: users.map(([policy, rps], i) => ({
      id: `users${i}`,
      journeys: [{ to: "tier0", class: ["people", "batch"][i], rps, ...policy }],
    })),
  }));
