/** What the target of an action means on the known map: stations, or calls between them. */
import { groupIn } from "../../content/index.ts";
import type { Topology } from "../../content/index.ts";
import type { Seen } from "../seen.ts";

/** A station by its id, or every station of a service. */
export function stationsNamed(topology: Topology, target: string): readonly number[] {
  const { whole } = groupIn(target);
  return topology.stations.flatMap(({ id, service }, index) => (id === whole || service.id === whole ? [index] : []));
}

/** Edges by the names that actions use: an edge, a call, `boot>store` in every region, or all calls of a population. */
export function edgesNamed({ topology, knownEdges }: Seen, target: string): readonly number[] {
  const { whole } = groupIn(target);
  return knownEdges.filter((index) => {
    const edge = topology.edges[index];
    const call = topology.calls[edge?.call ?? -1];
    const [from = "", to = ""] = call?.id.split(">") ?? [];
    const names = [edge?.id, call?.id, `${from.split(/[@:]/)[0]}>${to}`, from.split(":")[0]];
    return names.includes(whole);
  });
}
