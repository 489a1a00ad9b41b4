/** What a server remembers of a round: a few figures of its debrief, and nobody's name. */
import { must, ticksToSeconds } from "../base/index.ts";
import type { Play } from "../play/index.ts";
import type { Curve, DebriefReport, Outcome } from "../protocol/index.ts";

/** `scenario` names the scenario among others and tells nothing of it. */
export function outcomeOf(
  { options, incident, phase }: Play,
  { company, scenario }: Pick<Outcome, "company" | "scenario">,
  { curves, profile, endTick }: DebriefReport,
): Outcome {
  const lost = (of: Curve["of"]): number => {
    const curve = must(
      curves.find((each) => each.of === of),
      `the curve of ${of}`,
    );
    return Math.round(curve.userMinutes.at(-1) ?? 0);
  };
  const dial = (id: DebriefReport["profile"][number]["id"]): number | null =>
    profile.find((each) => each.id === id)?.share ?? null;
  return {
    incident,
    company,
    scenario,
    size: options.size,
    layer: options.layer,
    ended: phase.kind === "debrief" || phase.kind === "closed" ? phase.ended : null,
    playedS: Math.round(ticksToSeconds(endTick)),
    lost: { team: lost("team"), none: lost("none"), reference: lost("reference") },
    dials: {
      impact: dial("impact"),
      diagnosis: dial("diagnosis"),
      recovery: dial("recovery"),
      communication: dial("communication"),
      "safe-change": dial("safe-change"),
    },
  };
}
