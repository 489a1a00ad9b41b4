/** From what files tell to a system with nothing left open; every guess says what it stands on. */
import { must } from "../base/index.ts";
import { boundedGraph, withoutRates } from "./bounds.ts";
import { connect } from "./connect.ts";
import type { ServiceGraph } from "./graph.ts";
import { depthsOf, layersOf } from "./layers.ts";
import { idsFor } from "./names.ts";
import { inOrder } from "./order.ts";
import { ratesOf } from "./rates.ts";
import type { System } from "./system.ts";
import { timesOf } from "./times.ts";

export function completeGraph(graph: ServiceGraph): System {
  const system = completed(boundedGraph(graph));
  return system.services.some(({ peopleRps }) => peopleRps > 0) ? system : completed(withoutRates(boundedGraph(graph)));
}

function completed(graph: ServiceGraph): System {
  const connected = connect(graph);
  const ordered = inOrder(connected);
  const { nodes } = connected;
  const rated = ratesOf(connected, ordered);
  const kinds = new Map(nodes.map(({ seen, kind }) => [seen.name, kind.value]));
  const layers = layersOf(kinds, depthsOf(ordered.order, ordered.calls));
  const times = timesOf(connected, ordered.order, rated);
  const ids = idsFor(nodes.map(({ seen }) => seen.name));
  const idOf = (name: string): string => must(ids.get(name), "id");
  return {
    services: nodes.map(({ seen, kind }) => ({
      ...must(times.get(seen.name), "times"),
      id: idOf(seen.name),
      name: seen.name,
      group: seen.group,
      kind,
      layer: must(layers.get(seen.name), "layer"),
      rps: must(rated.rps.get(seen.name), "rate"),
      peopleRps: rated.peopleRps.get(seen.name) ?? 0,
      errorRatio: seen.errorRatio,
      standsFor: [idOf(seen.name)],
    })),
    calls: rated.calls.map(({ call, mode, perRequest }) => ({
      from: idOf(call.from),
      to: idOf(call.to),
      exists: call.exists,
      mode,
      perRequest,
    })),
    notes: [...graph.notes, ...connected.notes, ...ordered.notes, ...rated.notes],
  };
}
