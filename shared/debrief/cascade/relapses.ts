/**
 * Relapses: what came back after it was over, and which of the team's own changes brought it back. Without the change
 * it would not have: that is certain where the round was run without it, and until then a change shortly before, in the
 * same region, is only named as such.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { SimEvent } from "../../sim/index.ts";
import type { CascadeNode } from "../../protocol/index.ts";
import { endOf, FLICKER_TICKS } from "./steps.ts";

/** One of the team's changes that took effect, and what happened without it. */
export interface Change {
  readonly effect: SimEvent;
  readonly ref: string;
  readonly label: string;
  readonly unit: string;
  /** Null for a change that is in all regions or in none. */
  readonly region: string | null;
  /** Only lets go of something: no relapse is suspected to come of it. */
  readonly isCalming: boolean;
  /** The events of the round without it; null while nobody has run it. */
  readonly without: readonly SimEvent[] | null;
}

const SHORTLY = secondsToTicks(300);

/** The tree with the team's changes as roots: those that the world names as causes, and those that brought it back. */
export function broughtBack(tree: readonly CascadeNode[], changes: readonly Change[]): readonly CascadeNode[] {
  const relapses = new Set(tree.flatMap(({ id, isRelapse }) => (isRelapse ? [id] : [])));
  const roots = new Map<number, CascadeNode>();
  const nodes = tree.map((node) => {
    const own = changes.find(({ effect }) => effect.id === node.id);
    if (own) return rootOf(own, true);
    if (!node.isRelapse || node.parents.some((id) => relapses.has(id))) return node;
    const [cause, isCertain] = causeOf(node, changes);
    if (!cause) return node;
    if (!tree.some(({ id }) => id === cause.effect.id)) roots.set(cause.effect.id, rootOf(cause, isCertain));
    return { ...node, parents: [cause.effect.id] };
  });
  return [...nodes, ...roots.values()].sort((a, b) => a.id - b.id);
}

function causeOf(node: CascadeNode, changes: readonly Change[]): readonly [Change | undefined, boolean] {
  const earlier = changes.filter(({ effect }) => effect.tick <= node.tick);
  const proven = earlier.filter(({ without }) => without !== null && !stands(node, without)).at(-1);
  if (proven) return [proven, true];
  const suspects = earlier.filter(
    ({ effect, region, isCalming, without }) =>
      without === null &&
      !isCalming &&
      node.tick - effect.tick <= SHORTLY &&
      (region === null || node.region === null || region === node.region),
  );
  return [suspects.at(-1), false];
}

/** Whether a run had the same condition at the time of a relapse, or came to have it a moment later. */
function stands({ tick, kind, subject }: CascadeNode, events: readonly SimEvent[]): boolean {
  return [tick, tick + FLICKER_TICKS].some((moment) => isOn(events, kind, subject, moment));
}

function isOn(events: readonly SimEvent[], kind: string, subject: string, moment: Tick): boolean {
  const begun = events
    .filter((event) => event.kind === kind && event.subject === subject && event.tick <= moment)
    .at(-1);
  return begun !== undefined && (endOf({ events: [begun] }, events) ?? Infinity) > moment;
}

function rootOf({ effect, ref, label, unit, region }: Change, isCertain: boolean): CascadeNode {
  return {
    id: effect.id,
    tick: effect.tick,
    kind: effect.kind,
    subject: effect.subject,
    parents: [],
    root: "player",
    data: { ref, label, unit, value: effect.data["value"] ?? 0, certain: isCertain ? 1 : 0 },
    region,
    covers: [],
    isRelapse: false,
    endTick: null,
  };
}
