/**
 * A world at rest, by arithmetic: how many requests each station gets when all is well, and how many of its slots they
 * hold. Demand runs down the calls, behind a cache only what it misses; nothing fails and nothing waits, so a station
 * that is too small here is too small in any run. It shares nothing with the engine, which makes it a second opinion.
 */
import type { Station, Topology } from "../../../shared/content/index.ts";
import { circlesOf } from "./circles.ts";
import type { Circle } from "./circles.ts";
import { flowsOf, sourcesOf } from "./flows.ts";
import type { Flow } from "./flows.ts";

export interface Rest {
  /** In the order of the topology's stations. */
  readonly stations: readonly RestingStation[];
  /** Attempts per second on each link, in the order of the world. */
  readonly linkRps: readonly number[];
  /** Requests per second of each station, by class. */
  readonly classRps: Table;
  /** Where there is any, all other numbers are too large, and mean nothing. */
  readonly circles: readonly Circle[];
}

export interface RestingStation {
  readonly rps: number;
  /** Mean of its own work for one request, and of all the time for which a request holds its slot. */
  readonly ownMs: number;
  readonly holdMs: number;
  /** null: without limit. */
  readonly slots: number | null;
  /** Share of the slots held by own work alone, and by that and the calls it waits for. 0 without limit. */
  readonly ownUtilization: number;
  readonly utilization: number;
  /** Caches only. */
  readonly hitRatio: number | null;
}

/** Rows of stations, columns of classes. */
type Table = readonly (readonly number[])[];

/** Deeper than any chain of calls; what goes round in a cycle has died out by then, or never will. */
const ROUNDS = 64;

export function restOf(topology: Topology, hourUtc: number): Rest {
  const { stations, world } = topology;
  const sources = sourcesOf(topology, hourUtc);
  const flows = flowsOf(topology);
  const base = emptyTable(topology);
  for (const { callee, class: c, rps } of sources) grow(base, callee, c, rps);
  let rates: Table = base;
  let misses = missesOf(topology, flows, rates);
  for (let round = 0; round < ROUNDS; round++) {
    const next = base.map((row) => [...row]);
    for (const flow of flows)
      for (const [c, rps] of ratesOf(flow, rates, misses).entries()) grow(next, flow.callee, c, rps);
    rates = next;
    misses = missesOf(topology, flows, rates);
  }
  const own = stations.map(({ service }) => world.classes.map((name) => ownWorkMs(service, name)));
  const holds = holdsOf(topology, flows, misses, own);
  const linkRps = world.links.map(() => 0);
  const cross = (link: number, rps: number): void => {
    if (link >= 0) linkRps[link] = (linkRps[link] ?? 0) + rps;
  };
  for (const { link, rps } of sources) cross(link, rps);
  for (const flow of flows) cross(flow.link, sum(ratesOf(flow, rates, misses)));
  return {
    stations: stations.map((station, s) =>
      restingStation(station, rates[s] ?? [], own[s] ?? [], holds[s] ?? [], misses[s] ?? null),
    ),
    linkRps,
    classRps: rates,
    circles: circlesOf(topology, flows),
  };
}

/** Calls per second of a flow that reach its callee, by class. */
function ratesOf(flow: Flow, rates: Table, misses: readonly (number | null)[]): readonly number[] {
  const miss = misses[flow.cache] ?? 1;
  return lookupsOf(flow, rates).map((rps) => rps * miss);
}

function lookupsOf({ caller, perRequest }: Flow, rates: Table): readonly number[] {
  return perRequest.map((per, c) => per * (rates[caller]?.[c] ?? 0));
}

/** Miss ratio of each cache at its equilibrium; null for what is no cache. */
function missesOf({ stations }: Topology, flows: readonly Flow[], rates: Table): readonly (number | null)[] {
  return stations.map(({ service: { cache } }, s) => {
    if (!cache) return null;
    return missRatio(cache, sum(flows.filter((flow) => flow.cache === s).map((flow) => sum(lookupsOf(flow, rates)))));
  });
}

/**
 * A key that is asked for r times per second and lives for T seconds from its fill misses with 1 / (1 + rT). Keys are
 * taken together in bands of ranks that grow by a tenth.
 */
