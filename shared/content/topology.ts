/**
 * The world written out: every station (a service in a region) and every route a call can take, in the index order
 * that the simulation, the observations and the screens share. Order follows the file, so it never changes at run time.
 */
import { must } from "../base/index.ts";
import { automationsOf } from "./automations.ts";
import type { Automated, Automation } from "./automations.ts";
import type { CallSpec, PopulationSpec, RouteSpec, ServiceSpec, WorldSpec } from "./world.ts";

export interface Station {
  /** `store@eu-west`, or just `store` in a world of one region. */
  readonly id: string;
  readonly service: ServiceSpec;
  readonly region: number;
}

/** What replicas call for nobody's request: which part of their service says so, and its place there. */
export interface OwnCall {
  readonly part: "loops" | "boots" | "recoveries";
  readonly at: number;
}

/** One kind of call made by one caller: a station's for its requests or of its own accord, or a population's journey. */
export interface Call {
  /** `boot@eu-west>store`, `disks@eu-west:renew>members`, `eu-users:boot>edge`. */
  readonly id: string;
  readonly from:
    | { readonly station: number; readonly own?: OwnCall }
    | { readonly population: number; readonly journey: number };
  readonly spec: Pick<
    CallSpec,
    | "to"
    | "perRequest"
    | "kind"
    | "onMissOf"
    | "hidden"
    | "timeoutMs"
    | "retries"
    | "budget"
    | "breaker"
    | "needs"
    | "staticS"
    | "beside"
    | "connections"
    | "degraded"
  >;
  /**
   * Stations that the call can reach; the first is home, others are reached by a route, a failover or a record's second
   * value.
   */
  readonly routes: readonly number[];
  /** How it chooses among them, where the world says so. */
  readonly route?: RouteSpec;
}

export interface Topology {
  readonly world: WorldSpec;
  readonly stations: readonly Station[];
  readonly calls: readonly Call[];
  /** One per call and route, in that order. */
  readonly edges: readonly { readonly id: string; readonly call: number; readonly to: number }[];
  readonly automations: readonly Automation[];
}

/** `scenario` adds the automations that it declares beside its world. */
export function expand(world: WorldSpec, scenario: Automated = {}): Topology {
  const single = world.regions.length === 1;
  const stations: Station[] = [];
  for (const service of world.services) {
    for (const [region, { id }] of world.regions.entries()) {
      if (service.regions && !service.regions.includes(id)) continue;
      stations.push({ id: single ? service.id : `${service.id}@${id}`, service, region });
    }
  }
  const calls = [
    ...world.populations.flatMap((population, index) => journeyCalls(world, stations, population, index)),
    ...stations.flatMap((station, index) => [
      ...stationCalls(world, stations, station, index),
      ...ownCalls(world, stations, station, index, "loops"),
      ...ownCalls(world, stations, station, index, "boots"),
      ...ownCalls(world, stations, station, index, "recoveries"),
    ]),
  ];
  const edges = calls.flatMap((call, index) =>
    call.routes.map((to) => ({ id: `${call.id.split(">")[0]}>${must(stations[to], "route").id}`, call: index, to })),
  );
  return { world, stations, calls, edges, automations: automationsOf(world, stations, scenario) };
}

function journeyCalls(
  world: WorldSpec,
  stations: readonly Station[],
  population: PopulationSpec,
  index: number,
): Call[] {
  const home = population.region ? world.regions.findIndex(({ id }) => id === population.region) : 0;
  return population.journeys.map((journey, j) => {
    return {
      id: `${population.id}:${journey.class}>${journey.to}`,
      from: { population: index, journey: j },
      spec: { ...journey, perRequest: 1, kind: "hard", hidden: false },
      ...waysOf(world, stations, { to: journey.to, home, isPeople: true }),
    };
  });
}

function stationCalls(world: WorldSpec, stations: readonly Station[], station: Station, index: number): Call[] {
  return station.service.calls.map((spec) => ({
    id: `${station.id}>${spec.to}`,
    from: { station: index },
    spec,
    ...waysOf(world, stations, { to: spec.to, home: station.region, isPeople: false, second: spec.needs?.secondTo }),
  }));
}

