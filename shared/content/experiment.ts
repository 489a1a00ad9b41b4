/**
 * A bare experiment: a world, a schedule of parameter changes, and windows to measure. No game parts. The gates of
 * the simulation are experiments too, run through the same door.
 */
import { z } from "zod";
import { worldSchema } from "./world.ts";

export const experimentFormat = "small-causes/experiment@1";

/** A parameter path such as `users.rps`, `store.serviceMs`, `store@eu.replicas`, `front>store.timeoutMs`. */
const parameterPath = z
  .string()
  .regex(/^[a-z][a-z0-9@>.-]*\.[A-Za-z]+$/, "write it as entity.parameter, e.g. store.serviceMs");

export const scheduleEntry = z.union([
  z.strictObject({
    atS: z.number().nonnegative(),
    set: z.record(parameterPath, z.union([z.number(), z.null()])).describe("Parameters and their new values."),
  }),
  z.strictObject({
    atS: z.number().nonnegative(),
    flush: z.string().describe("A cache whose entries are lost."),
    share: z.number().min(0).max(1).default(1),
  }),
  z.strictObject({
    atS: z.number().nonnegative(),
    kill: z.string().describe("A station: queue and work in service are lost, all attempts are refused."),
  }),
  z.strictObject({ atS: z.number().nonnegative(), revive: z.string().describe("A killed station comes back empty.") }),
]);
export type ScheduleEntry = z.infer<typeof scheduleEntry>;

export const experimentSchema = z.strictObject({
  format: z.literal(experimentFormat),
  name: z.string(),
  about: z.string().default(""),
  world: worldSchema,
  durationS: z.number().positive().max(86_400),
  schedule: z.array(scheduleEntry).default([]),
  measure: z
    .array(z.strictObject({ name: z.string(), fromS: z.number().nonnegative(), toS: z.number().positive() }))
    .default([])
    .describe("Windows whose means the summary gives."),
});
export type Experiment = z.infer<typeof experimentSchema>;
