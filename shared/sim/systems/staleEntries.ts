/**
 * Entries of a cache past their time-to-live, which still answer where a load fails, for `serveStaleS` more. Owns
 * `expired`, `expiredHeld` and `staleShare`.
 *
 * They are kept by popularity and age, as entries are; a load that succeeds makes its entry good again. A failed load is
 * of any missing key, as the misses are spread, so the share of the missing keys that is held answers.
 */
import { exp } from "../../base/index.ts";
import { POPULARITY } from "../compile/popularity.ts";
import type { Popularity } from "../compile/popularity.ts";
import { CACHE_AGES } from "../state.ts";
import type { State } from "../state.ts";
import type { Step } from "../step.ts";

/** At rest a key that nobody asks for stays missing: of the missing ones, e^(-rate x age) have been so for longer. */
export function restStale(state: State, cache: number, { keys, demand }: Popularity, lookupsRps: number): void {
  if (!servesStale(state, cache)) return;
  const width = state.cacheStaleS[cache] / CACHE_AGES;
  for (let i = 0; i < keys.length; i++) {
    const at = cache * POPULARITY + i;
    const missing = keys[i] - state.cached[at];
    const rate = (lookupsRps * demand[i]) / keys[i];
    for (let age = 0; age < CACHE_AGES; age++)
      state.expired[at * CACHE_AGES + age] = missing * (exp(-rate * width * age) - exp(-rate * width * (age + 1)));
    state.expiredHeld[at] = missing * (1 - exp(-rate * state.cacheStaleS[cache]));
  }
}

/** Entries of a popularity class have outlived their time-to-live. */
export function noteExpired(state: State, cache: number, i: number, mass: number): void {
  if (!servesStale(state, cache)) return;
  const at = cache * POPULARITY + i;
  state.expired[at * CACHE_AGES] += mass;
  state.expiredHeld[at] += mass;
}

/** A share of a popularity class's expired entries is no more: loaded anew, or lost. */
export function dropExpired(state: State, cache: number, i: number, share: number): void {
  if (state.expired.length === 0 || share <= 0) return;
  const at = cache * POPULARITY + i;
  state.expiredHeld[at] *= 1 - share;
  for (let age = 0; age < CACHE_AGES; age++) state.expired[at * CACHE_AGES + age] *= 1 - share;
}

/** End of a step: what is too old goes, and the share of the next failed loads that has an old answer follows. */
export function turnStale({ state, tick }: Step, cache: number, { keys, demand }: Popularity): void {
  if (state.expired.length === 0) return;
  const isServing = servesStale(state, cache);
  const bucketTicks = Math.max(1, Math.round((state.cacheStaleS[cache] * 10) / CACHE_AGES));
  let answered = 0;
  for (let i = 0; i < keys.length; i++) {
    const at = cache * POPULARITY + i;
    if (!isServing) dropExpired(state, cache, i, 1);
    else if (tick % bucketTicks === 0) ageExpired(state, at);
    answered += (demand[i] * state.expiredHeld[at]) / keys[i];
  }
  const miss = state.missRatio[cache];
  state.staleShare[cache] = miss > 0 ? Math.min(1, answered / miss) : 0;
}

function ageExpired(state: State, at: number): void {
  const first = at * CACHE_AGES;
  state.expiredHeld[at] = Math.max(0, state.expiredHeld[at] - state.expired[first + CACHE_AGES - 1]);
  state.expired.copyWithin(first + 1, first, first + CACHE_AGES - 1);
  state.expired[first] = 0;
}

function servesStale(state: State, cache: number): boolean {
  return state.expired.length > 0 && state.cacheStaleS[cache] > 0;
}
