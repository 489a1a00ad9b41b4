/**
 * Whose client still waits: of a pool's contexts, by when they were born. Owns no state: it reads `alive`, which
 * timeouts.ts lowers.
 */
import type { Step } from "../step.ts";

/** Liveliness as it counts when contexts are merged: none where every client of that birth has gone. */
export function livingShare(step: Step, pool: number, k: number, live: number, birth: number): number {
  return aliveShare(step, pool, k, birth) > 0 ? live : 0;
}

/** Of contexts of a pool born about `birth`, the share whose client has not timed out since. */
function aliveShare({ plant, state, tick }: Step, pool: number, k: number, birth: number): number {
  const { ring } = plant.pools[pool];
  const whole = Math.floor(birth);
  if (tick - whole >= ring.length - 1) return plant.pools[pool].patient ? 1 : 0;
  const first = plant.queueBase[pool] + k * ring.length;
  const part = birth - whole;
  const here = state.alive[first + (whole & ring.mask)];
  return part === 0
    ? here
    : here * (1 - part) + (whole + 1 > tick ? 1 : state.alive[first + ((whole + 1) & ring.mask)]) * part;
}
