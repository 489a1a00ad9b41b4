/**
 * What the debrief shows beyond the protocol's first sketch of it: plain data, codes and parameters, no sentence and no
 * person. It exists from the end of the round on; no seat gets any of it before the private questions are asked.
 */
import type { Refusal, Tick } from "../base/index.ts";
import type { Mechanism } from "../content/index.ts";
import type {
  ActionState,
  DebriefReport,
  HypothesisState,
  Message,
  Question,
  TimelineLane,
  TreeNode,
  TruthView,
  WhatIfView,
} from "../protocol/index.ts";

export interface FullReport extends DebriefReport {
  /** People who use the system, at T+0: what a share of users is a share of. */
  readonly users: number;
  /** When the people stopped; the horizon may lie later. */
  readonly endTick: Tick;
  readonly truth: readonly Answered[];
  readonly tree: readonly CascadeNode[];
  readonly loops: readonly Loop[];
  /** What happened when nobody did anything, and not in the team's run. */
  readonly prevented: readonly CascadeNode[];
  readonly cutPoints: readonly CutPoint[];
  readonly deeds: readonly Deed[];
  readonly beliefs: readonly Belief[];
  readonly story: readonly StoryRow[];
  readonly profile: readonly Dial[];
}

/** One step of the cascade. It may stand for several stations, which failed together. */
export interface CascadeNode extends TreeNode {
  readonly region: string | null;
  /** Stations that it stands for, in the order in which they were hit. */
  readonly covers: readonly string[];
  /** When the condition ended; null where it lasted to the horizon, or is no condition. */
  readonly endTick: Tick | null;
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
  readonly lane: TimelineLane | "world" | "automation" | "verdict";
  readonly message: Message;
  readonly seat: number | null;
}

/** One of the two questions, answered. */
export interface Answered extends TruthView {
  readonly verdict: "right" | "half" | "wrong" | "open";
  /** What the team said that came nearest. */
  readonly said: Idea | null;
}

export const dialIds = ["impact", "diagnosis", "recovery", "communication", "safe-change"] as const;
export type DialId = (typeof dialIds)[number];

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
}

export interface FullWhatIf extends WhatIfView {
  /** While it is being computed, 0..1. */
  readonly progress: number;
  readonly skipped: readonly { readonly tick: Tick; readonly message: Message; readonly refusal: Refusal }[];
}
