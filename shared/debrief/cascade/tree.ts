/**
 * The cascade as a tree: how a small cause spread. Each step names the steps that led to it; every chain ends in a root
 * [E1]. Circles are kept apart as loops, so that what keeps itself alive can be shown as such.
 */
import { must, secondsToTicks } from "../../base/index.ts";
import type { Topology } from "../../content/index.ts";
import type { SimEvent } from "../../sim/index.ts";
import type { CascadeNode, Loop } from "../../protocol/index.ts";
import { broughtBack } from "./relapses.ts";
import type { Change } from "./relapses.ts";
import { endOf, stepsOf, stormOn } from "./steps.ts";
import type { Step } from "./steps.ts";

export interface Cascade {
  readonly tree: readonly CascadeNode[];
  readonly loops: readonly Loop[];
}

/** `changes` are the team's own, where it had any. */
export function cascadeOf(events: readonly SimEvent[], topology: Topology, changes: readonly Change[] = []): Cascade {
  const steps = stepsOf(events, topology);
  const nodes = steps.map((step) => nodeOf(step, steps, events));
  const loops = steps.flatMap((step) => loopOf(step, steps, topology) ?? []);
  return { tree: broughtBack(withoutShortCuts(throughLoops(nodes, loops)), changes), loops };
}

/**
 * A tree has what led to harm. Where nothing has, as yet or at all, it is known from the run without the team how it
 * would have gone, and what of that has begun here.
 */
export function orBegun(
  steps: readonly CascadeNode[],
  none: readonly CascadeNode[],
  events: readonly SimEvent[],
): readonly CascadeNode[] {
  if (steps.length > 0) return steps;
  const service = (name: string): string => name.split("@")[0] ?? name;
  return none.flatMap((node) => {
    const own = events.find(({ kind, subject }) => kind === node.kind && service(subject) === service(node.subject));
    if (!own) return [];
    const region = own.subject.split("@")[1] ?? node.region;
    const subject = node.subject.includes("@") ? own.subject : node.subject;
    return [{ ...node, subject, region, tick: own.tick, endTick: endOf({ events: [own] }, events) }];
  });
}

/**
 * Where the run without the team went on and the team's did not: the first grave steps past what both have, each hung
 * on the latest of the team's steps that led to it. Their ids are negative, so that they never meet the team's.
 */
export function preventedBy(team: readonly CascadeNode[], none: readonly CascadeNode[]): readonly CascadeNode[] {
  const shared = (node: CascadeNode) =>
    team.find(({ kind, subject }) => kind === node.kind && subject === node.subject);
  const isSpared = (node: CascadeNode): boolean => grave.has(node.kind) && !shared(node);
  const hooksOf = (node: CascadeNode): readonly (CascadeNode | null)[] =>
    node.parents
      .flatMap((id) => none.find((other) => other.id === id) ?? [])
      .flatMap((parent) => shared(parent) ?? (isSpared(parent) ? null : hooksOf(parent)));
  return none.filter(isSpared).flatMap((node) => {
    const hooks = hooksOf(node);
    const known = hooks.filter((hook) => hook !== null).sort((a, b) => b.tick - a.tick);
    return known[0] && known.length === hooks.length ? [{ ...node, id: -node.id, parents: [known[0].id] }] : [];
  });
}

/** The nearest thing from a tick on that happened when nobody acted, and that the team has not met before. */
export function nextOf(team: readonly CascadeNode[], none: readonly CascadeNode[], tick: number): CascadeNode | null {
  const isKnown = (node: CascadeNode): boolean =>
    team.some(({ kind, subject }) => kind === node.kind && subject === node.subject);
  const coming = none.filter((node) => grave.has(node.kind) && node.tick >= tick && !isKnown(node));
  return coming.sort((a, b) => a.tick - b.tick)[0] ?? null;
}

const grave: ReadonlySet<string> = new Set(["saturated", "failing", "failover-started", "went-global"]);

function nodeOf(step: Step, steps: readonly Step[], events: readonly SimEvent[]): CascadeNode {
  const first = must(step.events[0], step.key);
  const parents = step.events
    .flatMap(({ parents }) => parents.map((id) => idOfStep(steps, id)))
    .filter((id) => id !== null && id < first.id);
  return {
    id: first.id,
    tick: first.tick,
    kind: first.kind,
    subject: first.kind === "replica-away" ? must(first.subject.split("@")[0], "service") : first.subject,
    parents: [...new Set(parents.filter((id) => id !== null))],
    root: first.root,
    data: first.data,
    region: step.region,
    covers: step.covers,
    isRelapse: step.isRelapse,
    endTick: endOf(step, events),
  };
}

/** The id of the step that an event belongs to; null where it is none. */
function idOfStep(steps: readonly Step[], event: number): number | null {
  const step = steps.find(({ events }) => events.some(({ id }) => id === event));
  return step?.events[0]?.id ?? null;
}

/** A caller that fails later than this after its storm began is no part of the circle. */
const SOON_TICKS = secondsToTicks(180);

/** A storm on a full station: the station fails its callers, they try again, and that keeps it full. */
function loopOf(step: Step, steps: readonly Step[], topology: Topology): Loop | null {
  const storm = must(step.events[0], step.key);
  const callee = stormOn(storm, topology);
  if (callee === null) return null;
  const idOf = (found: Step | undefined): number | undefined => found?.events[0]?.id;
  const caller = storm.subject.split(">")[0];
  const full = idOf(steps.find(({ key }) => key === `saturated:${callee}`));
  const isInIt = ({ key, covers, events: [first] }: Step): boolean =>
    key.startsWith("failing:") &&
    caller !== undefined &&
    covers.includes(caller) &&
    first !== undefined &&
    first.tick <= storm.tick + SOON_TICKS;
  const failing = idOf(steps.find(isInIt));
  if (full === undefined || full > storm.id) return null;
  const circle = failing === undefined ? [full, storm.id] : [full, failing, storm.id];
  return { nodes: circle, arrows: circle.map((id, at) => [id, must(circle[(at + 1) % circle.length], "next")]) };
}

/** Within a circle a step follows the step before it, and not everything that also led to it. */
function throughLoops(nodes: readonly CascadeNode[], loops: readonly Loop[]): readonly CascadeNode[] {
  return nodes.map((node) => {
    const arrow = loops.flatMap(({ arrows }) => arrows.slice(0, -1)).find(([, to]) => to === node.id);
    return arrow ? { ...node, parents: [arrow[0]] } : node;
  });
}

/** Leaves out an arrow from a step's ancestor where a longer way says more. */
function withoutShortCuts(nodes: readonly CascadeNode[]): readonly CascadeNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = (id: number, seen = new Set<number>()): ReadonlySet<number> => {
    for (const parent of byId.get(id)?.parents ?? []) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      above(parent, seen);
    }
    return seen;
  };
  return nodes.map((node) => {
    const parents = node.parents.filter((id) => !node.parents.some((other) => other !== id && above(other).has(id)));
    return { ...node, parents };
  });
}
