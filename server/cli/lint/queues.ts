/**
 * Findings about claims of metastability: a queue keeps a station busy with work whose callers have gone only if what
 * waits in it takes longer than their patience. A shorter one empties itself into answers that still count, and the
 * trouble heals with its trigger.
 */
import type { EffectsSpec, Scenario, Topology } from "../../../shared/content/index.ts";
import { figure, found } from "./finding.ts";
import type { Finding } from "./finding.ts";

const families: readonly string[] = ["retries and herds", "caches and backlog"];

export function queueFindings(scenario: Scenario, topology: Topology): readonly Finding[] {
  const { truth, policies } = scenario;
  const sustainers = truth.flatMap(({ role, mechanism, component }, i) =>
    role === "sustainer" && mechanism.some((name) => families.includes(name))
      ? [{ component, path: ["truth", i] }]
      : [],
  );
  const claims =
    sustainers.length > 0
      ? sustainers
      : Object.entries(policies).flatMap(([name, { kind }]) =>
          kind === "trigger"
            ? [{ component: truth.flatMap(({ component }) => component), path: ["policies", name] }]
            : [],
        );
  return claims.flatMap(({ component, path }) => {
    const queues = component.flatMap((name) => queuesNamed(scenario, topology, name));
    const longest = queues.sort((a, b) => b.drainMs / b.patienceMs - a.drainMs / a.patienceMs)[0];
    return found(
      longest !== undefined && longest.drainMs < longest.patienceMs,
      "warning",
      path,
      longest
        ? `it is said to sustain itself, but ${longest.places} places of "${longest.id}" are served in ${figure(longest.drainMs)} ms, and its most hurried caller waits ${figure(longest.patienceMs)} ms: it heals by itself.`
        : "",
      longest
        ? `Give it more than ${figure(longest.servedPerMs * longest.patienceMs)} places, or its callers less patience.`
        : "",
    );
  });
}

interface Queue {
  readonly id: string;
  readonly places: number;
  /** Requests that all slots together finish in a millisecond. */
  readonly servedPerMs: number;
  /** How long a full queue takes to be served. */
  readonly drainMs: number;
  /** The shortest time-out of its callers. */
  readonly patienceMs: number;
}

/** Bounded queues of a component, of a station or service or of both ends of an edge, at their worst. */
function queuesNamed({ defects, channels }: Scenario, { stations, calls }: Topology, component: string): Queue[] {
  const names = component.split(">");
  const changes = [...defects, ...channels.flatMap(({ payloads }) => payloads)];
  return stations.flatMap(({ id, service }, s) => {
    if (service.queue.places === null || !names.some((name) => name === id || name === service.id)) return [];
    const own = [id, service.id];
    const places = Math.max(...valuesOf(changes, own, "places", service.queue.places));
    const patience = calls.flatMap((call) =>
      call.routes.includes(s) && call.spec.timeoutMs !== null
        ? valuesOf(changes, namesOfCall(call), "timeoutMs", call.spec.timeoutMs)
        : [],
    );
    const servedPerMs = service.groups.reduce((sum, { slots, replicas, serviceMs }) => {
      const least = (name: string, declared: number): number => Math.min(...valuesOf(changes, own, name, declared));
      const slowest = Math.max(...valuesOf(changes, own, "serviceMs", serviceMs));
      return sum + (least("slots", slots ?? Infinity) * least("replicas", replicas)) / slowest;
    }, 0);
    return patience.length > 0
      ? [{ id, places, servedPerMs, drainMs: places / servedPerMs, patienceMs: Math.min(...patience) }]
      : [];
  });
}

/** The declared value of a parameter, and those that defects and payloads give it. */
function valuesOf(
  changes: readonly EffectsSpec[],
  names: readonly string[],
  parameter: string,
  declared: number,
): readonly number[] {
  const given = changes.flatMap(({ set, scale }) =>
    names.flatMap((name) => {
      const path = `${name}.${parameter}`;
      return [set[path], scale[path] === undefined ? undefined : declared * scale[path]];
    }),
  );
  return [declared, ...given.filter((value) => value !== undefined)];
}

/** As paths of parameters name a call: by itself, by its services, by its caller. */
function namesOfCall({ id }: Topology["calls"][number]): readonly string[] {
  const [from = "", to = ""] = id.split(">");
  return [id, `${from.split(/[@:]/)[0]}>${to}`, from.split(":")[0] ?? from];
}
