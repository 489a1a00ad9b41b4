/**
 * Parameters by name: the one list of what a schedule, a defect, an automation or a player can change while a world
 * runs. A path is `entity.parameter` or `entity.parameter:class`. An entity is a service (all its stations), a station
 * `store@eu-west`, a call `boot>store` or `boot@eu-west>store`, a population `users` (all its journeys), a link
 * `eu-west~us-east`, a fleet's loop, boot call, recovery or ceiling `disks:renew`, a record or allowance
 * `names:store-address`, or an automation
 * `autoscaler:boot`. One replica group of several is `store/canary`, `boot/canary>store`, `disks/canary:renew`, each
 * with `@eu-west` for one region.
 */
import { ok, refuse } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import { groupIn } from "../content/index.ts";
import type { Plant } from "./compile/plant.ts";
import type { State } from "./state.ts";

type Scope =
  | "pool"
  | "station"
  | "shedder"
  | "station-class"
  | "client"
  | "client-class"
  | "journey"
  | "population"
  | "cache"
  | "link"
  | "loop"
  | "way"
  | "site"
  | "routed"
  | "record"
  | "automation"
  | "autoscaler"
  | "health-check"
  | "member"
  | "quorum"
  | "ceiling"
  | "boot"
  | "mortal"
  | "recovery"
  | "allowance"
  | "provisioned";
type Field = Exclude<keyof State, "buffer" | "size">;
interface Meaning {
  readonly scope: Scope;
  readonly field: Field;
}

