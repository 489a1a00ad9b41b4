/**
 * A scenario: a world plus everything a team meets in it. It holds causes, evidence, actions and truth, never a
 * curve: what happens follows from the world alone.
 */
import { z } from "zod";
import { risks, verbNames } from "../actions/index.ts";
import { consoleId, worldSchema } from "./world.ts";

export const scenarioFormat = "small-causes/scenario@1";

const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, "use lower-case letters, digits and dashes");
const sentence = z.string().min(1).max(400);
const ratio = z.number().min(0).max(1);
/** Seconds of simulated time after T+0; negative is before the round. */
const atS = z.number();
/** Ways to name where: `store` (every region) or `store@eu-west`. */
const stationRef = z.string().regex(/^[a-z][a-z0-9-]*(@[a-z][a-z0-9-]*)?$/, "write service or service@region");

export const mechanismFamilies = [
  "change",
  "capacity and ceilings",
  "dependency and names",
  "retries and herds",
  "caches and backlog",
  "automation on bad data",
  "network and routes",
  "keys and time",
  "data and split-brain",
  "timeout too short",
  "other",
] as const;
export const mechanism = z.enum(mechanismFamilies);
export type Mechanism = z.infer<typeof mechanism>;

/** A visible condition: what a seat or a rule can read off the telemetry. */
export const signalSchema = z.strictObject({
  metric: z.enum(["errorRatio", "p95Ms", "rps", "utilization", "queue", "hitRatio", "attemptsPerCall", "sli", "alert"]),
  of: z.string().optional().describe("A station, a service (worst region), or an edge caller>callee."),
  above: z.number().optional(),
  below: z.number().optional(),
  forS: z.number().nonnegative().default(0),
});
export type Signal = z.infer<typeof signalSchema>;

/** A latent defect or planned effect: a condition and what it does to parameters. Data, not code. */
const defectSchema = z.strictObject({
  id,
  says: sentence.describe("One sentence for the reveal."),
  atS: atS.describe("When the condition is met."),
  set: z.record(z.string(), z.number()).default({}).describe("Parameters to their new values."),
  scale: z.record(z.string(), z.number()).default({}).describe("Parameters times a factor."),
});

/** A staged roll-out: an automation that restarts replicas of a service, stage by stage. */
const rolloutSchema = z.strictObject({
  id,
  name: sentence,
  service: id.describe("The service whose replicas are touched."),
  by: z.string().default("rollouts").describe("The background service that runs it."),
  stages: z
    .array(z.strictObject({ atS, region: id.optional(), share: ratio }))
    .min(1)
    .describe("When each stage starts and which share of the replicas it has touched when it ends."),
  everyS: z.number().positive().describe("One replica at a time, this many seconds apart."),
  absentS: z.number().nonnegative().describe("How long a touched replica is away."),
  swapsContent: z
    .boolean()
    .default(false)
    .describe("A replica that comes back is empty: its share of a cache is lost."),
});

const changeSchema = z.strictObject({
  atS,
  service: z.string(),
  kind: z.enum(["deploy", "config", "flag", "cert", "cron", "infra", "data"]),
  text: sentence,
  by: z.string(),
});

const logSchema = z.strictObject({
  service: id,
  level: z.enum(["info", "warn", "error"]),
  template: z.string().describe("With {placeholders}; numbers come from the world."),
  source: z
    .enum(["background", "errors", "timeouts", "rejections", "retries", "misses", "swaps", "breaker", "slow"])
    .describe("Which counter of the station makes these lines."),
  per: z.number().positive().default(1).describe("Lines per counted event."),
});

const alertRuleSchema = z.strictObject({
  id,
  metric: z.enum(["utilization", "queue", "hitRatio", "p95Ms", "errorRatio", "attemptsPerCall"]),
  of: stationRef,
  above: z.number().optional(),
  below: z.number().optional(),
  forS: z.number().nonnegative().default(30),
  severity: z.enum(["ticket", "page"]).default("ticket"),
  text: sentence,
});

