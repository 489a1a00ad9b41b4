/**
 * Who asks whom, where files leave it open: programs that play users become the people, a store that is named like a
 * service belongs to it, and what nobody is seen to ask is asked by the front, or by people.
 */
import type { ServiceKind } from "../content/index.ts";
import { guess } from "./graph.ts";
import type { Fact, SeenCall, SeenService, ServiceGraph } from "./graph.ts";
import { frontRank, isBackend, kindOf, withoutProducts } from "./kinds.ts";
import { looseName, wordsOf } from "./names.ts";

export interface Node {
  readonly seen: SeenService;
  readonly kind: Fact<ServiceKind>;
  /** People ask it, with this weight among all that they ask. */
  readonly entry: Fact<number> | undefined;
}

export interface Connected {
  readonly nodes: readonly Node[];
  readonly calls: readonly SeenCall[];
  readonly notes: readonly string[];
}

/** As many as a service of a scenario has. */
export const MOST_CALLS = 16;
/** A job starts by itself now and then; beside a page it asks little. */
const JOB_WEIGHT = 0.01;
/** What a full front has no room for is asked as much as each of what it calls. */
const BESIDE_THE_FRONT = 2 / MOST_CALLS;

export function connect(graph: ServiceGraph): Connected {
  const notes: string[] = [];
  const entries = new Map<string, Fact<number>>();
  for (const { name, entry } of graph.services) if (entry) entries.set(name, entry);

  const players = new Set<string>();
  const nodes: { seen: SeenService; kind: Fact<ServiceKind> }[] = [];
  for (const seen of graph.services) {
    const { value, basis, isGuess } = kindOf(seen);
    if (value === "users") players.add(seen.name);
    else nodes.push({ seen, kind: { value, basis, isGuess } });
  }
  for (const name of players) notes.push(`"${name}" plays users: the people of the world stand in its place.`);

  const calls: SeenCall[] = [];
  for (const call of graph.calls) {
    if (players.has(call.to)) continue;
    if (players.has(call.from))
      entries.set(call.to, entries.get(call.to) ?? guess(1, `"${call.from}", which plays users, calls it.`));
    else if (call.from === call.to) notes.push(`"${call.from}" calls itself; such calls are left out.`);
    else calls.push(call);
  }

  const called = new Set(calls.map(({ to }) => to));
  const isMeasured = calls.some(({ rps, perRequest }) => rps ?? perRequest);
  const add = (from: string, to: string, basis: string): void => {
    calls.push({ from, to, exists: guess(true, basis) });
    called.add(to);
  };

  const byLooseName = new Map<string, string>();
  for (const { seen, kind } of nodes)
    if (!isBackend(kind.value)) byLooseName.set(looseName(seen.name, seen.group), seen.name);
  for (const { seen, kind } of nodes) {
    if (called.has(seen.name) || (kind.value !== "store" && kind.value !== "cache")) continue;
    const user = byLooseName.get(looseName(withoutProducts(wordsOf(seen.name)).join("-"), seen.group));
    if (user !== undefined) add(user, seen.name, `"${seen.name}" is named like "${user}".`);
  }

  const fronts = nodes
    .flatMap(({ seen: { name }, kind }) => {
      const rank = frontRank(name, kind.value);
      return rank === undefined ? [] : [{ name, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
  if (!isMeasured)
    for (const [n, { name, rank }] of fronts.entries()) {
      const before = fronts
        .slice(0, n)
        .filter((other) => other.rank < rank)
        .at(-1);
      if (before && !called.has(name) && !entries.has(name))
        add(before.name, name, `Nobody is seen to call "${name}", and "${before.name}" stands before it.`);
    }
  const outermost = fronts.find(({ name }) => !called.has(name));
  if (entries.size === 0 && outermost)
    entries.set(outermost.name, guess(1, "Nobody is seen to call it, and it looks like the front of the system."));

  const inner = isMeasured ? undefined : fronts.at(-1)?.name;
  const degree = new Map<string, number>();
  for (const { from } of calls) degree.set(from, (degree.get(from) ?? 0) + 1);
  for (const { seen, kind } of nodes) {
    const { name } = seen;
    if (called.has(name) || entries.has(name) || isBackend(kind.value)) continue;
    const made = degree.get(inner ?? "") ?? 0;
    if (kind.value === "job") entries.set(name, guess(JOB_WEIGHT, "A job starts by itself, and asks little."));
    else if (inner !== undefined && made < MOST_CALLS) {
      add(inner, name, `Nobody is seen to call "${name}"; "${inner}" is taken to.`);
      degree.set(inner, made + 1);
    } else
      entries.set(
        name,
        guess(inner === undefined ? 1 : BESIDE_THE_FRONT, "Nobody is seen to call it, so people are taken to."),
      );
  }
  if (entries.size === 0) {
    const first = mostCalling(nodes, calls);
    if (first !== undefined)
      entries.set(first, guess(1, "It calls more others than any, so people are taken to ask it."));
  }
  return { nodes: nodes.map((node) => ({ ...node, entry: entries.get(node.seen.name) })), calls, notes };
}

function mostCalling(
  nodes: Connected["nodes"] | readonly Omit<Node, "entry">[],
  calls: readonly SeenCall[],
): string | undefined {
  const made = new Map<string, number>(nodes.map(({ seen }) => [seen.name, 0]));
  for (const { from } of calls) made.set(from, (made.get(from) ?? 0) + 1);
  return [...made].sort(([, a], [, b]) => b - a)[0]?.[0];
}
