/**
 * Which stations of a world have to do with each other: through calls either way, shared people, loops, quorums, links
 * that can be full, and roll-outs. What belongs to an island is read off the compiled world, never off names.
 */
import { must } from "../../../shared/base/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import type { Plant } from "../../../shared/sim/compile/plant.ts";

export interface Island {
  readonly stations: ReadonlySet<number>;
  readonly pools: readonly number[];
  readonly populations: readonly number[];
}

export function islandsOf(plant: Plant, scenario: Scenario): readonly Island[] {
  const { stations, world } = plant.topology;
  const bonds = createBonds(stations.length + world.populations.length);
  const people = (population: number) => stations.length + population;
  for (const { client, station } of plant.edges) {
    const { from } = must(plant.clients[client], "client").call;
    bonds.tie(station, "station" in from ? from.station : people(from.population));
  }
  const tieAll = (together: readonly number[]) => together.forEach((one) => bonds.tie(one, must(together[0], "first")));
  const stationsOf = (service: string) => [...stations.keys()].filter((at) => stations[at]?.service.id === service);
  for (const { members } of plant.quorums) tieAll(members);
  for (const { fleet } of plant.ceilings) tieAll(fleet.map((pool) => must(plant.pools[pool], "pool").station));
  for (const [way, { spec }] of plant.ways.entries())
    if (spec.capacityRps !== undefined)
      tieAll(plant.edges.filter(({ link }) => link === way).map(({ station }) => station));
  for (const { service } of scenario.rollouts) tieAll(stationsOf(service));
  const roots = [...new Set(stations.map((_, station) => bonds.rootOf(station)))];
  return roots.map((root) => ({
    stations: new Set([...stations.keys()].filter((station) => bonds.rootOf(station) === root)),
    pools: [...plant.pools.keys()].filter((pool) => bonds.rootOf(must(plant.pools[pool], "pool").station) === root),
    populations: [...world.populations.keys()].filter((population) => bonds.rootOf(people(population)) === root),
  }));
}

/** Things that are tied, directly or through others, have one root. */
function createBonds(things: number) {
  const above = Array.from({ length: things }, (_, thing) => thing);
  const rootOf = (thing: number): number => {
    const next = must(above[thing], "thing");
    return next === thing ? thing : rootOf(next);
  };
  const tie = (one: number, other: number): void => {
    above[rootOf(one)] = rootOf(other);
  };
  return { rootOf, tie };
}
