/**
 * A service graph while a file is read: services and calls may be told of in any order and more than once. What was
 * seen goes before what was guessed, and what came first before what came later.
 */
import { guess } from "./graph.ts";
import type { CallFacts, Fact, Hint, SeenCall, SeenService, ServiceFacts, ServiceGraph } from "./graph.ts";

export interface Sketch {
  service(name: string, facts?: ServiceFacts, hints?: readonly Hint[]): void;
  /** Both ends become services, where they are not yet. */
  call(from: string, to: string, exists: Fact<true>, facts?: CallFacts): void;
  note(text: string): void;
  readonly size: { readonly services: number; readonly calls: number };
  graph(): ServiceGraph;
}

/** More tell nothing new. */
const MOST_HINTS = 20;
const NOTHING: ServiceFacts = {};

export function openSketch(): Sketch {
  const services = new Map<string, SeenService>();
  const calls = new Map<string, SeenCall>();
  const notes = new Set<string>();
  const service: Sketch["service"] = (name, facts = NOTHING, hints = []) => {
    const known = services.get(name);
    if (known && facts === NOTHING && hints.length === 0) return;
    services.set(name, {
      ...bestOf(known ?? NOTHING, facts),
      name,
      hints: [...(known?.hints ?? []), ...hints].slice(0, MOST_HINTS),
    });
  };
  return {
    service,
    call(from, to, exists, facts = {}) {
      service(from);
      service(to);
      const key = JSON.stringify([from, to]);
      const known = calls.get(key);
      calls.set(key, known ? joined(known, { from, to, exists, ...facts }) : { from, to, exists, ...facts });
    },
    note: (text) => void notes.add(text),
    get size() {
      return { services: services.size, calls: calls.size };
    },
    graph: () => ({ services: [...services.values()], calls: [...calls.values()], notes: [...notes] }),
  };
}

/** Two tellings of one service. */
export function bestOf(one: ServiceFacts, other: ServiceFacts): ServiceFacts {
  return {
    group: one.group ?? other.group,
    kind: better(one.kind, other.kind),
    replicas: better(one.replicas, other.replicas),
    rps: better(one.rps, other.rps),
    ownMs: better(one.ownMs, other.ownMs),
    wholeMs: better(one.wholeMs, other.wholeMs),
    errorRatio: better(one.errorRatio, other.errorRatio),
    timeoutMs: better(one.timeoutMs, other.timeoutMs),
    retries: better(one.retries, other.retries),
    entry: better(one.entry, other.entry),
  };
}

/** Two tellings of one call. */
export function joined(one: SeenCall, other: SeenCall): SeenCall {
  return {
    from: one.from,
    to: one.to,
    exists: better(one.exists, other.exists) ?? guess(true, ""),
    rps: better(one.rps, other.rps),
    perRequest: better(one.perRequest, other.perRequest),
    mode: better(one.mode, other.mode),
  };
}

function better<T>(one: Fact<T> | undefined, other: Fact<T> | undefined): Fact<T> | undefined {
  if (!one || !other) return one ?? other;
  return one.isGuess && !other.isGuess ? other : one;
}
