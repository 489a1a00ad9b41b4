/**
 * Worlds of any size with all rules on: regions, three request classes, retries with back-off and jitter, budgets,
 * breakers, bounded queues of both orders, caches in front of stores, autoscalers, health checks and a failover. The same
 * size gives the same world. Every station gets traffic, and slots for about twice of it; a strained world has some
 * stores with far too few.
 */
import { assert, must } from "../../shared/base/index.ts";
import { worldSchema } from "../../shared/content/index.ts";
import type { Scenario, WorldSpec } from "../../shared/content/index.ts";
import { scenarioOn } from "./steps.ts";

export interface Size {
  readonly edges: number;
  readonly regions: number;
  /** Services in each region; three stations for ten edges. */
  readonly services: number;
}

export const sizes: readonly Size[] = [
  { edges: 100, regions: 1, services: 30 },
  { edges: 300, regions: 3, services: 30 },
  { edges: 1_000, regions: 3, services: 100 },
  { edges: 3_000, regions: 3, services: 300 },
  { edges: 10_000, regions: 10, services: 300 },
];

const classes = ["read", "write", "batch"];
const ROOTS = 3;
const RPS_PER_CLASS = 300;
const MISS_RATIO = 0.05;

interface Plan {
  readonly to: number;
  readonly perRequest: number;
  /** The only class that makes this call; all do when left out. */
  readonly class?: string;
  readonly onMissOf?: number;
}

/** The generated world in place of a scenario's own, with alerts on it. */
export function generatedScenario(shipped: Scenario, size: Size, isStrained = false): Scenario {
  const world = generatedWorld(size, isStrained);
  const alerts = world.services.flatMap(({ id }, index) =>
    index % 10 === 0
      ? [
          {
            id: `slow-${id}`,
            metric: "p95Ms" as const,
            of: id,
            above: 800,
            forS: 30,
            severity: "page" as const,
            onNoData: "show" as const,
            text: id,
          },
        ]
      : [],
  );
  return { ...scenarioOn(world, shipped), alerts };
}

function generatedWorld({ edges, regions, services }: Size, isStrained: boolean): WorldSpec {
  const failovers = regions > 1 ? [{ service: "s0", from: "r0", to: "r1" }] : [];
  const journeys = ROOTS * classes.length;
  const plans = plansFor(services, Math.floor((edges - failovers.length * classes.length) / regions) - journeys);
  const slots = slotsFor(plans);
  const regionIds = Array.from({ length: regions }, (_, r) => `r${r}`);
  return worldSchema.parse({
    regions: regionIds.map((id) => ({ id })),
    classes,
    services: plans.map((calls, i) => serviceOf(i, services, calls, must(slots[i], "slots"), isStrained)),
    populations: regionIds.flatMap((region) =>
      Array.from({ length: ROOTS }, (_, root) => ({
        id: `users-${region}-${root}`,
        region,
        journeys: classes.map((name) => ({
          class: name,
          to: `s${root}`,
          rps: RPS_PER_CLASS,
          sloMs: 1000,
          ...policy(root),
        })),
      })),
    ),
    failovers,
  });
}

/** Callers come first, as a tree with three children each and a few calls across; the last fifth are caches and stores. */
function plansFor(services: number, calls: number): readonly (readonly Plan[])[] {
  const callers = firstLeaf(services);
  const pairs = (services - callers) / 2;
  const plans: Plan[][] = Array.from({ length: services }, () => []);
  for (let i = ROOTS; i < callers; i++) must(plans[Math.floor(i / 3) - 1], "parent").push({ to: i, perRequest: 0.7 });
  const parents = Math.floor((callers - 1) / 3);
  for (let i = parents; i < callers; i++) {
    for (const pair of [i % pairs, (i + 1 + (i % (pairs - 1))) % pairs]) {
      const cache = callers + 2 * pair;
      plans[i]?.push({ to: cache, perRequest: 2 }, { to: cache + 1, perRequest: 2, onMissOf: cache });
    }
  }
  let missing = calls - plans.flat().length;
  assert(missing >= 0, "more edges than stations need");
  for (let i = 0; missing > 0; i++, missing--) {
    const plan = must(plans[i % parents], "a caller");
    let to = callers - 1 - ((i * 7) % (callers - parents));
    while (plan.some((other) => other.to === to)) to = to - 1;
    plan.push({ to, perRequest: 0.3 });
  }
  // Every third call between services belongs to one class, as many do in life: to the same one below the same root.
  return plans.map((plan, i) =>
    plan.map((call, c) =>
      (i + c) % 3 === 0 && call.to < callers ? { ...call, class: must(classes[rootOf(i)], "class") } : call,
    ),
  );
}

