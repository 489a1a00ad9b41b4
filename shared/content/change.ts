/**
 * What changes a world by itself: effects on parameters, the conditions that they wait for, and the latent defects made
 * of both. Scenarios and experiments share it. Data, not code.
 */
import { z } from "zod";

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, "write at most 60 lower-case letters, digits and dashes, the first a letter");
/** The name that the rest of the file uses. */
export const ownId = id.describe("Its name in this file.");
export const words = (most: number) => z.string().max(most).regex(/\S/, "write some words");
export const sentence = words(400);
export const atS = z.number().describe("Simulated seconds from T+0; negative is before the round.");
/** Ways to name where: `store` (every region) or `store@eu-west`. */
export const stationRef = z.string().regex(/^[a-z][a-z0-9-]*(@[a-z][a-z0-9-]*)?$/, "write service or service@region");

export const effectFields = {
  set: z.record(z.string(), z.number()).default({}).describe("Parameters to their new values."),
  scale: z.record(z.string(), z.number()).default({}).describe("Parameters times a factor."),
};
/** What a change does to parameters, by path. */
export interface EffectsSpec {
  readonly set: Readonly<Record<string, number>>;
  readonly scale: Readonly<Record<string, number>>;
}

const forS = z.number().nonnegative().default(0).describe("It has to hold for so long.");

/** A condition on the world as it really is, not as dashboards show it. Looked at once a second. */
const conditionSchema = z.union([
  z.strictObject({
    metric: z
      .enum(["utilization", "queue", "rps", "errorRatio", "replicas", "boots"])
      .describe("What is true of a station: means of the last seconds, replicas that serve, or boots since it waits."),
    of: stationRef.describe("A station, or a service: then one of its stations is enough."),
    above: z.number().optional().describe("Holds while the value is above this."),
    below: z.number().optional().describe("Holds while the value is below this."),
    forS,
  }),
  z.strictObject({
    defect: id.describe("Another defect."),
    is: z.enum(["awake", "asleep"]).default("awake").describe("asleep: not yet awake, or over."),
    forS,
  }),
  z.strictObject({
    channel: id.describe("A change channel."),
    payload: id.describe("One of its payloads that some consumer has."),
    of: stationRef.optional().describe("The consumer that has it; any of them when left out."),
    forS,
  }),
]);
export type ConditionSpec = z.infer<typeof conditionSchema>;

/** What may come of a change that somebody makes, known to nobody before. */
export const outcomeSchema = z.strictObject({
  when: z.array(conditionSchema).min(1).describe("It comes to this if all of these hold when it would take effect."),
  does: z
    .enum(["fails", "instead", "also"])
    .describe("fails: nothing, and everybody sees it. instead: the defect alone, and it looks done. also: both."),
  wakes: id.optional().describe("The defect that it wakes, for instead and also."),
  says: sentence.optional().describe("For fails: what its tool says, shown to people."),
});
export type OutcomeSpec = z.infer<typeof outcomeSchema>;

/** A latent defect: conditions, and what it does to parameters while it is awake. */
export const defectSchema = z.strictObject({
  id: ownId,
  says: sentence.describe("One sentence for the reveal."),
  atS: z
    .number()
    .optional()
    .describe("When it wakes, in simulated seconds from T+0; with when, from when on it looks. From -2700, the start."),
  when: z.array(conditionSchema).default([]).describe("It wakes when all of these hold together."),
  perRegion: z
    .boolean()
    .default(false)
    .describe("Wakes and ends in each region by itself; names without a region mean those of its own."),
  ...effectFields,
  lastsS: z.number().positive().optional().describe("It is over so long after it woke."),
  until: z.array(conditionSchema).default([]).describe("It is over when all of these hold together."),
});
export type DefectSpec = z.infer<typeof defectSchema>;
