/**
 * What the screening knows of a world: stations with their slots, calls with their patience, people with their numbers,
 * as a fault leaves them. Flat and small; the physics is in screen.ts.
 */
import { cos } from "../base/index.ts";
import { expand } from "../content/index.ts";
import type { Scenario, Topology } from "../content/index.ts";
import type { Fault } from "./faults.ts";

export interface ModelStation {
  readonly id: string;
  readonly service: string;
  readonly region: number;
  /** Of all replicas together. */
  readonly slots: number;
  readonly isThere: boolean;
  readonly workMs: number;
  readonly cost: readonly number[];
  readonly errorRatio: number;
  readonly places: number;
  /** Of its cache at rest; null without one. */
  readonly hitRatio: number | null;
}

export interface ModelCall {
  readonly id: string;
  /** Station, or -1 for people. */
  readonly from: number;
  readonly population: number;
  readonly to: readonly number[];
  /** Share of the calls that a failover may move to the second way; 0 without one. */
  readonly movable: number;
  readonly unhealthyRatio: number;
  readonly perRequest: readonly number[];
  readonly kind: "hard" | "soft" | "async";
  /** Station whose misses it loads; -1 without one. */
  readonly onMissOf: number;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly backoffMs: number;
  readonly budget: number;
  readonly breakerRatio: number;
  readonly isBlocked: boolean;
  readonly lossRatio: readonly number[];
  readonly latencyMs: readonly number[];
  /** People: what they ask per second, by class, and after how long an answer is slow. */
  readonly rps: readonly number[];
  readonly when: "always" | "arriving" | "connected" | null;
  readonly sloMs: number;
}

export interface ModelPopulation {
  readonly region: number;
  readonly users: number;
  readonly reloadShare: number;
  readonly reloadAfterS: number;
  readonly sessionS: number;
}

export interface Model {
  readonly topology: Topology;
  readonly stations: readonly ModelStation[];
  readonly calls: readonly ModelCall[];
  readonly populations: readonly ModelPopulation[];
}

/** Hit ratio of a cache whose own is not known. */
const USUAL_HITS = 0.9;

/** `hits` are ratios of caches at rest, by station. */
export function modelOf(
  scenario: Scenario,
  fault: Pick<Fault, "set" | "scale" | "empties"> | null,
  hits: ReadonlyMap<string, number> = new Map(),
): Model {
  const topology = expand(scenario.world, scenario);
  const read = readerOf(fault);
  return {
    topology,
    stations: topology.stations.map((station) => stationOf(topology, station, read, hits)),
    calls: topology.calls.map((call) => callOf(scenario, topology, call, read)),
    populations: scenario.world.populations.map((population) => ({
      region: Math.max(
        0,
        scenario.world.regions.findIndex(({ id }) => id === population.region),
      ),
      users: read([population.id], "users", population.users) * dailyShare(scenario, population),
      reloadShare: population.reload?.share ?? 0,
      reloadAfterS: population.reload?.afterS ?? 1,
      sessionS: population.sessionMinutes * 60,
    })),
  };
}

/** The value of a parameter under the fault, by any of the names of its entity. */
type Read = (names: readonly string[], parameter: string, declared: number) => number;

function readerOf(fault: Pick<Fault, "set" | "scale"> | null): Read {
  if (!fault) return (_names, _parameter, declared) => declared;
  return (names, parameter, declared) => {
    let value = declared;
    for (const name of new Set(names)) {
      const path = `${name}.${parameter}`;
      if (Object.hasOwn(fault.scale, path)) value *= fault.scale[path];
      if (Object.hasOwn(fault.set, path)) value = fault.set[path];
    }
    return value;
  };
}

function stationOf(
  { world }: Topology,
  { id, service, region }: Topology["stations"][number],
  read: Read,
  hits: ReadonlyMap<string, number>,
): ModelStation {
  const names = [id, service.id];
  const groups = service.groups.map((group) => ({
    replicas: read(names, "replicas", group.replicas),
    slots: read(names, "slots", group.slots ?? Infinity),
    workMs: read(names, "serviceMs", group.serviceMs),
    errorRatio: read(names, "errorRatio", group.errorRatio),
  }));
  const replicas = groups.reduce((sum, group) => sum + group.replicas, 0);
  const mean = (of: (group: (typeof groups)[number]) => number): number =>
    replicas > 0 ? groups.reduce((sum, group) => sum + of(group) * group.replicas, 0) / replicas : 0;
  return {
    id,
    service: service.id,
    region,
    slots: groups.reduce((sum, group) => sum + (group.replicas > 0 ? group.slots * group.replicas : 0), 0),
    isThere: replicas > 0,
    workMs: mean(({ workMs }) => workMs),
    cost: world.classes.map((name) => service.cost[name] ?? 1),
    errorRatio: mean(({ errorRatio }) => errorRatio),
    places: read(names, "places", service.queue.places ?? Infinity),
    hitRatio: service.cache ? (hits.get(id) ?? USUAL_HITS) : null,
  };
}

