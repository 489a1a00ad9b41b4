/** Flaws of signals: a condition that no reading could ever meet is one that never holds. */
import type { Scenario, Signal } from "../scenario.ts";
import type { Topology } from "../topology.ts";
import { known, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { cacheNames, ceiledNames, edgeNames, stationNames } from "./names.ts";
import { limitsFlaws } from "./readings.ts";

/** Alerts of burning budgets have one for every journey, and this name for all of them. */
export const BURN = "burn";

export function signalFlaws(
  { alerts }: Scenario,
  topology: Topology,
  { metric, of, above, below }: Signal,
  path: Path,
): readonly Flaw[] {
  const limits = metric === "alert" ? [] : limitsFlaws(metric, { above, below }, path);
  if (metric === "sli") return [...limits, ...when(of !== undefined, [...path, "of"], "the service level is of all.")];
  if (of === undefined) return [...limits, { path, says: `add of, whose ${metric} is meant.` }];
  const edge = edgeNames(topology).find((name) => name.endsWith(`>${of}`));
  if (metric === "attemptsPerCall" && edge !== undefined) {
    const says = `attemptsPerCall is read of a call; write caller>callee, such as "${edge}".`;
    return [...limits, { path: [...path, "of"], says }];
  }
  const names =
    metric === "alert" ? [BURN, ...alerts.map(({ id }) => id)] : namesWith(topology, metric, of.includes(">"));
  return [...limits, ...known(metric === "alert" ? "alert" : `name with ${metric}`, of, names, [...path, "of"])];
}

function namesWith(topology: Topology, metric: Signal["metric"], isEdge: boolean): readonly string[] {
  if (metric === "attemptsPerCall") return edgeNames(topology);
  if (metric === "hitRatio") return cacheNames(topology);
  if (metric === "ceiling") return ceiledNames(topology);
  const isOnEdges = metric === "errorRatio" || metric === "p95Ms" || metric === "rps";
  return isEdge && isOnEdges ? edgeNames(topology) : stationNames(topology);
}
