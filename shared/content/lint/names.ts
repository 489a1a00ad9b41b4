/** Every name that a place in a file may use: of stations, caches, calls, edges and automations. */
import type { Scenario } from "../scenario.ts";
import type { Call, Topology } from "../topology.ts";

/** Services and stations: `store`, `store@eu-west`. */
export function stationNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => [service.id, id]))];
}

export function cacheNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => (service.cache ? [service.id, id] : [])))];
}

/** Links from either end: `eu-west~us-east`, `us-east~eu-west`. */
export function linkNames({ world }: Topology): readonly string[] {
  return world.links.flatMap(({ from, to }) => [`${from}~${to}`, `${to}~${from}`]);
}

/** Loops of a fleet: `disks:renew`, `disks@eu-west:renew`. */
export function loopNames({ stations }: Topology): readonly string[] {
  const names = stations.flatMap(({ id, service }) =>
    service.loops.flatMap((loop) => [`${service.id}:${loop.id}`, `${id}:${loop.id}`]),
  );
  return [...new Set(names)];
}

/** Calls and their callers: `boot@eu-west>store`, `boot>store`, and `boot@eu-west` or `users` for all calls of one. */
export function callerNames({ calls }: Topology): readonly string[] {
  return [...new Set(calls.flatMap(namesOfCall))];
}

export function namesOfCall({ id }: Call): readonly string[] {
  const [from = "", to = ""] = id.split(">");
  return [`${from.split(/[@:]/)[0]}>${to}`, id, from.split(":")[0] ?? from];
}

/** Edges as telemetry names them: `boot>store`, `boot@eu-west>store@eu-west`. */
export function edgeNames({ edges }: Topology): readonly string[] {
  const short = (id: string): string => {
    const [from = "", to = ""] = id.split(">");
    return `${from.split(/[@:]/)[0]}>${to.split("@")[0]}`;
  };
  return [...new Set(edges.flatMap(({ id }) => [short(id), id]))];
}

/** What can be paused: roll-outs, `failover:eu-west`, `autoscaler:boot`. */
export function automationNames({ rollouts, world }: Scenario, { stations }: Topology): readonly string[] {
  const scaled = stations.filter(({ service }) => service.autoscaler);
  return [
    ...rollouts.map(({ id }) => id),
    ...(world.failovers.length > 0 ? ["failover"] : []),
    ...world.failovers.map(({ from }) => `failover:${from}`),
    ...new Set(scaled.flatMap(({ id, service }) => [`autoscaler:${service.id}`, `autoscaler:${id}`])),
  ];
}
