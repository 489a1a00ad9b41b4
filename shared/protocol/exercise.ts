/**
 * The schema of what hosts ask of a whole exercise: another round, or a warm-up before this one. Rounds know nothing
 * of it, so no journal holds it. It travels in the same envelope as a command of a round.
 */
import { z } from "zod";
import { configuration } from "./configuring.ts";

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
  /** A host sends somebody to another team, at any time. */
  z.strictObject({ type: z.literal("exercise.move"), member: z.string(), team: z.int().min(0).max(39) }),
  z.strictObject({ type: z.literal("exercise.all"), act: z.enum(allTeams) }),
  /** What a host chooses in the lobby, for every team that is still there. */
  z.strictObject({ type: z.literal("exercise.configure"), ...configuration }),
  /** Whether everybody sees how all teams fared, once the round of their own is over. */
  z.strictObject({ type: z.literal("exercise.compare"), shown: z.boolean() }),
]);

export type ExerciseCommand = z.infer<typeof exerciseCommandSchema>;