function rootOf(service: number): number {
  return service < ROOTS ? service : rootOf(Math.floor(service / 3) - 1);
}

function firstLeaf(services: number): number {
  return services * 0.8;
}

/** Slots for twice the traffic, were every answer to take its mean time. */
function slotsFor(plans: readonly (readonly Plan[])[]): readonly number[] {
  const rate: number[] = plans.map((_, i) => (i < ROOTS ? RPS_PER_CLASS * classes.length : 0));
  const callsOf = ({ perRequest, onMissOf, class: only }: Plan): number =>
    perRequest * (onMissOf === undefined ? 1 : MISS_RATIO) * (only === undefined ? 1 : 1 / classes.length);
  for (const [i, calls] of plans.entries())
    for (const call of calls) rate[call.to] = (rate[call.to] ?? 0) + (rate[i] ?? 0) * callsOf(call);
  const heldMs = plans.map(() => 0);
  for (let i = plans.length - 1; i >= 0; i--) {
    const calls = must(plans[i], "calls");
    heldMs[i] = calls.reduce(
      (sum, call) => sum + callsOf(call) * must(heldMs[call.to], "callee"),
      workMs(i, plans.length),
    );
  }
  return rate.map((rps, i) => Math.ceil((2 * rps * must(heldMs[i], "time")) / 1000) + 2);
}

function workMs(i: number, services: number): number {
  if (i < firstLeaf(services)) return 4;
  return isCache(i, services) ? 1 : 20;
}

function isCache(i: number, services: number): boolean {
  return i >= firstLeaf(services) && (i - firstLeaf(services)) % 2 === 0;
}

function serviceOf(i: number, services: number, calls: readonly Plan[], slots: number, isStrained: boolean): object {
  const isLeaf = i >= firstLeaf(services);
  const isWeak = isStrained && isLeaf && !isCache(i, services) && i % 10 === 5;
  return {
    id: `s${i}`,
    groups: [{ replicas: 2, slots: Math.ceil((isWeak ? slots / 6 : slots) / 2), serviceMs: workMs(i, services) }],
    queue: { places: 4 * slots, order: i % 4 === 0 ? "lifo" : "fifo", expired: i % 4 === 1 ? "skip" : "serve" },
    ...(isCache(i, services) ? { cache: { keys: 200_000, zipf: 0.9, ttlS: 600, coalesce: i % 4 === 0 } } : {}),
    ...(i % 5 === 1 ? { autoscaler: { minReplicas: 2, maxReplicas: 2 } } : {}),
    ...(i % 5 === 2 ? { healthCheck: {} } : {}),
    calls: calls.map(({ to, perRequest, onMissOf, class: only }, c) => ({
      to: `s${to}`,
      perRequest: only === undefined ? perRequest : { [only]: perRequest },
      ...(onMissOf === undefined ? {} : { onMissOf: `s${onMissOf}` }),
      ...(c % 4 === 3 ? { kind: "soft" } : {}),
      ...policy(c),
    })),
  };
}

/** Every kind of patience in turn: all retry, half within a budget, half behind a breaker. */
function policy(n: number): object {
  return {
    timeoutMs: [500, 1000, 1500, 2000][n % 4],
    retries: { max: 1 + (n % 2), backoffMs: 100, factor: 2, jitter: n % 3 === 0 ? "none" : "full" },
    ...(n % 2 === 0 ? { budget: {} } : {}),
    ...(n % 4 < 2 ? { breaker: {} } : {}),
  };
}
