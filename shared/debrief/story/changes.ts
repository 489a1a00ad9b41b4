/** The team's changes as the debrief tells them. */
import { must, secondsToTicks } from "../../base/index.ts";
import type { Scenario } from "../../content/index.ts";
import { consolesOf } from "../../play/index.ts";
import type { Action, Play } from "../../play/index.ts";
import type { DeclaredAction, Deed } from "../../protocol/index.ts";

/** `savedBy` knows what some of them were worth, by ref. */
export function changesOf({ actions }: Scenario, play: Play, savedBy: ReadonlyMap<string, number>): readonly Deed[] {
  return play.actions.flatMap((action) => {
    const { ref, launchedTick, target, value, state } = action;
    if (launchedTick === null) return [];
    const spec = must(
      actions.find(({ id }) => id === action.action),
      action.action,
    );
    return {
      ref,
      action: spec.id,
      label: spec.label,
      target,
      value,
      unit: spec.value?.unit ?? "",
      launchedTick,
      state,
      takenBackTick: toldTick(play, action, ["action.cancelled", "action.undoing"]),
      wasReasonable: isSupported(play, action),
      saved: savedBy.get(ref) ?? null,
    };
  });
}

/** What the consoles could have done. */
export function declaredActions({ actions }: Scenario): readonly DeclaredAction[] {
  return actions.map((spec) => ({
    action: spec.id,
    label: spec.label,
    consoles: consolesOf(spec),
    risk: spec.risk,
    targets: spec.targets,
    value: spec.value ?? null,
    leadTicks: secondsToTicks(spec.leadS),
  }));
}

/** When the timeline first told one of these about a change. */
export function toldTick(play: Play, { ref }: Pick<Action, "ref">, codes: readonly string[]): number | null {
  const row = play.timeline.find(({ message }) => codes.includes(message.code) && message.params["ref"] === ref);
  return row?.tick ?? null;
}

/** Outcome bias is guarded against: what counts is what the board knew when the change was launched. */
function isSupported({ hypotheses, cards }: Play, { hypothesis, launchedTick }: Action): boolean {
  const named = hypotheses.find(({ id }) => id === hypothesis);
  if (!named) return false;
  const knownThen = (id: string) => cards.some((card) => card.id === id && card.tick <= (launchedTick ?? 0));
  return named.for.some(knownThen) && !named.against.some(knownThen);
}
