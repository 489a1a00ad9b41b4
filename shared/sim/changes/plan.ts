/** What changes a world by itself, as resolved against its plant: numbers instead of names. `cast.ts` makes it. */
import type { ChannelSpec, ConditionSpec } from "../../content/index.ts";
import type { Plant } from "../compile/plant.ts";
import type { Parameter } from "../parameters.ts";

export interface Effect {
  readonly parameter: Parameter;
  readonly value: number;
  readonly how: "set" | "scale";
}

export type Metric = Extract<ConditionSpec, { metric: string }>["metric"];

export type CastCondition =
  | {
      readonly kind: "reading";
      readonly metric: Metric;
      readonly stations: readonly number[];
      readonly above: number;
      readonly below: number;
      readonly forTicks: number;
    }
  | {
      readonly kind: "defect";
      readonly defects: readonly number[];
      readonly awake: boolean;
      readonly forTicks: number;
    }
  | {
      readonly kind: "payload";
      readonly channel: number;
      readonly payload: number;
      readonly regions: readonly number[];
      readonly forTicks: number;
    };

export interface CastPayload {
  readonly id: string;
  readonly isInvalid: boolean;
  /** By region. */
  readonly effects: readonly (readonly Effect[])[];
}

export interface CastChannel {
  readonly id: string;
  readonly kind: ChannelSpec["kind"];
  /** The first of its consumers: where the change feed has it. */
  readonly service: string;
  /** Stations of its consumers, by region. */
  readonly stations: readonly (readonly number[])[];
  readonly delayTicks: number;
  readonly stages: readonly {
    readonly regions: readonly number[];
    readonly share: number;
    readonly afterTicks: number;
  }[];
  readonly validates: boolean;
  readonly gate: { readonly errorRatio: number; readonly forTicks: number; readonly rollsBack: boolean } | null;
  readonly payloads: readonly CastPayload[];
  readonly pushes: readonly {
    readonly tick: number;
    readonly payload: number;
    readonly text: string | null;
    readonly by: string;
  }[];
}

export interface CastJob {
  readonly id: string;
  readonly service: string;
  /** Ticks from one midnight to its first run of the day, and from one run to the next. */
  readonly atTicks: number;
  readonly everyTicks: number;
  /** By weekday, Monday first. */
  readonly days: readonly boolean[];
  readonly lastTicks: number;
  readonly effects: readonly Effect[];
  readonly subjects: readonly string[];
  readonly text: string | null;
  readonly by: string;
}

export interface CastEnforcer {
  readonly id: string;
  readonly service: string;
  readonly everyTicks: number;
  readonly atTick: number;
  readonly desired: readonly {
    readonly path: string;
    /** What it is of: a station, a call, an automation. */
    readonly entity: string;
    readonly parameter: Parameter;
    /** What it wants at first. */
    readonly value: number;
  }[];
  /** Where its list begins in `affairs.desired`. */
  readonly base: number;
  readonly text: string | null;
  readonly by: string;
}

export interface CastDefect {
  /** `ceiling`, and `ceiling@eu` where it has one for each region. */
  readonly id: string;
  /** When it wakes, or from when on its conditions are looked at. */
  readonly tick: number;
  readonly when: readonly CastCondition[];
  readonly effects: readonly Effect[];
  /** Stations, links and populations that it touches. */
  readonly subjects: readonly string[];
  readonly lastsTicks: number | null;
  readonly until: readonly CastCondition[];
}

/** What may come of an action or a roll-back. */
export interface CastOutcome {
  /** Its place in `affairs.outcomes`. */
  readonly at: number;
  readonly when: readonly CastCondition[];
  readonly does: "fails" | "instead" | "also";
  readonly says: string | null;
  /** Defects that it wakes, each in its region, or null for everywhere. */
  readonly wakes: readonly { readonly defect: number; readonly region: string | null }[];
}

export interface Changes {
  readonly plant: Plant;
  readonly defects: readonly CastDefect[];
  readonly channels: readonly CastChannel[];
  readonly jobs: readonly CastJob[];
  readonly enforcers: readonly CastEnforcer[];
  /** Of all actions and channels, in a row; and of each action and each channel. */
  readonly outcomes: readonly CastOutcome[];
  readonly ofActions: readonly (readonly CastOutcome[])[];
  readonly ofRollBacks: readonly (readonly CastOutcome[])[];
  /** Ticks from the Monday midnight before T+0 to T+0. */
  readonly weekTick: number;
  /** Stations whose true means conditions ask for. */
  readonly watched: readonly number[];
}
