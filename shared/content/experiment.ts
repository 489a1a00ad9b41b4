/**
 * A bare experiment: a world, a schedule of parameter changes, and windows to measure. No game parts. The gates of
 * the simulation are experiments too, run through the same door.
 */
import { z } from "zod";
import { defectSchema } from "./change.ts";
import { worldSchema } from "./world.ts";

export const experimentFormat = "small-causes/experiment@1";

/** A parameter path such as `users.rps`, `store.serviceMs`, `store@eu.replicas`, `front>store.timeoutMs`. */
const parameterPath = z
  .string()
  .regex(/^[a-z][a-z0-9@:>~/.-]*\.[A-Za-z]+(:[a-z][a-z0-9-]*)?$/, "write it as entity.parameter, e.g. store.serviceMs");

const atS = z.number().nonnegative().describe("Simulated seconds from the start.");

export const scheduleEntry = z.union([
  z.strictObject({
    atS,
    set: z.record(parameterPath, z.union([z.number(), z.null()])).describe("Parameters and their new values."),
  }),
  z.strictObject({
    atS,
    flush: z.string().describe("A cache whose entries are lost."),
    share: z.number().min(0).max(1).default(1).describe("Share of the entries, alike for hot and cold keys."),
  }),
  z.strictObject({
    atS,
    kill: z.string().describe("A station: queue and work in service are lost, all attempts are refused."),
  }),
  z.strictObject({ atS, revive: z.string().describe("A killed station comes back empty.") }),
]);
export type ScheduleEntry = z.infer<typeof scheduleEntry>;

export const experimentShape = z.strictObject({
  format: z.literal(experimentFormat),
  name: z.string().describe("What reports call it."),
  about: z.string().default("").describe("The question it asks."),
  world: worldSchema,
  durationS: z.number().positive().max(86_400).describe("Simulated seconds, from an empty start."),
  schedule: z.array(scheduleEntry).default([]).describe("What changes when; at one instant in file order."),
  defects: z.array(defectSchema).default([]).describe("What waits to go wrong; times are from the start."),
  measure: z
    .array(
      z.strictObject({
        name: z.string().describe("What the summary calls it."),
        fromS: z.number().nonnegative().describe("First second of the window."),
        toS: z.number().positive().describe("The window ends before this second."),
      }),
    )
    .default([])
    .describe("Windows whose means the summary gives."),
});
export type Experiment = z.infer<typeof experimentShape>;