export const parameters = {
  slots: { scope: "pool", field: "slotsPerReplica" },
  replicas: { scope: "pool", field: "serving" },
  serviceMs: { scope: "pool", field: "serviceMs" },
  cv: { scope: "pool", field: "cv" },
  errorRatio: { scope: "pool", field: "errorRatio" },
  wrongRatio: { scope: "pool", field: "wrongRatio" },
  crashesPerHour: { scope: "mortal", field: "crashesPerHour" },
  places: { scope: "station", field: "queuePlaces" },
  lifo: { scope: "station", field: "lifo" },
  lifoAbove: { scope: "station", field: "lifoAbove" },
  targetMs: { scope: "shedder", field: "shedTargetMs" },
  intervalMs: { scope: "shedder", field: "shedIntervalMs" },
  skipExpired: { scope: "station", field: "skipExpired" },
  admit: { scope: "station-class", field: "admit" },
  limitRps: { scope: "station-class", field: "limitRps" },
  cost: { scope: "station-class", field: "cost" },
  timeoutMs: { scope: "client", field: "timeoutMs", or: [{ scope: "health-check", field: "checkTimeoutMs" }] },
  retries: { scope: "client", field: "retries" },
  backoffMs: { scope: "client", field: "backoffMs" },
  backoffFactor: { scope: "client", field: "backoffFactor" },
  backoffCapMs: { scope: "client", field: "backoffCapMs" },
  fullJitter: { scope: "client", field: "jitter" },
  budgetRatio: { scope: "client", field: "budgetRatio" },
  budgetCap: { scope: "client", field: "budgetCap" },
  breakerRatio: { scope: "client", field: "breakerRatio" },
  heldOpen: { scope: "client", field: "heldOpen" },
  failOpen: { scope: "client", field: "failOpen" },
  staticS: { scope: "client", field: "staticS" },
  connections: { scope: "client", field: "connections" },
  perRequest: { scope: "client-class", field: "perRequest" },
  rps: { scope: "journey", field: "rps" },
  perUserPerMinute: { scope: "journey", field: "perUserPerMinute" },
  users: { scope: "population", field: "users" },
  sessionMinutes: { scope: "population", field: "sessionMinutes" },
  reloadShare: { scope: "population", field: "reloadShare" },
  reloadAfterS: { scope: "population", field: "reloadAfterS" },
  ttlS: { scope: "cache", field: "cacheTtlS" },
  serveStaleS: { scope: "cache", field: "cacheStaleS" },
  everyS: { scope: "loop", field: "loopEveryS" },
  jitter: { scope: "loop", field: "loopJitter" },
  retryS: { scope: "loop", field: "loopRetryS", or: [{ scope: "boot", field: "bootRetryS" }] },
  paused: {
    scope: "loop",
    field: "loopPaused",
    or: [
      { scope: "recovery", field: "recoveryPaused" },
      { scope: "automation", field: "actorPaused" },
    ],
  },
  leaves: { scope: "loop", field: "loopLeaves" },
  absentS: { scope: "loop", field: "loopAbsentS" },
  failStatic: { scope: "loop", field: "loopStatic" },
  perBoot: { scope: "boot", field: "bootPer" },
  jitterS: { scope: "boot", field: "bootJitterS" },
  perLost: { scope: "recovery", field: "recoveryPer" },
  perReplicaRps: { scope: "recovery", field: "recoveryRps" },
  published: { scope: "record", field: "published" },
  second: { scope: "record", field: "secondOut" },
  expiresAtS: { scope: "record", field: "expiresAtS" },
  rotatesAtS: { scope: "record", field: "rotatesAtS" },
  unchecked: { scope: "station-class", field: "unchecked" },
  limit: { scope: "ceiling", field: "ceilingLimit" },
  base: { scope: "ceiling", field: "ceilingBase" },
  perReplica: { scope: "ceiling", field: "ceilingPerReplica" },
  perOpen: { scope: "ceiling", field: "ceilingPerOpen" },
  perHour: { scope: "ceiling", field: "ceilingPerHour" },
  quota: { scope: "allowance", field: "allowanceQuota" },
  graceRequests: { scope: "allowance", field: "allowanceGrace" },
  graceS: { scope: "allowance", field: "allowanceGraceS" },
  used: { scope: "allowance", field: "allowanceUsed" },
  addable: { scope: "provisioned", field: "addable" },
  latencyMs: { scope: "link", field: "linkLatencyMs" },
  lossRatio: { scope: "link", field: "linkLoss" },
  capacityRps: { scope: "link", field: "linkCapacityRps" },
  preference: { scope: "way", field: "preference" },
  weight: { scope: "way", field: "weight" },
  propagationS: { scope: "routed", field: "propagationS" },
  advertised: { scope: "site", field: "advertised" },
  withdrawBelow: { scope: "site", field: "withdrawBelow" },
  leads: { scope: "member", field: "leads" },
  eligible: { scope: "member", field: "eligible" },
  replayRps: { scope: "member", field: "replayRps" },
  elects: { scope: "quorum", field: "elects" },
  detectS: { scope: "quorum", field: "detectS" },
  promoteS: { scope: "quorum", field: "promoteS" },
  override: { scope: "automation", field: "actorOverride" },
  minReplicas: { scope: "autoscaler", field: "scalerMin" },
  maxReplicas: { scope: "autoscaler", field: "scalerMax" },
  targetUtilization: { scope: "autoscaler", field: "scalerTarget" },
  scaleInRatio: { scope: "autoscaler", field: "scalerInRatio" },
  periodS: { scope: "health-check", field: "checkPeriodS" },
  unhealthyAfter: { scope: "health-check", field: "checkUnhealthyAfter" },
  healthyAfter: { scope: "health-check", field: "checkHealthyAfter" },
  panicRatio: { scope: "health-check", field: "checkPanicRatio" },
  minHealthy: { scope: "health-check", field: "checkMinHealthy" },
  minHealthyRatio: { scope: "health-check", field: "checkMinHealthyRatio" },
} as const satisfies Record<string, Meaning & { readonly or?: readonly Meaning[] }>;

/** Entries of one field of the state. */
export interface Parameter {
  readonly field: Field;
  readonly entries: readonly number[];
}

