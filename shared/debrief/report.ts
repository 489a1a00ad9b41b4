/**
 * The report of a round: everything that the debrief shows, from the compared runs. Cheap; the runs are the jobs.
 */
import { must } from "../base/index.ts";
import { expand } from "../content/index.ts";
import type { Recording } from "../play/index.ts";
import type { Curve } from "../protocol/index.ts";
import { SCRAPE_TICKS } from "../sim/index.ts";
import { cascadeOf, preventedBy } from "./cascade/tree.ts";
import type { CutWindow } from "./runs/cuts.ts";
import { planCuts } from "./runs/cuts.ts";
import type { LoneRun } from "./runs/lone.ts";
import type { Taped } from "./runs/tape.ts";
import type { Save } from "./runs/save.ts";
import type { TeamRun } from "./runs/team.ts";
import type { WhatIfRun } from "./runs/whatIf.ts";
import { answersOf } from "./score/answers.ts";
import { communication } from "./score/communication.ts";
import { diagnosis } from "./score/diagnosis.ts";
import { impact } from "./score/impact.ts";
import { recovery } from "./score/recovery.ts";
import { safeChange } from "./score/safeChange.ts";
import { beliefsOf } from "./story/beliefs.ts";
import { changesOf } from "./story/changes.ts";
import { storyOf } from "./story/rows.ts";
import type { CutPoint, DebriefReport, WhatIfView } from "../protocol/index.ts";

export interface Runs {
  readonly team: TeamRun;
  readonly none: LoneRun;
  readonly reference: LoneRun;
  /** Null while the windows are still being searched. */
  readonly cuts: readonly CutWindow[] | null;
  /** Null where nothing was found, or nothing yet. */
  readonly save: Save | null;
}

/** All runs must have the team's horizon. */
export function reportOf({ header }: Recording, { team, none, reference, cuts, save }: Runs): DebriefReport {
  const { scenario } = header;
  const topology = expand(scenario.world);
  const { play } = team;
  const { tree, loops } = cascadeOf(team.events, topology);
  const answers = answersOf(scenario, play);
  const deeds = changesOf(scenario, play);
  const story = storyOf(play, team.events, tree);
  const users = scenario.world.populations.reduce((sum, population) => sum + population.users, 0);
  const judged = { scenario, play, team, none, reference, users, answers, deeds, story, tree, loops };
  return {
    title: scenario.title,
    learn: scenario.learn,
    truth: answers,
    loudest: scenario.loudest,
    inspiredBy: scenario.inspiredBy,
    tree,
    loops,
    prevented: preventedBy(tree, cascadeOf(none.events, topology).tree),
    cutPoints: planCuts(scenario).map((plan, index): CutPoint => ({
      ...plan,
      window: cuts ? (cuts[index] ?? "none") : "pending",
    })),
    save: save && whatIfView("save", save.change, save.run),
    horizonTick: team.horizonTick,
    endTick: team.endTick,
    users,
    curves: [curveOf("none", none), curveOf("reference", reference), curveOf("team", team)],
    deeds,
    beliefs: beliefsOf(play, team.endTick),
    story,
    profile: [impact(judged), diagnosis(judged), recovery(judged), communication(judged), safeChange(judged)],
  };
}

function curveOf(of: Curve["of"], { userMinutes }: Taped): Curve {
  return { of, everyTicks: SCRAPE_TICKS, userMinutes };
}

/** What a finished what-if shows. */
export function whatIfView(id: string, change: WhatIfView["change"], run: WhatIfRun): WhatIfView {
  return {
    id,
    change,
    state: "done",
    progress: 1,
    curve: curveOf("what-if", run),
    userMinutes: must(run.userMinutes.at(-1), "total"),
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
