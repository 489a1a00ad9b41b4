/**
 * Findings about numbers that say nothing beside the world at rest: alert rules that no reading can ever meet, or that a
 * healthy world meets, and limits that it exceeds.
 */
import { must } from "../../../shared/base/index.ts";
import { rangeOf } from "../../../shared/content/index.ts";
import type { Scenario, Topology } from "../../../shared/content/index.ts";
import { figure, found } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Rest } from "./rest.ts";

type Rule = Scenario["alerts"][number];

export function alertFindings({ alerts }: Scenario, topology: Topology, rest: Rest): readonly Finding[] {
  return alerts.flatMap((rule, i) => {
    const watched = [...topology.stations.keys()].filter((s) => {
      const { id, service } = must(topology.stations[s], "station");
      return id === rule.of || service.id === rule.of;
    });
    const path = ["alerts", i];
    const ranges = watched.map((s) => {
      const range = readingOf(rule.metric, topology, rest, s);
      return isSound(rest, s) ? range : { ...range, atRest: null };
    });
    if (ranges.length === 0) return [];
    const never = ranges.every(({ least, most }) => !canHold(rule, least, most));
    const early = ranges.find(({ atRest }) => atRest !== null && canHold(rule, atRest, atRest));
    const { least, most } = must(ranges[0], "range");
    const either = rule.above !== undefined && rule.below !== undefined;
    return [
      ...found(
        never,
        "error",
        path,
        `"${rule.id}" can never fire: ${rule.metric} of "${rule.of}" stays from ${figure(least)} to ${figure(most)}.`,
        "Put the threshold within that, or watch something else.",
      ),
      ...found(
        !never && early !== undefined,
        "error",
        path,
        `"${rule.id}" fires at rest: ${rule.metric} of "${rule.of}" is about ${figure(early?.atRest ?? 0)} when all is well${either ? ", and with above and below it fires beyond either" : ""}.`,
        "Put the threshold clearly beyond that, so that it means something.",
      ),
    ];
  });
}

/** What is overloaded at rest has been told so; what its alerts do then follows from it. */
function isSound({ circles, stations }: Rest, s: number): boolean {
  return circles.length === 0 && must(stations[s], "rest").utilization <= 1;
}

/** Whether some value of the range meets the rule. */
function canHold({ above, below }: Pick<Rule, "above" | "below">, least: number, most: number): boolean {
  return (above !== undefined && most > above) || (below !== undefined && least < below);
}

interface Reading {
  readonly least: number;
  readonly most: number;
  /** null: arithmetic cannot tell. */
  readonly atRest: number | null;
}

function readingOf(metric: Rule["metric"], topology: Topology, rest: Rest, s: number): Reading {
  const { service } = must(topology.stations[s], "station");
  const { slots, utilization, hitRatio, holdMs, rps } = must(rest.stations[s], "rest");
  const { calls } = topology;
  const [least, most] = rangeOf(metric);
  switch (metric) {
    case "utilization":
      return { least, most: slots === null ? 0 : most, atRest: Math.min(1, utilization) };
    case "errorRatio":
      return { least, most, atRest: Math.max(...service.groups.map(({ errorRatio }) => errorRatio)) };
    case "hitRatio":
      return { least, most, atRest: hitRatio };
    case "ceiling":
      return { least, most, atRest: null };
    case "queue":
      return { least, most: service.queue.places ?? most, atRest: utilization < 0.8 ? 0 : null };
    case "p95Ms":
      // Below its mean no 95th percentile of such times ever lies.
      return { least, most, atRest: rps > 0 ? holdMs : null };
    case "attemptsPerCall": {
      const retries = calls.flatMap(({ routes, spec }) => (routes.includes(s) ? [spec.retries.max] : []));
      return { least, most: 1 + Math.max(0, ...retries), atRest: rps > 0 ? 1 : 0 };
    }
  }
}