function callOf(scenario: Scenario, topology: Topology, call: Topology["calls"][number], read: Read): ModelCall {
  const { world, stations } = topology;
  const { from, spec, routes } = call;
  const names = [call.id, shortOf(call.id)];
  const isPeople = "population" in from;
  const journey = isPeople ? world.populations[from.population].journeys[from.journey] : null;
  const population = isPeople ? from.population : -1;
  const home = isPeople
    ? Math.max(
        0,
        world.regions.findIndex(({ id }) => id === world.populations[from.population].region),
      )
    : stations[from.station].region;
  // What replicas do of their own accord is little, and left out here.
  const isOwn = !isPeople && from.own !== undefined;
  const failover = world.failovers.find(
    ({ service, from: region, callers }) =>
      service === spec.to &&
      world.regions[home].id === region &&
      (callers === "all" || (callers === "people") === isPeople),
  );
  const link = (to: number) => {
    const [a, b] = [world.regions[home].id, world.regions[stations[to].region].id];
    const found = world.links.find((each) => (each.from === a && each.to === b) || (each.from === b && each.to === a));
    const linkNames = [`${a}~${b}`, `${b}~${a}`];
    return {
      loss: found ? read(linkNames, "lossRatio", found.lossRatio) : 0,
      latency: found ? read(linkNames, "latencyMs", found.latencyMs) : 0,
    };
  };
  const per = (name: string): number => {
    const declared = typeof spec.perRequest === "number" ? spec.perRequest : (spec.perRequest[name] ?? 0);
    return read(names, `perRequest:${name}`, read(names, "perRequest", declared));
  };
  return {
    id: call.id,
    from: isPeople ? -1 : from.station,
    population,
    to: routes,
    movable: failover?.enabled ? failover.maxShare : 0,
    unhealthyRatio: failover?.unhealthyRatio ?? 1,
    perRequest: world.classes.map((name) => (isPeople || isOwn ? 0 : per(name))),
    kind: spec.kind,
    onMissOf: spec.onMissOf === undefined ? -1 : missedAt(topology, spec.onMissOf, home),
    timeoutMs: read(names, "timeoutMs", spec.timeoutMs ?? Infinity),
    retries: read(names, "retries", spec.retries.max),
    backoffMs: read(names, "backoffMs", spec.retries.backoffMs),
    budget: spec.budget?.ratio ?? Infinity,
    breakerRatio: spec.breaker?.failureRatio ?? Infinity,
    isBlocked: read(names, "heldOpen", 0) === 1 || lacksRecord(spec.needs?.record, world, read),
    lossRatio: routes.map((to) => link(to).loss),
    latencyMs: routes.map((to) => link(to).latency),
    rps: world.classes.map((name) => (journey?.class === name ? rpsOf(scenario, population, journey, read) : 0)),
    when: journey?.when ?? null,
    sloMs: journey?.sloMs ?? Infinity,
  };
}

function shortOf(id: string): string {
  const [from = "", to = ""] = id.split(">");
  return `${from.split(/[@:]/)[0]}>${to}`;
}

function missedAt({ stations }: Topology, service: string, home: number): number {
  const here = stations.findIndex((station) => station.service.id === service && station.region === home);
  return here >= 0 ? here : stations.findIndex((station) => station.service.id === service);
}

function lacksRecord(record: string | undefined, { services }: Scenario["world"], read: Read): boolean {
  const source = services.find(({ records }) => records.some(({ id }) => id === record));
  return source !== undefined && record !== undefined && read([`${source.id}:${record}`], "published", 1) < 1;
}

type Journey = Scenario["world"]["populations"][number]["journeys"][number];

function rpsOf(scenario: Scenario, index: number, journey: Journey, read: Read): number {
  const population = scenario.world.populations[index];
  const users = read([population.id], "users", population.users) * dailyShare(scenario, population);
  switch (journey.when) {
    case "always":
      return read([population.id], "rps", journey.rps ?? 0);
    case "arriving":
      return users / (population.sessionMinutes * 60);
    case "connected":
      return (users * journey.perUserPerMinute) / 60;
  }
}

/** Of the users at the day's peak, who is there at T+0: the same cosine as the simulation's. */
function dailyShare({ startUtc }: Scenario, { daily }: Scenario["world"]["populations"][number]): number {
  if (!daily) return 1;
  const [hours = 0, minutes = 0] = startUtc.slice(11, 16).split(":").map(Number);
  const angle = ((hours + minutes / 60 - daily.peakHourUtc) * Math.PI) / 12;
  return daily.trough + ((1 - daily.trough) * (1 + cos(angle))) / 2;
}
