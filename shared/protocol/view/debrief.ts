/**
 * The debrief, the only part of the protocol where the truth appears. It exists from the end of the round on.
 */
import type { Refusal, Tick } from "../../base/index.ts";
import type { Risk } from "../../actions/index.ts";
import type { ActionSpec, ConsoleId, Mechanism } from "../../content/index.ts";
import type { Message } from "../message.ts";
import type { Health } from "../health.ts";
import type { ActionState, DialId, HypothesisState, Question, TimelineLane } from "../words.ts";

export interface DebriefView {
  readonly step: number;
  /** How many have answered the private questions; the truth is shown after that step. */
  readonly answered: number;
  readonly report: DebriefReport | null;
  readonly whatIfs: readonly WhatIfView[];
  readonly commitments: readonly {
    readonly by: string;
    readonly text: string;
    readonly who: string;
    readonly when: string;
  }[];
}

export interface DebriefReport {
  readonly title: string;
  /** UTC of the simulated day at T+0. */
  readonly startUtc: string;
  readonly learn: string;
  readonly truth: readonly Answered[];
  readonly loudest: { readonly symptom: string; readonly idea: string; readonly right: boolean };
  readonly inspiredBy: readonly { readonly outage: string; readonly title: string }[];
  /** Who wanted to be in, beside each sample of the curves: what a share of users is a share of. */
  readonly users: readonly number[];
  /** When the people stopped. Where the horizon lies later, the rest was played on with nobody acting. */
  readonly endTick: Tick;
  /** What the rules of this round had: the two-question board, and customers to tell. */
  readonly rules: { readonly hasBoard: boolean; readonly hasComms: boolean };
  readonly tree: readonly CascadeNode[];
  readonly loops: readonly Loop[];
  /** What happened when nobody did anything, and not in the team's run. */
  readonly prevented: readonly CascadeNode[];
  readonly cutPoints: readonly CutPoint[];
  readonly troubles: readonly Trouble[];
  /** The same as everybody's map had it. */
  readonly shownTroubles: readonly Trouble[];
  readonly undocumented: readonly UndocumentedCall[];
  readonly deeds: readonly Deed[];
  /** What the consoles could have done: what a what-if may add. */
  readonly actions: readonly DeclaredAction[];
  readonly beliefs: readonly Belief[];
  readonly story: readonly StoryRow[];
  readonly profile: readonly Dial[];
  /** The end of every curve: the same for doing nothing, the reference and the team. */
  readonly horizonTick: Tick;
  readonly curves: readonly Curve[];
}

/** What the presenter has before them, for all who follow. */
export interface DebriefShown {
  /** Which side of the story; null: not chosen. */
  readonly side: "knew" | "true" | null;
  /** How the spread is drawn. */
  readonly spread: "tree" | "map";
  /** Where the replay stands, or began to run; null: the whole round. */
  readonly tick: Tick | null;
  readonly isRunning: boolean;
}

/** What of a report the pictures of the truth are drawn from. */
export type TruthPictures = Pick<
  DebriefReport,
  | "tree"
  | "loops"
  | "prevented"
  | "cutPoints"
  | "troubles"
  | "undocumented"
  | "deeds"
  | "beliefs"
  | "story"
  | "curves"
  | "users"
  | "endTick"
  | "horizonTick"
>;

/**
 * The report's pictures while the round is still live, for who facilitates. `endTick` is now; the team's curve is flat
 * after it.
 */
export interface LiveTruth extends TruthPictures {
  /** What would come next if nobody had acted; null where nothing would, or while it is being worked out. */
  readonly next: CascadeNode | null;
}

export interface TruthView {
  readonly role: "trigger" | "sustainer";
  readonly component: readonly string[];
  readonly mechanism: readonly Mechanism[];
  readonly says: string;
  /** When the team's answer was right for good; null: never. */
  readonly answeredTick: Tick | null;
}

/** One event of the cascade; parents are ids of earlier nodes. */
export interface TreeNode {
  readonly id: number;
  readonly tick: Tick;
  readonly kind: string;
  readonly subject: string;
  readonly parents: readonly number[];
  /** ordinary: a roll-out, push or run that the truth does not name as what started it. */
  readonly root: "defect" | "ordinary" | "inject" | "player" | "demand" | "noise" | null;
  readonly data: Readonly<Record<string, number | string>>;
}

/** User-minutes lost over time: one running total per `everyTicks`, from T+0 to the horizon. */
export interface Curve {
  readonly of: "none" | "reference" | "team" | "what-if";
  readonly everyTicks: Tick;
  readonly userMinutes: readonly number[];
  /** What had come to the data by the horizon. */
  readonly integrity: { readonly diverged: number; readonly lost: number; readonly wrong: number };
}

/** One of the team's own changes, left out or at another moment. */
export type ChangedDeed =
  | { readonly kind: "remove"; readonly ref: string }
  | { readonly kind: "move"; readonly ref: string; readonly toTick: Tick };

/** A declared action that nobody launched then. */
export interface AddedAction {
  readonly action: string;
  readonly target: string;
  readonly value: number;
  readonly toTick: Tick;
}

/** `and`: a second one beside the first. */
export type AddedActions = AddedAction & { readonly kind: "add"; readonly and?: AddedAction | undefined };

