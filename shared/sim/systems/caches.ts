/**
 * Look-aside caches [C1]: about 40 popularity classes, each with its entries by age. Owns `entries`, `cached`,
 * `missRatio`, `missHistory`, `fills`, `lookups`, `misses`, `load*`.
 *
 * A look-up takes no time. A miss loads from the store behind; only an answer fills, so a store that answers nobody
 * lets the cache drain as its entries expire. Reads do not extend an entry's life, a second fill does.
 */
import { expFall, pow } from "../../base/index.ts";
import type { Plant } from "../compile/plant.ts";
import { cohortAt, OUT } from "../cohorts.ts";
import { POPULARITY } from "../compile/popularity.ts";
import type { Popularity } from "../compile/popularity.ts";
import { CACHE_AGES } from "../state.ts";
import type { State } from "../state.ts";
import type { Step } from "../step.ts";
import { isIdle } from "./idle.ts";
import { dropExpired, noteExpired, restStale, turnStale } from "./staleEntries.ts";

const HISTORY = 256;

/** The miss ratio at rest for a steady rate of look-ups per second: sum of demand / (1 + rate per key x TTL). */
export function restingMiss({ keys, demand }: Popularity, lookupsRps: number, ttlS: number): number {
  return demand.reduce((sum, share, i) => sum + share / (1 + ((lookupsRps * share) / (keys[i] ?? 1)) * ttlS), 0);
}

/** Fills a cache to its equilibrium at a rate of look-ups, remaining lives uniform. */
export function restCache(state: State, cache: number, popularity: Popularity, lookupsRps: number): void {
  const ttlS = state.cacheTtlS[cache];
  for (let i = 0; i < popularity.keys.length; i++) {
    const keys = popularity.keys[i] ?? 0;
    const load = ((lookupsRps * (popularity.demand[i] ?? 0)) / keys) * ttlS;
    const held = (keys * load) / (1 + load);
    state.cached[cache * POPULARITY + i] = held;
    for (let age = 0; age < CACHE_AGES; age++)
      state.entries[(cache * POPULARITY + i) * CACHE_AGES + age] = held / CACHE_AGES;
  }
  state.missRatio[cache] = restingMiss(popularity, lookupsRps, ttlS);
  restStale(state, cache, popularity, lookupsRps);
}

/** A request of `client` at its look-up: the share that has to go on to the store. */
function missShare({ plant, state }: Step, client: number): number {
  const { cache } = plant.clients[client];
  return cache < 0 ? 1 : state.missRatio[cache];
}

/**
 * Share of a caller's requests that make at least one of their calls. Of n look-ups that each miss with m, a request
 * has none with (1 - m)^n, so a small miss ratio already sends most requests with many look-ups to the store.
 */
export function callingShare(step: Step, client: number, k: number): number {
  const per = step.state.perRequest[client * step.plant.classes.length + k];
  const miss = missShare(step, client);
  if (per <= 1) return per * miss;
  return miss >= 1 ? 1 : 1 - pow(1 - miss, per);
}

/** Calls side by side of a request that makes any. */
export function fanOut(step: Step, client: number, k: number, calling: number): number {
  const per = step.state.perRequest[client * step.plant.classes.length + k];
  return per > 1 && calling > 0 ? Math.max(1, (per * missShare(step, client)) / calling) : 1;
}

export function noteLookups({ plant, state }: Step, client: number, mass: number): void {
  const { cache } = plant.clients[client];
  if (cache < 0) return;
  state.lookups[cache] += mass;
  state.misses[cache] += mass * state.missRatio[cache];
}

/** A load came back in time. */
export function noteFill({ plant, state }: Step, client: number, mass: number): void {
  const { cache } = plant.clients[client];
  if (cache >= 0) state.fills[cache] += mass;
}

/** A load came back after its client had gone. */
export function noteLateFills({ plant, state }: Step, pool: number, mass: number): void {
  if (mass <= 0) return;
  for (const cache of plant.pools[pool].loads) {
    const spec = plant.topology.stations[plant.caches[cache].station].service.cache;
    if (spec?.lateFills) state.fills[cache] += mass * state.fillShare[pool * plant.caches.length + cache];
  }
}

/** A failed load looks up again before its retry: the share that finds the key filled by others meanwhile. */
export function cacheHitsOnRetry(
  { plant, state, tick }: Step,
  client: number,
  attempt: number,
  sentTick: number,
): number {
  const { cache, attempts } = plant.clients[client];
  if (cache < 0 || attempt + 1 >= attempts || attempt + 1 > state.retries[client]) return 0;
  if (tick - sentTick >= HISTORY) return 0;
  const then = state.missHistory[cache * HISTORY + (sentTick & (HISTORY - 1))];
  return then > 0 ? Math.max(0, 1 - state.missRatio[cache] / then) : 0;
}

