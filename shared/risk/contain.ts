/**
 * Changes that would contain a fault, as edits of the world: a retry budget, a time-out, a bound on a queue, a bulkhead,
 * jitter, a breaker, least capacity, a call that may fail. Which of them are worth trying follows from where the
 * screening found the system full; whether one contains the fault is for the simulation to say.
 */
import type { CallSpec, Scenario, ServiceSpec, WorldSpec } from "../content/index.ts";
import type { Loop } from "./loop.ts";
import type { Model } from "./model.ts";
import type { Screened } from "./screen.ts";

export const changeKinds = [
  "jitter",
  "retry budget",
  "time-out",
  "breaker",
  "queue bound",
  "bulkhead",
  "failover limit",
  "minimum health",
  "least capacity",
  "fallback",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Change {
  readonly kind: ChangeKind;
  readonly says: string;
  /** In settings that somebody has to change; capacity and fallbacks cost more. */
  readonly cost: number;
  readonly world: WorldSpec;
}

interface Scene {
  readonly world: WorldSpec;
  readonly model: Model;
  /** Services that are full or failing, and the calls that reach them. */
  readonly full: ReadonlySet<string>;
  readonly sick: ReadonlySet<string>;
  /** Service or call where the fault itself is: only there is an answer without it a change, and not another product. */
  readonly places: readonly string[];
}

const FULL = 0.95;
const SICK = 0.05;
/** A machine or a fallback costs as much as so many settings. */
const MACHINES_COST = 10;
const FALLBACK_COST = 20;
/** Harm to whoever gets an answer without it, as a share of a failure. */
const NOTICED = 0.2;

/** The cheapest first. */
export function changesFor(
  healthy: Scenario,
  place: string,
  { model, screened, loop }: { readonly model: Model; readonly screened: Screened; readonly loop: Loop },
): readonly Change[] {
  const { world } = healthy;
  const at = (holds: (s: number) => boolean): ReadonlySet<string> =>
    new Set(model.stations.flatMap(({ service }, s) => (holds(s) ? [service] : [])));
  const full = at((s) => screened.stations[s].load >= FULL || s === loop.fullest);
  const sick = at((s) => screened.stations[s].failing >= SICK);
  const places = [place, place.split("@")[0]];
  const scene: Scene = { world, full, sick, places, model };
  const tried = changeKinds.flatMap((kind) => changeOf(scene, kind));
  return tried.sort((a, b) => a.cost - b.cost);
}

function changeOf(scene: Scene, kind: ChangeKind): readonly Change[] {
  const { full, sick } = scene;
  const toSick = ({ to }: CallSpec): boolean => sick.has(to) || full.has(to);
  switch (kind) {
    case "jitter":
      return ofCalls(scene, kind, "Wait a random part of the back-off before a retry", (call) =>
        toSick(call) && call.retries.max > 0 && call.retries.backoffMs > 0 && call.retries.jitter === "none"
          ? { ...call, retries: { ...call.retries, jitter: "full" } }
          : call,
      );
    case "retry budget":
      return ofCalls(scene, kind, "Give retries a budget of a tenth of the calls", (call) =>
        toSick(call) && call.retries.max > 0 && call.budget === undefined
          ? { ...call, budget: { ratio: 0.1, earnedBy: "request", capTokens: 500 } }
          : call,
      );
    case "time-out":
      return ofCalls(scene, kind, "Wait a quarter as long before giving up", (call) =>
        toSick(call) && call.timeoutMs !== null && call.timeoutMs > 400
          ? { ...call, timeoutMs: Math.round(call.timeoutMs / 4) }
          : call,
      );
    case "breaker":
      return ofCalls(scene, kind, "Put a breaker before the calls that fail", (call) =>
        toSick(call) && call.breaker === undefined && call.kind !== "async"
          ? { ...call, breaker: { failureRatio: 0.5, windowS: 10, minResults: 20, openS: 5, trials: 10 } }
          : call,
      );
    case "queue bound":
      return ofServices(
        scene,
        kind,
        "Let no more wait than can be answered in time, and drop who has gone",
        1,
        (service) => (full.has(service.id) ? bounded(scene, service) : service),
      );
    case "bulkhead":
      return ofServices(
        scene,
        kind,
        "Keep at most a quarter of a caller's slots for the call that hangs",
        1,
        (service) => bulkheaded(service, toSick),
      );
    case "failover limit":
      return scene.world.failovers.some(({ enabled }) => enabled)
        ? [
            {
              kind,
              says: "Move no more than three of ten to another region.",
              cost: 1,
              world: {
                ...scene.world,
                failovers: scene.world.failovers.map((each) => ({ ...each, maxShare: Math.min(0.3, each.maxShare) })),
              },
            },
          ]
        : [];
    case "minimum health":
      return ofServices(scene, kind, "Keep seven of ten replicas in rotation whatever a probe says", 1, (service) =>
        service.healthCheck &&
        (full.has(service.id) || sick.has(service.id)) &&
        service.healthCheck.minHealthyRatio < 0.7
          ? { ...service, healthCheck: { ...service.healthCheck, minHealthyRatio: 0.7 } }
          : service,
      );
    case "least capacity":
      return ofServices(scene, kind, "Run half as many replicas again", MACHINES_COST, (service) =>
        full.has(service.id) ? withMore(service) : service,
      );
    case "fallback":
      return ofCalls(
        scene,
        kind,
        "Answer without it when it fails, which people notice a little",
        (call, caller) =>
          call.kind === "hard" && scene.places.includes(call.to) !== scene.places.includes(`${caller}>${call.to}`)
            ? { ...call, kind: "soft", degraded: NOTICED }
            : call,
        FALLBACK_COST,
      );
  }
}

function ofCalls(
  scene: Scene,
  kind: ChangeKind,
  says: string,
  edit: (call: CallSpec, caller: string) => CallSpec,
  each = 1,
): readonly Change[] {
  const touched: string[] = [];
  const services = scene.world.services.map((service) => {
    const calls = service.calls.map((call) => {
      const edited = edit(call, service.id);
      if (edited !== call) touched.push(`${service.id}>${call.to}`);
      return edited;
    });
    return { ...service, calls };
  });
  return changed(scene, kind, says, each, touched, services);
}

function ofServices(
  scene: Scene,
  kind: ChangeKind,
  says: string,
  each: number,
  edit: (service: ServiceSpec) => ServiceSpec,
): readonly Change[] {
  const touched: string[] = [];
  const services = scene.world.services.map((service) => {
    const edited = edit(service);
    if (edited !== service) touched.push(service.id);
    return edited;
  });
  return changed(scene, kind, says, each, touched, services);
}

function changed(
  { world }: Scene,
  kind: ChangeKind,
  says: string,
  each: number,
  touched: readonly string[],
  services: WorldSpec["services"],
): readonly Change[] {
  if (touched.length === 0) return [];
  const more = touched.length > 4 ? ` and ${touched.length - 4} more` : "";
  const where = `${touched.slice(0, 4).join(", ")}${more}`;
  return [{ kind, says: `${says}: ${where}.`, cost: each * touched.length, world: { ...world, services } }];
}

/** Half of the shortest patience of its callers, in requests. */
function bounded({ model }: Scene, service: ServiceSpec): ServiceSpec {
  const patience = Math.min(
    ...model.calls.flatMap(({ to, timeoutMs }) => (model.stations[to[0]].service === service.id ? [timeoutMs] : [])),
  );
  const perMs = service.groups.reduce(
    (sum, { replicas, slots, serviceMs }) => sum + (replicas * (slots ?? Infinity)) / Math.max(1, serviceMs),
    0,
  );
  const places = Math.ceil((patience / 2) * perMs);
  if (!Number.isFinite(places) || (service.queue.places ?? Infinity) <= places) return service;
  return { ...service, queue: { ...service.queue, places, expired: "skip" } };
}

function bulkheaded(service: ServiceSpec, isSick: (call: CallSpec) => boolean): ServiceSpec {
  const slots = Math.min(...service.groups.map((group) => group.slots ?? Infinity));
  if (slots === Infinity || slots < 4) return service;
  let isChanged = false;
  const calls = service.calls.map((call) => {
    if (!isSick(call) || call.connections !== undefined || call.kind === "async") return call;
    isChanged = true;
    return { ...call, connections: { max: Math.ceil(slots / 4), waitMs: 0 } };
  });
  return isChanged ? { ...service, calls } : service;
}

function withMore(service: ServiceSpec): ServiceSpec {
  const groups = service.groups.map((group) => ({ ...group, replicas: Math.ceil(group.replicas * 1.5) }));
  const { autoscaler } = service;
  if (!autoscaler) return { ...service, groups };
  const least = Math.ceil(autoscaler.minReplicas * 1.5);
  return {
    ...service,
    groups,
    autoscaler: { ...autoscaler, minReplicas: least, maxReplicas: Math.max(least, autoscaler.maxReplicas) },
  };
}
