/** What the replicas of each pool call while they boot, one call after another, and room for those that wait to. */
import type { Boot, Plant, Ring } from "./plant.ts";

/** How far a wait may be raised during a run, as a multiple of its declared value. */
const ROOM = 2;

export function bootsOf(
  drafts: readonly Omit<Boot, "ring" | "base">[],
  ringOf: (ticks: number) => Ring,
): Pick<Plant, "boots" | "bootEntries" | "starters"> {
  let bootEntries = 0;
  const boots = drafts.map((draft): Boot => {
    const ring = ringOf(Math.ceil((draft.spec.retryS + draft.spec.jitterS) * 10 * ROOM) + 2);
    bootEntries += ring.length;
    return { ...draft, ring, base: bootEntries - ring.length };
  });
  const pools = [...new Set(boots.map(({ pool }) => pool))].sort((a, b) => a - b);
  const ofPool = (wanted: number): number[] => boots.flatMap(({ pool }, boot) => (pool === wanted ? [boot] : []));
  return { boots, bootEntries, starters: pools.map((pool) => ({ pool, boots: ofPool(pool) })) };
}
