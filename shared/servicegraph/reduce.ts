/**
 * A system that can be played: at most so many stations. What carries most and what most depend on stays as it is; the
 * rest is lumped by row and group, so that every request still goes as deep and costs as much as before.
 */
import { must } from "../base/index.ts";
import { MOST_CALLS } from "./connect.ts";
import { guess } from "./graph.ts";
import type { Fact } from "./graph.ts";
import { depthsOf } from "./layers.ts";
import { idsFor } from "./names.ts";
import { MOST_ENTRIES } from "./scenario.ts";
import type { System, SystemCall, SystemService } from "./system.ts";

const MOST_STATIONS = 150;
/** Of these so many may be lumps. */
const MOST_LUMPS = 30;

export function reduceSystem(system: System, most = MOST_STATIONS): System {
  const entries = system.services.filter(({ peopleRps }) => peopleRps > 0);
  const fits = system.services.length <= most && entries.length <= MOST_ENTRIES;
  return withRoomForCalls(fits ? system : lumpedSystem(system, most));
}

/** Who is left with no caller that has room for the call is lumped too. */
function lumpedSystem(system: System, most: number): System {
  const keep = coreOf(system, most - MOST_LUMPS);
  for (;;) {
    const reduced = lumpedBut(system, keep, most);
    const called = new Set(withRoomForCalls(reduced).calls.map(({ to }) => to));
    const stranded = reduced.services.filter(
      ({ id, rps, peopleRps }) => keep.has(id) && rps.value > 0 && peopleRps === 0 && !called.has(id),
    );
    if (stranded.length === 0) return reduced;
    for (const { id } of stranded) keep.delete(id);
  }
}

function lumpedBut(system: System, keep: ReadonlySet<string>, most: number): System {
  const { services, calls, notes } = system;
  const depths = depthsOf(inOrderOf(services, calls), calls);
  const rest = services.filter(({ id }) => !keep.has(id));
  const rows = rowsOf(services, depths);
  const lumps = lumpsOf(rest, rows);
  const kept = services.filter(({ id }) => keep.has(id));
  const names = [...lumps.keys()];
  const ids = idsFor(
    names,
    kept.map(({ id }) => id),
  );
  const place = new Map(kept.map(({ id }) => [id, id]));
  for (const [name, members] of lumps) for (const { id } of members) place.set(id, must(ids.get(name), "id"));
  const rates = new Map(services.map(({ id, rps }) => [id, rps.value]));
  return {
    services: [...kept, ...[...lumps].map(([name, members]) => lumped(name, must(ids.get(name), "id"), members))],
    calls: mergedCalls(
      // What goes from a lump to its own row would come back to it.
      calls.filter(
        ({ from, to }) =>
          keep.has(from) || place.get(from) === place.get(to) || (rows.get(from) ?? 0) < (rows.get(to) ?? 0),
      ),
      place,
      rates,
    ),
    notes: [
      ...notes,
      `A round is played on ${most} stations at most, of which people ask ${MOST_ENTRIES} at most: the ${kept.length} services that carry most and that most depend on are kept, the ${rest.length} others are lumped.`,
      ...[...lumps].map(([name, members]) => `"${name}" stands for ${listed(members)}.`),
    ],
  };
}

/** A service of a scenario makes so many calls; those that carry least give way. */
function withRoomForCalls(system: System): System {
  const { services, calls, notes } = system;
  const made = new Map<string, SystemCall[]>(services.map(({ id }) => [id, []]));
  for (const call of calls) if (call.mode.value !== "loop") made.get(call.from)?.push(call);
  const left = new Set<SystemCall>();
  const told: string[] = [];
  for (const { id, name } of services) {
    const own = made.get(id) ?? [];
    if (own.length <= MOST_CALLS) continue;
    const least = [...own].sort((a, b) => b.perRequest.value - a.perRequest.value).slice(MOST_CALLS);
    for (const call of least) left.add(call);
    told.push(`"${name}" makes its ${MOST_CALLS} most frequent calls; ${least.length} others are left out.`);
  }
  return left.size === 0
    ? system
    : { services, calls: calls.filter((call) => !left.has(call)), notes: [...notes, ...told] };
}

/** Callers first; a system has no circles. */
function inOrderOf(services: readonly SystemService[], calls: readonly SystemCall[]): readonly string[] {
  const open = new Map(services.map(({ id }) => [id, 0]));
  const out = new Map<string, string[]>(services.map(({ id }) => [id, []]));
  for (const { from, to } of calls) {
    open.set(to, (open.get(to) ?? 0) + 1);
    out.get(from)?.push(to);
  }
  const order = services.flatMap(({ id }) => (open.get(id) === 0 ? [id] : []));
  for (const id of order)
    for (const to of out.get(id) ?? []) {
      const left = (open.get(to) ?? 0) - 1;
      open.set(to, left);
      if (left === 0) order.push(to);
    }
  return order;
}

/** Calls of a service that are left for what is lumped. */
const ROOM_FOR_LUMPS = 3;

/**
 * The heaviest part that hangs together: from people down, again and again the service with the largest share of all
 * requests and of all callers, among those that somebody in the part calls and has room to call. A world has people for
 * so many services; that each lump may be one of them leaves room for fewer.
 */
