/**
 * The debrief, the only part of the protocol where the truth appears. It exists from the end of the round on.
 */
import type { Tick } from "../../base/index.ts";
import type { Mechanism } from "../../content/index.ts";

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
  readonly learn: string;
  readonly truth: readonly TruthView[];
  readonly loudest: { readonly symptom: string; readonly idea: string; readonly right: boolean };
  readonly inspiredBy: readonly { readonly outage: string; readonly title: string }[];
  readonly tree: readonly TreeNode[];
  readonly cutPoints: readonly { readonly action: string; readonly says: string }[];
  /** The end of every curve: the same for doing nothing, the reference and the team. */
  readonly horizonTick: Tick;
  readonly curves: readonly Curve[];
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
  readonly root: "defect" | "inject" | "player" | "demand" | "noise" | null;
  readonly data: Readonly<Record<string, number | string>>;
}

/** User-minutes lost over time: one running total per `everyTicks`, from T+0 to the horizon. */
export interface Curve {
  readonly of: "none" | "reference" | "team" | "what-if";
  readonly everyTicks: Tick;
  readonly userMinutes: readonly number[];
}

export type WhatIfChange =
  | { readonly kind: "remove"; readonly ref: string }
  | { readonly kind: "move"; readonly ref: string; readonly toTick: Tick };

export interface WhatIfView {
  readonly id: string;
  readonly change: WhatIfChange;
  readonly state: "running" | "done" | "failed";
  readonly curve: Curve | null;
  readonly userMinutes: number | null;
}