export type WhatIfChange = ChangedDeed | AddedActions;

export interface WhatIfView {
  readonly id: string;
  readonly change: WhatIfChange;
  readonly state: "running" | "done" | "failed";
  /** While it is being computed, 0..1. */
  readonly progress: number;
  readonly curve: Curve | null;
  readonly userMinutes: number | null;
  /** Later commands that could not be done any more. */
  readonly skipped: readonly { readonly tick: Tick; readonly message: Message; readonly refusal: Refusal }[];
}

/** What came of adding declared actions to the team's own run, one or two at a time; nothing before the first alert. */
export interface FoundCut {
  readonly state: "searching" | "done" | "failed";
  /** How many runs were tried. */
  readonly runs: number;
  /** 0..1. */
  readonly progress: number;
  /** The action that saves most, as a what-if that can be asked again; null where none is worth telling, or none yet. */
  readonly best: WhatIfView | null;
  /** The last moment at which it still saves half of that, and what is lost then. */
  readonly latest: { readonly toTick: Tick; readonly userMinutes: number } | null;
  /** The two that save most together; null where no pair saves more than the best alone. */
  readonly pair: WhatIfView | null;
}

/** One step of the cascade. It may stand for several stations, which failed together. */
export interface CascadeNode extends TreeNode {
  readonly region: string | null;
  /** Stations that it stands for, in the order in which they were hit. */
  readonly covers: readonly string[];
  /** The same had happened before, and was over. */
  readonly isRelapse: boolean;
  /** When the condition ended; null where it lasted to the horizon, or is no condition. */
  readonly endTick: Tick | null;
}

/** A station that was not well for a while. */
export interface Trouble {
  readonly station: string;
  readonly is: Exclude<Health, "ok">;
  readonly fromTick: Tick;
  /** Null: to the end. */
  readonly toTick: Tick | null;
}

/** A call between stations that no map had. */
export interface UndocumentedCall {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What kept itself alive: nodes and the arrows of the circle, as pairs of node ids. */
export interface Loop {
  readonly nodes: readonly number[];
  readonly arrows: readonly (readonly [from: number, to: number])[];
}

/** An action that alone, at some time, would have stopped it. */
export interface CutPoint {
  readonly action: string;
  readonly says: string;
  readonly label: string;
  readonly target: string;
  readonly value: number;
  readonly unit: string;
  /** When it was open; `pending` while runs are still being made, `none` where no moment sufficed alone. */
  readonly window: { readonly fromTick: Tick; readonly toTick: Tick } | "pending" | "none";
}

/** One of the team's changes. */
export interface Deed {
  readonly ref: string;
  readonly action: string;
  readonly label: string;
  readonly target: string;
  readonly value: number;
  readonly unit: string;
  readonly launchedTick: Tick;
  readonly state: ActionState;
  /** An undo or a cancelling changed it again at this moment. */
  readonly takenBackTick: Tick | null;
  /** The cards behind the hypothesis that it named supported it then, whatever came of it. */
  readonly wasReasonable: boolean;
  /** User-minutes that would have been lost in addition without it; negative where it did harm, null where unknown. */
  readonly saved: number | null;
}

/** An action of the scenario, as whoever adds it to a what-if needs to know it. */
export interface DeclaredAction {
  readonly action: string;
  readonly label: string;
  /** Any one of them may launch it. */
  readonly consoles: readonly ConsoleId[];
  readonly risk: Risk;
  readonly targets: readonly string[];
  /** Null where it takes none. */
  readonly value: Readonly<NonNullable<ActionSpec["value"]>> | null;
  readonly leadTicks: Tick;
}

/** What the board said for a while. */
export interface Belief {
  readonly fromTick: Tick;
  readonly toTick: Tick;
  readonly ideas: readonly Idea[];
}

export interface Idea {
  readonly hypothesis: string;
  readonly question: Question;
  readonly component: string;
  readonly mechanism: Mechanism;
  readonly state: HypothesisState;
}

export interface StoryRow {
  readonly n: number;
  readonly tick: Tick;
  readonly lane: TimelineLane | "world" | "automation" | "verdict" | "facilitator";
  readonly message: Message;
  readonly seat: number | null;
  /** What stood on the card that was shared, and what whoever shared it made of it. */
  readonly card?: { readonly headline: Message; readonly claim: string | null };
}

/** One of the two questions, answered. */
export interface Answered extends TruthView {
  readonly verdict: "right" | "half" | "wrong" | "open";
  /** What the team said that came nearest. */
  readonly said: Idea | null;
}

/** A dial of the team's profile. `share` and `band` are 0..1 of its bar. */
export interface Dial {
  readonly id: DialId;
  /** Null where the rules of this round gave nothing to judge. */
  readonly share: number | null;
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly figure: Message;
  /** What it was made from, each with the rows of the story that show it. */
  readonly parts: readonly DialPart[];
}

export interface DialPart {
  readonly message: Message;
  readonly isGood: boolean;
  /** Numbers of story rows. */
  readonly moments: readonly number[];
  /** Moments of the curve that no row tells of. */
  readonly ticks: readonly Tick[];
  /** The changes that it is about, by ref. */
  readonly deeds: readonly string[];
}
