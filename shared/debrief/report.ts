/**
 * The report of a round: everything that the debrief shows, from the compared runs. Cheap; the runs are the jobs.
 */
import { expand } from "../content/index.ts";
import type { Recording } from "../play/index.ts";
import type { SimEvent } from "../sim/index.ts";
import type { Change } from "./cascade/relapses.ts";
import { withOrdinary } from "./cascade/ordinary.ts";
import { cascadeOf, orBegun, preventedBy } from "./cascade/tree.ts";
import { troublesOf, undocumentedIn } from "./cascade/troubles.ts";
import type { CutWindow } from "./runs/cuts.ts";
import { planCuts } from "./runs/cuts.ts";
import { curveOf } from "./runs/curve.ts";
import type { LoneRun } from "./runs/lone.ts";
import { affectedShares, lostIn } from "./runs/tape.ts";
import type { TeamRun } from "./runs/team.ts";
import type { WhatIfRun } from "./runs/counterfactual.ts";
import { savedBy } from "./runs/without.ts";
import type { Without } from "./runs/without.ts";
import { answersOf } from "./score/answers.ts";
import { communication } from "./score/communication.ts";
import { diagnosis } from "./score/diagnosis.ts";
import { impact } from "./score/impact.ts";
import { recovery } from "./score/recovery.ts";
import { safeChange } from "./score/safeChange.ts";
import { beliefsOf } from "./story/beliefs.ts";
import { changesOf, declaredActions } from "./story/changes.ts";
import { isCalming } from "./story/kinds.ts";
import type { Among } from "./story/kinds.ts";
import { storyOf } from "./story/rows.ts";
import { rulesOf } from "./story/rules.ts";
import type { CutPoint, DebriefReport, Deed, WhatIfView } from "../protocol/index.ts";

export interface Runs {
  readonly team: TeamRun;
  readonly none: LoneRun;
  readonly reference: LoneRun;
  /** Null while the windows are still being searched. */
  readonly cuts: readonly CutWindow[] | null;
  /** The round without each of the team's changes; empty while they are still being run. */
  readonly without: readonly Without[];
}

/** All runs must have the team's horizon. */
export function reportOf({ header }: Recording, runs: Runs): DebriefReport {
  const { team, none, reference, cuts, without } = runs;
  const { scenario } = header;
  const topology = expand(scenario.world);
  const { play, events } = team;
  const deeds = changesOf(scenario, play, savedBy(team, without));
  const cascade = cascadeOf(events, topology, ownChanges({ scenario, deeds }, events, without));
  const { loops } = cascade;
  const nothingDone = cascadeOf(none.events, topology).tree;
  const tree = withOrdinary(orBegun(cascade.tree, nothingDone, events), scenario);
  const answers = answersOf(scenario, play);
  const story = storyOf({ scenario, play, events, tree });
  const affected = affectedShares(team);
  const judged = { scenario, play, team, none, reference, affected, answers, deeds, story, tree, loops };
  return {
    title: scenario.title,
    startUtc: scenario.startUtc,
    learn: scenario.learn,
    truth: answers,
    loudest: scenario.loudest,
    inspiredBy: scenario.inspiredBy,
    tree,
    loops,
    prevented: preventedBy(tree, nothingDone),
    cutPoints: planCuts(scenario).map((plan, index): CutPoint => ({
      ...plan,
      window: cuts ? (cuts[index] ?? "none") : "pending",
    })),
    troubles: troublesOf(events, topology),
    shownTroubles: team.shownTroubles,
    undocumented: undocumentedIn(topology),
    horizonTick: team.horizonTick,
    endTick: team.endTick,
    users: team.users.map(Math.round),
    rules: rulesOf(play),
    curves: [curveOf("none", none), curveOf("reference", reference), curveOf("team", team)],
    deeds,
    actions: declaredActions(scenario),
    beliefs: beliefsOf(play, team.endTick),
    story,
    profile: [impact(judged), diagnosis(judged), recovery(judged), communication(judged), safeChange(judged)],
  };
}

/** The team's changes as the world saw them take effect. */
function ownChanges(among: Among, events: readonly SimEvent[], without: readonly Without[]): readonly Change[] {
  const changeOf = (deed: Deed): readonly Change[] => {
    const { ref, label, unit, target } = deed;
    const effect = events.find(({ kind, data }) => kind === "action-effective" && data["ref"] === ref);
    if (!effect) return [];
    const region = target.split("@")[1] ?? null;
    const run = without.find((other) => other.ref === ref)?.run ?? null;
    return [{ effect, ref, label, unit, region, isCalming: isCalming(among, deed), without: run && run.events }];
  };
  return among.deeds.flatMap(changeOf).sort((a, b) => a.effect.tick - b.effect.tick);
}

/** What a finished what-if shows. */
export function whatIfView(id: string, change: WhatIfView["change"], run: WhatIfRun): WhatIfView {
  return {
    id,
    change,
    state: "done",
    progress: 1,
    curve: curveOf("what-if", run),
    userMinutes: lostIn(run),
    skipped: run.skipped.map(({ tick, command: { type, ...params }, refusal }) => ({
      tick,
      message: { code: `skipped.${type}`, params: plain(params) },
      refusal,
    })),
  };
}

/** What of a command can stand in a sentence. */
function plain(params: object): Readonly<Record<string, string | number>> {
  const entries = Object.entries(params).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number",
  );
  return Object.fromEntries(entries);
}
