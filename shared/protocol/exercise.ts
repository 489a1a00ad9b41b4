/**
 * What hosts ask of a whole exercise: another round, or a warm-up before this one. Rounds know nothing of it, so no
 * journal holds it. It travels in the same envelope as a command of a round.
 */
import { z } from "zod";
import type { Tick } from "../base/index.ts";
import type { PhaseName } from "./view/common.ts";

const again = z.strictObject({
  type: z.literal("exercise.playAgain"),
  /** `same`: the very incident that was just played; `new`: another variant of its scenario. */
  incident: z.enum(["same", "new"]),
  /** Everybody takes the next seat. */
  swap: z.boolean(),
});

/** What a host may do with all teams at once. */
const allTeams = ["start", "pause", "resume", "end"] as const;

export const exerciseCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("exercise.warmUp") }),
  again,
  /** A player changes teams before the round, or a host looks at another one. */
  z.strictObject({ type: z.literal("exercise.goTo"), team: z.int().min(0).max(39) }),
  z.strictObject({ type: z.literal("exercise.all"), act: z.enum(allTeams) }),
]);

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
}

export type ExerciseCommand = z.infer<typeof exerciseCommandSchema>;

export function isForExercise(command: { readonly type: string }): command is ExerciseCommand {
  return command.type.startsWith("exercise.");
}
