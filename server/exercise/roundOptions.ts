/** What a round is opened with, as it is stored with the round and in a recording of it. */
import { z } from "zod";
import { roundKinds, rulesLayers, sessionPlanSchema, speeds } from "../../shared/protocol/index.ts";

export const roundOptions = {
  kind: z.enum(roundKinds).optional(),
  incident: z.string(),
  size: z.int().min(1).max(8),
  layer: z.enum(rulesLayers),
  speed: z.union(speeds.map((speed) => z.literal(speed))),
  liveMinutes: z.number().positive(),
  plan: sessionPlanSchema.nullable().optional(),
  pausesUnattended: z.boolean().optional(),
};
