/**
 * Telemetry: what the simulated company measures of itself. Every 10 s a scrape differences the counters; between
 * scrapes nothing changes. Owns the state's `measured*`, `last*`, `sliGood`, `sliAll` and `scrape`.
 *
 * A measurement is the truth of its ten seconds. Actors and players read what has arrived of it: observe/delivery.ts.
 */
import { SCRAPE_TICKS } from "../cast.ts";
import type { Plant } from "../compile/plant.ts";
import type { RoundStep } from "../roundStep.ts";
import { EDGE_READINGS, MEMBER_READINGS, SLI_WINDOW, STATION_COUNTERS, STATION_READINGS } from "../state.ts";
import type { Step } from "../step.ts";
import { composeDegraded } from "./degraded.ts";
import { responseOf } from "../systems/latency.ts";

/** Readings per station, in this order. */
export const stationReadings = [
  "rps",
  "errorRatio",
  "p50Ms",
  "p95Ms",
  "utilization",
  "queue",
  "serving",
  "wanted",
  "hitRatio",
] as const;
/** Readings per topology edge, in this order. */
const edgeReadings = [
  "attemptsRps",
  "callsRps",
  "goodRps",
  "errorRatio",
  "timeoutRatio",
  "p95Ms",
  "breakerOpen",
] as const;

const SECONDS = SCRAPE_TICKS / 10;

export function scrape(round: RoundStep): void {
  const { step } = round;
  composeDegraded(step);
  for (let station = 0; station < step.plant.topology.stations.length; station++) scrapeStation(round, station);
  scrapeEdges(step);
  scrapeJourneys(step);
  step.state.scrape[0]++;
}

/** A counter's growth since the last scrape, remembered at `slot`. */
export function grown({ state }: Step, slot: number, total: number): number {
  const growth = total - state.lastCounter[slot];
  state.lastCounter[slot] = total;
  return growth;
}

function scrapeStation({ step, affairs }: RoundStep, station: number): void {
  const { plant, state } = step;
  const pools = plant.stationPools[station];
  const sum = (field: Float64Array): number => pools.reduce((total, pool) => total + field[pool], 0);
  const slot = station * STATION_COUNTERS;
  const arrivals = grown(step, slot, sum(state.arrivals));
  const failed = grown(step, slot + 1, sum(state.rejected) + sum(state.erred));
  const response = responseOf(step, pools);
  const utilization = grown(step, slot + 4, sum(state.busyTime)) / SCRAPE_TICKS / pools.length;
  const wanted = pools.reduce((total, pool) => total + affairs.pools[pool].wanted, 0);
  const cache = plant.cacheOf[station];
  const lookups = cache < 0 ? 0 : grown(step, slot + 2, state.lookups[cache]);
  const misses = cache < 0 ? 0 : grown(step, slot + 3, state.misses[cache]);
  const values: Record<(typeof stationReadings)[number], number> = {
    rps: arrivals / SECONDS,
    errorRatio: arrivals > 0.5 ? Math.min(1, failed / arrivals) : 0,
    p50Ms: response.p50Ms,
    p95Ms: response.p95Ms,
    utilization,
    queue: sum(state.queueTotal),
    serving: sum(state.rotation),
    wanted,
    hitRatio:
      cache >= 0 && lookups > 0.5
        ? 1 - misses / lookups
        : cache >= 0
          ? state.measured[station * STATION_READINGS + 8]
          : -1,
  };
  for (const [i, name] of stationReadings.entries()) state.measured[station * STATION_READINGS + i] = values[name];
  for (const [c, { pool }] of plant.ceilings.entries()) {
    if (plant.pools[pool].station !== station) continue;
    state.measuredCeiling[c * 2] = state.ceilingUse[c];
    state.measuredCeiling[c * 2 + 1] = state.ceilingLimit[c];
  }
  if (state.measuredMember.length > 0)
    state.measuredMember.set(
      [state.accepts[station], state.behindS[station], state.diverged[station]],
      station * MEMBER_READINGS,
    );
}

/** The highest share of its limit that a station's ceilings have reached, as it arrived; null where it has none. */
export function ceilingReading({ plant, state }: Step, station: number): number | null {
  let highest: number | null = null;
  for (const [c, { pool }] of plant.ceilings.entries()) {
    if (plant.pools[pool].station !== station) continue;
    highest = Math.max(highest ?? 0, state.readingCeiling[c * 2] / state.readingCeiling[c * 2 + 1]);
  }
  return highest;
}

