/**
 * Who asks whom in a world at rest, with every name looked up once: sources that make requests of their own accord,
 * and flows that requests set off. Calls go to their home route; nobody has been moved yet.
 */
import { must } from "../../../shared/base/index.ts";
import type { Call, PopulationSpec, Topology } from "../../../shared/content/index.ts";

interface Hop {
  /** Station that is asked. */
  readonly callee: number;
  /** Link that is crossed, as an index into the world's; -1 within a region. */
  readonly link: number;
}

/** People's journeys and fleets' loops. */
export interface Source extends Hop {
  readonly rps: number;
  /** Index of its request class. */
  readonly class: number;
}

export interface Flow extends Hop {
  readonly caller: number;
  readonly spec: Call["spec"];
  /** Calls per request of the caller, by class. */
  readonly perRequest: readonly number[];
  /** Station whose misses alone go on; -1 where there is no cache. */
  readonly cache: number;
}

/** `hourUtc`: the hour of the day, which decides how many people are there. */
export function sourcesOf(topology: Topology, hourUtc: number): readonly Source[] {
  return topology.calls.flatMap((call): Source[] => {
    if ("population" in call.from) return [journeySource(topology, call, call.from, hourUtc)];
    const { station, own } = call.from;
    // At rest nobody boots.
    return own?.part === "loops" ? [loopSource(topology, call, station, own.at)] : [];
  });
}

export function flowsOf(topology: Topology): readonly Flow[] {
  const { classes } = topology.world;
  return topology.calls.flatMap(({ from, routes, spec }): Flow[] => {
    if (!("station" in from) || from.own !== undefined) return [];
    const caller = from.station;
    const { perRequest } = spec;
    const region = regionOf(topology, caller);
    return [
      {
        ...hop(topology, region, routes),
        caller,
        spec,
        perRequest: classes.map((name) => (typeof perRequest === "number" ? perRequest : (perRequest[name] ?? 0))),
        cache: spec.onMissOf === undefined ? -1 : stationNear(topology, spec.onMissOf, region),
      },
    ];
  });
}

function journeySource(
  topology: Topology,
  { routes }: Call,
  { population: p, journey: j }: { readonly population: number; readonly journey: number },
  hourUtc: number,
): Source {
  const { regions, classes, populations } = topology.world;
  const population = must(populations[p], "population");
  const { when, rps = 0, perUserPerMinute, class: name } = must(population.journeys[j], "journey");
  const people = population.users * dailyShare(population, hourUtc);
  const rates = {
    always: rps,
    arriving: people / (population.sessionMinutes * 60),
    connected: (people * perUserPerMinute) / 60,
  };
  const home = Math.max(
    0,
    regions.findIndex(({ id }) => id === population.region),
  );
  return { ...hop(topology, home, routes), rps: rates[when], class: classes.indexOf(name) };
}

function loopSource(topology: Topology, { routes }: Call, station: number, index: number): Source {
  const { groups, loops } = must(topology.stations[station], "station").service;
  const loop = must(loops[index], "loop");
  const replicas = groups.reduce((sum, group) => sum + group.replicas, 0);
  const hopped = hop(topology, regionOf(topology, station), routes);
  return { ...hopped, rps: replicas / loop.everyS, class: topology.world.classes.indexOf(loop.class) };
}

function dailyShare({ daily }: PopulationSpec, hourUtc: number): number {
  if (!daily) return 1;
  return daily.trough + ((1 - daily.trough) * (1 + Math.cos(((hourUtc - daily.peakHourUtc) * Math.PI) / 12))) / 2;
}

function hop(topology: Topology, region: number, routes: readonly number[]): Hop {
  const callee = must(routes[0], "route");
  return { callee, link: linkBetween(topology, region, regionOf(topology, callee)) };
}

function linkBetween({ world: { regions, links } }: Topology, a: number, b: number): number {
  const [one, other] = [regions[a]?.id, regions[b]?.id];
  if (one === other) return -1;
  return links.findIndex(({ from, to }) => (from === one && to === other) || (from === other && to === one));
}

function regionOf({ stations }: Topology, station: number): number {
  return must(stations[station], "station").region;
}

/** The station of a service in the region, or its first one anywhere. */
function stationNear({ stations }: Topology, service: string, region: number): number {
  const named = [...stations.keys()].filter((s) => stations[s]?.service.id === service);
  return named.find((s) => stations[s]?.region === region) ?? named[0] ?? -1;
}
