/** Fleets whose replicas have to be followed one by one: those that can crash, those that warm up, and those that are counted as they come and go. */
import type { Topology } from "../../content/index.ts";
import { keyOf } from "../random.ts";
import { WARMING } from "./plant.ts";
import type { Boot, Ceiling, Mortal, Pool, Warmup } from "./plant.ts";

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

export function warmupsOf(pools: readonly Pick<Pool, "group">[], boots: readonly Boot[]): Warmup[] {
  const warming = pools.flatMap(({ group: { warmupS, coldSpeed = 1 } }, pool) =>
    warmupS > 0 && coldSpeed < 1 ? [{ pool, coldSpeed, ticks: Math.max(1, Math.round(warmupS * 10)) }] : [],
  );
  return warming.map((one, at) => ({
    ...one,
    stride: Math.ceil(one.ticks / (WARMING - 1)),
    base: at * WARMING,
    boots: boots.some(({ pool }) => pool === one.pool),
  }));
}

export function countedPools(
  ceilings: readonly Ceiling[],
  ...others: readonly (readonly { readonly pool: number }[])[]
): readonly number[] {
  const pools = [
    ...ceilings.flatMap(({ pool, fleet }) => [pool, ...fleet]),
    ...others.flatMap((some) => some.map(({ pool }) => pool)),
  ];
  return [...new Set(pools)].sort((a, b) => a - b);
}