export const actionSchema = z.strictObject({
  id,
  label: z.string().min(1).max(60),
  verb: z.enum(verbNames),
  console: z.union([consoleId, z.array(consoleId).min(1)]),
  targets: z.array(z.string()).min(1).describe("Stations, services, calls or automations it can be used on."),
  parameter: z.string().optional().describe("For parameter.set: which parameter of the target."),
  class: z.string().optional().describe("For traffic.admit and traffic.limit: the request class."),
  value: z
    .strictObject({
      min: z.number(),
      max: z.number(),
      step: z.number().positive(),
      initial: z.number(),
      unit: z.enum(["%", "ms", "s", "replicas", "attempts", "/s", "keys/s", ""]).default(""),
    })
    .optional()
    .describe("The slider; left out when there is nothing to choose."),
  leadS: z.number().nonnegative().describe("Simulated seconds from launch to effect."),
  effectS: z.number().nonnegative().default(30).describe("Simulated seconds until the effect should show."),
  risk: z.enum(risks),
  about: sentence.describe("What it does, in the words of a runbook."),
  sideEffect: sentence.optional(),
  verify: signalSchema.optional().describe("The metric that shows whether it worked."),
});
export type ActionSpec = z.infer<typeof actionSchema>;

/** One step of a policy: when a signal is visible, after a human delay, do an action. */
const policyStepSchema = z.strictObject({
  when: z.union([signalSchema, z.strictObject({ atS })]),
  afterS: z.number().nonnegative().default(0).describe("Thinking time before the launch."),
  do: id,
  on: z.string(),
  value: z.number().optional(),
});
export const policySchema = z.strictObject({
  kind: z
    .enum(["reference", "right", "wrong", "trigger"])
    .describe("trigger: removes only what started it; a metastable state outlives that."),
  says: sentence,
  steps: z.array(policyStepSchema).min(1).describe("Each step waits for the one before it to be launched."),
});
export type PolicySpec = z.infer<typeof policySchema>;

const truthSchema = z.strictObject({
  role: z.enum(["trigger", "sustainer"]),
  component: z.array(z.string()).min(1).describe("Components that count as right."),
  mechanism: z.array(mechanism).min(1),
  credit: ratio.default(1),
  says: sentence,
});

export const scenarioShape = z.strictObject({
  format: z.literal(scenarioFormat),
  id,
  title: z.string(),
  company: z.strictObject({ name: z.string(), sentence }),
  startUtc: z.iso.datetime().describe("The calendar instant of T+0."),
  players: z.tuple([z.int().min(1), z.int().max(8)]),
  minutes: z
    .strictObject({ short: z.number().positive(), standard: z.number().positive() })
    .describe("Live, real, at 4x."),
  difficulty: z.strictObject({
    diagnosis: z.int().min(1).max(5),
    pace: z.int().min(1).max(5),
    noise: z.int().min(1).max(5),
    coordination: z.int().min(1).max(5),
  }),
  slo: z.strictObject({ target: ratio, sentence }),
  world: worldSchema,
  monitoring: z
    .strictObject({
      onLoss: z
        .enum(["gap", "freeze"])
        .default("gap")
        .describe("What charts show of a service whose metrics do not arrive: nothing, or their last values."),
    })
    .prefault({}),
  rollouts: z.array(rolloutSchema).default([]),
  defects: z.array(defectSchema).default([]),
  changes: z.array(changeSchema).default([]),
  logs: z.array(logSchema).default([]),
  alerts: z.array(alertRuleSchema).default([]),
  actions: z.array(actionSchema).min(1),
  runbook: z.array(z.strictObject({ console: consoleId, title: z.string(), lines: z.array(z.string()).max(12) })),
  briefing: z.strictObject({ highlights: z.array(sentence).max(3), notInstrumented: z.array(z.string()) }),
  reports: z
    .array(
      z.strictObject({ atS, region: z.string(), feature: z.string(), text: sentence, onlyIf: signalSchema.optional() }),
    )
    .default([])
    .describe("Customer reports for the COM console."),
  injects: z
    .array(z.strictObject({ id, atS, kind: z.enum(["executive", "vendor", "noise", "news"]), text: sentence }))
    .default([]),
  hints: z.array(z.strictObject({ level: z.int().min(1).max(3), text: sentence })).default([]),
  policies: z.record(id, policySchema),
  truth: z.array(truthSchema).min(1),
  loudest: z.strictObject({ symptom: sentence, idea: sentence, right: z.boolean() }),
  cutPoints: z.array(z.strictObject({ action: id, says: sentence })).default([]),
  learn: sentence,
  inspiredBy: z.array(z.strictObject({ outage: z.string(), title: z.string() })).default([]),
});
export type Scenario = z.infer<typeof scenarioShape>;
