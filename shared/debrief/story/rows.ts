/**
 * The story of the round: what the team saw and did, with what the world did beside it. The rows of the team keep their
 * numbers, so that a dial can point at them; the world's rows follow after.
 */
import type { Play } from "../../play/index.ts";
import type { SimEvent } from "../../sim/index.ts";
import type { CascadeNode, StoryRow } from "../../protocol/index.ts";

export function storyOf(play: Play, events: readonly SimEvent[], tree: readonly CascadeNode[]): readonly StoryRow[] {
  const last = play.timeline.at(-1)?.n ?? 0;
  const steps = new Set(tree.map(({ id }) => id));
  const told = events.filter(({ id, kind }) => steps.has(id) || alwaysTold.has(kind));
  const world = told.map((event, index): StoryRow => {
    const { tick, kind, subject, data } = event;
    return {
      n: last + 1 + index,
      tick,
      lane: laneOf(kind),
      message: { code: `world.${kind}`, params: { subject, ...data } },
      seat: null,
    };
  });
  return [...play.timeline, ...world].sort((a, b) => a.tick - b.tick || a.n - b.n);
}

const automation: ReadonlySet<SimEvent["kind"]> = new Set([
  "rollout-stage",
  "replica-away",
  "scaled",
  "evicted",
  "failover-started",
  "failover-ended",
] as const);
const verdicts: ReadonlySet<SimEvent["kind"]> = new Set(["went-global", "won"] as const);
const alwaysTold: ReadonlySet<SimEvent["kind"]> = new Set([
  "rollout-stage",
  "defect-activated",
  "relieved",
  "recovered",
  "failover-started",
  "failover-ended",
  "evicted",
  "went-global",
  "won",
] as const);

function laneOf(kind: SimEvent["kind"]): StoryRow["lane"] {
  return automation.has(kind) ? "automation" : verdicts.has(kind) ? "verdict" : "world";
}
