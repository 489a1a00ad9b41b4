/**
 * Blame [E1]: which standing events explain a station's load, its failures, or a cache that cools. Pure reading.
 *
 * Load is followed up the edges that carry most of the excess over ordinary life; failures down the calls. Both stop at
 * the nearest explanation, so that a tree of causes reads as the story went.
 */
import { standing } from "../roundStep.ts";
import type { Call } from "../../content/index.ts";
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

/** Why a station fails its callers: itself, or the nearest trouble below it; else what comes to it, and how. */
export function failureCauses(round: Scene, station: number): number[] {
  const { id } = round.cast.plant.topology.stations[station];
  const own = [standing(round, id, "saturated"), standing(round, id, "failing"), ...changesAt(round, station)];
  const { edges } = round.cast.plant.topology;
  const ways = edges.flatMap(({ to }, edge) => (to === station ? changesOnWay(round, edge) : []));
  const near = present([...own, ...ways, ...below(round, station, 0)]);
  if (near.length > 0) return near;
  const excess = excessInto(round, station, 0);
  if (excess.length > 0) return excess;
  const bursts = burstsInto(round, station, 0);
  return bursts.length > 0 ? bursts : lossesBelow(round, station, 0);
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

/** Why a station has lost data: what people did there. */
export function lossCauses(round: Scene, station: number): number[] {
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

/** Why an allowance is spent: what was changed about it, or who asks more than usual. */
export function spendingCauses(round: Scene, station: number): number[] {
  return present([...changesAt(round, station), ...excessInto(round, station, 0)]);
}

/** What was changed of whatever goes by a name. */
export function changesNamed(round: Scene, name: string): number[] {
  const station = round.cast.plant.topology.stations.findIndex(({ id }) => id === name);
  return present(station < 0 ? changesOf(round, [name]) : changesAt(round, station));
}

/** Why people's tools get no answer from a station: what fails it, and what was changed of the link to it. */
export function silenceCauses(round: Scene, station: number, way: number): number[] {
  const { ways } = round.cast.plant;
  return present([...failureCauses(round, station), ...changesOf(round, ways[way]?.names ?? [])]);
}

const CHANGES = [
  "defect-activated",
  "change-landed",
  "job-started",
  "replica-away",
  "action-effective",
  "evicted",
  "enforced",
  "allowance-spent",
] as const;

/** Conditions of a fleet that are looked for like changes: the nearest explanation of what its station does. */
const FLEET = ["boot-stalled", "replica-crashed"] as const;

/** Conditions under which a fleet is smaller than it should be. */
const LOSSES = [...FLEET, "replica-away", "evicted"] as const;

/** What somebody or something has changed of what goes by these names. */
function changesOf(round: Scene, names: readonly string[]): (number | undefined)[] {
  return names.flatMap((name) => CHANGES.map((kind) => standing(round, name, kind)));
}

function changesAt(round: Scene, station: number): (number | undefined)[] {
  const { id, service } = round.cast.plant.topology.stations[station];
  // People and enforcers may name the whole service.
  return [...changesOf(round, [id, service.id]), ...FLEET.map((kind) => standing(round, id, kind))];
}

/** Why replicas of a station come or go: what was changed there, else how many it was last made to have. */
export function startCauses(round: Scene, station: number): number[] {
  const changed = present(changesAt(round, station));
  const scaled = standing(round, round.cast.plant.topology.stations[station].id, "scaled");
  return changed.length > 0 ? changed : present([scaled]);
}

/** Why replicas crash: what was changed at them, and beyond a ceiling what fills it. */
export function crashCauses(round: Scene, pool: number): number[] {
  const { plant } = round.cast;
  const { station } = plant.pools[pool];
  const known = standing(round, plant.topology.stations[station].id, "replica-crashed");
  const isOther = (event: number): boolean => event !== known;
  const own = present(changesAt(round, station)).filter(isOther);
  if (round.step.state.peril[pool] <= 0) return own;
  const fleets = plant.ceilings.flatMap((one) =>
    one.pool === pool && one.spec.perReplica > 0 ? one.fleet.map((other) => plant.pools[other].station) : [],
  );
  const near = present([...own, ...fleets.flatMap((fleet) => startCauses(round, fleet))]).filter(isOther);
  return near.length > 0 ? near : loadCauses(round, station).filter(isOther);
}

/** Replicas of a station are kept from serving by what they call when they start. */
export function stallCauses(round: Scene, station: number): number[] {
  const { edges } = round.cast.plant.topology;
  return present(bootEdges(round, station).flatMap((edge) => failureCauses(round, edges[edge].to)));
}

/** Edges over which replicas of a station call when they start. */
export function bootEdges({ cast }: Scene, station: number): number[] {
  const { edges, calls } = cast.plant.topology;
  return edges.flatMap(({ call }, edge) => {
    const { from } = calls[call];
    return "station" in from && from.station === station && from.own?.part === "boots" ? [edge] : [];
  });
}

/** Changes of the links that an edge crosses. */
function changesOnWay(round: Scene, edge: number): (number | undefined)[] {
  const { edgesOf, edges, ways } = round.cast.plant;
  return changesOf(
    round,
    edgesOf[edge].flatMap((index) => ways[edges[index].link]?.names ?? []),
  );
}

/** The nearest callers in trouble: they send in bursts, which a queue refuses although no more comes than usual. */
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
    ...behindCaller(round, from, to, depth),
  ];
}

/** Fleets call more when more replicas start; stations for what comes to them; people as below. */
function behindCaller(round: Scene, from: Call["from"], to: number, depth: number): (number | undefined)[] {
  if ("population" in from) return behindPeople(round, from.population, to);
  const { id } = round.cast.plant.topology.stations[from.station];
  if (from.own?.part === "boots") return startCauses(round, from.station);
  if (from.own?.part === "recoveries") return [standing(round, id, "recovery-started")];
  return excessInto(round, from.station, depth + 1);
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
  const calls = callsOf(round, station);
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

/**
 * What stands of lost replicas at the nearest stations among those that a station waits for. They may be back by now and
 * answer as fast as ever, while what waited for them meanwhile has come too late. Where nothing else explains a failure.
 */
function lossesBelow(round: Scene, station: number, depth: number): number[] {
  if (depth > DEEPEST) return [];
  const { stations } = round.cast.plant.topology;
  const calls = callsOf(round, station);
  const near = present(calls.flatMap(({ to }) => LOSSES.map((kind) => standing(round, stations[to].id, kind))));
  return near.length > 0 ? near : present(calls.flatMap(({ to }) => lossesBelow(round, to, depth + 1)));
}

/** The calls that requests of a station wait for. */
function callsOf(round: Scene, station: number): readonly { readonly edge: number; readonly to: number }[] {
  const { topology } = round.cast.plant;
  return topology.edges.flatMap(({ call, to }, edge) => {
    const { from, spec } = topology.calls[call];
    if (!("station" in from) || from.station !== station || spec.kind === "async") return [];
    // What replicas boot from troubles no others, and nobody waits for recoveries.
    return from.own === undefined || from.own.part === "loops" ? { edge, to } : [];
  });
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
