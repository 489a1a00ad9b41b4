/**
 * An order in which every caller comes before what it calls. Calls that close a circle are left out, since in a world
 * each request would set off another without end; the walk begins where people come in, so that those go back.
 */
import type { Connected } from "./connect.ts";
import type { SeenCall } from "./graph.ts";

export interface Ordered {
  /** Names, callers first. */
  readonly order: readonly string[];
  readonly calls: readonly SeenCall[];
  readonly notes: readonly string[];
}

export function inOrder({ nodes, calls }: Connected): Ordered {
  const from = new Map<string, SeenCall[]>(nodes.map(({ seen }) => [seen.name, []]));
  for (const call of calls) from.get(call.from)?.push(call);
  for (const made of from.values()) made.sort((a, b) => Number(a.exists.isGuess) - Number(b.exists.isGuess));
  const left = new Set<SeenCall>();
  const state = new Map<string, "open" | "done">();
  const after: string[] = [];
  const roots = [...nodes.filter(({ entry }) => entry), ...nodes.filter(({ entry }) => !entry)];
  for (const { seen } of roots) {
    if (state.has(seen.name)) continue;
    const path: { readonly name: string; next: number }[] = [{ name: seen.name, next: 0 }];
    state.set(seen.name, "open");
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const call = from.get(here.name)?.[here.next++];
      if (!call) {
        state.set(here.name, "done");
        after.push(here.name);
        path.pop();
      } else if (state.get(call.to) === "open") left.add(call);
      else if (!state.has(call.to)) {
        state.set(call.to, "open");
        path.push({ name: call.to, next: 0 });
      }
    }
  }
  return {
    order: after.reverse(),
    calls: calls.filter((call) => !left.has(call)),
    notes: [...left].map((call) => `The call from "${call.from}" to "${call.to}" is left out: it closes a circle.`),
  };
}
