/**
 * Several files about one system become one graph. Names that are equal but for their case mean one service; names that
 * differ by a namespace, the word service or a version do too, where that leaves no doubt, and a note says so. Where
 * files contradict each other the first holds; what follows does not depend on their order, since names set it.
 */
import type { SeenService, ServiceGraph } from "./graph.ts";
import { looseName } from "./names.ts";
import { bestOf, joined } from "./sketch.ts";

export interface Source {
  /** What people call the file. */
  readonly name: string;
  readonly graph: ServiceGraph;
}

export function mergeGraphs(sources: readonly Source[]): ServiceGraph {
  const services = new Map<string, SeenService>();
  const calls = new Map<string, ServiceGraph["calls"][number]>();
  const notes = new Set<string>();
  const exact = new Map<string, string>();
  const loose = new Map<string, Set<string>>();
  const told = new Set<string>();

  for (const { name: file, graph } of sources) {
    const before = new Map([...loose].map(([key, names]) => [key, [...names]]));
    const called = new Map<string, string>();
    const taken = new Set(graph.services.flatMap(({ name }) => exact.get(name.toLowerCase()) ?? []));
    for (const service of graph.services) {
      const { name, group } = service;
      const key = looseName(name, group);
      const alike = (before.get(key) ?? []).filter((known) => !taken.has(known));
      const known = exact.get(name.toLowerCase()) ?? (alike.length === 1 ? alike[0] : undefined) ?? name;
      if (known.toLowerCase() !== name.toLowerCase()) {
        taken.add(known);
        notes.add(`"${name}" of ${file} is taken to be "${known}".`);
      }
      if (!graph.corrects) told.add(known);
      called.set(name, known);
      exact.set(name.toLowerCase(), known);
      loose.set(key, (loose.get(key) ?? new Set()).add(known));
      const first = services.get(known);
      const facts = first ? bestOf(first, service) : service;
      services.set(known, { ...facts, name: known, hints: [...(first?.hints ?? []), ...service.hints] });
    }
    for (const call of graph.calls) {
      const moved = { ...call, from: called.get(call.from) ?? call.from, to: called.get(call.to) ?? call.to };
      const key = JSON.stringify([moved.from, moved.to]);
      const known = calls.get(key);
      calls.set(key, known ? joined(known, moved) : moved);
    }
    for (const note of graph.notes) notes.add(note);
  }
  for (const name of services.keys())
    if (!told.has(name) && services.delete(name))
      notes.add(`"${name}" is corrected, and no file has it: that is left out.`);
  const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    services: [...services.values()].sort((a, b) => byName(a.name, b.name)),
    calls: [...calls.values()].sort((a, b) => byName(a.from, b.from) || byName(a.to, b.to)),
    notes: [...notes],
  };
}
