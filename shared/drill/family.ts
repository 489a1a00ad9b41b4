/**
 * What a failure family says of itself: where it fits, how strong its trigger may be, and what it plants at a spot. The
 * rest of a drill is the same for all of them (plant.ts).
 */
import type { ActionSpec, EffectsSpec, PolicySpec, Scenario, WorldSpec } from "../content/index.ts";
import type { Spot } from "./spots.ts";

export type Difficulty = 1 | 2 | 3;

export interface Plan {
  readonly healthy: Scenario;
  readonly family: Family;
  readonly spot: Spot;
  readonly difficulty: Difficulty;
  /** How strong the trigger is, within the family's range. */
  readonly strength: number;
  /** Services that have nothing to do with it, the first to be suspected first. */
  readonly decoys: readonly string[];
}

/** A release or a setting that goes out, as its service's own channel carries it. */
export interface Release {
  readonly service: string;
  readonly kind: "deploy" | "config";
  readonly atS: number;
  readonly by: string;
  /** Its line in the feed: plain, half a word, nothing. */
  readonly text: readonly [string, string, string];
  readonly effects: EffectsSpec;
}

export interface Planted {
  readonly world: WorldSpec;
  /** What is in force at the worst, for the screening. */
  readonly worst: EffectsSpec;
  readonly defects: Scenario["defects"];
  /** null: what is wrong came by no release. */
  readonly release: Release | null;
  /** Older lines of the feed that belong to it. */
  readonly feed: readonly Scenario["changes"][number][];
  readonly actions: readonly ActionSpec[];
  /** Ways to play. Which of the others are right and which are wrong is for the simulation to say. */
  readonly reference: Way;
  readonly others: Readonly<Record<string, Way>>;
  /** Removes what started it, and nothing else; null where nothing can be taken back. */
  readonly undoing: Way | null;
  readonly truth: Scenario["truth"];
  readonly loudest: Scenario["loudest"];
  readonly cutPoints: Scenario["cutPoints"];
  readonly learn: string;
  readonly hints: readonly [string, string, string];
  readonly logs: Scenario["logs"];
  /** A line more for these consoles' pages. */
  readonly pages: Partial<Readonly<Record<Scenario["runbook"][number]["console"], readonly string[]>>>;
  /** The small fault and why it grows, a sentence each. */
  readonly fault: string;
  readonly why: string;
}

/** What comes everywhere at once leaves nobody time to act: global is lost. */
export function isEverywhere({ world: { regions } }: Pick<Scenario, "world">): string | null {
  return regions.length > 1 ? "it would be global at once, and lost before anybody can act" : null;
}

export type Way = Omit<PolicySpec, "kind">;

export interface Family {
  readonly id: string;
  /** Mild and severe. A family without a strength of its own has both equal. */
  readonly range: readonly [number, number];
  /** Why it does not fit there; null where it does. */
  readonly misfit: (spot: Spot, healthy: Scenario) => string | null;
  readonly plant: (plan: Plan) => Planted;
}

/** Simulated seconds from T+0 at which it begins. */
export const TRIGGER_S = 180;
