/** Services whose writes one leader takes: their members, how much each vote weighs, and the ways between them. */
import { must } from "../../base/index.ts";
import type { Topology } from "../../content/index.ts";
import type { Quorum, Way } from "./plant.ts";
import { wayBetween } from "./reach.ts";

export function quorumsOf({ world, stations }: Topology, ways: readonly Way[]): Quorum[] {
  return world.services.flatMap(({ id, quorum: spec }) => {
    if (!spec) return [];
    const regionOf = (station: number): string =>
      must(world.regions[must(stations[station], "member").region], "region").id;
    const order = (station: number): number => (regionOf(station) === spec.leader ? -1 : station);
    const members = stations
      .flatMap(({ service }, station) => (service.id === id ? [station] : []))
      .sort((a, b) => order(a) - order(b));
    const votes = members.map((station) => spec.votes[regionOf(station)] ?? 1);
    return [
      {
        service: id,
        spec,
        members,
        votes,
        majority: Math.floor(votes.reduce((sum, each) => sum + each, 0) / 2) + 1,
        ways: members.flatMap((a) =>
          members.map((b) => wayBetween(ways, world, must(stations[a], "a").region, must(stations[b], "b").region)),
        ),
      },
    ];
  });
}
