/**
 * Two debriefs from real runs of the shipped scenario: of the written game, and of one in which nobody acts. They are
 * what the gallery shows. Numbers are rounded, because nobody reads more and the files stay small.
 */
import {
  candidatesOf,
  changesLeftOut,
  checkpointFor,
  findCuts,
  firstMoment,
  reportOf,
  runAdded,
} from "../../shared/debrief/index.ts";
import { runAlone, runTeam, runWhatIf, whatIfView } from "../../shared/debrief/index.ts";
import type { CutWindow } from "../../shared/debrief/index.ts";
import type { ChangedDeed, DebriefReport, FoundCut, WhatIfView } from "../../shared/protocol/index.ts";
import { createFacts, wasBusy } from "../../shared/play/index.ts";
import { searchCut } from "../../server/whatif/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import { gameOf, plannedTick, scenario } from "./game.ts";

export interface Lesson {
  readonly report: DebriefReport;
  readonly whatIf: WhatIfView;
  readonly found: FoundCut;
  /** Of the game in which nobody acts. */
  readonly alone: DebriefReport;
}

/** `say` hears what is being computed, and how far it is. The search for cuts takes longest: known ones may be given. */
export async function lessonOf(
  say: (what: string, share: number) => void,
  known?: readonly CutWindow[],
): Promise<Lesson> {
  const [recording, silence] = [gameOf(), gameOf([])];
  const { seed } = recording.header;
  const atZero = createSimulation(scenario, seed).snapshot();
  const origin = { scenario, seed, atZero };
  const saying = (what: string) => (share: number) => say(what, share);
  const lone = (policy: string) => runAlone({ ...origin, policy, horizonTick: plannedTick }, saying(policy));
  const [none, reference] = [lone("none"), lone("reference")];
  const played = (tape: typeof recording) =>
    runTeam({ recording: tape, atZero, before: [], plannedTick }, saying("team"));
  const [team, idle] = [played(recording), played(silence)];
  const changed = (change: ChangedDeed) => runWhatIf({ recording, atZero, original: team, change }, saying("what-if"));
  const change = { kind: "move", ref: "A1", toTick: 10900 } as const;
  const without = changesLeftOut(team.play).map((left) => ({ ref: left.ref, run: changed(left) }));
  const cuts = known ?? findCuts({ ...origin, none }, saying("cuts"));
  const report = reportOf(recording, { team, none, reference, cuts, without });
  const found = await searchCut({
    candidates: candidatesOf(scenario, report.deeds, report.tree),
    firstTick: firstMoment(team, report.tree),
    endTick: team.endTick,
    team,
    isBusy: (target, tick) => wasBusy(createFacts(scenario), team.play, target, tick),
    run: (addition, bars) => {
      const fork = checkpointFor(team, addition);
      return Promise.resolve(runAdded({ ...origin, original: team, fork, change: addition, bars }, saying("search")));
    },
    told: () => undefined,
  });
  return {
    report,
    found,
    whatIf: whatIfView("W1", change, changed(change)),
    alone: reportOf(silence, { team: idle, none, reference, cuts, without: [] }),
  };
}

/** A report, and what was asked and found, as a module of the gallery. */
export function asModule(report: DebriefReport, more?: Pick<Lesson, "whatIf" | "found">): string {
  return `/** A debrief from a real run; made by test/debrief/fixture.mjs, not by hand. */
import type { DebriefReport${more ? ", FoundCut, WhatIfView" : ""} } from "../../shared/protocol/index.ts";

export const report: DebriefReport = ${written(report)};
${more ? `export const whatIf: WhatIfView = ${written(more.whatIf)};\nexport const found: FoundCut = ${written(more.found)};\n` : ""}`;
}

function written(shown: DebriefReport | FoundCut | WhatIfView): string {
  const rounded = (key: string, value: unknown): unknown => {
    if ((key === "userMinutes" || key === "saved") && typeof value === "number") return Math.round(value);
    if (key === "userMinutes" && Array.isArray(value)) return value.map(Math.round);
    return typeof value === "number" && !Number.isInteger(value) ? Math.round(value * 1000) / 1000 : value;
  };
  return JSON.stringify(shown, rounded, 1);
}
