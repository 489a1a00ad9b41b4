/** What holds of every service graph, whatever files tell: a sound world comes of it, and nothing is lost on the way. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { completeGraph, mergeGraphs, reduceSystem, scenarioOf } from "../../shared/servicegraph/index.ts";
import type { ServiceGraph, System } from "../../shared/servicegraph/index.ts";
import { isLong } from "../helpers/sample.ts";
import { graphs } from "./graphs.ts";

const STATIONS = 150;
/** Small ones have every shape, large ones are lumped. */
const small = graphs(30);
const large = graphs(500, STATIONS + 1);
const often = { numRuns: isLong ? 3000 : 100 };
/** What a large one shrinks to takes minutes to find; the seed finds it again. */
const seldom = { numRuns: isLong ? 100 : 3, endOnFailure: true };

function holds(law: (graph: ServiceGraph) => void): void {
  fc.assert(fc.property(small, law), often);
  fc.assert(fc.property(large, law), seldom);
}

function worldOf(graph: ServiceGraph): { readonly system: System; readonly played: System } {
  const system = completeGraph(mergeGraphs([{ name: "file", graph }]));
  return { system, played: reduceSystem(system) };
}

describe("every service graph", () => {
  it("becomes a world that lint accepts", () => {
    holds((graph) => {
      const read = scenarioSchema.safeParse(scenarioOf(worldOf(graph).played, { id: "a", title: "A" }));
      expect(read.error?.issues ?? []).toEqual([]);
    });
  });

  it("is played on 150 stations at most, and each of its services is one, is lumped in one, or plays users", () => {
    holds((graph) => {
      const { system, played } = worldOf(graph);
      expect(played.services.length).toBeLessThanOrEqual(STATIONS);
      expect(played.services.flatMap(({ standsFor }) => standsFor).sort()).toEqual(
        system.services.map(({ id }) => id).sort(),
      );
      const players = graph.services.filter(({ name }) =>
        system.notes.some((note) => note.startsWith(`"${name}" plays users`)),
      );
      expect([...system.services, ...players].map(({ name }) => name).sort()).toEqual(
        graph.services.map(({ name }) => name).sort(),
      );
    });
  });

  it("keeps its rates in lumps, as sums, and all that people ask", () => {
    holds((graph) => {
      const { system, played } = worldOf(graph);
      const byId = new Map(system.services.map((one) => [one.id, one]));
      for (const { standsFor, rps, peopleRps } of played.services) {
        const members = standsFor.flatMap((id) => byId.get(id) ?? []);
        expect(near(rps.value, total(members.map((one) => one.rps.value)))).toBe(true);
        expect(near(peopleRps, total(members.map((one) => one.peopleRps)))).toBe(true);
      }
      expect(total(played.services.map((one) => one.peopleRps))).toBeGreaterThan(0);
    });
  });

  it("has no circle left, no call to nowhere, and a note for each call that was left out", () => {
    holds((graph) => {
      const { system, played } = worldOf(graph);
      for (const { services, calls } of [system, played]) {
        const ids = new Set(services.map(({ id }) => id));
        expect(calls.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
        expect(inCircles({ services, calls })).toEqual([]);
      }
      const names = new Map(system.services.map(({ id, name }) => [id, name]));
      const kept = new Set(system.calls.map(({ from, to }) => `${names.get(from)}>${names.get(to)}`));
      for (const { from, to } of graph.calls) {
        const about = system.notes.some((note) => note.includes(`"${from}"`) || note.startsWith(`"${to}" plays users`));
        expect([from, to, kept.has(`${from}>${to}`) || about]).toEqual([from, to, true]);
      }
    });
  });

  it("comes to the same in files of any order", () => {
    const parts = fc.tuple(small, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 100, maxLength: 100 }));
    fc.assert(
      fc.property(parts, ([graph, places]) => {
        const files = [0, 1, 2, 3].map((file) => ({
          name: `${file}`,
          graph: {
            services: graph.services.filter((_, n) => places[n % 100] === file),
            calls: graph.calls.filter((_, n) => places[(n + 50) % 100] === file),
            notes: [],
          },
        }));
        const forwards = completeGraph(mergeGraphs(files));
        expect(completeGraph(mergeGraphs([...files].reverse()))).toEqual(forwards);
      }),
      often,
    );
  });
});

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, a, b);
}

/** Services that none of those outside circles leads to: taking away whoever nobody left calls ends with these. */
function inCircles({ services, calls }: Pick<System, "services" | "calls">): readonly string[] {
  const open = new Map(services.map(({ id }) => [id, 0]));
  for (const { to } of calls) open.set(to, (open.get(to) ?? 0) + 1);
  const free = services.flatMap(({ id }) => (open.get(id) === 0 ? [id] : []));
  for (const id of free)
    for (const { to } of calls.filter(({ from }) => from === id)) {
      open.set(to, (open.get(to) ?? 0) - 1);
      if (open.get(to) === 0) free.push(to);
    }
  return services.flatMap(({ id }) => (free.includes(id) ? [] : [id]));
}