/** What a path means in a world, or why it means nothing. */
export function parameterAt(plant: Plant, path: string): Result<Parameter> {
  const dot = path.lastIndexOf(".");
  const entity = path.slice(0, dot);
  const [name = "", className] = path.slice(dot + 1).split(":");
  const known = Object.entries(parameters).find(([key]) => key === name);
  if (dot < 1 || !known) {
    return refuse(
      "parameter/unknown",
      `"${path}": there is no parameter "${name}". Known are ${Object.keys(parameters).join(", ")}.`,
    );
  }
  const { scope, field } = meaningOf(plant, known[1], entity);
  const things = indexes(plant, scope, entity);
  if (things.length === 0)
    return refuse("parameter/no-entity", `"${path}": nothing called "${entity}" has a parameter "${name}".`);
  if (scope !== "station-class" && scope !== "client-class") return ok({ field, entries: things });
  const k = className === undefined ? -1 : plant.classes.indexOf(className);
  if (className !== undefined && k < 0)
    return refuse("parameter/no-class", `"${path}": there is no request class "${className}".`);
  const classes = plant.classes.map((_, index) => index).filter((index) => k < 0 || index === k);
  return ok({
    field,
    entries: things.flatMap((thing) => classes.map((index) => thing * plant.classes.length + index)),
  });
}

/** A name that several kinds of things have means the one that the entity is. */
function meaningOf(plant: Plant, one: Meaning & { readonly or?: readonly Meaning[] }, entity: string): Meaning {
  return [one, ...(one.or ?? [])].find(({ scope }) => indexes(plant, scope, entity).length > 0) ?? one;
}

export function setParameter(state: State, { field, entries }: Parameter, value: number): void {
  for (const entry of entries) state[field][entry] = value;
}

/** Stations that a name means: one station, or every station of a service. */
export function stationsNamed(plant: Plant, name: string): number[] {
  return plant.topology.stations.flatMap(({ id, service }, index) =>
    id === name || service.id === name ? [index] : [],
  );
}

/** Pools that a name means: all groups of its stations, or the one that it names. */
export function poolsNamed(plant: Plant, name: string): number[] {
  const { whole, group } = groupIn(name);
  return stationsNamed(plant, whole).flatMap((station) =>
    plant.stationPools[station].filter((pool) => isOfGroup(plant, pool, group)),
  );
}

/** Whether a pool is of a group; the only group of a station has no name of its own. */
function isOfGroup({ pools, stationPools }: Plant, pool: number, group: string | undefined): boolean {
  if (group === undefined) return true;
  return pool >= 0 && pools[pool].group.id === group && stationPools[pools[pool].station].length > 1;
}

/** Loops that a name means: of one station or of every station of a service, of all groups or of one. */
export function loopsNamed(plant: Plant, name: string): number[] {
  return partsNamed(plant, plant.loops, name);
}

/** Loops, boot calls, recoveries or ceilings that a name means: `disks:renew`, `disks@eu-west:renew`, `disks/canary:renew`. */
function partsNamed(
  plant: Plant,
  parts: readonly { readonly pool: number; readonly spec: { readonly id: string } }[],
  name: string,
): number[] {
  const { whole, group } = groupIn(name);
  return parts.flatMap(({ pool, spec }, index) =>
    belongs(plant, plant.pools[pool].station, spec.id, whole) && isOfGroup(plant, pool, group) ? [index] : [],
  );
}

/** Whether `service:thing` or `station:thing` is its name. */
function belongs({ topology }: Plant, station: number, thing: string, name: string): boolean {
  const { id, service } = topology.stations[station];
  return name === `${id}:${thing}` || name === `${service.id}:${thing}`;
}

/** Automations that a name means: one, or all of a kind at a service or anywhere. */
export function actorsNamed({ topology }: Plant, name: string): number[] {
  return topology.automations.flatMap(({ names }, actor) => (names.includes(name) ? [actor] : []));
}

