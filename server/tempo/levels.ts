/**
 * Levels: when a reading has changed enough that a person who watches it would say so. A reading is measured by how far
 * it left its usual value and cut into steps; a new step is news once two scrapes in a row show it, and it is left
 * again only well below, so that noise around a step is not news for ever.
 */

/** Share of a step's threshold below which it is left. */
const LEAVE = 0.7;

export interface Level {
  readonly step: number;
  /** The step that the scrape before would have had. */
  readonly candidate: number;
}

export const atRest: Level = { step: 0, candidate: 0 };

/** `steps` rise. */
export function nextLevel({ step, candidate }: Level, distance: number, steps: readonly number[]): Level {
  const risen = steps.filter((threshold) => distance >= threshold).length;
  const held = steps.filter((threshold) => distance >= threshold * LEAVE).length;
  const now = Math.max(risen, Math.min(step, held));
  if (now > step && candidate > step) return { step: Math.min(now, candidate), candidate: now };
  if (now < step && candidate < step) return { step: Math.max(now, candidate), candidate: now };
  return { step, candidate: now };
}
