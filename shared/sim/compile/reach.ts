/** What can get where in a world: the region of a caller, the link that a call crosses, the request classes it carries. */
import { must } from "../../base/index.ts";
import type { Call, Topology, WorldSpec } from "../../content/index.ts";

export function regionOfCaller({ stations, world }: Topology, { from }: Call): number {
  if ("station" in from) return must(stations[from.station], "caller").region;
  const region = world.populations[from.population]?.region;
  return Math.max(
    0,
    world.regions.findIndex(({ id }) => id === region),
  );
}

/** The link between two regions, whichever way it was written; -1 where there is none. */
export function linkBetween({ regions, links }: WorldSpec, from: number, to: number): number {
  const ends = [regions[from]?.id, regions[to]?.id];
  return links.findIndex((link) => link.from !== link.to && ends.includes(link.from) && ends.includes(link.to));
}

/**
 * Which request classes can ever travel on each call: those of its journeys, carried on where perRequest names them, be
 * it with 0, which may be raised during a run.
 */
export function classesUsed(topology: Topology): Set<number>[] {
  const { stations } = topology;
  const { classes, populations } = topology.world;
  const used = topology.calls.map(() => new Set<number>());
  const reached = topology.stations.map(() => new Set<number>());
  let grew = true;
  while (grew) {
    grew = false;
    for (const [index, { from, spec, routes }] of topology.calls.entries()) {
      const loop = "station" in from ? stations[from.station]?.service.loops[from.loop ?? -1] : undefined;
      const coming = loop
        ? [classes.indexOf(loop.class)]
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
