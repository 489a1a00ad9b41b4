/** The schema of what a host chooses in the lobby, for one team or for all of them. Whatever is left out stays. */
import { z } from "zod";
import { planLengths } from "./plans.ts";
import { rulesLayers, speeds } from "./words.ts";

const chosenPlanSchema = z.strictObject({
  minutes: z.union(planLengths.map((length) => z.literal(length))),
  endsAtMs: z.int().positive(),
});

/** A plan as it is stored with its round. */
export const sessionPlanSchema = z.strictObject({ ...chosenPlanSchema.shape, roundsLeft: z.int().min(0).max(1) });

export const configuration = {
  size: z.int().min(1).max(8).optional(),
  layer: z.enum(rulesLayers).optional(),
  liveMinutes: z.int().min(5).max(60).optional(),
  /** Sets the live minutes too, where they are not chosen beside it; null: open end. */
  plan: chosenPlanSchema.nullable().optional(),
  pausesUnattended: z.boolean().optional(),
  speed: z.union(speeds.map((speed) => z.literal(speed))).optional(),
};
