/**
 * Crashes [M13]: how many replicas of a pool fall over in this step, by chance or beyond a ceiling. Owns `crashes`, and
 * lowers `serving`; fleets.ts counts who went. Restarting is not physics: a supervisor does it, or people.
 *
 * A replica takes its share of the pool's work and queue with it, told to the callers as failures at once; nobody is left
 * to hear of the calls that it had open. The chance within a step is 1 - exp(-rate), for each replica alone.
 */
import { exp } from "../../base/index.ts";
import { poisson, uniform } from "../random.ts";
import type { Step } from "../step.ts";
import { loseEntries } from "./caches.ts";
import { endPart } from "./stations.ts";

const TICKS_PER_HOUR = 36_000;
/** Up to here replicas are drawn one by one. */
const FEW = 64;
const WHOLE = 1e-9;

export function turnCrashes(step: Step): void {
  const { plant, state, tick } = step;
  for (const { pool, key } of plant.mortal) {
    const perHour = state.crashesPerHour[pool] + state.peril[pool];
    if (perHour <= 0 || state.dead[plant.pools[pool].station] === 1) continue;
    const replicas = Math.floor(state.serving[pool] + WHOLE);
    const count = falling(replicas, 1 - exp(-perHour / TICKS_PER_HOUR), key, tick);
    if (count > 0) crash(step, pool, count);
  }
}

/** How many of a few or of many have this chance; of many, the rarer kind is drawn. */
function falling(replicas: number, chance: number, key: number, tick: number): number {
  if (replicas > FEW) {
    const rarer = Math.min(chance, 1 - chance);
    const drawn = Math.min(replicas, poisson(replicas * rarer, uniform(key, tick, 0)));
    return chance <= 0.5 ? drawn : replicas - drawn;
  }
  let count = 0;
  for (let i = 0; i < replicas; i++) if (uniform(key, tick, i) < chance) count++;
  return count;
}

function crash(step: Step, pool: number, count: number): void {
  const { plant, state } = step;
  const { station } = plant.pools[pool];
  const share = Math.min(1, count / state.serving[pool]);
  endPart(step, pool, share);
  const cache = plant.cacheOf[station];
  if (cache >= 0) {
    let fleet = 0;
    for (const sibling of plant.stationPools[station]) fleet += state.serving[sibling];
    loseEntries(state, plant, cache, Math.min(1, count / fleet));
  }
  state.serving[pool] = Math.max(0, state.serving[pool] - count);
  state.sentAway[pool] += count;
  state.crashes[pool] += count;
}
