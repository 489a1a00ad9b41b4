/** Health checks with their names resolved: whom a probed replica asks, and over which link. */
import { nearest } from "../../content/index.ts";
import type { Topology } from "../../content/index.ts";
import type { Check, Way } from "./plant.ts";
import { wayBetween } from "./reach.ts";

export function checksOf({ world, stations }: Topology, ways: readonly Way[]): Check[] {
  return stations.flatMap(({ service: { healthCheck }, region }, station) => {
    if (!healthCheck) return [];
    if (healthCheck.asks === undefined) return [{ station, asked: -1, way: -1 }];
    const asked = nearest(stations, healthCheck.asks, region);
    return [{ station, asked, way: wayBetween(ways, world, region, stations[asked].region) }];
  });
}
