/**
 * The order in which work flows: callees before callers. Where calls form a cycle, the calls that close it are those
 * that lead to a station not yet finished by a depth-first walk in file order; they are delayed by one step.
 */
import { must } from "../../base/index.ts";
import type { Topology } from "../../content/index.ts";

/**
 * Station indexes, every callee before its callers but for the calls that close a cycle. What a fleet calls of its own
 * accord is nobody's request: it comes from outside, as people's calls do.
 */
export function calleeFirst({ stations, calls }: Topology): number[] {
  const callees: number[][] = stations.map(() => []);
  for (const { from, routes } of calls) {
    if ("station" in from && from.own === undefined) must(callees[from.station], "caller").push(...routes);
  }
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (station: number): void => {
    if (seen.has(station)) return;
    seen.add(station);
    for (const callee of must(callees[station], "station")) visit(callee);
    order.push(station);
  };
  for (const station of stations.keys()) visit(station);
  return order;
}