function scrapeEdges(step: Step): void {
  const { plant, state, work } = step;
  const { topology } = plant;
  for (let index = 0; index < topology.edges.length; index++) {
    let attempts = 0;
    let calls = 0;
    let good = 0;
    let failed = 0;
    let timeouts = 0;
    let open = 0;
    let p95 = 0;
    for (const edge of plant.edgesOf[index]) {
      const { client, station } = plant.edges[edge];
      attempts += state.edgeAttempts[edge];
      calls += state.edgeCalls[edge];
      good += state.edgeGood[edge];
      failed += state.edgeFailed[edge];
      timeouts += state.edgeTimeouts[edge];
      open = Math.max(open, state.breakerState[client] === 1 ? 1 : 0);
      p95 = Math.min(
        state.timeoutMs[client],
        100 * work.delay[edge] + responseOf(step, plant.stationPools[station]).p95Ms,
      );
    }
    const slot = topology.stations.length * STATION_COUNTERS + index * 5;
    const results = [attempts, calls, good, failed, timeouts].map((total, i) => grown(step, slot + i, total));
    const done = results[2] + results[3];
    const values: Record<(typeof edgeReadings)[number], number> = {
      attemptsRps: results[0] / SECONDS,
      callsRps: results[1] / SECONDS,
      goodRps: results[2] / SECONDS,
      errorRatio: done > 0.5 ? results[3] / done : 0,
      timeoutRatio: done > 0.5 ? results[4] / done : 0,
      p95Ms: p95,
      breakerOpen: open,
    };
    for (const [i, name] of edgeReadings.entries()) state.measuredEdge[index * EDGE_READINGS + i] = values[name];
  }
}

/** Good and all user calls of each journey in this scrape: what service levels are made of. A slow answer is not good. */
function scrapeJourneys(step: Step): void {
  const { plant, state } = step;
  const classes = plant.classes.length;
  const slot = plant.topology.stations.length * STATION_COUNTERS + plant.topology.edges.length * 5;
  const at = state.scrape[0] % SLI_WINDOW;
  for (const [j, { client }] of plant.journeys.entries()) {
    let ok = 0;
    let failed = 0;
    let slow = 0;
    for (let k = 0; k < classes; k++) {
      ok += state.callOk[client * classes + k];
      failed += state.callFailed[client * classes + k];
      slow += state.callSlow[client * classes + k];
    }
    const good = grown(step, slot + j * 3, ok);
    const bad = grown(step, slot + j * 3 + 1, failed);
    const late = Math.min(good, grown(step, slot + j * 3 + 2, slow));
    state.sliGood[j * SLI_WINDOW + at] = good - late;
    state.sliAll[j * SLI_WINDOW + at] = good + bad;
    state.journeyFailed[j] = good + bad > 0.5 ? bad / (good + bad) : 0;
    state.journeySlow[j] = good + bad > 0.5 ? late / (good + bad) : 0;
  }
}

/** Share of good calls of one journey over `scrapes`, the last of them `age` scrapes ago. 1 where nobody called. */
export function journeyLevel({ state }: Step, journey: number, scrapes: number, age: number): number {
  let good = 0;
  let all = 0;
  for (let back = age; back < Math.min(age + scrapes, SLI_WINDOW); back++) {
    const at = (state.scrape[0] - 1 - back + SLI_WINDOW * 2) % SLI_WINDOW;
    good += state.sliGood[journey * SLI_WINDOW + at];
    all += state.sliAll[journey * SLI_WINDOW + at];
  }
  return all > 0 ? good / all : 1;
}

/** The service level: every journey counts by the people who need it, however few calls they make. */
export function serviceLevel(step: Step, scrapes: number, age: number): number {
  const { plant } = step;
  let level = 0;
  let weight = 0;
  for (const [j, { population }] of plant.journeys.entries()) {
    const people = Math.max(1, plant.topology.world.populations[population].users);
    level += people * journeyLevel(step, j, scrapes, age);
    weight += people;
  }
  return weight > 0 ? level / weight : 1;
}

/** What a station's callers see: the failed share of the attempts that come to it, where enough come to say so. */
export function failureInto({ topology }: Plant, readings: Float64Array, station: number): number {
  let attempts = 0;
  let failed = 0;
  for (const [index, { to }] of topology.edges.entries()) {
    if (to !== station) continue;
    const rps = readings[index * EDGE_READINGS];
    attempts += rps;
    failed += rps * readings[index * EDGE_READINGS + 3];
  }
  return attempts > 0.5 ? failed / attempts : 0;
}