function coreOf({ services, calls }: System, count: number): Set<string> {
  const out = new Map<string, string[]>(services.map(({ id }) => [id, []]));
  const into = new Map<string, string[]>(services.map(({ id }) => [id, []]));
  for (const { from, to } of calls) {
    out.get(from)?.push(to);
    into.get(to)?.push(from);
  }
  const total = services.reduce((sum, { rps }) => sum + rps.value, 0) || 1;
  const weights = new Map(
    services.map(({ id, rps }) => [id, rps.value / total + (into.get(id)?.length ?? 0) / Math.max(1, calls.length)]),
  );
  const weightOf = (id: string): number => weights.get(id) ?? 0;
  const entries = new Set(services.flatMap(({ id, peopleRps }) => (peopleRps > 0 ? [id] : [])));
  const core = new Set<string>();
  const made = new Map<string, number>();
  const near = new Set(entries);
  let asked = 0;
  while (core.size < count) {
    let best: string | undefined;
    const isFull = asked >= MOST_ENTRIES - MOST_LUMPS;
    for (const id of near) {
      if (isFull && entries.has(id)) continue;
      const isOpen =
        entries.has(id) ||
        into.get(id)?.some((caller) => core.has(caller) && (made.get(caller) ?? 0) < MOST_CALLS - ROOM_FOR_LUMPS);
      if (isOpen && (best === undefined || weightOf(id) > weightOf(best))) best = id;
    }
    if (best === undefined) return core;
    near.delete(best);
    core.add(best);
    if (entries.has(best)) asked++;
    for (const caller of into.get(best) ?? []) made.set(caller, (made.get(caller) ?? 0) + 1);
    for (const callee of out.get(best) ?? []) if (!core.has(callee)) near.add(callee);
  }
  return core;
}

/** By how many calls deep each is, in so many bands as there can be lumps of. */
function rowsOf(services: readonly SystemService[], depths: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const count = [...depths.values()].reduce((most, depth) => Math.max(most, depth), 0) + 1;
  const bands = Math.min(count, MOST_LUMPS / 2);
  return new Map(services.map(({ id }) => [id, Math.floor(((depths.get(id) ?? 0) * bands) / count)]));
}

/** By group where that leaves few enough, or else by row alone. What only answers never lumps with what calls. */
function lumpsOf(
  rest: readonly SystemService[],
  rows: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly SystemService[]> {
  const whatOf = ({ kind }: SystemService): string =>
    kind.value === "store" || kind.value === "cache" ? "stores" : "services";
  const plainOf = (one: SystemService): string => `Other ${whatOf(one)}, row ${rows.get(one.id) ?? 0}`;
  const byGroup = grouped(rest, (one) => (one.group === undefined ? plainOf(one) : `${plainOf(one)}, ${one.group}`));
  return byGroup.size <= MOST_LUMPS ? byGroup : grouped(rest, plainOf);
}

function grouped(
  rest: readonly SystemService[],
  nameOf: (one: SystemService) => string,
): ReadonlyMap<string, readonly SystemService[]> {
  const groups = new Map<string, SystemService[]>();
  for (const one of rest) {
    const group = groups.get(nameOf(one));
    if (group) group.push(one);
    else groups.set(nameOf(one), [one]);
  }
  return groups;
}

function lumped(name: string, id: string, members: readonly SystemService[]): SystemService {
  const first = must(members[0], "member");
  const rps = sum(members, (one) => one.rps.value);
  const mean = (value: (one: SystemService) => number): number =>
    rps > 0 ? sum(members, (one) => value(one) * one.rps.value) / rps : sum(members, value) / members.length;
  const basis = `It stands for ${members.length} services.`;
  const fact = (value: number): Fact<number> => guess(value, basis);
  const replicas = Math.min(
    10_000,
    sum(members, (one) => one.replicas.value),
  );
  const slots = sum(members, (one) => one.slots.value * one.replicas.value);
  return {
    id,
    name,
    group: first.group,
    kind: guess(first.kind.value === "cache" ? "store" : first.kind.value, basis),
    layer: first.layer,
    replicas: fact(replicas),
    slots: fact(Math.max(1, Math.ceil(slots / replicas))),
    rps: fact(rps),
    peopleRps: sum(members, (one) => one.peopleRps),
    ownMs: fact(mean((one) => one.ownMs.value)),
    wholeMs: fact(mean((one) => one.wholeMs.value)),
    errorRatio: undefined,
    timeoutMs: fact(Math.max(...members.map((one) => one.timeoutMs.value))),
    retries: fact(Math.min(...members.map((one) => one.retries.value))),
    standsFor: members.map((one) => one.id),
  };
}

/** Calls between two places add up; those within one are part of its work. */
function mergedCalls(
  calls: readonly SystemCall[],
  place: ReadonlyMap<string, string>,
  rates: ReadonlyMap<string, number>,
): readonly SystemCall[] {
  const placeRps = new Map<string, number>();
  for (const [id, rps] of rates) placeRps.set(place.get(id) ?? id, (placeRps.get(place.get(id) ?? id) ?? 0) + rps);
  const merged = new Map<string, { readonly call: SystemCall; flow: number }>();
  for (const call of calls) {
    const from = place.get(call.from) ?? call.from;
    const to = place.get(call.to) ?? call.to;
    if (from === to) continue;
    const key = `${from}>${to}`;
    const known = merged.get(key) ?? { call: { ...call, from, to }, flow: 0 };
    known.flow += call.perRequest.value * (rates.get(call.from) ?? 0);
    merged.set(key, known);
  }
  return [...merged.values()].map(({ call, flow }) => {
    const rps = placeRps.get(call.from) ?? 0;
    const per = rps > 0 ? flow / rps : 0;
    return {
      ...call,
      perRequest: per === call.perRequest.value ? call.perRequest : { ...call.perRequest, value: per },
    };
  });
}

function listed(members: readonly SystemService[]): string {
  const names = members.slice(0, 3).map(({ name }) => name);
  return members.length > 3 ? `${members.length} services, such as ${names.join(", ")}` : names.join(" and ");
}

function sum(members: readonly SystemService[], of: (one: SystemService) => number): number {
  return members.reduce((total, one) => total + of(one), 0);
}
