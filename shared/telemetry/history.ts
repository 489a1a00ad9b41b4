/**
 * What telemetry remembers: the scrapes of the last fifteen simulated minutes, and what was usual before the round.
 * Everything shown on a screen comes from here; nothing here comes from the state of the world itself.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type { EdgeReading, Observation, StationReading } from "../sim/index.ts";

export interface History {
  /** Oldest first, at least one. */
  readonly recent: readonly Observation[];
  readonly usual: Usual;
}

/** The range of each reading in ordinary life: a tenth of the scrapes lie below `low`, a tenth above `high`. */
export interface Usual {
  readonly stations: readonly (Range<UsualStation> | null)[];
  readonly edges: readonly Range<UsualEdge>[];
}

export interface Range<T> {
  readonly low: T;
  readonly mid: T;
  readonly high: T;
}

export type UsualStation = Omit<StationReading, "ageTicks" | "hitRatio"> & { readonly hitRatio: number };
export type UsualEdge = Omit<EdgeReading, "ageTicks" | "breakerOpen" | "timeoutMs">;

const WINDOW_TICKS = secondsToTicks(15 * 60);

export function startHistory(preRoll: readonly Observation[]): History {
  const last = preRoll.slice(-1);
  const since = (last[0]?.scrapeTick ?? 0) - WINDOW_TICKS;
  return { recent: preRoll.filter(({ scrapeTick }) => scrapeTick > since), usual: usualOf(preRoll) };
}

/** Adds a scrape; an observation that brings no new one changes nothing. */
export function record(history: History, next: Observation): History {
  const last = history.recent.at(-1);
  if (last && next.scrape <= last.scrape) return history;
  const since = next.scrapeTick - WINDOW_TICKS;
  return { ...history, recent: [...history.recent.filter(({ scrapeTick }) => scrapeTick > since), next] };
}

export function latest(history: History): Observation | undefined {
  return history.recent.at(-1);
}

/** The newest scrape that was taken at or before a tick. */
export function asOf(history: History, tick: Tick): Observation | undefined {
  return history.recent.filter(({ scrapeTick }) => scrapeTick <= tick).at(-1);
}

function usualOf(scrapes: readonly Observation[]): Usual {
  const first = scrapes[0];
  if (!first) return { stations: [], edges: [] };
  return {
    stations: first.stations.map((_, index) => {
      const readings = scrapes.flatMap(({ stations }) => stations[index] ?? []);
      return readings.length === 0 ? null : rangeOf((at) => stationAt(readings, at));
    }),
    edges: first.edges.map((_, index) => {
      const readings = scrapes.flatMap(({ edges }) => edges[index] ?? []);
      return rangeOf((at) => edgeAt(readings, at));
    }),
  };
}

function rangeOf<T>(at: (quantile: number) => T): Range<T> {
  return { low: at(0.1), mid: at(0.5), high: at(0.9) };
}

function stationAt(readings: readonly StationReading[], at: number): UsualStation {
  const field = (pick: (reading: StationReading) => number) => quantile(readings.map(pick), at);
  return {
    rps: field(({ rps }) => rps),
    errorRatio: field(({ errorRatio }) => errorRatio),
    p50Ms: field(({ p50Ms }) => p50Ms),
    p95Ms: field(({ p95Ms }) => p95Ms),
    utilization: field(({ utilization }) => utilization),
    queue: field(({ queue }) => queue),
    replicasServing: field(({ replicasServing }) => replicasServing),
    replicasWanted: field(({ replicasWanted }) => replicasWanted),
    hitRatio: field(({ hitRatio }) => hitRatio ?? 0),
  };
}

function edgeAt(readings: readonly EdgeReading[], at: number): UsualEdge {
  const field = (pick: (reading: EdgeReading) => number) => quantile(readings.map(pick), at);
  return {
    attemptsRps: field(({ attemptsRps }) => attemptsRps),
    callsRps: field(({ callsRps }) => callsRps),
    goodRps: field(({ goodRps }) => goodRps),
    errorRatio: field(({ errorRatio }) => errorRatio),
    timeoutRatio: field(({ timeoutRatio }) => timeoutRatio),
    p95Ms: field(({ p95Ms }) => p95Ms),
  };
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0;
}
