/**
 * Change channels: ways by which code, rules, data, flags and certificates reach the services that use them. What
 * travels is a payload: effects on parameters of its consumers.
 */
import { z } from "zod";
import { atS, effectFields, id, outcomeSchema, sentence } from "./change.ts";

export const changeKinds = ["deploy", "config", "flag", "cert", "cron", "infra", "data"] as const;

const ratio = z.number().min(0).max(1);

const payloadSchema = z.strictObject({
  id: id.describe("Its version."),
  says: sentence.optional().describe("One sentence for the reveal."),
  invalid: z.boolean().default(false).describe("A channel that validates refuses it."),
  ...effectFields,
});

const stageSchema = z.strictObject({
  region: id.optional().describe("Where; everywhere when left out."),
  share: ratio.default(1).describe("Share of the replicas there that have it then; felt as their mean."),
  afterS: z.number().nonnegative().default(0).describe("So long after the stage before it was sent."),
});

export const channelSchema = z.strictObject({
  id: id.describe("Its name in this file, and the target of its actions."),
  kind: z.enum(changeKinds).describe("What kind of change it carries, as the change feed has it."),
  consumers: z.array(id).min(1).describe("Services that get every payload."),
  delayS: z.number().nonnegative().default(0).describe("From the sending of a stage until its consumers have it."),
  stages: z
    .array(stageSchema)
    .min(1)
    .prefault([{}])
    .describe("In which steps a push goes out; all at once when left out."),
  validates: z.boolean().default(false).describe("Whether it refuses invalid payloads before anybody has them."),
  gate: z
    .strictObject({
      errorRatio: ratio.describe("Error share of a consumer that has it, by its metrics."),
      forS: z.number().nonnegative().default(30).describe("It has to last so long."),
      onErrors: z.enum(["stop", "roll-back"]).default("stop").describe("What it does then: no further stage, or back."),
    })
    .optional()
    .describe("A health gate: looks at every scrape while a push is under way and until the next one."),
  outcomes: z
    .array(outcomeSchema)
    .default([])
    .describe("What may come of a roll-back, be it people's or the gate's; the first whose conditions hold."),
  payloads: z.array(payloadSchema).min(2).describe("Versions; consumers have the first one at the start."),
  pushes: z
    .array(
      z.strictObject({
        atS,
        payload: id.describe("What is pushed."),
        text: sentence.optional().describe("Its line in the change feed; none when left out."),
        by: z.string().default("").describe("Who or what made it, in the feed."),
      }),
    )
    .default([])
    .describe("What is pushed by itself, and when."),
});
export type ChannelSpec = z.infer<typeof channelSchema>;
