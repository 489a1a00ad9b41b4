/**
 * Flaws of parameters set by path, as schedules, defects and actions write them: the name, what it belongs to, its
 * values, and whether anything there would notice. The simulation resolves the same names; a test holds the two equal.
 */
import { longestWaitMs, roomOf } from "../room.ts";
import { groupIn } from "../topology.ts";
import type { Call, Topology } from "../topology.ts";
import { known, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import {
  allowanceNames,
  automationNames,
  bootNames,
  cacheNames,
  callerNames,
  ceilingNames,
  crashNames,
  fetchingNames,
  linkNames,
  loopNames,
  memberNames,
  namesOfCall,
  poolNames,
  provisionedNames,
  recordNames,
  quorumNames,
  recoveryNames,
  routedNames,
  shedderNames,
  siteNames,
  stationNames,
  wayNames,
} from "./names.ts";
import { suggestion } from "./near.ts";

type Scope =
  | "pool"
  | "station"
  | "shedder"
  | "call"
  | "population"
  | "cache"
  | "link"
  | "loop"
  | "record"
  | "site"
  | "way"
  | "routed"
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
interface Fact {
  readonly of: Scope;
  /** Other things that have it too. */
  readonly or?: readonly Scope[];
  readonly from: number;
  readonly to?: number;
  readonly whole?: true;
  /** `null` means without limit. */
  readonly unlimited?: true;
  readonly perClass?: true;
}

const ratio = { from: 0, to: 1 } as const;
const flag = { from: 0, to: 1, whole: true } as const;
const amount = { from: 0 } as const;
/** The least that is not nothing: a tick, or a thousandth where there are no ticks. */
const some = { from: 0.001 } as const;

const facts = {
  slots: { of: "pool", ...amount, unlimited: true },
  replicas: { of: "pool", ...amount },
  serviceMs: { of: "pool", ...amount },
  cv: { of: "pool", from: 0, to: 4 },
  errorRatio: { of: "pool", ...ratio },
  wrongRatio: { of: "pool", ...ratio },
  crashesPerHour: { of: "mortal", ...amount },
  places: { of: "station", ...amount, unlimited: true },
  lifo: { of: "station", ...flag },
  lifoAbove: { of: "station", ...amount, unlimited: true },
  targetMs: { of: "shedder", ...some, unlimited: true },
  intervalMs: { of: "shedder", ...some, unlimited: true },
  skipExpired: { of: "station", ...flag },
  admit: { of: "station", ...ratio, perClass: true },
  limitRps: { of: "station", ...amount, unlimited: true, perClass: true },
  cost: { of: "station", ...some, perClass: true },
  timeoutMs: { of: "call", or: ["health-check"], ...some, unlimited: true },
  retries: { of: "call", from: 0, to: 6, whole: true },
  backoffMs: { of: "call", ...amount },
  backoffFactor: { of: "call", from: 1, to: 10 },
  backoffCapMs: { of: "call", ...some },
  fullJitter: { of: "call", ...flag },
  budgetRatio: { of: "call", ...ratio },
  budgetCap: { of: "call", ...some, unlimited: true },
  breakerRatio: { of: "call", ...ratio, unlimited: true },
  heldOpen: { of: "call", ...flag },
  failOpen: { of: "call", ...ratio },
  staticS: { of: "call", ...amount },
  connections: { of: "call", ...amount, unlimited: true },
  perRequest: { of: "call", ...amount, perClass: true },
  rps: { of: "population", ...amount },
  perUserPerMinute: { of: "population", ...amount },
  users: { of: "population", ...amount },
  sessionMinutes: { of: "population", ...some },
  reloadShare: { of: "population", ...ratio },
  reloadAfterS: { of: "population", ...some },
  ttlS: { of: "cache", ...some },
  serveStaleS: { of: "cache", ...amount },
  everyS: { of: "loop", ...some },
  jitter: { of: "loop", ...ratio },
  retryS: { of: "loop", or: ["boot"], ...some },
  paused: { of: "loop", or: ["recovery", "automation"], ...flag },
  leaves: { of: "loop", ...flag },
  absentS: { of: "loop", ...some },
  failStatic: { of: "loop", ...flag },
  perBoot: { of: "boot", ...amount },
  jitterS: { of: "boot", ...amount },
  perLost: { of: "recovery", ...amount },
  perReplicaRps: { of: "recovery", ...amount },
  published: { of: "record", ...ratio },
  second: { of: "record", ...ratio },
  expiresAtS: { of: "record", ...amount, unlimited: true },
  rotatesAtS: { of: "record", ...amount, unlimited: true },
  unchecked: { of: "station", ...ratio, perClass: true },
  override: { of: "automation", ...amount, unlimited: true },
  minReplicas: { of: "autoscaler", from: 1, whole: true },
  maxReplicas: { of: "autoscaler", from: 1, whole: true },
  targetUtilization: { of: "autoscaler", from: 0.001, to: 1 },
  scaleInRatio: { of: "autoscaler", ...ratio },
  periodS: { of: "health-check", ...some },
  unhealthyAfter: { of: "health-check", from: 1, whole: true },
  healthyAfter: { of: "health-check", from: 1, whole: true },
  panicRatio: { of: "health-check", ...ratio },
  minHealthy: { of: "health-check", from: 0, whole: true },
  minHealthyRatio: { of: "health-check", ...ratio },
  limit: { of: "ceiling", ...some, unlimited: true },
  base: { of: "ceiling", ...amount },
  perReplica: { of: "ceiling", ...amount },
  perOpen: { of: "ceiling", ...amount },
  perHour: { of: "ceiling", ...amount },
  quota: { of: "allowance", ...amount },
  graceRequests: { of: "allowance", ...amount },
  graceS: { of: "allowance", ...amount },
  used: { of: "allowance", ...amount },
  addable: { of: "provisioned", ...amount, whole: true },
  latencyMs: { of: "link", from: 0, to: 5000 },
  lossRatio: { of: "link", ...ratio },
  capacityRps: { of: "link", ...amount, unlimited: true },
  preference: { of: "way", ...amount },
  weight: { of: "way", ...amount },
  propagationS: { of: "routed", ...amount },
  advertised: { of: "site", ...flag },
  withdrawBelow: { of: "site", ...ratio },
  leads: { of: "member", ...flag },
  eligible: { of: "member", ...flag },
  replayRps: { of: "member", ...amount },
  elects: { of: "quorum", ...flag },
  detectS: { of: "quorum", ...amount },
  promoteS: { of: "quorum", ...amount },
} as const satisfies Readonly<Record<string, Fact>>;

/** Every parameter there is, in the order of the reference page. */
const parameterNames: readonly string[] = Object.keys(facts);

const factOf = (name: string): Fact | undefined => Object.entries(facts).find(([key]) => key === name)?.[1];

/** Whether the parameter that a path ends in takes whole numbers alone. */
export function isWhole(path: string): boolean {
  return factOf(path.slice(path.lastIndexOf(".") + 1).split(":")[0] ?? "")?.whole === true;
}

/** A value as the world gets it, where it stands in the file, and how it is written there, when that differs. */
export interface Written {
  readonly value: number | null;
  readonly at: Path;
  readonly as?: string;
}

/** One parameter, `name` or `name:class`, of some entities, and the values it is given. */
export interface Setting {
  readonly parameter: string;
  readonly at: Path;
  readonly entities: readonly { readonly name: string; readonly at: Path }[];
  readonly values: readonly Written[];
}

/** What is wrong with a path `entity.parameter` or `entity.parameter:class`, and with the values it is given. */
export function parameterFlaws(
  topology: Topology,
  path: string,
  values: readonly (number | null)[],
  at: Path,
): readonly Flaw[] {
  const dot = path.lastIndexOf(".");
  if (dot < 0) return [{ path: at, says: `is no parameter; write entity.parameter${dotMeant(path)}` }];
  return settingFlaws(topology, {
    parameter: path.slice(dot + 1),
    at,
    entities: [{ name: path.slice(0, dot), at }],
    values: values.map((value) => ({ value, at })),
  });
}

/** `members.serviceMs`, where something else stands for the dot. */
function dotMeant(path: string): string {
  const name = parameterNames.find((known) => new RegExp(`[^A-Za-z]${known}$`).test(path));
  if (name === undefined) return ", such as store.serviceMs.";
  return `; did you mean "${path.slice(0, -name.length - 1)}.${name}"?`;
}

/** The same where entity, parameter and values stand in places of their own. */
export function settingFlaws(topology: Topology, { parameter, at, entities, values }: Setting): readonly Flaw[] {
  const [name = "", className] = parameter.split(":");
  const fact = factOf(name);
  if (!fact) {
    const says = `there is no parameter "${name}"${suggestion(name, parameterNames) || "."} Known: ${parameterNames.join(", ")}.`;
    return [{ path: at, says }];
  }
  const names = [fact.of, ...(fact.or ?? [])].flatMap((scope) => entitiesOf(topology, scope));
  const flaws = [
    ...entities.flatMap((entity) =>
      names.includes(entity.name) ? [] : [{ path: entity.at, says: nobody(entity.name, name, names) }],
    ),
    ...known("class", fact.perClass ? className : undefined, topology.world.classes, at),
    ...when(className !== undefined && !fact.perClass, at, `"${name}" is the same for all classes.`),
    ...values.flatMap((value) => valueFlaws(name, fact, value)),
  ];
  if (flaws.length > 0) return flaws;
  const unheard = entities.flatMap((entity) => {
    const says = unheardOf(topology, name, entity.name) ?? unnamedClass(topology, name, entity.name, className);
    return says === undefined ? [] : [{ path: entity.at, says }];
  });
  if (unheard.length > 0 || fact.of !== "call") return unheard;
  const calls = entities.flatMap((entity) => callsNamed(topology, entity.name));
  return values.flatMap(({ value, at: place }) => roomFlaws(calls, name, value, place));
}

function nobody(entity: string, name: string, entities: readonly string[]): string {
  const elsewhere = entities.filter((known) => known.split("@")[0] === entity.split("@")[0]);
  const near = suggestion(entity, elsewhere) || suggestion(entity, entities) || ".";
  const list = entities.length > 0 && entities.length <= 30 ? ` Known: ${entities.join(", ")}.` : "";
  return `nothing called "${entity}" has a parameter "${name}"${near}${list}`;
}

function valueFlaws(name: string, { from, to, whole, unlimited }: Fact, { value, at, as }: Written): readonly Flaw[] {
  if (value === null) {
    return unlimited ? [] : [{ path: at, says: `"${name}" cannot be null: there is no such thing as without limit.` }];
  }
  const fits = value >= from && (to === undefined || value <= to) && (!whole || Number.isInteger(value));
  const noun = whole ? "a whole number" : "a number";
  const range = to !== undefined ? `from ${from} to ${to}` : from === 0 ? "from 0 up" : "above 0";
  return fits ? [] : [{ path: at, says: `${as ?? value} does not fit ${name}; write ${noun} ${range}.` }];
}

/** Why a parameter would change nothing where it is set. */
function unheardOf(topology: Topology, name: string, entity: string): string | undefined {
  const calls = callsNamed(topology, entity);
  if ((name === "budgetRatio" || name === "budgetCap") && !calls.some(({ spec }) => spec.budget))
    return `"${entity}" has no budget; declare one.`;
  if (name === "breakerRatio" && !calls.some(({ spec }) => spec.breaker))
    return `"${entity}" has no breaker; declare one.`;
  if (name === "staticS" && !calls.some(({ spec }) => spec.staticS !== undefined))
    return `"${entity}" remembers no answers; declare the longest staticS.`;
  if (name === "serveStaleS" && !staleServed(topology, entity))
    return `no failed load is answered by "${entity}"; declare serveStaleS there, 0 for later, and a call with onMissOf.`;
  if (name === "connections" && !calls.some(({ spec }) => spec.connections))
    return `"${entity}" has no connection pool; declare connections.`;
  if (
    name === "failOpen" &&
    !calls.some(({ from, spec }) => "station" in from && from.own === undefined && spec.kind !== "async")
  )
    return `nobody waits for "${entity}", or it is no call for a request: there is nothing to go on with.`;
  if (name === "perRequest" && !calls.some(({ from }) => "station" in from))
    return `how often people call is "rps" or "perUserPerMinute".`;
  if ((name === "failStatic" || name === "absentS") && !fetchingNames(topology).includes(entity))
    return `"${entity}" fetches no record.`;
  const journeys = topology.world.populations.find(({ id }) => id === entity)?.journeys ?? [];
  const needed = needs[name];
  return needed !== undefined && !journeys.some((journey) => journey.when === needed)
    ? `"${entity}" has no journey "when: ${needed}", which ${name} belongs to.`
    : undefined;
}

/** Whether a cache that goes by a name declares old answers, and some call would get them. */
function staleServed({ stations, calls }: Topology, name: string): boolean {
  const caches = stations.filter(({ id, service }) => id === name || service.id === name);
  return caches.some(
    ({ service: { id, cache } }) => cache?.serveStaleS !== undefined && calls.some(({ spec }) => spec.onMissOf === id),
  );
}

/** A call that names its classes is made by no other: streams are made for those it names alone. */
function unnamedClass(topology: Topology, name: string, entity: string, className?: string): string | undefined {
  if (name !== "perRequest") return undefined;
  const wanted = className === undefined ? topology.world.classes : [className];
  for (const { id, spec } of callsNamed(topology, entity)) {
    const missing =
      typeof spec.perRequest === "number" ? undefined : wanted.find((k) => !Object.keys(spec.perRequest).includes(k));
    if (missing !== undefined)
      return `${id} names its classes in perRequest, and "${missing}" is not among them; write it there, with 0, or set one class.`;
  }
  return undefined;
}

const needs: Readonly<Record<string, "always" | "arriving" | "connected">> = {
  rps: "always",
  perUserPerMinute: "connected",
  sessionMinutes: "arriving",
};

const waitFields: Readonly<Record<string, keyof Call["spec"]["retries"]>> = {
  backoffMs: "backoffMs",
  backoffFactor: "factor",
  backoffCapMs: "capMs",
};

/** Values beyond what the compiled world remembers. */
function roomFlaws(calls: readonly Call[], name: string, value: number | null, at: Path): readonly Flaw[] {
  for (const { id, spec } of calls) {
    const room = roomOf(spec);
    if (name === "timeoutMs" && room.timeoutMs !== null && (value === null || value > room.timeoutMs)) {
      const says = `${id} can be raised to ${room.timeoutMs} ms, twice its declared timeoutMs; declare more there.`;
      return [{ path: at, says }];
    }
    if (name === "retries" && (value ?? 0) > room.retries) {
      const says = `${id} declares at most ${room.retries}; declare retries.max ${value} there, and set less where less is meant.`;
      return [{ path: at, says }];
    }
    if (name === "staticS" && spec.staticS !== undefined && (value ?? 0) > spec.staticS) {
      const says = `${id} remembers answers for ${spec.staticS} s; declare the longest staticS there.`;
      return [{ path: at, says }];
    }
    const field = waitFields[name];
    const wait = field === undefined ? 0 : longestWaitMs({ ...spec.retries, [field]: value ?? Infinity });
    if (wait > room.waitMs) {
      const says = `${id} would wait ${wait} ms before a retry, as declared at most ${room.waitMs} ms; declare the longest there.`;
      return [{ path: at, says }];
    }
  }
  return [];
}

/** Every name that a path may begin with. */
function entitiesOf(topology: Topology, scope: Scope): readonly string[] {
  if (scope === "pool") return poolNames(topology);
  if (scope === "station") return stationNames(topology);
  if (scope === "shedder") return shedderNames(topology);
  if (scope === "cache") return cacheNames(topology);
  if (scope === "link") return linkNames(topology);
  if (scope === "loop") return loopNames(topology);
  if (scope === "site") return siteNames(topology);
  if (scope === "member") return memberNames(topology);
  if (scope === "quorum") return quorumNames(topology);
  if (scope === "way") return wayNames(topology);
  if (scope === "routed") return routedNames(topology);
  if (scope === "record") return recordNames(topology);
  if (scope === "automation") return automationNames(topology);
  if (scope === "autoscaler" || scope === "health-check") return automationNames(topology, scope);
  if (scope === "recovery") return recoveryNames(topology);
  if (scope === "mortal") return crashNames(topology);
  if (scope === "boot") return bootNames(topology);
  if (scope === "ceiling") return ceilingNames(topology);
  if (scope === "provisioned") return provisionedNames(topology);
  if (scope === "allowance") return allowanceNames(topology);
  return scope === "call" ? callerNames(topology) : topology.world.populations.map(({ id }) => id);
}

function callsNamed({ calls }: Topology, name: string): readonly Call[] {
  const { whole } = groupIn(name);
  return calls.filter((call) => namesOfCall(call).includes(whole));
}
