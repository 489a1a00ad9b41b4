/**
 * Conditions on the world as it is, not as telemetry has it: of stations, other defects, what
 * channels have brought. Owns `affairs.watched`, the
 * true means of the last seconds of the stations that are asked for, and what each condition remembers of itself.
 */
import { must } from "../../base/index.ts";
import type { ConditionAffair, WatchAffair } from "../affairs.ts";
import { conditionCauses } from "../observe/blame.ts";
import { standing } from "../roundStep.ts";
import type { Scene } from "../roundStep.ts";
import type { CastCondition, Metric } from "./plan.ts";
import { DUST } from "../step.ts";

/** Ticks from one look to the next. */
export const LOOK_TICKS = 10;
/** Weight of the newest second in the means: about the last ten count. */
const NEWEST = 0.2;

export function openCondition(): ConditionAffair {
  return { since: null, boots: null };
}

export function openWatched(stations: readonly number[]): WatchAffair[] {
  const counted = { arrivals: 0, failed: 0, busy: 0, done: 0 };
  return stations.map(() => ({ ...counted, meanArrivals: 0, meanFailed: 0, meanBusy: 0, meanDone: 0 }));
}

/** The means of the second that has passed. */
export function watchStations({ step, cast, affairs }: Scene): void {
  if (step.tick % LOOK_TICKS !== 0 || step.tick === 0) return;
  const { state, plant } = step;
  const newest = step.tick === LOOK_TICKS ? 1 : NEWEST;
  for (const [at, station] of cast.watched.entries()) {
    const watch = affairs.watched[at];
    let [arrivals, failed, busy, done] = [0, 0, 0, 0];
    for (const pool of plant.stationPools[station]) {
      arrivals += state.arrivals[pool];
      failed += state.rejected[pool] + state.erred[pool];
      busy += state.busyTime[pool];
      done += state.completed[pool];
    }
    watch.meanArrivals += newest * (arrivals - watch.arrivals - watch.meanArrivals);
    watch.meanFailed += newest * (failed - watch.failed - watch.meanFailed);
    watch.meanBusy += newest * (busy - watch.busy - watch.meanBusy);
    watch.meanDone += newest * (done - watch.done - watch.meanDone);
    watch.arrivals = arrivals;
    watch.failed = failed;
    watch.busy = busy;
    watch.done = done;
  }
}

/** Whether a condition has held for long enough. Call it once a look. */
export function conditionHolds(scene: Scene, condition: CastCondition, affair: ConditionAffair): boolean {
  affair.since = isMet(scene, condition, affair) ? (affair.since ?? scene.tick) : null;
  return affair.since !== null && scene.tick - affair.since >= condition.forTicks;
}

function isMet(scene: Scene, condition: CastCondition, affair: ConditionAffair): boolean {
  if (condition.kind === "defect") {
    return condition.defects.some((index) => scene.affairs.defects[index].awake) === condition.awake;
  }
  if (condition.kind === "payload") {
    const { has } = scene.affairs.channels[condition.channel];
    return condition.regions.some((region) => [has[region].payload, has[region].next].includes(condition.payload));
  }
  const { metric, stations, above, below } = condition;
  if (metric === "boots") {
    const boots = bootsOf(scene, stations);
    affair.boots ??= boots;
    return boots - affair.boots > above && boots - affair.boots < below;
  }
  return stations.some((station) => isWithin(readingOf(scene, metric, station), condition));
}

/** What a condition is met by: the events that stand behind it. */
export function causesOf(scene: Scene, condition: CastCondition): readonly number[] {
  if (condition.kind === "defect") {
    return condition.defects.flatMap((index) => scene.affairs.defects[index].event ?? []);
  }
  if (condition.kind === "payload") {
    const pushed = standing(scene, scene.cast.channels[condition.channel].id, "change-pushed");
    return pushed === undefined ? [] : [pushed];
  }
  const { metric, stations } = condition;
  const concerned =
    metric === "boots"
      ? stations
      : stations.filter((station) => isWithin(readingOf(scene, metric, station), condition));
  return concerned.flatMap((station) => conditionCauses(scene, station, metric));
}

function isWithin(value: number, { above, below }: { readonly above: number; readonly below: number }): boolean {
  return value > above && value < below;
}

function bootsOf({ step }: Scene, stations: readonly number[]): number {
  return stations.reduce((sum, station) => sum + total(step, station, step.state.boots), 0);
}

function total({ plant }: Scene["step"], station: number, field: Float64Array): number {
  return plant.stationPools[station].reduce((sum, pool) => sum + field[pool], 0);
}

/** Seconds that who comes now waits where all are served in turn: what waits, at the pace at which work is done. */
export function waitS({ step, cast, affairs }: Watched, station: number): number {
  const waiting = total(step, station, step.state.queueTotal);
  return waiting > DUST ? waiting / watchOf({ cast, affairs }, station).meanDone : 0;
}

function watchOf({ cast, affairs }: Omit<Watched, "step">, station: number): WatchAffair {
  return must(affairs.watched[cast.watched.indexOf(station)], "watched station");
}

type Watched = Pick<Scene, "step" | "cast" | "affairs">;

export function readingOf({ step, cast, affairs }: Watched, metric: Exclude<Metric, "boots">, station: number): number {
  if (metric === "queue") return total(step, station, step.state.queueTotal);
  if (metric === "replicas") return total(step, station, step.state.serving);
  const watch = watchOf({ cast, affairs }, station);
  if (metric === "rps") return watch.meanArrivals;
  if (metric === "utilization") return watch.meanBusy / LOOK_TICKS / step.plant.stationPools[station].length;
  return watch.meanArrivals > 0 ? watch.meanFailed / watch.meanArrivals : 0;
}
