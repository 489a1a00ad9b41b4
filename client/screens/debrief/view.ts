/**
 * What the debrief screen is given and what it may ask for. The report has the shape that shared/debrief gives it; no
 * part of it is there before the private questions.
 */
import type { Refusal, Tick } from "../../../shared/base/index.ts";
import type { Mechanism } from "../../../shared/content/index.ts";
import type {
  ActionState,
  DebriefReport,
  DebriefView,
  HypothesisState,
  Message,
  Question,
  TimelineLane,
  TreeNode,
  TruthView,
  WhatIfChange,
  WhatIfView,
} from "../../../shared/protocol/index.ts";
import type { NodeKind } from "../../icons/index.ts";
import type { Words } from "../../panels/sentences/index.ts";

export interface FullReport extends DebriefReport {
  readonly users: number;
  readonly endTick: Tick;
  readonly truth: readonly Answered[];
  readonly tree: readonly CascadeNode[];
  readonly loops: readonly Loop[];
  readonly prevented: readonly CascadeNode[];
  readonly cutPoints: readonly CutPoint[];
  readonly deeds: readonly Deed[];
  readonly beliefs: readonly Belief[];
  readonly story: readonly StoryRow[];
  readonly profile: readonly Dial[];
}

export interface CascadeNode extends TreeNode {
  readonly region: string | null;
  readonly covers: readonly string[];
  readonly endTick: Tick | null;
}

export interface Loop {
  readonly nodes: readonly number[];
  readonly arrows: readonly (readonly [from: number, to: number])[];
}

export interface CutPoint {
  readonly action: string;
  readonly says: string;
  readonly label: string;
  readonly target: string;
  readonly value: number;
  readonly unit: string;
  readonly window: { readonly fromTick: Tick; readonly toTick: Tick } | "pending" | "none";
}

export interface Deed {
  readonly ref: string;
  readonly action: string;
  readonly label: string;
  readonly target: string;
  readonly value: number;
  readonly unit: string;
  readonly launchedTick: Tick;
  readonly state: ActionState;
  readonly takenBackTick: Tick | null;
  readonly wasReasonable: boolean;
}

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

export interface Answered extends TruthView {
  readonly verdict: "right" | "half" | "wrong" | "open";
  readonly said: Idea | null;
}

export interface Dial {
  readonly id: "impact" | "diagnosis" | "recovery" | "communication" | "safe-change";
  readonly share: number | null;
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly figure: Message;
  readonly parts: readonly DialPart[];
}

export interface DialPart {
  readonly message: Message;
  readonly isGood: boolean;
  readonly moments: readonly number[];
}

export interface FullWhatIf extends WhatIfView {
  readonly progress: number;
  readonly skipped: readonly { readonly tick: Tick; readonly message: Message; readonly refusal: Refusal }[];
}

export type StepNumber = 0 | 1 | 2 | 3 | 4;
export const stepNames = ["private", "story", "reveal", "dimensions", "commit"] as const;

export interface DebriefScreenView {
  readonly incident: string;
  /** Where the presenter is. */
  readonly step: StepNumber;
  readonly presenter: string;
  readonly isHost: boolean;
  readonly answered: number;
  readonly people: number;
  /** Null before the private questions are over. */
  readonly report: FullReport | null;
  readonly whatIfs: readonly FullWhatIf[];
  readonly commitments: DebriefView["commitments"];
  readonly kinds: Readonly<Record<string, NodeKind>>;
  readonly words: Words;
}

export interface DebriefActs {
  answer(question: "cause" | "surprise" | "changed-mind", text: string): void;
  goTo(step: StepNumber): void;
  runWhatIf(change: WhatIfChange): void;
  commit(text: string, who: string, when: string): void;
  runAgain(): void;
  /** Hands a file to the person. */
  save(name: string, text: string): void;
}
