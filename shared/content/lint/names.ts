/** Every name that a place in a file may use: of stations, caches, calls, edges and automations. */
import type { AutomationKind } from "../automations.ts";
import { groupIn } from "../topology.ts";
import type { Call, Station, Topology } from "../topology.ts";
import type { ServiceSpec } from "../world.ts";

/** Services and stations: `store`, `store@eu-west`. */
export function stationNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => [service.id, id]))];
}

/** What can be changed alone: services, stations, and the replica groups of either where there are several. */
export function poolNames(topology: Topology): readonly string[] {
  const groups = topology.stations.flatMap(({ id, service }) => perGroup([service.id, id], service));
  return [...new Set([...stationNames(topology), ...groups])];
}

/** Replicas that can crash by chance, in the same way: of those groups that say how often. */
export function crashNames({ stations }: Topology): readonly string[] {
  const names = stations.flatMap(({ id, service }) => {
    const groups = service.groups.filter(({ crashesPerHour }) => crashesPerHour !== undefined).map((group) => group.id);
    if (groups.length === 0) return [];
    const alone = perGroup([service.id, id], service);
    return [service.id, id, ...alone.filter((name) => groups.includes(groupIn(name).group ?? ""))];
  });
  return [...new Set(names)];
}

/** Names that begin with a service, for each of its groups: `store/canary@eu-west` of `store@eu-west`. */
function perGroup(names: readonly string[], { groups }: Station["service"]): readonly string[] {
  if (groups.length === 1) return [];
  return groups.flatMap(({ id }) => names.map((name) => name.replace(/^[^@:>]+/, `$&/${id}`)));
}

export function cacheNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => (service.cache ? [service.id, id] : [])))];
}

/** Stations and services whose data are backed up. */
export function backupNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => (service.backup ? [service.id, id] : [])))];
}

/** Stations and services whose queues refuse who has waited too long. */
export function shedderNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => (service.queue.codel ? [service.id, id] : [])))];
}

/** Stations and services that have a hidden ceiling. */
export function ceiledNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => (service.ceilings.length > 0 ? [service.id, id] : [])))];
}

/** Links from either end: `eu-west~us-east`, `us-east~eu-west`; and `eu-west>us-east`, where its directions differ. */
export function linkNames({ world }: Topology): readonly string[] {
  return world.links.flatMap(({ from, to, reverse }) => [
    `${from}~${to}`,
    `${to}~${from}`,
    ...(reverse ? [`${from}>${to}`, `${to}>${from}`] : []),
  ]);
}

/** Stations that routes lead to, and their services. */
export function siteNames({ calls, stations }: Topology): readonly string[] {
  const sites = stations.filter((_, index) => calls.some(({ route, routes }) => route && routes.includes(index)));
  return [...new Set(sites.flatMap(({ id, service }) => [service.id, id]))];
}

/** Stations and services that keep a quorum. */
export function memberNames({ stations }: Topology): readonly string[] {
  const members = stations.filter(({ service }) => service.quorum);
  return [...new Set(members.flatMap(({ id, service }) => [service.id, id]))];
}

export function quorumNames({ world }: Topology): readonly string[] {
  return world.services.flatMap(({ id, quorum }) => (quorum ? [id] : []));
}

/** Ways of routed calls: the site for everybody's, `boot>store@us-east` and `boot@eu-west>store@us-east` for a caller's. */
export function wayNames(topology: Topology): readonly string[] {
  const { calls, edges } = topology;
  const ways = edges.flatMap(({ id, call }) => {
    const [from = "", to = ""] = id.split(">");
    return calls[call]?.route ? [id, `${from.split(/[@:]/)[0]}>${to}`] : [];
  });
  return [...new Set([...siteNames(topology), ...ways])];
}

/** Calls that follow a route, by the names of calls. */
export function routedNames(topology: Topology): readonly string[] {
  return callerNames({ ...topology, calls: topology.calls.filter(({ route }) => route) });
}

/** Loops of a fleet: `disks:renew`, `disks@eu-west:renew`, `disks/new:renew`. */
export function loopNames(topology: Topology): readonly string[] {
  return partsOf(topology, ({ loops }) => loops, perGroup);
}

/** Loops that fetch a record. */
export function fetchingNames(topology: Topology): readonly string[] {
  return partsOf(topology, ({ loops }) => loops.filter(({ fetches }) => fetches !== undefined), perGroup);
}

/** What a fleet calls when it boots, in the same way: `disks:settings`. */
export function bootNames(topology: Topology): readonly string[] {
  return partsOf(topology, ({ boots }) => boots, perGroup);
}

/** What a fleet calls when it has lost replicas, in the same way: `disks:mirror`. */
export function recoveryNames(topology: Topology): readonly string[] {
  return partsOf(topology, ({ recoveries }) => recoveries, perGroup);
}

/** Ceilings of a fleet, in the same way: `disks:threads`. */
export function ceilingNames(topology: Topology): readonly string[] {
  return partsOf(topology, ({ ceilings }) => ceilings, perGroup);
}

/** Records by who hands them out: `names:store-address`, `names@eu-west:store-address`. */
export function recordNames(topology: Topology): readonly string[] {
  return partsOf(topology, ({ records }) => records);
}

function partsOf(
  { stations }: Topology,
  parts: (service: ServiceSpec) => readonly { readonly id: string }[],
  more: typeof perGroup = () => [],
): readonly string[] {
  const names = stations.flatMap(({ id, service }) => {
    const whole = parts(service).flatMap((part) => [`${service.id}:${part.id}`, `${id}:${part.id}`]);
    return [...whole, ...more(whole, service)];
  });
  return [...new Set(names)];
}

/** Stations and services whose provider counts replicas. */
export function provisionedNames({ stations }: Topology): readonly string[] {
  return [...new Set(stations.flatMap(({ id, service }) => (service.provisioning ? [service.id, id] : [])))];
}

/** Allowances by who gives them: `gateway:calls`, `gateway@eu-west:calls`. */
export function allowanceNames(topology: Topology): readonly string[] {
  return partsOf(topology, ({ allowances }) => allowances);
}

/** Calls and their callers: `boot@eu-west>store`, `boot>store`, and `boot@eu-west` or `users` for all calls of one. */
export function callerNames({ calls, stations }: Topology): readonly string[] {
  const names = calls.flatMap((call) => {
    const caller = "station" in call.from ? stations[call.from.station] : undefined;
    return [...namesOfCall(call), ...(caller ? perGroup(namesOfCall(call), caller.service) : [])];
  });
  return [...new Set(names)];
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

/** What can be paused: `agent`, `failover:eu-west`, `failover`, `autoscaler:boot`, `health-check:boot@eu-west`. */
export function automationNames({ automations }: Topology, only?: AutomationKind): readonly string[] {
  const meant = automations.filter(({ kind }) => only === undefined || kind === only);
  return [...new Set(meant.flatMap(({ names }) => names))];
}
