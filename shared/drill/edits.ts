/** Edits of a world before a drill begins: what was set up long ago and harmed nobody. */
import type { CallSpec, ServiceSpec, WorldSpec } from "../content/index.ts";
import type { Rest, Spot } from "./spots.ts";

/** What a caller does that was told nothing else: clients of services come with retries. */
const RETRIES = { max: 3, backoffMs: 50, factor: 2, capMs: 60_000, jitter: "full" } as const;
/** Harm to who is answered without a part of it; 1 is a failure. */
const NOTICED = 0.2;
/** A callee is as large as it needs to be for this, in whole slots. */
const BUSY = 0.75;

function withService(world: WorldSpec, id: string, edit: (service: ServiceSpec) => ServiceSpec): WorldSpec {
  return { ...world, services: world.services.map((service) => (service.id === id ? edit(service) : service)) };
}

/** All calls of one caller that wait for an answer. */
export function withCalls(world: WorldSpec, caller: string, edit: (call: CallSpec) => CallSpec): WorldSpec {
  return withService(world, caller, (service) => ({
    ...service,
    calls: service.calls.map((call) => (call.kind === "hard" ? edit(call) : call)),
  }));
}

/** The shared client asks again, wherever it was not told how often: the caller whatever it calls, others the callee. */
export function withRetries(world: WorldSpec, { caller, callee }: Spot): WorldSpec {
  const asksAgain = (call: CallSpec): CallSpec => (call.retries.max > 0 ? call : { ...call, retries: RETRIES });
  return world.services.reduce(
    (made, { id }) => withCalls(made, id, (call) => (id === caller || call.to === callee ? asksAgain(call) : call)),
    world,
  );
}

export function retriesOf({ call }: Spot): number {
  return call.retries.max > 0 ? call.retries.max : RETRIES.max;
}

/** People notice what is left out. */
export function withPrice(world: WorldSpec, { caller }: Spot): WorldSpec {
  return withCalls(world, caller, (call) => ({ ...call, degraded: call.degraded ?? NOTICED }));
}

/** No more slots than ordinary life needs, in whole ones per replica; a service that has fewer keeps them. */
export function sized(world: WorldSpec, service: string, rest: Rest): WorldSpec {
  const slots = slotsFor(rest);
  return withService(world, service, (spec) => ({
    ...spec,
    groups: spec.groups.map((group) => ({ ...group, slots })),
  }));
}

/** Who waits holds a slot: with as many as that takes nothing above the callee stands in the way of what is asked of it. */
export function withRoom(world: WorldSpec, spot: Spot): WorldSpec {
  const waitS = ((retriesOf(spot) + 1) * (spot.timeoutMs + RETRIES.backoffMs * 4)) / 1000;
  return [...spot.above].reduce((made, [id, { rps, replicas }]) => {
    const slots = Math.ceil((rps * waitS) / replicas);
    return withService(made, id, (service) => ({
      ...service,
      groups: service.groups.map((group) => ({ ...group, slots: group.slots && Math.max(group.slots, slots) })),
    }));
  }, world);
}

function slotsFor({ busy, replicas, slots }: Rest): number {
  return Math.min(Math.max(1, Math.floor(slots / replicas)), Math.max(1, Math.ceil(busy / BUSY / replicas)));
}

/** Busy share at rest once it is sized so. */
export function loadOf(rest: Rest): number {
  return rest.busy / (slotsFor(rest) * rest.replicas);
}

/** Requests per second that it can do then. */
export function capacityOf(rest: Rest): number {
  return rest.rps / loadOf(rest);
}

export function callOf({ caller, callee }: Spot): string {
  return `${caller}>${callee}`;
}
