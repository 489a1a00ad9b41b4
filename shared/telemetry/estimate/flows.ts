/**
 * Traffic by station and request class, now and after a change: one static pass of the last scrape's attempts along
 * the known calls. Dashboards count attempts per call; the documented calls per request say how they split by class.
 */
import type { Topology } from "../../content/index.ts";
import type { Message } from "../../protocol/index.ts";
import type { Observation } from "../../sim/index.ts";
import type { Seen } from "../seen.ts";

/**
 * What a change does before it is carried down the calls: factors on load at stations and along edges, and on capacity
 * while the load stays.
 */
export interface Push {
  readonly stations: ReadonlyMap<number, number>;
  /** The request class that the stations' factors are about; null: every class. */
  readonly onlyClass: number | null;
  readonly edges: ReadonlyMap<number, number>;
  readonly capacity: ReadonlyMap<number, number>;
  readonly says: readonly Message[];
}

/** Nothing changes. */
export const still: Push = { stations: new Map(), onlyClass: null, edges: new Map(), capacity: new Map(), says: [] };

/** Rates in requests per second, by station and class. */
export interface Flows {
  readonly now: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/** From this share of errors on, a station turns away much of its load, which says little about what it passes on. */
export const REFUSING = 0.05;

/** Hops that traffic is followed down; deeper worlds are cut, as an estimate may be. */
const MAX_HOPS = 8;

/** `relieved` are stations that would be less busy: what was sent to them again and again is then sent once. */
export function flowsOf(
  { topology, knownEdges }: Seen,
  scrape: Observation,
  push: Push,
  relieved: ReadonlySet<number> = new Set(),
): Flows {
  const { classes } = topology.world;
  const none = topology.stations.map(() => classes.map(() => 0));
  let flows: Flows = { now: none, after: none };
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const now = none.map((row) => [...row]);
    const after = none.map((row) => [...row]);
    for (const edge of knownEdges) {
      const to = topology.edges[edge]?.to ?? -1;
      const attempts = scrape.edges[edge]?.attemptsRps ?? 0;
      const asked = relieved.has(to) ? (scrape.edges[edge]?.callsRps ?? 0) : attempts;
      for (const [k, share] of splitOf(topology, flows, edge).entries()) {
        add(now, to, k, attempts * share);
        add(after, to, k, sentAfter(topology, scrape, flows, edge, k, asked * share) * (push.edges.get(edge) ?? 1));
      }
    }
    for (const [station, factor] of push.stations) {
      for (const k of classes.keys()) {
        if (push.onlyClass === null || push.onlyClass === k) scale(after, station, k, factor);
      }
    }
    flows = { now, after };
  }
  return flows;
}

/** By how much the work of a station changes: its classes weigh what they cost. */
export function growthOf({ stations, world }: Topology, { now, after }: Flows, station: number): number {
  const cost = stations[station]?.service.cost ?? {};
  const work = (rates: readonly number[] | undefined) =>
    world.classes.reduce((sum, name, k) => sum + (rates?.[k] ?? 0) * (cost[name] ?? 1), 0);
  const usual = work(now[station]);
  return usual > 0 ? work(after[station]) / usual : 1;
}

/** The share of each class among the attempts of an edge. */
function splitOf({ calls, edges, world }: Topology, { now }: Flows, edge: number): readonly number[] {
  const call = calls[edges[edge]?.call ?? -1];
  if (!call) return world.classes.map(() => 0);
  const { from, spec } = call;
  if ("population" in from) {
    const own = world.populations[from.population]?.journeys[from.journey]?.class;
    return world.classes.map((name) => (name === own ? 1 : 0));
  }
  const perRequest = (name: string) =>
    typeof spec.perRequest === "number" ? spec.perRequest : (spec.perRequest[name] ?? 0);
  const weights = world.classes.map((name, k) => (now[from.station]?.[k] ?? 0) * perRequest(name));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 0));
}

/**
 * Attempts on an edge once its caller's own load has changed: in proportion; where the caller turns requests away, no
 * fewer than the remaining requests ask for. What it refuses now never reached the edge, so proportion would promise
 * too much.
 */
function sentAfter(
  { calls, edges, stations, world }: Topology,
  scrape: Observation,
  { now, after }: Flows,
  edge: number,
  k: number,
  attempts: number,
): number {
  const call = calls[edges[edge]?.call ?? -1];
  if (!call || !("station" in call.from)) return attempts;
  const caller = call.from.station;
  const usual = now[caller]?.[k] ?? 0;
  const remaining = after[caller]?.[k] ?? 0;
  if (usual <= 0 || remaining === usual) return attempts;
  const inProportion = (attempts * remaining) / usual;
  if ((scrape.stations[caller]?.errorRatio ?? 0) < REFUSING) return inProportion;
  const { perRequest, onMissOf } = call.spec;
  const cache = stations.findIndex(
    ({ service, region }) => service.id === onMissOf && region === stations[caller]?.region,
  );
  const missed = onMissOf === undefined ? 1 : 1 - (scrape.stations[cache]?.hitRatio ?? 0);
  const asked = typeof perRequest === "number" ? perRequest : (perRequest[world.classes[k] ?? ""] ?? 0);
  return Math.max(inProportion, remaining * asked * missed);
}

function add(rates: readonly number[][], station: number, k: number, amount: number): void {
  const row = rates[station];
  if (row) row[k] = (row[k] ?? 0) + amount;
}

function scale(rates: readonly number[][], station: number, k: number, factor: number): void {
  const row = rates[station];
  if (row) row[k] = (row[k] ?? 0) * factor;
}
