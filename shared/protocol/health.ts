/**
 * From numbers to states: what counts as slow, failing or blind. The thresholds of the map, the dock, the list and the
 * debrief's replay are these and no others, so that one node never has two states.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Ratio, Tick } from "../base/index.ts";
import type { DepthReading, LinkReading, NodeReading } from "./view/metrics.ts";

/** What a scrape says of a node or link. `nodata` is a blind spot and never looks healthy. */
export type Health = "ok" | "slow" | "err" | "down" | "nodata";

export const thresholds = {
  /** Older than two scrapes a reading says so, and no longer counts as healthy. */
  oldTicks: secondsToTicks(20),
  /** Share of answers that are errors. */
  errorsSlow: 0.01,
  errorsFailing: 0.1,
  /** Times the top of the usual range of p95; and what is faster than this is never slow. */
  slowTimes: 2,
  slowFloorMs: 150,
  /** Share of capacity. */
  busy: 0.8,
  full: 0.95,
  /** A cache that answers less than this by itself leans on what is behind it. */
  hitsLow: 0.9,
  /** How far below its usual hit ratio a cache is out of order, whatever that was. */
  hitsDrop: 0.05,
  /** Share of a region's users who are affected. */
  regionStrained: 0.02,
  regionFailing: 0.4,
} as const;

/** `usualHits`: the best hit ratio that this seat has seen there, or null. */
export function nodeHealth(
  now: Pick<NodeReading, "ageTicks" | "errorRatio" | "p95Ms"> | null,
  usualP95Ms: number,
  depth: Pick<DepthReading, "utilization" | "hitRatio"> | null,
  usualHits: Ratio | null,
): Health {
  if (now === null) return "nodata";
  if (now.errorRatio >= thresholds.errorsFailing) return "err";
  const load = depth?.utilization ?? 0;
  if (load >= thresholds.full) return "err";
  const isStrained =
    now.errorRatio >= thresholds.errorsSlow ||
    isSlow(now.p95Ms, usualP95Ms) ||
    load >= thresholds.busy ||
    (depth?.hitRatio ?? 1) < Math.max(thresholds.hitsLow, (usualHits ?? 0) - thresholds.hitsDrop);
  if (isStrained) return "slow";
  return isOld(now.ageTicks) ? "nodata" : "ok";
}

/** What was well a while ago is not known to be. */
export function isOld(ageTicks: Tick): boolean {
  return ageTicks > thresholds.oldTicks;
}

export function linkHealth(now: LinkReading | null, usualP95Ms: number): Health {
  if (now === null) return "nodata";
  if (now.errorRatio >= thresholds.errorsFailing) return "err";
  if (now.errorRatio >= thresholds.errorsSlow || isSlow(now.p95Ms, usualP95Ms)) return "slow";
  return isOld(now.ageTicks) ? "nodata" : "ok";
}

export function isSlow(p95Ms: number, usualP95Ms: number): boolean {
  return p95Ms >= thresholds.slowFloorMs && p95Ms > usualP95Ms * thresholds.slowTimes;
}

export function regionHealth(affectedRatio: Ratio): "healthy" | "strained" | "failing" {
  if (affectedRatio >= thresholds.regionFailing) return "failing";
  return affectedRatio >= thresholds.regionStrained ? "strained" : "healthy";
}
