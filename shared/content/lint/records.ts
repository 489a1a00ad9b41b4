/** Flaws of records: names that mean nothing, fetching from who hands out none, and copies that nobody holds or needs. */
import type { ServiceSpec, WorldSpec } from "../world.ts";
import { known, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";

/** Each record has one source, and somebody who cannot do without it. */
export function recordFlaws({ services }: WorldSpec): readonly Flaw[] {
  const needed = services.flatMap(neededBy);
  const seen = new Set<string>();
  return services.flatMap(({ records }, i) =>
    records.flatMap(({ id }, n) => {
      const path: Path = ["world", "services", i, "records", n, "id"];
      const isTwin = seen.has(id);
      seen.add(id);
      return [
        ...when(isTwin, path, `there are two of record "${id}"; each needs its own name, in the whole world.`),
        ...when(!needed.includes(id), path, `nobody needs "${id}"; write needs at a call or at a service.`),
      ];
    }),
  );
}

/** What a service fetches and needs. */
export function holderFlaws(world: WorldSpec, service: ServiceSpec, path: Path): readonly Flaw[] {
  const { classes, services } = world;
  const ids = services.map(({ id }) => id);
  const records = services.flatMap((one) => one.records.map(({ id }) => id));
  return [
    ...service.loops.flatMap((loop, i) => loopFlaws(world, service, loop, [...path, "loops", i])),
    ...service.needs.flatMap(({ record, classes: checked }, i) => [
      ...known("record", record, records, [...path, "needs", i, "record"]),
      ...(checked ?? []).flatMap((name, k) => known("class", name, classes, [...path, "needs", i, "classes", k])),
    ]),
    ...service.calls.flatMap(({ to, needs }, i) => {
      const at: Path = [...path, "calls", i, "needs"];
      return [
        ...known("record", needs?.record, records, [...at, "record"]),
        ...known("service", needs?.secondTo, ids, [...at, "secondTo"]),
        ...when(needs?.secondTo === to, [...at, "secondTo"], "leads where the first value leads; leave it out."),
        ...when(
          needs?.secondTo !== undefined && isMoved(world, to),
          [...at, "secondTo"],
          `a route or a failover chooses where calls to "${to}" go; leave one of them out.`,
        ),
      ];
    }),
  ];
}

function isMoved({ routes, failovers }: WorldSpec, service: string): boolean {
  return (
    routes.some((route) => route.service === service) ||
    failovers.some((failover) => failover.service === service && failover.callers !== "people")
  );
}

function loopFlaws(
  { services }: WorldSpec,
  service: ServiceSpec,
  { to, fetches, absentS, failStatic }: ServiceSpec["loops"][number],
  path: Path,
): readonly Flaw[] {
  if (fetches === undefined) {
    const says = "belongs to a loop that fetches a record.";
    return [
      ...when(absentS !== undefined, [...path, "absentS"], says),
      ...when(failStatic, [...path, "failStatic"], says),
    ];
  }
  const sources = services.flatMap(({ id, records }) => (records.some((one) => one.id === fetches) ? [id] : []));
  const unknown = known(
    "record",
    fetches,
    services.flatMap(({ records }) => records.map(({ id }) => id)),
    [...path, "fetches"],
  );
  if (unknown.length > 0) return unknown;
  return [
    ...when(!sources.includes(to), [...path, "to"], `"${fetches}" is handed out by ${sources.join(", ")}; call that.`),
    ...when(
      service.loops.filter((loop) => loop.fetches === fetches).length > 1,
      [...path, "fetches"],
      `two loops fetch "${fetches}"; a replica holds one copy.`,
    ),
    ...when(
      !neededBy(service).includes(fetches),
      [...path, "fetches"],
      `nothing here needs "${fetches}"; write needs at a call or at the service.`,
    ),
  ];
}

function neededBy({ needs, calls }: ServiceSpec): readonly string[] {
  return [...needs.map(({ record }) => record), ...calls.flatMap((call) => call.needs?.record ?? [])];
}
