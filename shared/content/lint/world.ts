/** Flaws of a world: names of regions, classes, services and caches, and people or brakes that nothing would use. */
import { MOST_BESIDE } from "../kinds.ts";
import type { PopulationSpec, ServiceSpec, WorldSpec } from "../world.ts";
import { known, twins, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { quorumFlaws, routeFlaws } from "./routes.ts";
import { holderFlaws, recordFlaws } from "./records.ts";

export function worldFlaws(world: WorldSpec): readonly Flaw[] {
  const { regions, classes, services, populations, links, failovers } = world;
  return [
    ...twins("region", idsOf(regions), ["world", "regions"]),
    ...twins("class", classes, ["world", "classes"]),
    ...twins("service", idsOf(services), ["world", "services"]),
    ...twins("population", idsOf(populations), ["world", "populations"]),
    ...populations.flatMap(({ id }, i) =>
      when(
        idsOf(services).includes(id),
        ["world", "populations", i, "id"],
        `there is a service "${id}" too; each needs its own name.`,
      ),
    ),
    ...recordFlaws(world),
    ...links.flatMap((_, i) => linkFlaws(world, i)),
    ...failovers.flatMap((_, i) => failoverFlaws(world, i)),
    ...world.routes.flatMap((_, i) => routeFlaws(world, i)),
    ...services.flatMap((service, i) => serviceFlaws(world, service, ["world", "services", i])),
    ...populations.flatMap((population, i) => populationFlaws(world, population, ["world", "populations", i])),
  ];
}

function idsOf(things: readonly { readonly id: string }[]): readonly string[] {
  return things.map(({ id }) => id);
}

function linkFlaws({ regions, links }: WorldSpec, index: number): readonly Flaw[] {
  const spec = links[index];
  if (!spec) return [];
  const { from, to } = spec;
  const path: Path = ["world", "links", index];
  const joins = (other: typeof spec): boolean => [other.from, other.to].sort().join() === [from, to].sort().join();
  return [
    ...known("region", from, idsOf(regions), [...path, "from"]),
    ...known("region", to, idsOf(regions), [...path, "to"]),
    ...when(from === to, [...path, "to"], "names the same region twice; calls within a region cross no link."),
    ...when(links.slice(0, index).some(joins), path, `there is a link between ${from} and ${to} already.`),
  ];
}

function failoverFlaws({ regions, services, populations, failovers }: WorldSpec, index: number): readonly Flaw[] {
  const spec = failovers[index];
  if (!spec) return [];
  const { service, from, to, callers } = spec;
  const path: Path = ["world", "failovers", index];
  const target = services.find(({ id }) => id === service);
  const calls = (callees: readonly { readonly to: string }[]): boolean => callees.some((call) => call.to === service);
  const people = populations.some(({ region, journeys }) => region === from && calls(journeys));
  const others = services.some(
    ({ regions: where, calls: made, loops, boots, recoveries }) =>
      (where?.includes(from) ?? true) && calls([...made, ...loops, ...boots, ...recoveries]),
  );
  const names = [
    ...known("service", service, idsOf(services), [...path, "service"]),
    ...known("region", from, idsOf(regions), [...path, "from"]),
    ...known("region", to, idsOf(regions), [...path, "to"]),
  ];
  if (names.length > 0) return names;
  return [
    ...when(from === to, [...path, "to"], "names the region that is left; name another one."),
    ...when(
      target?.regions !== undefined && !target.regions.includes(to),
      [...path, "to"],
      `"${service}" does not run in ${to}.`,
    ),
    ...when(
      failovers.slice(0, index).some((other) => other.from === from),
      [...path, "from"],
      `there are two failovers from ${from}; a region is left one way.`,
    ),
    ...when(
      callers !== "services" && !people,
      path,
      `no population of ${from} calls "${service}": there is nobody to move.`,
    ),
    ...when(
      callers !== "people" && !others,
      path,
      `no service in ${from} calls "${service}": there is nobody to move.`,
    ),
  ];
}

function serviceFlaws(world: WorldSpec, service: ServiceSpec, path: Path): readonly Flaw[] {
  const services = idsOf(world.services);
  const caches = world.services.flatMap(({ id, cache }) => (cache ? [id] : []));
  const { autoscaler, healthCheck } = service;
  return [
    ...twins("group", idsOf(service.groups), [...path, "groups"], "id"),
    ...twins("region", service.regions ?? [], [...path, "regions"]),
    ...(service.regions ?? []).flatMap((name, i) =>
      known("region", name, idsOf(world.regions), [...path, "regions", i]),
    ),
    ...Object.keys(service.cost).flatMap((name) => known("class", name, world.classes, [...path, "cost", name])),
    ...service.calls.flatMap(({ to, onMissOf, perRequest }, i) => [
      ...known("service", to, services, [...path, "calls", i, "to"]),
      ...known("cache", onMissOf, caches, [...path, "calls", i, "onMissOf"]),
      ...Object.keys(typeof perRequest === "number" ? {} : perRequest).flatMap((name) =>
        known("class", name, world.classes, [...path, "calls", i, "perRequest", name]),
      ),
    ]),
    ...service.calls.flatMap((_, i) => missFlaws(service, i, [...path, "calls", i, "onMissOf"])),
    ...service.calls.flatMap((_, i) => besideFlaws(service, i, [...path, "calls", i, "beside"])),
    ...quorumFlaws(world, service, path),
    ...backupFlaws(world, service, [...path, "backup"]),
    ...service.groups.flatMap(({ warmupS, coldSpeed }, i) => [
      ...when(warmupS > 0 && coldSpeed === undefined, [...path, "groups", i], "add coldSpeed, what it begins with."),
      ...when(
        warmupS === 0 && coldSpeed !== undefined,
        [...path, "groups", i, "coldSpeed"],
        "is how a replica begins to warm up; add warmupS.",
      ),
    ]),
    ...ownCallFlaws(world, service, path),
    ...holderFlaws(world, service, path),
    ...twins("allowance", idsOf(service.allowances), [...path, "allowances"], "id"),
    ...service.allowances.flatMap(({ classes = [] }, i) =>
      classes.flatMap((name, k) => known("class", name, world.classes, [...path, "allowances", i, "classes", k])),
    ),
    ...twins("ceiling", idsOf(service.ceilings), [...path, "ceilings"], "id"),
    ...service.ceilings.flatMap((ceiling, i) => ceilingFlaws(world, ceiling, [...path, "ceilings", i])),
    ...queueFlaws(service, [...path, "queue"]),
    ...known("service", healthCheck?.asks, services, [...path, "healthCheck", "asks"]),
    ...when(
      healthCheck?.asks === service.id,
      [...path, "healthCheck", "asks"],
      "is the service itself; left out, a probe is a request to it.",
    ),
    ...when(
      autoscaler !== undefined && autoscaler.minReplicas > autoscaler.maxReplicas,
      [...path, "autoscaler", "minReplicas"],
      "is above maxReplicas.",
    ),
    ...when(
      autoscaler !== undefined && !service.instrumented,
      [...path, "autoscaler"],
      "never has data: monitoring does not see this service; leave out instrumented: false.",
    ),
    ...when(
      autoscaler !== undefined && service.groups.length > 1,
      [...path, "autoscaler"],
      "an autoscaler works on one replica group; this service has several.",
    ),
    ...when(
      service.supervisor !== undefined && !canCrash(service),
      [...path, "supervisor"],
      "nothing crashes here: declare crashesPerHour of a group, 0 where a defect raises it, or a ceiling beyond which it crashes.",
    ),
  ];
}

/** A backup that is older than the next one, or of writes that are none. */
function backupFlaws({ classes }: WorldSpec, { backup, quorum }: ServiceSpec, path: Path): readonly Flaw[] {
  if (!backup) return [];
  const { everyS, lastS, writes = [] } = backup;
  return [
    ...when(
      -lastS >= everyS,
      [...path, "lastS"],
      `is older than a backup gets: with one every ${everyS} s, write more than ${-everyS}.`,
    ),
    ...writes.flatMap((name, i) => known("class", name, classes, [...path, "writes", i])),
    ...when(
      quorum !== undefined && writes.length > 0,
      [...path, "writes"],
      "all calls of a quorum are writes; leave it out.",
    ),
  ];
}

/** A cache that is asked too late. None need ask it: the look-up itself takes no time. */
function missFlaws({ calls }: ServiceSpec, index: number, path: Path): readonly Flaw[] {
  const cache = calls[index]?.onMissOf;
  const asked = calls.findIndex(({ to }) => to === cache);
  return when(
    cache !== undefined && asked > index,
    path,
    `"${cache ?? ""}" is asked only after this call; list the call to it above.`,
  );
}

/** Calls side by side that cannot be: with nothing, with what nobody waits for, or with what has to come before. */
function besideFlaws({ calls }: ServiceSpec, index: number, path: Path): readonly Flaw[] {
  const own = calls[index];
  if (own?.beside === undefined) return [];
  let lead = index;
  while (lead > 0 && calls[lead]?.beside !== undefined) lead--;
  const others = calls.slice(lead, index);
  return [
    ...when(others.length === 0, path, "is the first call; there is none before it."),
    ...when(own.kind === "async", path, "nobody waits for an asynchronous call: leave it out."),
    ...when(
      others.at(-1)?.kind === "async",
      path,
      "nobody waits for the asynchronous call before it; list that elsewhere.",
    ),
    ...when(others.length >= MOST_BESIDE, path, `at most ${MOST_BESIDE} calls are made side by side.`),
    ...when(
      own.onMissOf !== undefined && others.some(({ to }) => to === own.onMissOf),
      path,
      `"${own.onMissOf}" has to be asked first: what it misses is known only then.`,
    ),
  ];
}

function queueFlaws({ queue: { order, lifoAbove, codel } }: ServiceSpec, path: Path): readonly Flaw[] {
  return [
    ...when(
      order === "adaptive" && lifoAbove === undefined,
      path,
      "add lifoAbove: from how many waiting requests on the newest comes first.",
    ),
    ...when(order !== "adaptive" && lifoAbove !== undefined, [...path, "lifoAbove"], 'belongs to "order: adaptive".'),
    ...when(
      codel !== undefined && (codel.targetMs ?? 0) > codel.intervalMs,
      [...path, "codel", "targetMs"],
      "is above intervalMs: a queue that stands would be let grow longer than one that comes and goes.",
    ),
  ];
}

function canCrash({ groups, ceilings }: ServiceSpec): boolean {
  return (
    groups.some(({ crashesPerHour }) => crashesPerHour !== undefined) ||
    ceilings.some(({ beyond }) => beyond === "crash")
  );
}

/** What replicas call of their own accord goes by one name each, whatever makes them call. */
function ownCallFlaws(
  { services, classes }: WorldSpec,
  { loops, boots, recoveries }: ServiceSpec,
  path: Path,
): readonly Flaw[] {
  const calls = Object.entries({ loops, boots, recoveries }).flatMap(([part, own]) =>
    own.map((call, i) => ({ ...call, at: [...path, part, i] })),
  );
  return calls.flatMap(({ id, to, class: name, at }, n) => [
    ...when(
      calls.slice(0, n).some((other) => other.id === id),
      [...at, "id"],
      `its replicas make another call "${id}" of their own accord; each needs its own name.`,
    ),
    ...known("service", to, idsOf(services), [...at, "to"]),
    ...known("class", name, classes, [...at, "class"]),
  ]);
}

/** A fleet that is not there, or one that is named and then not counted. */
function ceilingFlaws(
  { services, regions }: WorldSpec,
  { of, within, perReplica }: ServiceSpec["ceilings"][number],
  path: Path,
): readonly Flaw[] {
  return [
    ...known("service", of, idsOf(services), [...path, "of"]),
    ...when(of !== undefined && perReplica === 0, [...path, "of"], "is counted by perReplica; add it."),
    ...when(within === "world" && regions.length === 1, [...path, "within"], "there is one region; leave it out."),
  ];
}

function populationFlaws(world: WorldSpec, population: PopulationSpec, path: Path): readonly Flaw[] {
  const { region, journeys, daily } = population;
  const regions = idsOf(world.regions);
  const arrives = journeys.some((journey) => journey.when === "arriving");
  return [
    ...known("region", region, regions, [...path, "region"]),
    ...when(region === undefined && regions.length > 1, path, `add region: one of ${regions.join(", ")}.`),
    ...when(daily !== undefined && !arrives, [...path, "daily"], 'belongs to people who arrive: "when: arriving".'),
    ...journeys.flatMap((journey, i) => journeyFlaws(world, journey, arrives, [...path, "journeys", i])),
  ];
}

function journeyFlaws(
  { services, classes }: WorldSpec,
  { to, class: name, when: moment, rps, perUserPerMinute }: PopulationSpec["journeys"][number],
  arrives: boolean,
  path: Path,
): readonly Flaw[] {
  return [
    ...known("service", to, idsOf(services), [...path, "to"]),
    ...known("class", name, classes, [...path, "class"]),
    ...when(
      moment === "always" && rps === undefined,
      path,
      "add rps, the requests per second; 0 when the schedule sets it.",
    ),
    ...when(
      moment !== "always" && rps !== undefined,
      [...path, "rps"],
      `belongs to "when: always"; a journey "${moment}" follows its users.`,
    ),
    ...when(moment === "connected" && !arrives, path, 'nobody ever connects: add a journey with "when: arriving".'),
    ...when(
      moment !== "connected" && perUserPerMinute > 0,
      [...path, "perUserPerMinute"],
      'belongs to "when: connected".',
    ),
  ];
}
