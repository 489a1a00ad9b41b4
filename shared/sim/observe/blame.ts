/**
 * Blame [E1]: which standing events explain a station's load, its failures, or a cache that cools. Pure reading.
 *
 * Load is followed up the edges that carry most of the excess over ordinary life; failures down the calls. Both stop at
 * the nearest explanation, so that a tree of causes reads as the story went.
 */
import { standing } from "../roundStep.ts";
import type { Scene } from "../roundStep.ts";
import { EDGE_READINGS, STATION_READINGS } from "../state.ts";

/** How far load is followed up and failures down: more hops than any scenario has layers. */
const DEEPEST = 8;
/** Edges into one station that are followed. */
const EDGES = 2;
/** A 95th percentile this many times that of ordinary life is a change, not chance. */
const SLOWER = 1.25;

/** Why a station is full: it lost capacity or was changed, what it waits for is in trouble, or more comes than usual. */
export function loadCauses(round: Scene, station: number): number[] {
  return present([...changesAt(round, station), ...below(round, station, 0), ...excessInto(round, station, 0)]);
}

/** Why a station fails its callers: itself, or the nearest trouble below it; else what comes to it. */
export function failureCauses(round: Scene, station: number): number[] {
  const { id } = round.cast.plant.topology.stations[station];
  const own = [standing(round, id, "saturated"), standing(round, id, "failing"), ...changesAt(round, station)];
  const { edges } = round.cast.plant.topology;
  const ways = edges.flatMap(({ to }, edge) => (to === station ? changesOnWay(round, edge) : []));
  const near = present([...own, ...ways, ...below(round, station, 0)]);
  if (near.length > 0) return near;
  const excess = excessInto(round, station, 0);
  return excess.length > 0 || !letsNobodyWait(round, station) ? excess : burstsInto(round, station, 0);
}

/** Why a cache loses its hits: nodes went away, somebody dropped entries, or its store answers nobody. */
export function coolingCauses(round: Scene, station: number): number[] {
  const { plant } = round.cast;
  const cache = plant.cacheOf[station];
  const stores = plant.clients.flatMap((client) =>
    client.cache === cache ? client.edges.map((edge) => plant.topology.stations[plant.edges[edge].station].id) : [],
  );
  return present([...changesAt(round, station), ...stores.map((store) => standing(round, store, "saturated"))]);
}

/** Why a quorum changes its leader, splits or loses: its members, the links between them, and what it did before. */
export function memberCauses(round: Scene, q: number): number[] {
  const { quorums, topology, ways } = round.cast.plant;
  const { members, service, ways: between } = quorums[q];
  return present([
    ...members.flatMap((station) => [
      ...changesAt(round, station),
      standing(round, topology.stations[station].id, "failing"),
    ]),
    ...changesOf(round, [...new Set(between.flatMap((way) => ways[way]?.names ?? []))]),
    standing(round, service, "leader-changed"),
  ]);
}

/** Changes of a link that something crosses; none of -1. */
export function wayCauses(round: Scene, way: number): number[] {
  return present(changesOf(round, round.cast.plant.ways[way]?.names ?? []));
}

/** Why answers are wrong: what was changed where they are made. */
export function wrongCauses(round: Scene, station: number): number[] {
  return present(changesAt(round, station));
}

/** What stands behind a reading that a condition is met by: changes of the station, and of its load where that counts. */
export function conditionCauses(round: Scene, station: number, metric: string): number[] {
  const { id } = round.cast.plant.topology.stations[station];
  const changed = present([...changesAt(round, station), standing(round, id, "scaled")]);
  if (metric === "replicas" || metric === "boots") return changed;
  return present([
    ...changed,
    standing(round, id, "saturated"),
    standing(round, id, "failing"),
    ...excessInto(round, station, 0),
  ]);
}

const CHANGES = [
  "defect-activated",
  "change-landed",
  "job-started",
  "replica-away",
  "action-effective",
  "evicted",
  "enforced",
] as const;

/** What somebody or something has changed of what goes by these names. */
function changesOf(round: Scene, names: readonly string[]): (number | undefined)[] {
  return names.flatMap((name) => CHANGES.map((kind) => standing(round, name, kind)));
}

function changesAt(round: Scene, station: number): (number | undefined)[] {
  const { id, service } = round.cast.plant.topology.stations[station];
  // People and enforcers may name the whole service.
  return changesOf(round, [id, service.id]);
}

/** Changes of the links that an edge crosses. */
function changesOnWay(round: Scene, edge: number): (number | undefined)[] {
  const { edgesOf, edges, ways } = round.cast.plant;
  return changesOf(
    round,
    edgesOf[edge].flatMap((index) => ways[edges[index].link]?.names ?? []),
  );
}

function letsNobodyWait(round: Scene, station: number): boolean {
  return round.cast.plant.topology.stations[station].service.queue.codel !== undefined;
}

