/** Which pools have which hidden ceilings, and whose replicas count towards each: those of a fleet, here or everywhere. */
import type { Topology } from "../../content/index.ts";
import { nearest } from "../../content/index.ts";
import type { Ceiling } from "./plant.ts";

export function ceilingsOf({ stations }: Topology, stationPools: readonly (readonly number[])[]): Ceiling[] {
  return stations.flatMap(({ service, region }, station) =>
    service.ceilings.flatMap((spec) => {
      const of = spec.of ?? service.id;
      const counted =
        spec.within === "world"
          ? stations.flatMap((other, index) => (other.service.id === of ? [index] : []))
          : [nearest(stations, of, region)];
      const fleet = counted.flatMap((index) => stationPools[index]);
      return stationPools[station].map((pool) => ({ pool, spec, fleet }));
    }),
  );
}
