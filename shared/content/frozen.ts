/**
 * What a freeze of changes keeps from beginning, in the world and on buttons: what goes through a pipeline or a
 * configuration. Hands on what runs (traffic, capacity, restarts, caches, breakers, pausing) are none of that.
 */
import { factsOf } from "../actions/index.ts";
import type { ActionSpec } from "./scenario.ts";
import type { Topology } from "./topology.ts";

/** The one target of `changes.freeze`. */
export const ALL_CHANGES = "changes";

export function isChange({ automations }: Topology, { verb, through }: ActionSpec, target: string): boolean {
  if (factsOf(verb).isChange || through !== undefined) return true;
  const isRollout = automations.some(({ kind, names }) => kind === "roll-out" && names.includes(target));
  return verb === "automation.override" && isRollout;
}
