/**
 * The library over HTTP. A card is for everybody and tells nothing of the fault; the sheet is for whoever hosts and does
 * not play. A scenario is named by its choice here, because its own name would tell.
 */
import type { Refusal, Tick } from "../base/index.ts";
import type { Mechanism } from "../content/index.ts";
import type { MapView } from "./view/common.ts";

export interface ScenarioCard {
  readonly choice: string;
  /** shipped: part of the package. own: saved on this server by its users. */
  readonly origin: "shipped" | "own";
  /** Whether whoever asks may change it. */
  readonly isMine: boolean;
  /** Its author sees it; null for everybody else. */
  readonly title: string | null;
  readonly company: { readonly name: string; readonly sentence: string };
  readonly goals: readonly string[];
  readonly players: readonly [least: number, most: number];
  /** Real minutes of the live part at the usual speed. */
  readonly minutes: { readonly short: number; readonly standard: number };
  /** Each from 1, easy, to 5. */
  readonly difficulty: {
    readonly diagnosis: number;
    readonly pace: number;
    readonly noise: number;
    readonly coordination: number;
  };
  readonly regions: number;
  /** How many services there are in each layer, from the users down. */
  readonly layers: readonly number[];
  /** How many rounds of it went live on this server. */
  readonly plays: number;
}

export interface HostSheet {
  readonly title: string;
  readonly families: readonly Mechanism[];
  /** Whether it stays broken when its trigger is gone. */
  readonly outlives: boolean;
  readonly truth: readonly string[];
  readonly loudest: { readonly symptom: string; readonly idea: string; readonly right: boolean };
  readonly learn: string;
  readonly say: readonly string[];
  readonly stuck: readonly { readonly at: string; readonly ask: string }[];
  readonly expect: readonly { readonly when: string; readonly does: string }[];
  readonly hints: readonly { readonly level: number; readonly text: string }[];
  /** Right and wrong ways, in the words of their author. */
  readonly ways: readonly { readonly kind: "reference" | "right" | "wrong" | "trigger"; readonly says: string }[];
  readonly inspiredBy: readonly { readonly outage: string; readonly title: string }[];
}

/** Something that the server runs for a while, before it is done. */
export type Pending =
  | { readonly state: "running"; /** 0 to 1. */ readonly progress: number }
  | { readonly state: "failed"; readonly refusal: Refusal };

/** One untouched run and the reference's, both to the planned horizon. */
export type DryRun =
  | Pending
  | {
      readonly state: "done";
      readonly everyTicks: Tick;
      readonly horizonTick: Tick;
      /** Who wants to be in, beside each sample. */
      readonly users: readonly number[];
      readonly none: DryRunCurve;
      /** Null in a file that has no reference yet. */
      readonly reference: DryRunCurve | null;
    };

export interface DryRunCurve {
  /** The running total at each sample. */
  readonly userMinutes: readonly number[];
  readonly wentGlobalTick: Tick | null;
  readonly wonTick: Tick | null;
}

/** When a scenario tells whom what, if nobody acts and in the reference's run, and which bounds of play that keeps. */
export type Pace =
  | Pending
  | {
      readonly state: "done";
      readonly pageTick: Tick | null;
      readonly tipTick: Tick | null;
      readonly globalTick: Tick | null;
      readonly wonTick: Tick | null;
      readonly lastUsefulTick: Tick | null;
      readonly bounds: readonly {
        readonly bound: string;
        readonly measured: string;
        readonly bar: string;
        readonly ok: boolean;
      }[];
    };

/** A text that reads as a scenario; its choice works wherever one does, for as long as the server remembers it. */
export interface Draft {
  readonly choice: string;
  readonly title: string;
  /** All there is, hidden calls as well. */
  readonly map: MapView;
}

/** Why a file was not taken, and where it is wrong when that is why. */
export type FileRefusal = Refusal & { readonly problems?: readonly FileProblem[] };

/** Something wrong in a file: where, and in words what to write instead. */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  readonly says: string;
}