/** End of a step: loads become entries, entries age out, and the miss ratio of the next step follows. */
export function turnCaches(step: Step): void {
  const { plant, state, tick } = step;
  for (let cache = 0; cache < plant.caches.length; cache++) {
    const popularity = popularityFor(plant, cache);
    if (plant.caches[cache].coalesces) turnLoads(step, cache, popularity);
    fillEntries(step, cache, popularity);
    const bucketTicks = Math.max(1, Math.round((state.cacheTtlS[cache] * 10) / CACHE_AGES));
    if (tick % bucketTicks === 0) ageEntries(state, cache, popularity);
    state.missRatio[cache] = missRatioOf(state, cache, popularity);
    turnStale(step, cache, popularity);
    state.missHistory[cache * HISTORY + ((tick + 1) & (HISTORY - 1))] = state.missRatio[cache];
  }
}

/**
 * One load per key at a time: of a class's missing keys some are being loaded, and a miss for one of those joins its
 * load. Sets the share of the next misses that begin a load, and how fast running loads end.
 */
function turnLoads(step: Step, cache: number, { keys, demand }: Popularity): void {
  const { plant, state } = step;
  const misses = state.misses[cache] - state.lastMisses[cache];
  state.lastMisses[cache] = state.misses[cache];
  let queued = 0;
  let busy = 0;
  let ended = 0;
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const share = state.fillShare[pool * plant.caches.length + cache];
    if (share <= 0) continue;
    queued += share * state.queueTotal[pool];
    for (let k = 0; k < plant.classes.length; k++) busy += share * state.busy[pool * plant.classes.length + k];
    ended += share * state.completed[pool];
  }
  // Those on their way to the store run too, and those lost on it as long as somebody waits for them.
  const running = Math.max(queued + busy, loadsWaitedFor(step, cache));
  const endedNow = Math.max(0, ended - state.lastLoaded[cache]);
  state.lastLoaded[cache] = ended;
  state.loadPace[cache] = running + endedNow > 1e-9 ? endedNow / (running + endedNow) : 1;
  state.loadQueued[cache] = running > 1e-9 ? queued / running : 0;
  state.loadHeld[cache] = running > 1e-9 ? (queued + busy) / running : 0;
  const total = loadsRunning(state, cache, keys.length);
  let begun = 0;
  for (let i = 0; i < keys.length; i++) {
    const at = cache * POPULARITY + i;
    const missing = Math.max(1e-9, keys[i] - state.cached[at]);
    const kept = total > 0 ? Math.min(missing, (state.loading[at] * running) / total) : 0;
    const asked = state.missRatio[cache] > 0 ? (misses * demand[i] * (missing / keys[i])) / state.missRatio[cache] : 0;
    const fresh = (missing - kept) * expFall(asked / missing);
    begun += fresh;
    state.loading[at] = kept + fresh;
  }
  state.loadShare[cache] = misses > 1e-9 ? Math.min(1, begun / misses) : 1;
}

/** Open calls that load: at the store, on their way to it, lost there, or about to be tried again. */
function loadsWaitedFor({ plant, state, tick }: Step, cache: number): number {
  let sum = 0;
  for (let client = 0; client < plant.clients.length; client++)
    if (plant.clients[client].cache === cache) sum += state.open[client];
  for (const s of plant.joining) {
    const stream = plant.streams[s];
    if (plant.clients[stream.client].cache !== cache) continue;
    for (let sent = tick - stream.length + 1; sent <= tick; sent++)
      sum -= state.joined[stream.joined + (sent & stream.mask)];
  }
  return Math.max(0, sum);
}

/**
 * Loads that ended answer those who joined them. Whoever joins finds a load at any moment of its life: where it waits
 * in a queue the time that is left of it is spread evenly, where it is served there is no telling.
 */
export function answerJoined(step: Step, answered: (stream: number, sentTick: number, mass: number) => void): void {
  const { plant, state, tick } = step;
  for (const s of plant.joining) {
    if (isIdle(step, s)) continue;
    const stream = plant.streams[s];
    const { cache } = plant.clients[stream.client];
    for (let sent = tick - stream.length + 1; sent < tick; sent++) {
      const at = stream.joined + (sent & stream.mask);
      if (state.joined[at] <= 0) continue;
      const waiting = Math.min(state.joined[at], state.cohorts[cohortAt(stream, sent) + OUT]);
      const passed = Math.min(1, state.loadQueued[cache] * state.loadPace[cache] * (tick - sent - 1));
      const done = waiting * Math.min(1, state.loadPace[cache] / Math.max(1e-9, 1 - passed));
      state.joined[at] = waiting - done;
      if (done <= 0) continue;
      const filled = state.fills[cache];
      answered(s, sent, done);
      // The load that they joined has filled already.
      state.fills[cache] = filled;
    }
  }
}

