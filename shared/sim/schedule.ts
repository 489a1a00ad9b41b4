/**
 * A schedule of changes to a world: parameters set, caches flushed, stations killed and revived at given times. Bare
 * experiments are driven by it, and the defects of a scenario become entries of it.
 */
import { must, refuse, ok } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import type { ScheduleEntry } from "../content/index.ts";
import type { Plant } from "./compile/plant.ts";
import { parameterAt, setParameter, stationsNamed } from "./parameters.ts";
import type { Parameter } from "./parameters.ts";
import type { Step } from "./step.ts";
import { loseEntries } from "./systems/caches.ts";
import { killStation, reviveStation } from "./systems/stations.ts";

type Change =
  | { readonly kind: "set"; readonly parameter: Parameter; readonly value: number }
  | { readonly kind: "flush"; readonly cache: number; readonly share: number }
  | { readonly kind: "kill" | "revive"; readonly station: number };

export interface Schedule {
  /** Changes by the tick they happen at, in file order. */
  readonly at: ReadonlyMap<number, readonly Change[]>;
}

/** Resolves names once. A name that means nothing is refused with the entry it stands in. */
export function compileSchedule(plant: Plant, entries: readonly ScheduleEntry[]): Result<Schedule> {
  const at = new Map<number, Change[]>();
  for (const [index, entry] of entries.entries()) {
    const changes = changesOf(plant, entry);
    if (!changes.ok)
      return refuse(changes.refusal.code, `schedule[${index}] at ${entry.atS} s: ${changes.refusal.reason}`);
    const tick = Math.round(entry.atS * 10);
    at.set(tick, [...(at.get(tick) ?? []), ...changes.value]);
  }
  return ok({ at });
}

function changesOf(plant: Plant, entry: ScheduleEntry): Result<Change[]> {
  if ("set" in entry) {
    const changes: Change[] = [];
    for (const [path, value] of Object.entries(entry.set)) {
      const parameter = parameterAt(plant, path);
      if (!parameter.ok) return parameter;
      changes.push({ kind: "set", parameter: parameter.value, value: value ?? Infinity });
    }
    return ok(changes);
  }
  const name = "flush" in entry ? entry.flush : "kill" in entry ? entry.kill : entry.revive;
  const stations = stationsNamed(plant, name);
  if (stations.length === 0) return refuse("schedule/no-station", `there is no station or service "${name}".`);
  if (!("flush" in entry))
    return ok(stations.map((station) => ({ kind: "kill" in entry ? "kill" : "revive", station })));
  const caches = stations.map((station) => must(plant.cacheOf[station], "cache"));
  if (caches.some((cache) => cache < 0)) return refuse("schedule/no-cache", `"${name}" has no cache to flush.`);
  return ok(caches.map((cache) => ({ kind: "flush", cache, share: entry.share })));
}

/** Makes the changes that are due at this step's tick. */
export function applySchedule(step: Step, schedule: Schedule): void {
  for (const change of schedule.at.get(step.tick) ?? []) {
    switch (change.kind) {
      case "set":
        setParameter(step.state, change.parameter, change.value);
        break;
      case "flush":
        loseEntries(step.state, step.plant, change.cache, change.share);
        break;
      case "kill":
        killStation(step, change.station);
        break;
      default:
        reviveStation(step, change.station);
    }
  }
}
