/**
 * The risk report of a scenario's world over HTTP, while it is worked out and when it is done. What a fault is and what a
 * change does is said in the language of the format; the rest is put into words by whoever shows it.
 */
import type { Refusal } from "../base/index.ts";

export type RiskState =
  | { readonly state: "none" }
  | { readonly state: "waiting"; /** Reports before it. */ readonly ahead: number }
  | {
      readonly state: "running";
      readonly stage: "screening" | "simulating" | "containing";
      readonly done: number;
      readonly of: number;
      /** 0 to 1, of all stages. */
      readonly progress: number;
      /** What is known by now; null before the screening is done. */
      readonly report: RiskView | null;
    }
  | { readonly state: "done"; readonly report: RiskView }
  | { readonly state: "failed"; readonly refusal: Refusal };

export interface RiskView {
  readonly company: string;
  readonly stations: number;
  readonly users: number;
  readonly seed: string;
  /** Whether nothing that was simulated harms anybody more than an hour without any fault does. */
  readonly isHarmless: boolean;
  /** Simulated: those that the system amplifies, then the others; the most harmful of each first. */
  readonly findings: readonly FindingView[];
  /** The most harmful first; left out while it is worked out. */
  readonly screened: readonly { readonly id: string; readonly says: string; readonly userMinutes: number }[];
  readonly screenedCount: number;
  /** Whether it was stopped before all that was wanted had been simulated. */
  readonly isCut: boolean;
}

export interface FindingView {
  readonly id: string;
  readonly place: string;
  readonly says: string;
  readonly userMinutes: number;
  /** User-minutes that the fault takes away by itself. */
  readonly ownShare: number;
  readonly isAmplified: boolean;
  /** Shares: of the users at worst, and of the regions. */
  readonly worst: number;
  readonly regions: number;
  /** Stations that failed, in the order in which they did. */
  readonly fell: readonly string[];
  readonly hurtAtS: number | null;
  /** Share of the users affected at each whole minute. */
  readonly affected: readonly number[];
  readonly loop: {
    readonly kind: "retries" | "reload" | "failover" | "cache" | "shared dependency" | "none";
    readonly gain: number;
    readonly through: readonly string[];
    readonly healsWithout: boolean;
  };
  /** Changes that were simulated, the cheapest first, up to the first that contains it; null: none was looked for. */
  readonly tried: readonly TriedView[] | null;
}

export interface TriedView {
  readonly kind: string;
  readonly says: string;
  readonly userMinutes: number;
  readonly affected: readonly number[];
  readonly isContained: boolean;
}
