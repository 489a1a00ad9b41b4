/**
 * The company's own monitoring: five kinds of signal, and for each the service that it needs. What a service is asked
 * to keep goes through its own queue and slots, so a kind is as late as the service is slow, and lost as it refuses.
 */
import { z } from "zod";
import { stationRef } from "./change.ts";

/** Each kind of signal has this one field in common. */
const needs = stationRef
  .optional()
  .describe(
    "The service it goes through, that of the same region first: late while that is slow, lost while it fails.",
  );
const kind = z.strictObject({ needs });

export const monitoringSchema = z.strictObject({
  onLoss: z
    .enum(["gap", "freeze"])
    .default("gap")
    .describe("What screens show of metrics that do not arrive: nothing, or their last values."),
  partial: z
    .enum(["whole", "low"])
    .default("whole")
    .describe(
      "While the metrics of some replicas do not arrive. whole: as if all had, while half of them do. low: rates, queues and replicas are sums over those that do, and so too low.",
    ),
  metrics: kind.prefault({}).describe("Numbers of services and of their calls."),
  users: kind.prefault({}).describe("The service level, what users meet, and how many of them."),
  alerts: kind.prefault({}).describe("The evaluation of rules and of burning budgets."),
  logs: z
    .strictObject({
      needs,
      linesPerS: z
        .number()
        .positive()
        .optional()
        .describe(
          "Lines per second taken in from all services; of more, each loses the same share. No limit if left out.",
        ),
      keptS: z.number().min(10).max(900).default(300).describe("How far back a look at the logs sees."),
    })
    .prefault({})
    .describe("Log lines."),
  traces: z
    .strictObject({
      needs,
      sampleRatio: z
        .number()
        .min(0)
        .max(1)
        .default(1)
        .describe("Share of requests whose trace is kept, chosen when they begin: what is rare is seldom among them."),
    })
    .prefault({})
    .describe("Traces of single requests."),
});
