/**
 * A freeze of changes: in force while an action that freezes them is in effect. Roll-outs begin and advance no stage,
 * channels send nothing, and what people change waits; what has been sent arrives. Faults, jobs of the calendar, and
 * automations that keep things as they are go on. Owns no state.
 */
import { isChange } from "../../content/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import type { RoundStep } from "../roundStep.ts";

export function isFrozen({ affairs }: Pick<RoundStep, "affairs">): boolean {
  return affairs.actions.some(
    ({ verb, state }) => verb === "changes.freeze" && (state === "effective" || state === "undoing"),
  );
}

/** Whether an action, or its undo, has to wait for the end of a freeze. */
export function isHeldUp(round: RoundStep, spec: ActionSpec, target: string): boolean {
  return isFrozen(round) && isChange(round.cast.plant.topology, spec, target);
}
