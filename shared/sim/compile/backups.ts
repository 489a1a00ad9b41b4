/** Data that are backed up: of each station, and of the members of a quorum together, for they have one history. */
import { must } from "../../base/index.ts";
import type { Topology } from "../../content/index.ts";
import type { Backup, Quorum } from "./plant.ts";

export function backupsOf({ stations, world }: Topology, quorums: readonly Quorum[], originTick: number): Backup[] {
  return world.services.flatMap(({ id, backup: spec }) => {
    if (!spec) return [];
    const own = stations.flatMap(({ service }, station) => (service.id === id ? [station] : []));
    const quorum = quorums.findIndex(({ service }) => service === id);
    const together = quorum < 0 ? own.map((station) => [station]) : [must(quorums[quorum], "quorum").members];
    return together.map((kept) => ({
      stations: kept,
      quorum,
      writes: (spec.writes ?? world.classes).map((name) => world.classes.indexOf(name)),
      everyTicks: Math.max(1, Math.round(spec.everyS * 10)),
      fromTick: originTick + Math.round(spec.lastS * 10),
      restoreTicks: Math.round((spec.sizeGb / spec.restoreGbPerS) * 10),
    }));
  });
}
