/** Flaws of an experiment: of its world, of what its schedule names and sets, and of windows that never come. */
import type { Experiment, ScheduleEntry } from "../experiment.ts";
import { expand } from "../topology.ts";
import type { Topology } from "../topology.ts";
import type { WorldSpec } from "../world.ts";
import { defectsFlaws } from "./defects.ts";
import { known, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { cacheNames, stationNames } from "./names.ts";
import { parameterFlaws } from "./parameters.ts";
import { worldFlaws } from "./world.ts";

export function experimentFlaws({ world, schedule, defects, measure, durationS }: Experiment): readonly Flaw[] {
  const names = worldFlaws(world);
  // Nothing can be looked up in a world whose own names mean nothing.
  const topology = names.length > 0 ? undefined : expand(world);
  return [
    ...names,
    ...idleParts(world),
    ...schedule.flatMap((entry, i) => [
      ...when(entry.atS >= durationS, ["schedule", i, "atS"], `the run ends at ${durationS} s, before this.`),
      ...(topology ? entryFlaws(topology, entry, ["schedule", i]) : []),
    ]),
    ...(topology ? defectsFlaws({ defects }, topology) : []),
    ...defects.flatMap(({ atS = 0 }, i) =>
      when(atS >= durationS, ["defects", i, "atS"], `the run ends at ${durationS} s, before this.`),
    ),
    ...measure.flatMap(({ fromS, toS }, i) =>
      when(
        fromS >= toS || toS > durationS,
        ["measure", i],
        `write fromS below toS, and toS up to the run's ${durationS} s.`,
      ),
    ),
  ];
}

/** Automations act in scenarios alone, and people who never arrive do nothing: better said than ignored. */
function idleParts({ failovers, services, populations }: WorldSpec): readonly Flaw[] {
  const instead = "acts in scenarios alone; leave it out and write what it would do into the schedule.";
  return [
    ...failovers.flatMap((_, i) => when(true, ["world", "failovers", i], `a failover ${instead}`)),
    ...services.flatMap(({ autoscaler, healthCheck, supervisor, backup, loops }, i) => [
      ...when(autoscaler !== undefined, ["world", "services", i, "autoscaler"], `an autoscaler ${instead}`),
      ...when(healthCheck !== undefined, ["world", "services", i, "healthCheck"], `a health check ${instead}`),
      ...when(
        backup !== undefined,
        ["world", "services", i, "backup"],
        "a backup is restored in scenarios alone; leave it out.",
      ),
      ...when(supervisor !== undefined, ["world", "services", i, "supervisor"], `a supervisor ${instead}`),
      ...loops.flatMap(({ carries }, n) =>
        when(
          carries !== "nothing",
          ["world", "services", i, "loops", n, "carries"],
          "there is no monitoring in an experiment; leave it out.",
        ),
      ),
    ]),
    ...populations.flatMap(({ users, journeys }, i) =>
      when(
        users > 0 && !journeys.some((journey) => journey.when === "arriving"),
        ["world", "populations", i, "users"],
        'nobody ever connects: add a journey with "when: arriving", or leave users out.',
      ),
    ),
  ];
}

function entryFlaws(topology: Topology, entry: ScheduleEntry, path: Path): readonly Flaw[] {
  if ("set" in entry) {
    return [
      ...when(Object.keys(entry.set).length === 0, [...path, "set"], "sets nothing."),
      ...Object.entries(entry.set).flatMap(([name, value]) =>
        parameterFlaws(topology, name, [value], [...path, "set", name]),
      ),
    ];
  }
  if ("flush" in entry) return known("cache", entry.flush, cacheNames(topology), [...path, "flush"]);
  return "kill" in entry
    ? known("station or service", entry.kill, stationNames(topology), [...path, "kill"])
    : known("station or service", entry.revive, stationNames(topology), [...path, "revive"]);
}