/** The nearest callers in trouble: they send in bursts, which such a queue refuses, though no more comes than usual. */
function burstsInto(round: Scene, station: number, depth: number): number[] {
  if (depth > DEEPEST) return [];
  const { edges, calls, stations, world } = round.cast.plant.topology;
  const callers = edges.flatMap(({ id, call, to }) => (to === station ? [{ id, from: calls[call].from }] : []));
  const near = present(
    callers.flatMap(({ id, from }) => [
      standing(round, id, "retry-storm"),
      standing(round, id, "breaker-opened"),
      ...("station" in from
        ? [
            standing(round, stations[from.station].id, "failing"),
            standing(round, stations[from.station].id, "saturated"),
          ]
        : changesOf(round, [world.populations[from.population].id])),
    ]),
  );
  if (near.length > 0) return near;
  return present(callers.flatMap(({ from }) => ("station" in from ? burstsInto(round, from.station, depth + 1) : [])));
}

/** The events behind the largest excesses into a station, further up where the edge itself has none. */
function excessInto(round: Scene, station: number, depth: number): number[] {
  if (depth > DEEPEST) return [];
  const { topology } = round.cast.plant;
  const { measuredEdge, baselineEdge } = round.step.state;
  const grown = topology.edges
    .map(({ to }, edge) => ({
      edge,
      to,
      more: measuredEdge[edge * EDGE_READINGS] - baselineEdge[edge * EDGE_READINGS],
    }))
    .filter(({ to, more }) => to === station && more > 0)
    .sort((a, b) => b.more - a.more || a.edge - b.edge)
    .slice(0, EDGES);
  return present(grown.flatMap(({ edge }) => behindEdge(round, edge, depth)));
}

function behindEdge(round: Scene, edge: number, depth: number): (number | undefined)[] {
  const { topology } = round.cast.plant;
  const { id, call, to } = topology.edges[edge];
  const { from, spec, routes, route } = topology.calls[call];
  const region = topology.stations["station" in from ? from.station : to].region;
  const home = topology.world.regions[topology.stations[routes[0]].region].id;
  return [
    standing(round, id, "retry-storm"),
    spec.onMissOf ? standing(round, cacheAt(round, spec.onMissOf, region) ?? "", "cache-cooling") : undefined,
    routes[0] === to ? undefined : standing(round, `failover:${home}`, "failover-started"),
    ...(route ? routes.flatMap((site) => (site === to ? [] : changesAt(round, site))) : []),
    ...("station" in from ? excessInto(round, from.station, depth + 1) : behindPeople(round, from.population, to)),
  ];
}

/** Why people ask more: something changed about them, or they come again to what failed them. */
function behindPeople(round: Scene, population: number, station: number): (number | undefined)[] {
  const { stations, world } = round.cast.plant.topology;
  return [...changesOf(round, [world.populations[population].id]), standing(round, stations[station].id, "failing")];
}

/**
 * The nearest failing, full or changed and slow stations among what a station waits for, and changes at those whose
 * records it needs.
 */
function below(round: Scene, station: number, depth: number): number[] {
  if (depth > DEEPEST) return [];
  const { topology } = round.cast.plant;
  const calls = topology.edges.flatMap(({ call, to }, edge) => {
    const { from, spec } = topology.calls[call];
    return "station" in from && from.station === station && spec.kind !== "async" ? { edge, to } : [];
  });
  const near = present(
    calls.flatMap(({ edge, to }) => {
      const { id } = topology.stations[to];
      const changes = isSlow(round, to) ? changesAt(round, to) : [];
      return [
        standing(round, id, "failing"),
        standing(round, id, "saturated"),
        ...changes,
        ...changesOnWay(round, edge),
      ];
    }),
  );
  const handed = present(sourcesOf(round, station).flatMap((source) => changesAt(round, source)));
  if (handed.length > 0) return present([...near, ...handed]);
  return near.length > 0 ? near : present(calls.flatMap(({ to }) => below(round, to, depth + 1)));
}

/** Whether a station answers clearly later than in ordinary life. */
function isSlow({ step: { state } }: Scene, station: number): boolean {
  const at = station * STATION_READINGS + 3;
  return state.measured[at] > SLOWER * state.baseline[at];
}

/** Stations that hand out what a station cannot do without. */
function sourcesOf({ cast: { plant } }: Scene, station: number): number[] {
  return plant.needs.flatMap(({ record, client, door }) => {
    const pool = client >= 0 ? plant.clients[client].pool : Math.floor(door / plant.classes.length);
    return plant.pools[pool].station === station ? [plant.records[record].station] : [];
  });
}

function cacheAt(round: Scene, service: string, region: number): string | undefined {
  return round.cast.plant.topology.stations.find(
    (station) => station.service.id === service && station.region === region,
  )?.id;
}

function present(events: readonly (number | undefined)[]): number[] {
  return [...new Set(events.filter((event) => event !== undefined))];
}
