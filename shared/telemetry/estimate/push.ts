/** What each verb does to load on the dashboards, before it is carried down the calls. */
import { ticksToSeconds } from "../../base/index.ts";
import { groupIn } from "../../content/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import type { Message } from "../../protocol/index.ts";
import type { Observation } from "../../sim/index.ts";
import { shown } from "../seen.ts";
import type { Seen } from "../seen.ts";
import { flowsOf, still } from "./flows.ts";
import type { Push } from "./flows.ts";
import { edgesNamed, stationsNamed } from "./names.ts";

/** A change that somebody thinks of. Values are in the unit of the action's slider. */
export interface Intent {
  readonly spec: ActionSpec;
  readonly target: string;
  readonly value: number;
  /** What the team set there before and still stands, or null. */
  readonly inForce: number | null;
}

/** Nothing is divided by less than this. */
const LEAST = 0.01;

export function pushOf(seen: Seen, now: Observation, { spec, target, value: chosen, inForce }: Intent): Push {
  const stations = stationsNamed(seen.topology, target);
  const percent = spec.value?.unit === "%" ? 0.01 : 1;
  const value = chosen * percent;
  const serving = (station: number) => Math.max(1, now.stations[station]?.replicasServing ?? 1);
  const each = (factor: (station: number) => number) => new Map(stations.map((station) => [station, factor(station)]));
  const along = (factor: (edge: number) => number) =>
    new Map(edgesNamed(seen, target).map((edge) => [edge, factor(edge)]));
  switch (spec.verb) {
    case "traffic.admit":
      return admit(seen, now, spec, stations, value, (inForce ?? 1 / percent) * percent);
    case "traffic.limit": {
      const offered = offeredRps(seen, now, spec, stations);
      const before = Math.min(1, (inForce ?? Infinity) / Math.max(offered, LEAST));
      return admit(seen, now, spec, stations, Math.min(1, value / Math.max(offered, LEAST)), before);
    }
    case "traffic.shift":
      return shift(seen, now, target, value);
    case "capacity.add":
      return { ...still, capacity: each((station) => (serving(station) + value) / serving(station)) };
    case "capacity.remove":
      return { ...still, capacity: each((station) => Math.max(serving(station) - value, LEAST) / serving(station)) };
    case "instances.restart":
      return { ...still, capacity: each((station) => Math.max(1 - value * shareNamed(seen, station, target), LEAST)) };
    case "instances.quarantine":
      return { ...still, capacity: each((station) => Math.max(serving(station) - value, LEAST) / serving(station)) };
    case "cache.flush": {
      const missed = (cache: number) => 1 - (now.stations[cache]?.hitRatio ?? 0);
      return { ...still, edges: misses(seen, stations, (cache) => 1 / Math.max(missed(cache), LEAST)) };
    }
    case "cache.warm": {
      const extra = (_: number, edge: number) => 1 + value / Math.max(now.edges[edge]?.attemptsRps ?? 0, LEAST);
      return { ...still, edges: misses(seen, stations, extra), says: [message("estimate.loads", { rps: value })] };
    }
    case "queue.purge":
      return { ...still, says: purge(seen, now, stations, target) };
    case "store.restore":
      return { ...still, capacity: each(() => LEAST), says: restore(seen, now, stations) };
    case "changes.freeze":
      return { ...still, says: [message("estimate.freezes", {})] };
    case "breaker.force":
      return { ...still, edges: along(() => (value > 0 ? 0 : 1)) };
    case "parameter.set":
      return spec.parameter === "retries"
        ? { ...still, edges: along((edge) => attemptsCapped(now, edge, value)) }
        : still;
    case "records.refresh":
    case "automation.pause":
    case "automation.resume":
    case "automation.override":
    case "change.rollback":
    case "change.push":
      return still;
  }
}

/** What waits there now; of what comes by asynchronous calls nobody will send it again. */
function purge(seen: Seen, now: Observation, stations: readonly number[], target: string): readonly Message[] {
  const waiting = stations.reduce(
    (sum, station) => sum + (now.stations[station]?.queue ?? 0) * shareNamed(seen, station, target),
    0,
  );
  const { calls, edges } = seen.topology;
  let [all, unwaited] = [0, 0];
  for (const edge of seen.knownEdges) {
    const { to, call } = edges[edge] ?? {};
    if (to === undefined || !stations.includes(to)) continue;
    const rps = now.edges[edge]?.attemptsRps ?? 0;
    all += rps;
    if (calls[call ?? -1]?.spec.kind === "async") unwaited += rps;
  }
  return [
    message("estimate.drops", { count: waiting }),
    ...(unwaited > 0 ? [message("estimate.loses", { count: (waiting * unwaited) / all })] : []),
  ];
}

