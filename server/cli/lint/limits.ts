/**
 * Findings about limits that name no class: each class then has the whole rate to itself, so a number that is right for
 * one of them cuts the others.
 */
import type { Scenario, Topology } from "../../../shared/content/index.ts";
import { figure, found } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Rest } from "./rest.ts";

export function limitFindings({ actions }: Scenario, topology: Topology, rest: Rest): readonly Finding[] {
  const { classes } = topology.world;
  if (classes.length === 1) return [];
  return actions.flatMap(({ verb, class: only, targets, value }, i) => {
    if (verb !== "traffic.limit" || only !== undefined || !value) return [];
    const asked = topology.stations.flatMap(({ id, service }, s) =>
      targets.includes(id) || targets.includes(service.id)
        ? classes.map((name, c) => ({ id, name, rps: rest.classRps[s]?.[c] ?? 0 }))
        : [],
    );
    const most = [...asked].sort((a, b) => b.rps - a.rps)[0];
    if (!most) return [];
    return found(
      most.rps > value.max,
      "warning",
      ["actions", i],
      `without class it limits each class to the number, and at rest "${most.name}" alone comes to "${most.id}" ${figure(most.rps)} times/s, above its highest place, ${value.max}.`,
      `Add class, the request class that is limited: one of ${classes.join(", ")}.`,
    );
  });
}
