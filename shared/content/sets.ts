/** Which parameter an action sets at a target, for the verbs that set one; undefined for the others. */
import type { ActionSpec } from "./scenario.ts";

export function pathSetBy(action: ActionSpec, target: string): string | undefined {
  const ofClass = action.class === undefined ? "" : `:${action.class}`;
  switch (action.verb) {
    case "parameter.set":
      return `${target}.${action.parameter ?? ""}`;
    case "traffic.admit":
      return `${target}.admit${ofClass}`;
    case "traffic.limit":
      return `${target}.limitRps${ofClass}`;
    case "breaker.force":
      return `${target}.heldOpen`;
    case "automation.pause":
    case "automation.resume":
      return `${target}.paused`;
    default:
      return undefined;
  }
}
