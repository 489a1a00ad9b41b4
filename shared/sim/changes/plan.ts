/** What changes a world by itself, as resolved against its plant: numbers instead of names. `cast.ts` makes it. */
import type { ConditionSpec } from "../../content/index.ts";
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
    };

export interface CastDefect {
  /** `ceiling`, and `ceiling@eu` where it has one for each region. */
  readonly id: string;
  /** When it wakes, or from when on its conditions are looked at. */
  readonly tick: number;
  readonly when: readonly CastCondition[];
  readonly effects: readonly Effect[];
  /** Stations that it touches, directly or by a call they make. */
  readonly stations: readonly string[];
  readonly lastsTicks: number | null;
  readonly until: readonly CastCondition[];
}

export interface Changes {
  readonly plant: Plant;
  readonly defects: readonly CastDefect[];
  /** Stations whose true means conditions ask for. */
  readonly watched: readonly number[];
}
