/**
 * The debrief of the written game, from a real run of the shipped scenario: what the gallery shows. Numbers are rounded,
 * because nobody reads more and the file stays small.
 */
import { findCuts, reportOf, runAlone, runTeam, runWhatIf, whatIfView } from "../../shared/debrief/index.ts";
import type { CutWindow } from "../../shared/debrief/index.ts";
import type { DebriefReport, WhatIfView } from "../../shared/protocol/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import { gameOf, plannedTick, scenario } from "./game.ts";

export interface Lesson {
  readonly report: DebriefReport;
  readonly whatIf: WhatIfView;
}

/** `say` hears what is being computed, and how far it is. The search for cuts takes longest: known ones may be given. */
export function lessonOf(say: (what: string, share: number) => void, known?: readonly CutWindow[]): Lesson {
  const recording = gameOf();
  const { seed } = recording.header;
  const atZero = createSimulation(scenario, seed).snapshot();
  const origin = { scenario, seed, atZero };
  const lone = (policy: string) =>
    runAlone({ ...origin, policy, horizonTick: plannedTick }, (share) => say(policy, share));
  const [none, reference] = [lone("none"), lone("reference")];
  const team = runTeam({ recording, atZero, before: [], plannedTick }, (share) => say("team", share));
  const change = { kind: "move", ref: "A6", toTick: 16000 } as const;
  const run = runWhatIf({ recording, atZero, original: team, change }, (share) => say("what-if", share));
  const cuts = known ?? findCuts({ ...origin, none }, (share) => say("cuts", share));
  return { report: reportOf(recording, { team, none, reference, cuts }), whatIf: whatIfView("W1", change, run) };
}

/** The lesson as a module of the gallery. */
export function asModule({ report, whatIf }: Lesson): string {
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isInteger(value) ? Math.round(value * 1000) / 1000 : value;
  const short = (curve: DebriefReport["curves"][number]) => ({
    ...curve,
    userMinutes: curve.userMinutes.map(Math.round),
  });
  const shown = {
    report: { ...report, curves: report.curves.map(short) },
    whatIf: { ...whatIf, curve: whatIf.curve && short(whatIf.curve) },
  };
  return `/** A debrief from a real run; made by test/debrief/fixture.mjs, not by hand. */
import type { DebriefReport, WhatIfView } from "../screens/debrief/index.ts";

export const report: DebriefReport = ${JSON.stringify(shown.report, rounded, 1)};
export const whatIf: WhatIfView = ${JSON.stringify(shown.whatIf, rounded, 1)};
`;
}
