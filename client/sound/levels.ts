/** How loud a group of cues is: a level that people choose, and the gain that it comes to. */
export const levels = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;
/** Percent of the loudest. */
export type Level = (typeof levels)[number];

export const LEVEL_STEP = 10;

/** A plain voice at full gain would hurt beside speech. */
const LOUDEST = 0.28;

/** Squared, because ears hear ratios: half the level sounds about half as loud. */
export function gainOf(level: Level): number {
  return LOUDEST * (level / 100) ** 2;
}
