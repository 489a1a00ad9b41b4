/** Upkeep: jobs that run by the calendar, and enforcers that put desired values back. */
import { z } from "zod";
import { effectFields, id, sentence } from "./change.ts";
import { weekdays } from "./kinds.ts";

const text = sentence.optional().describe("Its line in the change feed each time; none when left out.");
const by = z.string().default("").describe("Who or what made it, in the feed.");
const ownName = id.describe("Its name in this file, and the target of automation.pause.");
const service = id.describe("The service that it belongs to; its owner answers for it.");

export const jobSchema = z.strictObject({
  id: ownName,
  service,
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write hours and minutes, such as "03:30"')
    .describe("The time of the day, UTC, at which it runs first."),
  everyMinutes: z.int().min(1).max(1440).default(1440).describe("And again so long after, until the day ends."),
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .default([...weekdays])
    .describe("On which days."),
  lastsS: z.number().positive().describe("How long a run takes."),
  ...effectFields,
  text,
  by,
});
export type JobSpec = z.infer<typeof jobSchema>;

export const enforcerSchema = z.strictObject({
  id: ownName,
  service,
  everyS: z.number().positive().describe("It looks and puts right so often."),
  atS: z.number().default(0).describe("One of its runs, in simulated seconds from T+0; the others follow from it."),
  desired: z
    .record(z.string(), z.number())
    .describe("Parameters and the values they are to have, `autoscaler:front.paused: 0` too."),
  text,
  by,
});
export type EnforcerSpec = z.infer<typeof enforcerSchema>;
