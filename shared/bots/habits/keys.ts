/**
 * The second key. Who knows the trade turns it when there is evidence, and says what is missing when there is none; a
 * novice turns it after a while, a reckless one at once.
 */
import { serviceIn } from "../places.ts";
import { holds } from "../sight.ts";
import type { Sight } from "../sight.ts";
import type { ActionView } from "../../protocol/index.ts";
import type { Habit, Wish } from "../wish.ts";

/** For so long, in simulated seconds, evidence for a proposal may still come. */
const PATIENCE_S = 160;

export const decideKeys: Habit = (sight) =>
  waiting(sight).flatMap((change): readonly Wish[] => {
    if (sight.common.warmUp !== null || hasEvidence(sight, change)) return [approve(change)];
    if (sight.tick < change.proposedTick + PATIENCE_S * 10) return [];
    const text = "Which card speaks for it? Look first, then ask again.";
    return [
      { key: `deny ${change.ref}`, types: text, command: { type: "action.deny", ref: change.ref, reason: text } },
    ];
  });

export const nod: Habit = (sight) => waiting(sight).map(approve);

function approve({ ref }: ActionView): Wish {
  return { key: `approve ${ref}`, decides: true, reads: 1, command: { type: "action.approve", ref } };
}

/** Proposals of others that wait for this seat: command's, or in its absence anybody's that its view offers. */
function waiting(sight: Sight): readonly ActionView[] {
  const { common, seat } = sight;
  if (common.session.phase !== "live" || common.session.isPaused) return [];
  const commands = (other: number): boolean => common.seats.at(other)?.consoles.includes("CMD") ?? false;
  return common.actions.filter(
    ({ state, by }) => state === "proposed" && by !== seat && seat !== null && (holds(sight, "CMD") || commands(by)),
  );
}

function hasEvidence({ common }: Sight, { target, hypothesis }: ActionView): boolean {
  const idea = common.hypotheses.find(({ id }) => id === hypothesis);
  const services = target.split(">").map(serviceIn);
  return (
    (idea !== undefined && idea.for.length > 0) ||
    common.evidence.some((card) => services.includes(serviceIn(card.target))) ||
    common.alerts.some(({ subject, state }) => state === "firing" && services.includes(serviceIn(subject)))
  );
}
