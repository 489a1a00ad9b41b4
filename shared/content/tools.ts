/**
 * The tools of the people who respond: where they sit, and which service each kind of look goes through. What a single
 * action goes through stands at the action.
 */
import { z } from "zod";
import { lookKinds } from "../actions/index.ts";
import { stationRef } from "./change.ts";

export const toolsSchema = z.strictObject({
  from: z
    .string()
    .optional()
    .describe("The region where people sit: what they ask in another one crosses the link between them."),
  timeoutS: z.number().positive().default(10).describe("How long a tool waits for an answer before it gives up."),
  retryS: z.number().positive().default(10).describe("From one try of an action to the next, while it has patience."),
  looks: z
    .array(
      z.strictObject({
        kinds: z
          .array(z.enum(lookKinds))
          .min(1)
          .optional()
          .describe(`Which looks: ${lookKinds.join(", ")}. All when left out.`),
        needs: stationRef.describe("The service that has to answer them; else the look finds nothing but that."),
      }),
    )
    .default([])
    .describe("What looks go through; a kind that is in several needs all of them."),
});
export type ToolsSpec = z.infer<typeof toolsSchema>;
