/**
 * What a change of state sets off on the map: one ring at the node that got worse and a spark towards each caller.
 * Only what telemetry has just shown; it predicts nothing.
 */
import type { Health } from "../../shared/protocol/index.ts";
import type { MapPicture } from "./picture.ts";

export interface Spread {
  readonly station: string;
  /** Edges over which the trouble will be felt, walked from callee to caller. */
  readonly edges: readonly string[];
}

const severity: Readonly<Record<Health, number>> = { ok: 0, nodata: 0, slow: 1, err: 2, down: 3 };

export function spreadsBetween(before: MapPicture, after: MapPicture): Spread[] {
  const was = new Map(before.stations.map((station) => [station.id, severity[station.state]]));
  return after.stations
    .filter((station) => severity[station.state] > (was.get(station.id) ?? severity[station.state]))
    .map((station) => ({
      station: station.id,
      edges: after.edges.filter((edge) => edge.to === station.id && edge.known.how !== "found").map((edge) => edge.id),
    }));
}
