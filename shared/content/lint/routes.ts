/** Flaws of routes and of leaders that calls are routed to: names that mean nothing, sites where nothing runs, and two that would decide for the same callers. */
import type { RouteSpec, ServiceSpec, WorldSpec } from "../world.ts";
import { known, twins, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";

export function routeFlaws({ regions, services, routes, failovers }: WorldSpec, index: number): readonly Flaw[] {
  const route = routes[index];
  if (!route) return [];
  const { service, from, sites = [] } = route;
  const path: Path = ["world", "routes", index];
  const places = regions.map(({ id }) => id);
  const target = services.find(({ id }) => id === service);
  const named = sites.map(({ region }) => region);
  const flaws = [
    ...known(
      "service",
      service,
      services.map(({ id }) => id),
      [...path, "service"],
    ),
    ...(from ?? []).flatMap((region, i) => known("region", region, places, [...path, "from", i])),
    ...named.flatMap((region, i) => known("region", region, places, [...path, "sites", i, "region"])),
    ...twins("site", named, [...path, "sites"], "region"),
  ];
  if (flaws.length > 0) return flaws;
  const runsIn = target?.regions ?? places;
  const twin = routes.slice(0, index).findIndex((other) => other.service === service && sharesCallers(other, route));
  return [
    ...named.flatMap((region, i) =>
      when(!runsIn.includes(region), [...path, "sites", i, "region"], `"${service}" does not run in ${region}.`),
    ),
    ...when(runsIn.length < 2, [...path, "service"], `"${service}" runs in one place: there is nothing to choose.`),
    ...when(
      sites.length > 0 && sites.every(({ weight }) => weight === 0),
      [...path, "sites"],
      "no site has a weight above 0: nobody could call.",
    ),
    ...when(
      twin >= 0,
      path,
      `routes.${twin} decides for callers of "${service}" in the same region; name regions apart.`,
    ),
    ...when(
      failovers.some((other) => other.service === service && (from?.includes(other.from) ?? true)),
      path,
      `there is a failover of "${service}" from the same region; write either, and move a route by its preferences.`,
    ),
  ];
}

/** A quorum that could never have a leader, or whose parts mean nothing. */
export function quorumFlaws(
  { regions, failovers }: WorldSpec,
  { id, quorum, regions: runsIn }: ServiceSpec,
  path: Path,
): readonly Flaw[] {
  if (!quorum) return [];
  const places = runsIn ?? regions.map((region) => region.id);
  const votes = places.map((region) => quorum.votes[region] ?? 1);
  return [
    ...known("region of its own", quorum.leader, places, [...path, "quorum", "leader"]),
    ...Object.keys(quorum.votes).flatMap((region) =>
      known("region of its own", region, places, [...path, "quorum", "votes", region]),
    ),
    ...when(
      votes.every((each) => each === 0),
      [...path, "quorum", "votes"],
      "nobody has a vote: nobody could lead.",
    ),
    ...when(
      failovers.some(({ service }) => service === id),
      [...path, "quorum"],
      "its calls follow the leader, and a failover would move nothing; leave one of them out.",
    ),
  ];
}

function sharesCallers(one: RouteSpec, other: RouteSpec): boolean {
  if (!one.from || !other.from) return true;
  return one.from.some((region) => other.from?.includes(region));
}
