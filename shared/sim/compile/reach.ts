/** What can get where in a world: the region of a caller, the link that a call crosses, the request classes it carries. */
import { must } from "../../base/index.ts";
import type { Call, Topology, WorldSpec } from "../../content/index.ts";
import type { Way } from "./plant.ts";

export function regionOfCaller({ stations, world }: Topology, { from }: Call): number {
  if ("station" in from) return must(stations[from.station], "caller").region;
  const region = world.populations[from.population]?.region;
  return Math.max(
    0,
    world.regions.findIndex(({ id }) => id === region),
  );
}

/** What attempts cross: each link of a world, or each of its directions where they differ. */
export function waysOf({ links }: WorldSpec): Way[] {
  return links.flatMap((link): Way[] => {
    const { from, to, reverse } = link;
    const both = [`${from}~${to}`, `${to}~${from}`];
    if (!reverse) return [{ from, to, isBoth: true, names: both, spec: link }];
    return [
      { from, to, isBoth: false, names: [...both, `${from}>${to}`], spec: link },
      { from: to, to: from, isBoth: false, names: [...both, `${to}>${from}`], spec: reverse },
    ];
  });
}

/** The way that calls from one region to another cross, whichever end its link was written from; -1 without one. */
export function wayBetween(ways: readonly Way[], { regions }: WorldSpec, from: number, to: number): number {
  const [here, there] = [regions[from]?.id, regions[to]?.id];
  if (here === there) return -1;
  return ways.findIndex(
    (way) => (way.from === here && way.to === there) || (way.isBoth && way.from === there && way.to === here),
  );
}

/** What a station calls of its own accord by this call, if it does. */
function ownSpec({ stations }: Topology, { station, own }: Extract<Call["from"], { station: number }>) {
  return own && stations[station]?.service[own.part][own.at];
}

/**
 * Which request classes can ever travel on each call: those of its journeys, carried on where perRequest names them, be
 * it with 0, which may be raised during a run.
 */
export function classesUsed(topology: Topology): Set<number>[] {
  const { classes, populations } = topology.world;
  const used = topology.calls.map(() => new Set<number>());
  const reached = topology.stations.map(() => new Set<number>());
  let grew = true;
  while (grew) {
    grew = false;
    for (const [index, { from, spec, routes }] of topology.calls.entries()) {
      const own = "station" in from ? ownSpec(topology, from) : undefined;
      const coming = own
        ? [classes.indexOf(own.class)]
        : "population" in from
          ? [classes.indexOf(must(populations[from.population]?.journeys[from.journey], "journey").class)]
          : [...must(reached[from.station], "station")];
      for (const k of coming) {
        const mayCall = typeof spec.perRequest === "number" || must(classes[k], "class") in spec.perRequest;
        if (!mayCall || used[index]?.has(k)) continue;
        used[index]?.add(k);
        for (const station of routes) reached[station]?.add(k);
        grew = true;
      }
    }
  }
  return used;
}
