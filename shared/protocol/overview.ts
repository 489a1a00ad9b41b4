/** An exercise as its host sees it, and what is asked of it. No schema is in here: browsers read this file. */
import type { Tick } from "../base/index.ts";
import type { ExerciseCommand } from "./exercise.ts";
import type { PhaseName } from "./view/common.ts";

/** One team in a row of many, for whoever conducts them. */
export interface TeamRow {
  readonly team: number;
  readonly phase: PhaseName;
  readonly isPaused: boolean;
  readonly tick: Tick;
  readonly seated: number;
  readonly size: number;
  /** Share of users affected, 0..1, and user-minutes lost so far, as the team's own top bar says it; null: no data. */
  readonly affected: number | null;
  readonly userMinutes: number;
  /** The same at T+0, and after each simulated minute. */
  readonly course: readonly number[];
  readonly hypotheses: number;
  readonly hints: number;
  /** Real seconds without a new idea or change while users are affected. */
  readonly stuckS: number;
}

/** All teams of an exercise, by their numbers. */
export interface Overview {
  readonly teams: readonly TeamRow[];
  /** Not for hosts alone: whoever is in a debrief sees it. */
  readonly isShown: boolean;
}

export function isForExercise(command: { readonly type: string }): command is ExerciseCommand {
  return command.type.startsWith("exercise.");
}