function indexes(plant: Plant, scope: Scope, entity: string): number[] {
  const { populations } = plant.topology.world;
  switch (scope) {
    case "pool":
      return poolsNamed(plant, entity);
    case "station":
    case "station-class":
      return stationsNamed(plant, entity);
    case "shedder":
      return stationsNamed(plant, entity).filter(
        (station) => plant.topology.stations[station].service.queue.codel !== undefined,
      );
    case "cache":
      return stationsNamed(plant, entity)
        .map((station) => plant.cacheOf[station])
        .filter((cache) => cache >= 0);
    case "link":
      return plant.ways.flatMap(({ names }, index) => (names.includes(entity) ? [index] : []));
    case "way":
      return plant.routed.flatMap((client) => plant.clients[client].edges.filter((edge) => isWay(plant, edge, entity)));
    case "site":
      return stationsNamed(plant, entity).filter((station) =>
        plant.routed.some((client) => plant.clients[client].call.routes.includes(station)),
      );
    case "member":
      return stationsNamed(plant, entity).filter((station) =>
        plant.quorums.some(({ members }) => members.includes(station)),
      );
    case "quorum":
      return plant.quorums.flatMap(({ service }, index) => (service === entity ? [index] : []));
    case "routed":
      return clientsNamed(plant, entity).filter((client) => plant.routed.includes(client));
    case "loop":
      return loopsNamed(plant, entity);
    case "mortal":
      return poolsNamed(plant, entity).filter((pool) => plant.pools[pool].group.crashesPerHour !== undefined);
    case "recovery":
      return partsNamed(plant, plant.recoveries, entity);
    case "boot":
      return partsNamed(plant, plant.boots, entity);
    case "record":
      return plant.records.flatMap(({ station, spec }, index) =>
        belongs(plant, station, spec.id, entity) ? [index] : [],
      );
    case "provisioned":
      return stationsNamed(plant, entity).flatMap((station) =>
        plant.provisionedAt[station] < 0 ? [] : [plant.provisionedAt[station]],
      );
    case "allowance":
      return plant.allowances.flatMap(({ station, spec }, index) =>
        belongs(plant, station, spec.id, entity) ? [index] : [],
      );
    case "automation":
      return actorsNamed(plant, entity);
    case "autoscaler":
    case "health-check":
      return actorsNamed(plant, entity).filter((actor) => plant.topology.automations[actor].kind === scope);
    case "ceiling":
      return partsNamed(plant, plant.ceilings, entity);
    case "client":
    case "client-class":
      return clientsNamed(plant, entity);
    case "journey":
      return plant.journeys.flatMap(({ population }, index) => (populations[population].id === entity ? [index] : []));
    default:
      return populations.flatMap(({ id }, index) => (id === entity ? [index] : []));
  }
}

/** Whether a name means a routed call's way to a site: `store@us` for everybody's, `boot@eu>store@us` for one caller's. */
function isWay(plant: Plant, edge: number, name: string): boolean {
  const { index, station } = plant.edges[edge];
  const { id, service } = plant.topology.stations[station];
  const [caller = ""] = plant.topology.edges[index].id.split(">");
  return [id, service.id, `${caller}>${id}`, `${caller.split(/[@:]/)[0]}>${id}`].includes(name);
}

/** Clients that a name means: `boot>store` for every station of boot, `users` for every journey of a population. */
function clientsNamed(plant: Plant, name: string): number[] {
  const { whole, group } = groupIn(name);
  return plant.clients.flatMap(({ call, pool }, index) => {
    const [from = "", to = ""] = call.id.split(">");
    const short = `${from.split(/[@:]/)[0]}>${to}`;
    if (![call.id, short, from.split(":")[0]].includes(whole)) return [];
    const caller =
      pool >= 0
        ? pool
        : ([...plant.loops, ...plant.boots, ...plant.recoveries].find(({ client }) => client === index)?.pool ?? -1);
    return isOfGroup(plant, caller, group) ? [index] : [];
  });
}