function ownCalls(
  world: WorldSpec,
  stations: readonly Station[],
  station: Station,
  index: number,
  part: OwnCall["part"],
): Call[] {
  return station.service[part].map((spec, at) => ({
    id: `${station.id}:${spec.id}>${spec.to}`,
    from: { station: index, own: { part, at } },
    spec: { ...spec, perRequest: 1, kind: "hard", hidden: "hidden" in spec && spec.hidden },
    ...waysOf(world, stations, { to: spec.to, home: station.region, isPeople: false }),
  }));
}

/**
 * One replica group of a service of several: `store/canary`, `store/canary@eu-west`, `boot/canary>store`. Says which
 * group a name means, and what it is called without it.
 */
export function groupIn(name: string): { readonly whole: string; readonly group: string | undefined } {
  const [, service = "", group, rest = ""] = /^([^/]*)\/([^@:>]*)(.*)$/.exec(name) ?? [];
  return group === undefined ? { whole: name, group } : { whole: service + rest, group };
}

/** Where calls from a region to a service can go: by a route, or home and wherever a failover may move them. */
function waysOf(
  world: WorldSpec,
  stations: readonly Station[],
  {
    to,
    home,
    isPeople,
    second,
  }: {
    readonly to: string;
    readonly home: number;
    readonly isPeople: boolean;
    /** The service that a record's second value leads to. */
    readonly second?: string | undefined;
  },
): Pick<Call, "routes" | "route"> {
  const region = must(world.regions[home], "region").id;
  const route = routeOf(world, to, region);
  if (route) {
    const sites = stations.flatMap((station, index) => {
      const site = station.service.id === to ? siteOf(world, route, station, home) : undefined;
      if (!site) return [];
      const { quorum } = station.service;
      const first = stations.find(({ service }) => service.id === to);
      const leads =
        quorum &&
        (quorum.leader ?? first?.region) === (quorum.leader ? world.regions[station.region]?.id : station.region);
      return [{ index, isHome: station.region === home, ...site, preference: leads ? Infinity : site.preference }];
    });
    sites.sort((a, b) => b.preference - a.preference || Number(b.isHome) - Number(a.isHome) || a.index - b.index);
    return { route, routes: sites.map(({ index }) => index) };
  }
  const away = world.failovers.filter(
    ({ service, from, callers }) =>
      service === to && from === region && (callers === "all" || (callers === "people") === isPeople),
  );
  return {
    routes: [
      nearest(stations, to, home),
      ...away.map((failover) =>
        nearest(
          stations,
          to,
          world.regions.findIndex(({ id }) => id === failover.to),
        ),
      ),
      ...(second === undefined ? [] : [nearest(stations, second, home)]),
    ],
  };
}

/** The route that calls from a region to a service follow, if any. To a leader there is always one. */
function routeOf({ routes, services }: WorldSpec, service: string, region: string): RouteSpec | undefined {
  const own = routes.find((route) => route.service === service && (route.from?.includes(region) ?? true));
  const isLed = services.some(({ id, quorum }) => id === service && quorum);
  return own ?? (isLed ? { service, propagationS: 0 } : undefined);
}

/** How much callers of a region prefer a station, and its weight among its equals; nothing where it is no site. */
export function siteOf(
  { regions }: WorldSpec,
  { sites }: RouteSpec,
  station: Station,
  home: number,
): { readonly preference: number; readonly weight: number } | undefined {
  if (!sites) return { preference: station.region === home ? 200 : 100, weight: 1 };
  return sites.find(({ region }) => region === regions[station.region]?.id);
}

/** Where the copies of a region come from: the station that hands a record out, and its place among its records. */
export function sourceOf(
  stations: readonly Station[],
  record: string,
  region: number,
): { readonly station: number; readonly at: number } {
  const source = must(
    stations.find(({ service }) => service.records.some(({ id }) => id === record)),
    `the source of ${record}`,
  );
  return {
    station: nearest(stations, source.service.id, region),
    at: source.service.records.findIndex(({ id }) => id === record),
  };
}

/** The station of a service in the region, or its first one anywhere. */
export function nearest(stations: readonly Station[], service: string, region: number): number {
  const here = stations.findIndex((station) => station.service.id === service && station.region === region);
  return here >= 0 ? here : stations.findIndex((station) => station.service.id === service);
}
