/**
 * What people tell automations: to pause, to resume, to want a given number, and a failover to move a share at once. All
 * of it is effects on a few numbers of the state, so that an undo takes back exactly what was told. Owns no state.
 */
import type { Verb } from "../../actions/index.ts";
import { note } from "../actors/log.ts";
import type { Effect } from "../changes/plan.ts";
import { actorsNamed } from "../parameters.ts";
import type { Parameter } from "../parameters.ts";
import { happen } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";

interface Told {
  readonly spec: { readonly verb: Verb };
  readonly target: string;
  /** The action's event. */
  readonly event: number;
}

/** `value` is what is told, as the world gets it. Empty where there is no such automation. */
export function effectsOfHand(round: RoundStep, deed: Told, value: number): Effect[] {
  const { actorOverride, failoverShare } = round.step.state;
  return actorsAt(round, deed).flatMap((actor) => {
    const set = (field: Parameter["field"], to: number): Effect => ({
      parameter: { field, entries: [actor] },
      value: to,
      how: "set",
    });
    switch (deed.spec.verb) {
      case "automation.pause":
        return [set("actorPaused", 1)];
      case "automation.resume":
        // A failover takes over where people left it, and goes back only when it sees that home is well.
        return [
          set("actorPaused", 0),
          set("actorOverride", Infinity),
          ...(actorOverride[actor] < Infinity ? [set("failoverGoal", failoverShare[actor])] : []),
        ];
      case "traffic.shift":
        return [set("actorPaused", 0), set("actorOverride", value), set("failoverShare", value)];
      default:
        return [set("actorPaused", 0), set("actorOverride", value)];
    }
  });
}

/** Says how automations stand after somebody told them something, or took it back. */
export function tellOf(round: RoundStep, deed: Told): void {
  const { actorPaused, actorOverride } = round.step.state;
  const wordOf = (actor: number) =>
    actorPaused[actor] > 0 ? "paused" : actorOverride[actor] < Infinity ? "overridden" : "resumed";
  const actors = actorsAt(round, deed);
  for (const actor of actors) note(round, actor, wordOf(actor));
  happen(round, `automation-${wordOf(actors[0])}`, deed.target, [deed.event]);
}

/** A way out of a region may be called by the region alone. */
function actorsAt({ cast }: RoundStep, { spec, target }: Told): number[] {
  const named = actorsNamed(cast.plant, target);
  return spec.verb === "traffic.shift" && named.length === 0 ? actorsNamed(cast.plant, `failover:${target}`) : named;
}
