/**
 * What a world file declares for a parameter, by the path that effects use for it: the value at the start, before
 * anything has changed it.
 */
import { namesOfCall } from "./lint/names.ts";
import { groupIn } from "./topology.ts";
import type { Call, Topology } from "./topology.ts";
import type { PopulationSpec, ServiceSpec } from "./world.ts";

type Value = number | null | undefined;

const ofGroup = {
  slots: ({ slots }) => slots,
  replicas: ({ replicas }) => replicas,
  serviceMs: ({ serviceMs }) => serviceMs,
  cv: ({ cv }) => cv,
  errorRatio: ({ errorRatio }) => errorRatio,
  wrongRatio: ({ wrongRatio }) => wrongRatio,
  crashesPerHour: ({ crashesPerHour }) => crashesPerHour,
} satisfies Readonly<Record<string, (group: ServiceSpec["groups"][number]) => Value>>;

const ofService = {
  places: ({ queue }) => queue.places,
  withdrawBelow: ({ withdrawBelow }) => withdrawBelow,
  ttlS: ({ cache }) => cache?.ttlS,
} satisfies Readonly<Record<string, (service: ServiceSpec) => Value>>;

const ofCall = {
  timeoutMs: ({ timeoutMs }) => timeoutMs,
  retries: ({ retries }) => retries.max,
  backoffMs: ({ retries }) => retries.backoffMs,
  backoffFactor: ({ retries }) => retries.factor,
  backoffCapMs: ({ retries }) => retries.capMs,
  perRequest: ({ perRequest }) => (typeof perRequest === "number" ? perRequest : undefined),
} satisfies Readonly<Record<string, (spec: Call["spec"]) => Value>>;

const ofPopulation = {
  users: ({ users }) => users,
  sessionMinutes: ({ sessionMinutes }) => sessionMinutes,
} satisfies Readonly<Record<string, (population: PopulationSpec) => Value>>;

/** undefined: the file does not say, not in one number, or something else than a number of its own. */
export function declaredOf(topology: Topology, path: string): Value {
  const dot = path.lastIndexOf(".");
  const values = valuesOf(topology, path.slice(0, dot), path.slice(dot + 1));
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

function valuesOf(topology: Topology, entity: string, name: string): readonly Value[] {
  const { whole, group } = groupIn(entity);
  const services = topology.stations
    .filter(({ id, service }) => id === whole || service.id === whole)
    .map(({ service }) => service);
  const calls = topology.calls.filter((call) => namesOfCall(call).includes(whole)).map(({ spec }) => spec);
  const people = topology.world.populations.filter(({ id }) => id === whole);
  const groups = services.flatMap((service) => service.groups.filter(({ id }) => group === undefined || id === group));
  if (has(ofGroup, name)) return groups.map(ofGroup[name]);
  if (has(ofService, name)) return services.map(ofService[name]);
  if (has(ofCall, name)) return calls.map(ofCall[name]);
  return has(ofPopulation, name) ? people.map(ofPopulation[name]) : [];
}

function has<T extends object>(table: T, name: string): name is Extract<keyof T, string> {
  return Object.hasOwn(table, name);
}
