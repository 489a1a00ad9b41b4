/**
 * What a schema cannot see in an experiment: names that mean nothing, times that never come, and fields that would be
 * ignored in silence. Each is a path and a sentence; an experiment without any of them runs.
 */
import type { Experiment, PopulationSpec, ServiceSpec, WorldSpec } from "../../../shared/content/index.ts";
import { suggestion } from "../documents/index.ts";
import type { Path } from "../documents/index.ts";

export interface Flaw {
  readonly path: Path;
  readonly says: string;
}

export function flawsOf({ world, schedule, measure, durationS }: Experiment): readonly Flaw[] {
  return [
    ...worldFlaws(world),
    ...schedule.flatMap(({ atS }, i) =>
      atS < durationS ? [] : [{ path: ["schedule", i, "atS"], says: `the run ends at ${durationS} s, before this.` }],
    ),
    ...measure.flatMap(({ fromS, toS }, i) =>
      fromS < toS && toS <= durationS
        ? []
        : [{ path: ["measure", i], says: `write fromS below toS, and toS up to the run's ${durationS} s.` }],
    ),
  ];
}

export function worldFlaws(world: WorldSpec): readonly Flaw[] {
  const regions = world.regions.map(({ id }) => id);
  const region = (name: string | undefined, path: Path): readonly Flaw[] => known("region", name, regions, path);
  return [
    ...twins("region", regions, ["world", "regions"]),
    ...twins("class", world.classes, ["world", "classes"]),
    ...twins(
      "service",
      world.services.map(({ id }) => id),
      ["world", "services"],
    ),
    ...twins(
      "population",
      world.populations.map(({ id }) => id),
      ["world", "populations"],
    ),
    ...world.links.flatMap(({ from, to }, i) => [
      ...region(from, ["world", "links", i, "from"]),
      ...region(to, ["world", "links", i, "to"]),
    ]),
    ...world.failovers.flatMap(({ service, from, to }, i) => [
      ...known(
        "service",
        service,
        world.services.map(({ id }) => id),
        ["world", "failovers", i, "service"],
      ),
      ...region(from, ["world", "failovers", i, "from"]),
      ...region(to, ["world", "failovers", i, "to"]),
    ]),
    ...world.services.flatMap((service, i) => serviceFlaws(world, service, ["world", "services", i])),
    ...world.populations.flatMap((population, i) => populationFlaws(world, population, ["world", "populations", i])),
  ];
}

function serviceFlaws(world: WorldSpec, service: ServiceSpec, path: Path): readonly Flaw[] {
  const services = world.services.map(({ id }) => id);
  const caches = world.services.flatMap(({ id, cache }) => (cache ? [id] : []));
  const regions = world.regions.map(({ id }) => id);
  return [
    ...twins(
      "group",
      service.groups.map(({ id }) => id),
      [...path, "groups"],
    ),
    ...(service.regions ?? []).flatMap((name, i) => known("region", name, regions, [...path, "regions", i])),
    ...Object.keys(service.cost).flatMap((name) => known("class", name, world.classes, [...path, "cost", name])),
    ...service.calls.flatMap(({ to, onMissOf, perRequest }, i) => [
      ...known("service", to, services, [...path, "calls", i, "to"]),
      ...known("cache", onMissOf, caches, [...path, "calls", i, "onMissOf"]),
      ...Object.keys(typeof perRequest === "number" ? {} : perRequest).flatMap((name) =>
        known("class", name, world.classes, [...path, "calls", i, "perRequest", name]),
      ),
    ]),
  ];
}

function populationFlaws(world: WorldSpec, { region, journeys }: PopulationSpec, path: Path): readonly Flaw[] {
  const services = world.services.map(({ id }) => id);
  const regions = world.regions.map(({ id }) => id);
  const flaws: Flaw[] = [...known("region", region, regions, [...path, "region"])];
  if (region === undefined && regions.length > 1)
    flaws.push({ path, says: `add region: one of ${regions.join(", ")}.` });
  for (const [i, { to, class: name, when, rps, perUserPerMinute }] of journeys.entries()) {
    const at = [...path, "journeys", i];
    flaws.push(
      ...known("service", to, services, [...at, "to"]),
      ...known("class", name, world.classes, [...at, "class"]),
    );
    if (when === "always" && rps === undefined)
      flaws.push({ path: at, says: "add rps, the requests per second; 0 when the schedule sets it." });
    if (when !== "always" && rps !== undefined)
      flaws.push({ path: [...at, "rps"], says: `belongs to "when: always"; a journey "${when}" follows its users.` });
    if (when === "connected" && !journeys.some((other) => other.when === "arriving"))
      flaws.push({ path: at, says: 'nobody ever connects: add a journey with "when: arriving".' });
    if (when !== "connected" && perUserPerMinute > 0)
      flaws.push({ path: [...at, "perUserPerMinute"], says: 'belongs to "when: connected".' });
  }
  return flaws;
}

function known(kind: string, name: string | undefined, names: readonly string[], path: Path): readonly Flaw[] {
  if (name === undefined || names.includes(name)) return [];
  const list = names.length > 0 ? ` Known: ${names.join(", ")}.` : "";
  return [{ path, says: `there is no ${kind} "${name}"${suggestion(name, names) || "."}${list}` }];
}

function twins(kind: string, names: readonly string[], path: Path): readonly Flaw[] {
  return names.flatMap((name, i) =>
    names.indexOf(name) < i
      ? [{ path: [...path, i], says: `there are two of ${kind} "${name}"; each needs its own name.` }]
      : [],
  );
}
