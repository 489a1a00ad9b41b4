/**
 * Autoscalers [R5], by the published defaults of Kubernetes: every 15 s desired = ceil(current x metric / target), no
 * move within a tolerance of 0.1, and scaling down takes the largest wish of the last 300 s. Owns `affairs.scalers`.
 * The metric is the scraped utilization: an autoscaler believes its dashboards.
 */
import type { ScalerAffair } from "../affairs.ts";
import { happen, setStanding } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { STATION_READINGS } from "../state.ts";
import { wantReplicas } from "./replicas.ts";

export function openScalers(stations: number): ScalerAffair[] {
  return Array.from({ length: stations }, () => ({ paused: false, wishes: [] }));
}

export function turnScalers(round: RoundStep): void {
  const { plant } = round.cast;
  for (const station of round.cast.scaled) {
    const { id, service } = plant.topology.stations[station];
    const spec = service.autoscaler;
    const affair = round.affairs.scalers[station];
    if (!spec || affair.paused || round.tick % Math.round(spec.periodS * 10) !== 0) continue;
    const [pool] = plant.stationPools[station];
    const { wanted } = round.affairs.pools[pool];
    const ratio = fleetUtilization(round, station, wanted) / spec.targetUtilization;
    const wish = Math.abs(ratio - 1) <= spec.tolerance ? wanted : Math.ceil(wanted * ratio);
    const bounded = Math.min(spec.maxReplicas, Math.max(spec.minReplicas, wish));
    affair.wishes = [
      ...affair.wishes.filter(([tick]) => round.tick - tick < spec.scaleDownWindowS * 10),
      [round.tick, bounded],
    ];
    const target =
      bounded > wanted ? bounded : Math.min(wanted, Math.max(...affair.wishes.map(([, replicas]) => replicas)));
    if (target === wanted) continue;
    wantReplicas(round, pool, target);
    const cause = round.affairs.standing[`saturated:${id}`];
    const event = happen(
      round,
      "scaled",
      id,
      cause === undefined ? [] : [cause],
      cause === undefined ? "demand" : null,
      {
        from: wanted,
        to: target,
        signal: ratio * spec.targetUtilization,
      },
    );
    setStanding(round, id, "scaled", event);
  }
}

/** The fleet's utilization; replicas that are on their way count as idle, or every wait for them would ask for more. */
function fleetUtilization({ step }: RoundStep, station: number, wanted: number): number {
  const at = station * STATION_READINGS;
  const serving = Math.min(wanted, step.state.reading[at + 6]);
  return wanted > 0 ? (step.state.reading[at + 4] * serving) / wanted : 0;
}
