/**
 * Where in a graph a small fault could matter: every call that waits for its answer, to a callee that has slots and does
 * work, with what the screening says of both at rest, and how many people stand on the callee.
 */
import type { CallSpec, Scenario } from "../content/index.ts";
import { modelOf, screen } from "../risk/index.ts";

/** A service as it is at rest, in the region where it is busiest. */
export interface Rest {
  /** Slots busy on average, what it is asked per second, and replicas. */
  readonly busy: number;
  readonly rps: number;
  readonly replicas: number;
  readonly slots: number;
}

export interface Spot {
  readonly caller: string;
  readonly callee: string;
  readonly call: CallSpec;
  readonly timeoutMs: number;
  /** Where most of the people come in who reach it. */
  readonly entry: string;
  readonly ofCaller: Rest;
  readonly ofCallee: Rest;
  /** All services from which calls lead to the callee, and what each is at rest. */
  readonly above: ReadonlyMap<string, Rest>;
  /** Share of all users who fail where the callee is gone. */
  readonly share: number;
}

export function spotsOf(healthy: Scenario): readonly Spot[] {
  const { services } = healthy.world;
  const rest = restsOf(healthy);
  const shares = new Map<string, number>();
  const shareOf = (service: string): number => {
    const known = shares.get(service) ?? failingShare(healthy, { set: { [`${service}.replicas`]: 0 }, scale: {} });
    shares.set(service, known);
    return known;
  };
  return services.flatMap((service) =>
    service.calls.flatMap((call) => {
      const callee = services.find(({ id }) => id === call.to);
      const ofCaller = rest.get(service.id);
      const ofCallee = rest.get(call.to);
      const above = aboveOf(healthy.world, call.to);
      const entry = entryOf(healthy.world, above);
      const { timeoutMs } = call;
      const works = callee?.groups.every(({ slots, serviceMs }) => slots !== null && serviceMs > 0) === true;
      const isOne = service.calls.filter(({ to }) => to === call.to).length === 1;
      if (!works || !isOne || call.kind !== "hard" || timeoutMs === null || entry === null) return [];
      if (!ofCaller || !ofCallee || ofCallee.rps <= 0) return [];
      const share = shareOf(call.to);
      const known = new Map([...rest].filter(([id]) => above.has(id)));
      return [{ caller: service.id, callee: call.to, call, timeoutMs, entry, ofCaller, ofCallee, above: known, share }];
    }),
  );
}

/** Users who fail or are slowed in the steady state that effects lead to, as a share of all. */
export function failingShare(scenario: Scenario, effects: Parameters<typeof modelOf>[1]): number {
  const model = modelOf(scenario, effects);
  const users = model.populations.reduce((sum, population) => sum + population.users, 0);
  return screen(model).userMinutes / 60 / Math.max(1, users);
}

function restsOf(healthy: Scenario): ReadonlyMap<string, Rest> {
  const model = modelOf(healthy, null);
  const { stations } = screen(model);
  const rests = new Map<string, Rest>();
  for (const [s, { service, slots }] of model.stations.entries()) {
    const spec = healthy.world.services.find(({ id }) => id === service);
    const { load, rps } = stations[s];
    if (!spec || !Number.isFinite(slots) || (rests.get(service)?.rps ?? -1) >= rps) continue;
    const replicas = spec.groups.reduce((sum, group) => sum + group.replicas, 0);
    if (replicas > 0) rests.set(service, { busy: load * slots, rps, replicas, slots });
  }
  return rests;
}

function aboveOf({ services }: Scenario["world"], service: string): ReadonlySet<string> {
  const above = new Set<string>();
  for (let size = -1; size !== above.size;) {
    size = above.size;
    for (const { id, calls } of services) if (calls.some(({ to }) => to === service || above.has(to))) above.add(id);
  }
  return above;
}

/** The door of most of the people from whom calls lead there; null where there is none. */
function entryOf({ populations }: Scenario["world"], above: ReadonlySet<string>): string | null {
  let best: { readonly to: string; readonly users: number } | null = null;
  for (const { users, journeys } of populations)
    for (const { to } of journeys) if (above.has(to) && users > (best?.users ?? 0)) best = { to, users };
  return best?.to ?? null;
}
