/**
 * The map that a team may see: documented nodes and links first, then what it found, in the order it found it. Links
 * are renumbered, so no gap in the numbers tells of one that is still hidden.
 */
import type { Tick } from "../base/index.ts";
import { groupIn } from "../content/index.ts";
import type { Topology } from "../content/index.ts";
import type { LinkView, MapView, NodeView } from "../protocol/index.ts";
import { ownerOf } from "../play/index.ts";
import type { Facts, Play } from "../play/index.ts";

/** Edges of the topology in the order in which the team's links are numbered. */
export function linkOrder({ documentedEdges }: Facts, { found }: Play): readonly number[] {
  return [...documentedEdges, ...found.map(({ edge }) => edge)];
}

export function mapOf(facts: Facts, play: Play): MapView {
  const foundTick = new Map(play.found.map(({ edge, tick }) => [edge, tick]));
  return {
    ...placesOf(facts.topology),
    links: linkOrder(facts, play).flatMap((edge) => linkOf(facts.topology, edge, foundTick.get(edge) ?? null)),
  };
}

/** All there is, for whoever writes the world; what teams have to find counts as found at T+0. */
export function wholeMap(topology: Topology): MapView {
  return {
    ...placesOf(topology),
    links: topology.edges.flatMap(({ call }, edge) =>
      linkOf(topology, edge, topology.calls[call]?.spec.hidden ? 0 : null),
    ),
  };
}

/** Targets by region, then by station: the order in which an author wrote them may tell where the trouble is. */
export function inMapOrder({ scenario, topology }: Facts, targets: readonly string[]): readonly string[] {
  const regions = scenario.world.regions.map(({ id }) => id);
  const regionOf = (target: string) =>
    regions.findIndex((id) => target.endsWith(`@${id}`) || target.endsWith(`:${id}`));
  const stationOf = (target: string) => {
    const { whole } = groupIn(target);
    return topology.stations.findIndex(({ id, service }) => id === whole || service.id === whole.split(">")[0]);
  };
  return [...targets].sort((a, b) => regionOf(a) - regionOf(b) || stationOf(a) - stationOf(b) || (a < b ? -1 : 1));
}

function placesOf({ world, stations }: Topology): Pick<MapView, "regions" | "nodes"> {
  return {
    regions: world.regions.map(({ id, name, place }) => ({ id, name: name ?? id, place: place ?? null })),
    nodes: nodesOf(stations),
  };
}

function nodesOf(stations: Topology["stations"]): readonly NodeView[] {
  return stations.map((station) => {
    const { id, name, kind, layer, instrumented } = station.service;
    return {
      id: station.id,
      service: id,
      name: name ?? id,
      kind,
      region: station.region,
      layer: layer ?? null,
      owner: ownerOf(station.service),
      isInstrumented: instrumented,
    };
  });
}

function linkOf(topology: Topology, index: number, foundTick: Tick | null): readonly LinkView[] {
  const edge = topology.edges[index];
  const call = edge && topology.calls[edge.call];
  if (!edge || !call) return [];
  const { kind, timeoutMs } = call.spec;
  return [
    {
      id: edge.id,
      from: caller(topology, call.from),
      to: edge.to,
      kind,
      timeoutMs,
      foundTick,
      isFailover: call.routes[0] !== edge.to,
    },
  ];
}

function caller({ world }: Topology, from: Topology["calls"][number]["from"]): LinkView["from"] {
  if ("station" in from) return { node: from.station };
  const population = world.populations[from.population];
  const home = world.regions.findIndex(({ id }) => id === population?.region);
  return { users: population?.id ?? "", region: Math.max(home, 0) };
}
