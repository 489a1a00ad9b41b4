/** Rows on the map: as many calls deep as the longest way from people, and what only answers in the last row. */
import type { ServiceKind } from "../content/index.ts";
import { guess } from "./graph.ts";
import type { Fact } from "./graph.ts";
import { isBackend } from "./kinds.ts";

/** Scenarios have rows 0 to 9. */
const LAST_LAYER = 9;

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** The longest way to each, in calls; `order` has callers first. */
export function depthsOf(order: readonly string[], calls: readonly Arrow[]): ReadonlyMap<string, number> {
  const depths = new Map(order.map((name) => [name, 0]));
  const callees = new Map<string, string[]>();
  for (const { from, to } of calls) callees.set(from, [...(callees.get(from) ?? []), to]);
  for (const name of order)
    for (const to of callees.get(name) ?? [])
      depths.set(to, Math.max(depths.get(to) ?? 0, (depths.get(name) ?? 0) + 1));
  return depths;
}

export function layersOf(
  kinds: ReadonlyMap<string, ServiceKind>,
  depths: ReadonlyMap<string, number>,
): ReadonlyMap<string, Fact<number>> {
  const answers = (name: string): boolean => isBackend(kinds.get(name) ?? "service");
  const deepest = [...depths].reduce((most, [name, depth]) => (answers(name) ? most : Math.max(most, depth)), 0);
  const services = Math.min(deepest, LAST_LAYER - 1);
  const layers = new Map<string, Fact<number>>();
  for (const [name, depth] of depths) {
    const fact = answers(name)
      ? guess(services + 1, "What only answers stands in the last row.")
      : guess(
          deepest === 0 ? 0 : Math.round((Math.min(depth, deepest) * services) / deepest),
          `The longest way to it from people has ${depth} ${depth === 1 ? "call" : "calls"}.`,
        );
    layers.set(name, fact);
  }
  return layers;
}