/**
 * Of attempts to load, those that join a load already running; they wait without a place in the store. A request that
 * looks up again after its time-out finds the load it waited for still running, unless that was lost on its way.
 */
export function joinLoads({ plant, state }: Step, client: number, attempt: number, mass: number): number {
  const { cache } = plant.clients[client];
  if (cache < 0 || !plant.caches[cache].coalesces) return 0;
  const others = 1 - state.loadShare[cache];
  return mass * (attempt > 0 ? Math.max(others, state.loadHeld[cache]) : others);
}

/**
 * Spreads this step's loads over the classes as their misses are spread. Loads of one class hit random missing keys,
 * so of n loads for m missing keys m (1 - e^(-n/m)) keys are new. Where loads are joined each is of a key of its own.
 */
function fillEntries({ plant, state }: Step, cache: number, { keys, demand }: Popularity): void {
  const fills = state.fills[cache];
  state.fills[cache] = 0;
  if (fills <= 0 || state.missRatio[cache] <= 0) return;
  const { coalesces } = plant.caches[cache];
  const running = coalesces ? loadsRunning(state, cache, keys.length) : 0;
  for (let i = 0; i < keys.length; i++) {
    const at = cache * POPULARITY + i;
    const missing = keys[i] - state.cached[at];
    if (missing <= 1e-9) continue;
    const loads =
      running > 0
        ? (fills * state.loading[at]) / running
        : (fills * demand[i] * (missing / keys[i])) / state.missRatio[cache];
    const fresh = coalesces ? Math.min(missing, loads) : missing * expFall(loads / missing);
    state.cached[at] += fresh;
    state.entries[at * CACHE_AGES] += fresh;
    dropExpired(state, cache, i, fresh / missing);
  }
}

function loadsRunning(state: State, cache: number, classes: number): number {
  let sum = 0;
  for (let i = 0; i < classes; i++) sum += state.loading[cache * POPULARITY + i];
  return sum;
}

/** Moves every entry one age bucket on; what leaves the last one has outlived its TTL. */
function ageEntries(state: State, cache: number, { keys }: Popularity): void {
  for (let i = 0; i < keys.length; i++) {
    const at = cache * POPULARITY + i;
    const first = at * CACHE_AGES;
    noteExpired(state, cache, i, state.entries[first + CACHE_AGES - 1]);
    state.cached[at] = Math.max(0, state.cached[at] - state.entries[first + CACHE_AGES - 1]);
    state.entries.copyWithin(first + 1, first, first + CACHE_AGES - 1);
    state.entries[first] = 0;
  }
}

function missRatioOf(state: State, cache: number, { keys, demand }: Popularity): number {
  let miss = 0;
  for (let i = 0; i < keys.length; i++)
    miss += demand[i] * (1 - Math.min(1, state.cached[cache * POPULARITY + i] / keys[i]));
  return miss;
}

/** A share of the keys is lost: a flush, or a warm node swapped for an empty one. */
export function loseEntries(state: State, plant: Plant, cache: number, share: number): void {
  const popularity = popularityFor(plant, cache);
  for (let i = 0; i < popularity.keys.length; i++) {
    const at = cache * POPULARITY + i;
    state.cached[at] *= 1 - share;
    for (let age = 0; age < CACHE_AGES; age++) state.entries[at * CACHE_AGES + age] *= 1 - share;
    dropExpired(state, cache, i, share);
  }
  state.missRatio[cache] = missRatioOf(state, cache, popularity);
}

/** Loads missing keys in order of popularity, at most `loads` of them: a warm-up job. Returns the loads it used. */
export function warmEntries(state: State, plant: Plant, cache: number, loads: number): number {
  const { keys } = popularityFor(plant, cache);
  let left = loads;
  for (let i = 0; i < keys.length && left > 0; i++) {
    const at = cache * POPULARITY + i;
    const missing = Math.max(0, keys[i] - state.cached[at]);
    const fresh = Math.min(left, missing);
    if (fresh > 0) dropExpired(state, cache, i, fresh / missing);
    state.cached[at] += fresh;
    state.entries[at * CACHE_AGES] += fresh;
    left -= fresh;
  }
  return loads - left;
}

function popularityFor(plant: Plant, cache: number): Popularity {
  return plant.popularity[cache];
}
