/**
 * What hosts ask of a whole exercise: another round, or a warm-up before this one. Rounds know nothing of it, so no
 * journal holds it. It travels in the same envelope as a command of a round.
 */
import { z } from "zod";

const again = z.strictObject({
  type: z.literal("exercise.playAgain"),
  /** `same`: the very incident that was just played; `new`: another variant of its scenario. */
  incident: z.enum(["same", "new"]),
  /** Everybody takes the next seat. */
  swap: z.boolean(),
});

export const exerciseCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("exercise.warmUp") }),
  again,
]);

export type ExerciseCommand = z.infer<typeof exerciseCommandSchema>;

export function isForExercise(command: { readonly type: string }): command is ExerciseCommand {
  return command.type.startsWith("exercise.");
}
