/** What callers may ask of which station per period, and when each period begins. */
import type { Topology } from "../../content/index.ts";
import type { Allowance } from "./plant.ts";

export function allowancesOf({ stations, world }: Topology, originTick: number): Allowance[] {
  return stations.flatMap(({ service }, station) =>
    service.allowances.map((spec) => ({
      station,
      spec,
      classes: (spec.classes ?? world.classes).map((name) => world.classes.indexOf(name)),
      periodTicks: spec.periodS === null ? 0 : Math.max(1, Math.round(spec.periodS * 10)),
      fromTick: originTick + Math.round(spec.resetsAtS * 10),
    })),
  );
}