function missRatio({ keys, zipf, ttlS }: NonNullable<Station["service"]["cache"]>, lookupsRps: number): number {
  const bands: { readonly count: number; readonly weight: number }[] = [];
  for (let from = 1; from <= keys;) {
    const to = Math.min(keys, Math.max(from, Math.floor(from * 1.1)));
    const count = to - from + 1;
    bands.push({ count, weight: count * ((from + to) / 2) ** -zipf });
    from = to + 1;
  }
  const total = sum(bands.map(({ weight }) => weight));
  return sum(bands.map(({ count, weight }) => weight / total / (1 + ((lookupsRps * weight) / total / count) * ttlS)));
}

/** On the mean over the groups, by replicas, as traffic is split. */
function ownWorkMs({ groups, cost }: Station["service"], className: string): number {
  const work = sum(groups.map(({ serviceMs, replicas }) => serviceMs * replicas));
  return (work / Math.max(1, sum(groups.map(({ replicas }) => replicas)))) * (cost[className] ?? 1);
}

/**
 * Time in service: own work, then the calls one after another, each as long as its callee takes, or its patience, and
 * those side by side as long as the last of them.
 */
function holdsOf({ world }: Topology, flows: readonly Flow[], misses: readonly (number | null)[], own: Table): Table {
  const bundles = bundlesOf(flows);
  let holds = own;
  for (let round = 0; round < ROUNDS; round++) {
    const next = own.map((row) => [...row]);
    for (const bundle of bundles) {
      for (const [c] of world.classes.entries()) {
        const waits = bundle.map(({ callee, spec, perRequest, cache, link }): Wait => {
          const per = perRequest[c] ?? 0;
          const miss = misses[cache] ?? 1;
          const answerMs = (holds[callee]?.[c] ?? 0) + (world.links[link]?.latencyMs ?? 0);
          return {
            // Many look-ups of one request go side by side: it waits once, if any of them misses.
            share: per <= 1 ? per * miss : 1 - (1 - miss) ** per,
            ms: Math.min(answerMs, spec.timeoutMs ?? Infinity),
          };
        });
        grow(next, bundle[0]?.caller ?? -1, c, longest(waits));
      }
    }
    holds = next;
  }
  return holds;
}

/** Calls that are waited for together: those side by side, and each other one by itself. */
function bundlesOf(flows: readonly Flow[]): readonly (readonly Flow[])[] {
  const bundles: Flow[][] = [];
  for (const flow of flows) {
    if (flow.spec.kind === "async") continue;
    const last = bundles.at(-1);
    if (flow.spec.beside && last) last.push(flow);
    else bundles.push([flow]);
  }
  return bundles;
}

interface Wait {
  /** Share of the requests that make the call. */
  readonly share: number;
  readonly ms: number;
}

/** The mean of the longest of exponential times: each, less what any two have in common, and so on. */
function longest([first, ...others]: readonly Wait[]): number {
  if (!first) return 0;
  if (others.length === 0) return first.share * first.ms;
  const both = others.map(({ share, ms }) => ({
    share: share * first.share,
    ms: ms > 0 && first.ms > 0 ? 1 / (1 / ms + 1 / first.ms) : 0,
  }));
  return first.share * first.ms + longest(others) - longest(both);
}

function restingStation(
  { service: { groups } }: Station,
  rates: readonly number[],
  own: readonly number[],
  holds: readonly number[],
  miss: number | null,
): RestingStation {
  const rps = sum(rates);
  const busy = (times: readonly number[]): number => sum(rates.map((rate, c) => (rate * (times[c] ?? 0)) / 1000));
  const limits = groups.map(({ slots, replicas }) => (slots === null ? Infinity : slots * replicas));
  const slots = sum(limits);
  const share = (held: number): number => (held === 0 ? 0 : held / slots);
  return {
    rps,
    ownMs: rps > 0 ? (busy(own) * 1000) / rps : 0,
    holdMs: rps > 0 ? (busy(holds) * 1000) / rps : 0,
    slots: Number.isFinite(slots) ? slots : null,
    ownUtilization: share(busy(own)),
    utilization: share(busy(holds)),
    hitRatio: miss === null ? null : 1 - miss,
  };
}

function emptyTable({ stations, world }: Topology): number[][] {
  return stations.map(() => world.classes.map(() => 0));
}

function grow(table: number[][], row: number, column: number, by: number): void {
  const cells = table[row];
  if (cells) cells[column] = (cells[column] ?? 0) + by;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}
