/** Fleets whose replicas have to be followed one by one: those that can crash, and those that are counted as they come and go. */
import type { Topology } from "../../content/index.ts";
import { keyOf } from "../random.ts";
import type { Boot, Ceiling, Mortal, Pool } from "./plant.ts";

/** Pools whose replicas can crash, by chance or beyond a ceiling. */
export function mortalPools(
  { stations }: Topology,
  pools: readonly Pick<Pool, "station" | "group">[],
  ceilings: readonly Ceiling[],
  seed: string,
): Mortal[] {
  return pools.flatMap(({ station, group }, pool) => {
    const isFrail = ceilings.some((ceiling) => ceiling.pool === pool && ceiling.spec.beyond === "crash");
    if (group.crashesPerHour === undefined && !isFrail) return [];
    return { pool, key: keyOf(seed, `${stations[station].id}/${group.id}`, "crashes") };
  });
}

export function countedPools(
  ceilings: readonly Ceiling[],
  boots: readonly Boot[],
  mortal: readonly Mortal[],
): readonly number[] {
  const pools = [
    ...ceilings.flatMap(({ pool, fleet }) => [pool, ...fleet]),
    ...boots.map(({ pool }) => pool),
    ...mortal.map(({ pool }) => pool),
  ];
  return [...new Set(pools)].sort((a, b) => a - b);
}