/** How long the data take to be read back, and what has been written since the backup at today's rate. */
function restore(seen: Seen, now: Observation, stations: readonly number[]): readonly Message[] {
  const specs = stations.flatMap((station) => seen.topology.stations[station]?.service.backup ?? []);
  const seconds = Math.max(0, ...specs.map(({ sizeGb, restoreGbPerS }) => sizeGb / restoreGbPerS));
  const lost = stations.reduce((sum, station) => sum + writtenSince(seen, now, station), 0);
  return [message("estimate.away", { seconds }), message("estimate.loses", { count: lost })];
}

/** A follower of a quorum loses what it alone has. */
function writtenSince(seen: Seen, now: Observation, station: number): number {
  const { classes } = seen.topology.world;
  const { backup } = seen.topology.stations[station]?.service ?? {};
  if (!backup) return 0;
  const member = now.members.find((one) => one.station === station);
  if (member && !member.leads) return member.diverged;
  const age = ticksToSeconds(seen.tick) - backup.lastS;
  const writes = backup.writes ?? classes;
  const rates = flowsOf(seen, now, still).now[station] ?? [];
  const rps = rates.reduce((sum, rate, k) => sum + (writes.includes(classes[k] ?? "") ? rate : 0), 0);
  return (age % backup.everyS) * rps * (1 - (now.stations[station]?.errorRatio ?? 0));
}

/** The part of a station's replicas that a target means, as declared: a group's, or all. */
function shareNamed({ topology }: Seen, station: number, target: string): number {
  const { group } = groupIn(target);
  const groups = topology.stations[station]?.service.groups ?? [];
  const count = (some: typeof groups) => some.reduce((sum, { replicas }) => sum + replicas, 0);
  return group === undefined ? 1 : count(groups.filter(({ id }) => id === group)) / Math.max(1, count(groups));
}

/** Requests per second of the action's class that come to the stations now. */
function offeredRps(seen: Seen, now: Observation, { class: name }: ActionSpec, stations: readonly number[]): number {
  const only = name === undefined ? null : seen.topology.world.classes.indexOf(name);
  const rates = flowsOf(seen, now, still).now;
  return stations
    .flatMap((station) => rates[station]?.filter((_, k) => only === null || only === k) ?? [])
    .reduce((sum, rps) => sum + rps, 0);
}

/** A share of a class is admitted where another share was before; the rest is turned away. */
function admit(
  seen: Seen,
  now: Observation,
  spec: ActionSpec,
  stations: readonly number[],
  share: number,
  before: number,
): Push {
  const onlyClass = spec.class === undefined ? null : seen.topology.world.classes.indexOf(spec.class);
  const rps = offeredRps(seen, now, spec, stations) * (1 - share);
  const says = [message("estimate.rejects", { share: 1 - share, rps })];
  const factors = new Map(stations.map((station) => [station, share / Math.max(before, LEAST)]));
  return { ...still, stations: factors, onlyClass, says };
}

function message(code: string, numbers: Readonly<Record<string, number>>): Message {
  return { code, params: Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, shown(value)])) };
}

function rpsAt(now: Observation, stations: readonly number[]): number {
  return stations.reduce((sum, station) => sum + (now.stations[station]?.rps ?? 0), 0);
}

/** A share of what a region's users call goes to where its failover leads. */
function shift({ topology }: Seen, now: Observation, target: string, share: number): Push {
  const { failovers, regions } = topology.world;
  const way = failovers.find(({ from }) => target === from || target === `failover:${from}`);
  if (!way) return still;
  const stationIn = (region: string) =>
    topology.stations.flatMap(({ service, region: at }, index) =>
      service.id === way.service && regions[at]?.id === region ? [index] : [],
    );
  const [from, to] = [stationIn(way.from), stationIn(way.to)];
  const movedRps = rpsAt(now, from) * share;
  const grown = 1 + movedRps / Math.max(rpsAt(now, to), LEAST);
  return {
    ...still,
    stations: new Map([
      ...from.map((station) => [station, 1 - share] as const),
      ...to.map((station) => [station, grown] as const),
    ]),
    says: [message("estimate.moves", { share, rps: movedRps })],
  };
}

/** Edges that carry what a cache misses. */
function misses(
  { topology, knownEdges }: Seen,
  caches: readonly number[],
  factor: (cache: number, edge: number) => number,
): ReadonlyMap<number, number> {
  return new Map(
    knownEdges.flatMap((index) => {
      const edge = topology.edges[index];
      const call = edge && topology.calls[edge.call];
      const region = call && "station" in call.from ? topology.stations[call.from.station]?.region : undefined;
      const cache = caches.find((station) => {
        const { service, region: home } = topology.stations[station] ?? {};
        return service?.id === call?.spec.onMissOf && home === region;
      });
      return cache === undefined ? [] : [[index, factor(cache, index)] as const];
    }),
  );
}

function attemptsCapped(now: Observation, edge: number, retries: number): number {
  const reading = now.edges[edge];
  if (!reading || reading.attemptsRps <= 0) return 1;
  return Math.min(1, (reading.callsRps * (1 + retries)) / reading.attemptsRps);
}
