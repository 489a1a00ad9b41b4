/**
 * A scenario: a world plus everything a team meets in it. It holds causes, evidence, actions and truth, never a
 * curve: what happens follows from the world alone.
 */
import { z } from "zod";
import { risks, verbNames } from "../actions/index.ts";
import { atS, defectSchema, id, outcomeSchema, ownId, sentence, stationRef, words } from "./change.ts";
import { changeKinds, channelSchema } from "./channels.ts";
import { enforcerSchema, jobSchema } from "./upkeep.ts";
import { monitoringSchema } from "./monitoring.ts";
import { toolsSchema } from "./tools.ts";
import { chance, variantsSchema } from "./variants.ts";
import { consoleId, worldSchema } from "./world.ts";

export const scenarioFormat = "small-causes/scenario@1";

const ratio = z.number().min(0).max(1);
const above = z.number().optional().describe("Holds while the value is above this.");
const below = z.number().optional().describe("Holds while the value is below this.");

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
  metric: z
    .enum([
      "errorRatio",
      "p95Ms",
      "rps",
      "utilization",
      "queue",
      "hitRatio",
      "ceiling",
      "attemptsPerCall",
      "sli",
      "alert",
    ])
    .describe("What is read, as of the last scrape."),
  of: z
    .string()
    .optional()
    .describe("A station, a service (worst region), an edge caller>callee, or an alert; left out for sli alone."),
  above,
  below,
  forS: z.number().nonnegative().default(0).describe("It has to hold for so long."),
});
export type Signal = z.infer<typeof signalSchema>;

/** A staged roll-out: an automation that restarts replicas of a service, stage by stage. */
const rolloutSchema = z.strictObject({
  id: id.describe("Its name in this file, and the target of automation.pause."),
  name: sentence.describe("What people call it."),
  service: id.describe("The service whose replicas are touched."),
  group: id.optional().describe("The replica group that it goes through; the first when left out."),
  into: id
    .optional()
    .describe("The group in which a touched replica comes back: the new version. The same group when left out."),
  by: z.string().default("rollouts").describe("The background service that runs it."),
  stages: z
    .array(
      z.strictObject({
        atS,
        region: id.optional().describe("Where; everywhere when left out."),
        share: ratio.describe(
          "Share of each station's replicas that is done when it ends; counts on from the stage above. With into, the share of both groups that is in the new one.",
        ),
      }),
    )
    .min(1)
    .describe("When each stage starts and which share of the replicas it has touched when it ends."),
  everyS: z.number().positive().describe("One replica at a time, this many seconds apart."),
  absentS: z.number().nonnegative().describe("How long a touched replica is away."),
  jitterS: z.number().nonnegative().default(0).describe("And so much longer at most, by chance."),
  swapsContent: z
    .boolean()
    .default(false)
    .describe("A replica that comes back is empty: its share of a cache is lost."),
});

const changeSchema = z.strictObject({
  atS: atS.describe("When it enters the feed, in simulated seconds from T+0."),
  service: z.string().describe("The service or station that it touched."),
  kind: z
    .enum(changeKinds)
    .describe("What kind of change; deploy, config, flag and cert also show in the service's settings."),
  text: sentence.describe("The line of the feed."),
  by: z.string().describe("Who or what made it."),
  chance,
});

const logSchema = z.strictObject({
  service: id.describe("Whose log it is."),
  level: z.enum(["info", "warn", "error"]).describe("Errors are listed first."),
  template: z.string().describe("With {placeholders}; numbers come from the world."),
  source: z
    .enum(["background", "errors", "timeouts", "rejections", "retries", "misses", "swaps", "breaker", "slow"])
    .describe("Which counter of the station makes these lines."),
  per: z.number().positive().default(1).describe("Lines per counted event."),
  overMs: z.number().positive().default(1000).describe("For the source slow: what takes longer is a slow answer."),
});

const alertRuleSchema = z.strictObject({
  id: ownId,
  metric: z
    .enum(["utilization", "queue", "hitRatio", "ceiling", "p95Ms", "errorRatio", "attemptsPerCall"])
    .describe("The reading it looks at."),
  of: stationRef.describe("A station, or a service: then each of its stations has the alert."),
  above: z.number().optional().describe("Fires above this."),
  below: z.number().optional().describe("Fires below this."),
  forS: z.number().nonnegative().default(30).describe("It has to hold for so long before it fires."),
  severity: z
    .enum(["ticket", "page"])
    .default("ticket")
    .describe("A page wakes somebody; while one fires nothing is won."),
  onNoData: z
    .enum(["show", "fire"])
    .default("show")
    .describe("While its numbers do not arrive. show: it is listed as no data. fire: it fires as well."),
  text: sentence.describe("What screens show."),
});

export const actionSchema = z.strictObject({
  id: ownId,
  label: words(60).describe("The words on the button."),
  verb: z.enum(verbNames).describe("What it does to the world."),
  console: z
    .union([consoleId, z.array(consoleId).min(1)])
    .describe("Which console may use it, or a list of them: CMD, COM, TRF, SVC, DAT, INV, SCR."),
  targets: z.array(z.string()).min(1).describe("Stations, services, calls or automations it can be used on."),
  parameter: z.string().optional().describe("For parameter.set: which parameter of the target."),
  class: z.string().optional().describe("For traffic.admit and traffic.limit: the request class."),
  payload: id.optional().describe("For change.push: what is pushed through the channel."),
  jitterS: z
    .number()
    .nonnegative()
    .optional()
    .describe("For instances.restart: each replica comes back so much later at most, by chance."),
  through: id
    .optional()
    .describe("An enforcer: what the action sets becomes what it wants. Without, it is a hand edit, which it undoes."),
  value: z
    .strictObject({
      min: z.number().describe("The least that can be chosen."),
      max: z.number().describe("The most."),
      step: z.number().positive().describe("From one choice to the next."),
      initial: z.number().describe("Where the slider stands at first."),
      unit: z
        .enum(["%", "ms", "s", "replicas", "attempts", "/s", "keys/s", ""])
        .default("")
        .describe("What screens write behind the number. With % the world gets a hundredth of it: 50 is 0.5."),
    })
    .optional()
    .describe("The slider; left out when there is nothing to choose."),
  needs: z
    .union([stationRef, z.array(stationRef).min(1)])
    .optional()
    .describe("The service that has to answer before it begins, and before its undo; or a list: all of them."),
  patienceS: z
    .number()
    .nonnegative()
    .default(0)
    .describe("How long it is tried again while that does not answer. Then it has failed."),
  outcomes: z
    .array(outcomeSchema)
    .default([])
    .describe("What may come of it instead of what it is meant for; the first whose conditions hold."),
  leadS: z.number().nonnegative().describe("Simulated seconds from launch to effect."),
  effectS: z.number().nonnegative().default(30).describe("Simulated seconds until the effect should show."),
  risk: z.enum(risks).describe("L runs at once, M can be cancelled for 5 s, H needs a second key."),
  about: sentence.describe("What it does, in the words of a runbook."),
  sideEffect: sentence.optional().describe("What else it brings; shown before the launch."),
  verify: signalSchema.optional().describe("The metric that shows whether it worked."),
});
export type ActionSpec = z.infer<typeof actionSchema>;

/** One step of a policy: when a signal is visible, after a human delay, do an action. */
const policyStepSchema = z.strictObject({
  when: z.union([signalSchema, z.strictObject({ atS })]).describe("A signal, or a time."),
  afterS: z.number().nonnegative().default(0).describe("Thinking time before the launch."),
  do: id.describe("The action."),
  on: z.string().describe("One of the action's targets."),
  value: z.number().optional().describe("Where the slider is put; at its initial value when left out."),
});
export const policySchema = z.strictObject({
  kind: z
    .enum(["reference", "right", "wrong", "trigger"])
    .describe("trigger: removes only what started it; a metastable state outlives that."),
  says: sentence.describe("What it does and why, in one sentence."),
  steps: z.array(policyStepSchema).min(1).describe("Each step waits for the one before it to be launched."),
});
export type PolicySpec = z.infer<typeof policySchema>;

const truthSchema = z.strictObject({
  role: z.enum(["trigger", "sustainer"]).describe("trigger: what started it. sustainer: what keeps it alive."),
  component: z
    .array(z.string())
    .min(1)
    .describe("Components that count as right: services, stations, edges, automations."),
  mechanism: z
    .array(mechanism)
    .min(1)
    .describe(`Families that count as right: ${mechanismFamilies.join(", ")}.`),
  credit: ratio.default(1).describe("Not read yet."),
  says: sentence.describe("The sentence of the reveal."),
});

export const scenarioShape = z.strictObject({
  format: z.literal(scenarioFormat).describe("What this file is."),
  id: id.describe("Its name in the library, such as s04-a-quarter-at-a-time."),
  title: words(100).describe("Hosts see it, players see it in the debrief."),
  company: z
    .strictObject({
      name: words(60).describe("Invented."),
      sentence: sentence.describe("What it does, and who suffers when it does not."),
    })
    .describe("Whose systems these are."),
  startUtc: z.iso
    .datetime("write it as 2026-03-03T13:20:00Z, in UTC")
    .describe("The calendar instant of T+0, such as 2026-03-03T13:20:00Z."),
  players: z.tuple([z.int().min(1), z.int().max(8)]).describe("Fewest and most, such as [2, 6]; at most 8."),
  minutes: z
    .strictObject({
      short: z.int().min(1).max(60).describe("A short round."),
      standard: z.int().min(1).max(60).describe("The usual one; four simulated minutes each."),
    })
    .describe("Live, real, at 4x."),
  difficulty: z
    .strictObject({
      diagnosis: z.int().min(1).max(5).describe("How well the cause hides."),
      pace: z.int().min(1).max(5).describe("How fast it breaks; sets the bounds of pace."),
      noise: z.int().min(1).max(5).describe("How much else there is to see."),
      coordination: z.int().min(1).max(5).describe("How many consoles have to act together."),
    })
    .describe("From 1, easy, to 5."),
  slo: z
    .strictObject({
      target: ratio.describe("Share of user calls that are answered without error and in good time; below 1."),
      sentence: sentence.describe("The same in words."),
    })
    .describe("What is promised to users: alerts of burning budgets and the win are measured by it."),
  world: worldSchema.describe("What there is: the same as in an experiment."),
  monitoring: monitoringSchema.prefault({}).describe("How the company's own monitoring behaves."),
  tools: toolsSchema.prefault({}).describe("What the people who respond need to look and to act."),
  rollouts: z.array(rolloutSchema).default([]).describe("Automations that go through the replicas of a service."),
  defects: z.array(defectSchema.extend({ chance })).default([]).describe("What is wrong, and when it wakes."),
  channels: z.array(channelSchema).default([]).describe("Ways by which payloads reach the services that use them."),
  jobs: z.array(jobSchema).default([]).describe("What runs by the calendar."),
  enforcers: z.array(enforcerSchema).default([]).describe("Automations that put desired values back."),
  changes: z.array(changeSchema).default([]).describe("The change feed: what people read, without any effect."),
  logs: z.array(logSchema).default([]).describe("Which lines services write, counted by the world."),
  alerts: z
    .array(alertRuleSchema)
    .default([])
    .describe("Rules beside the alerts of burning budgets, which always exist."),
  actions: z.array(actionSchema).min(1).describe("Everything that a team can do to the world."),
  runbook: z
    .array(
      z.strictObject({
        console: consoleId.describe("Whose page it is."),
        title: z.string().describe("The symptom it is about."),
        lines: z.array(z.string()).max(12).describe("At most twelve."),
      }),
    )
    .describe("Pages that each console can read; may be empty."),
  briefing: z
    .strictObject({
      highlights: z.array(sentence).max(3).describe("At most three sentences on how it works in ordinary life."),
      notInstrumented: z.array(z.string()).describe('Services with "instrumented: false" that people are told of.'),
    })
    .describe("What everybody reads before the round."),
  reports: z
    .array(
      z.strictObject({
        atS: atS.describe("Not before, in simulated seconds from T+0."),
        region: z.string().describe("Where the customer is."),
        feature: z.string().describe("What they tried to do, in a word."),
        text: sentence.describe("Their words."),
        onlyIf: signalSchema.optional().describe("And only while this holds."),
        chance,
      }),
    )
    .default([])
    .describe("Customer reports for the COM console."),
  injects: z
    .array(
      z.strictObject({
        id: ownId,
        atS,
        kind: z.enum(["executive", "vendor", "noise", "news"]).describe("Who speaks."),
        text: sentence.describe("What is said."),
        onlyIf: signalSchema
          .optional()
          .describe("Left unsaid if this does not hold then: it would not fit what the team has done."),
        chance,
      }),
    )
    .default([])
    .describe("Messages from outside at their times, to command and comms."),
  hints: z
    .array(
      z.strictObject({
        level: z.int().min(1).max(3).describe("1 points at a place, 3 nearly says it."),
        text: sentence.describe("The hint."),
      }),
    )
    .default([])
    .describe("The team may ask for them, one after another."),
  claims: z
    .enum(["library", "drill"])
    .optional()
    .describe("What its proofs hold it to; library when left out, drill for what was made by the command drill."),
  policies: z.record(id, policySchema).describe("Authored ways to play, by name; one is the reference."),
  truth: z.array(truthSchema).min(1).describe("What really is: the answers of the debrief."),
  loudest: z
    .strictObject({
      symptom: sentence.describe("What everybody sees first."),
      idea: sentence.describe("The cause that it suggests."),
      right: z.boolean().describe("Whether that idea is right."),
    })
    .describe("The first impression, told in the debrief."),
  cutPoints: z
    .array(
      z.strictObject({
        action: id.describe("The action that would have been enough."),
        says: sentence.describe("Until when, and why."),
      }),
    )
    .default([])
    .describe("Where the cascade could be cut, told in the debrief."),
  learn: sentence.describe("The learning point."),
  goals: z
    .array(sentence)
    .max(4)
    .default([])
    .describe("What a team practises, two to four sentences without the fault: players see them before they choose."),
  expect: z
    .array(
      z.strictObject({
        when: sentence.describe("What happens."),
        does: sentence.describe("What a team that works well does about it."),
      }),
    )
    .max(10)
    .default([])
    .describe("What to look for in the team, six to ten, for whoever hosts."),
  runSheet: z
    .strictObject({
      say: z.array(sentence).max(8).default([]).describe("What to say, in order, from the welcome to the start."),
      stuck: z
        .array(
          z.strictObject({
            at: sentence.describe("Where teams get stuck."),
            ask: sentence.describe("The question that helps, without an answer in it."),
          }),
        )
        .max(5)
        .default([])
        .describe("Three places where teams get stuck."),
    })
    .prefault({})
    .describe("A page for whoever hosts."),
  variants: variantsSchema.prefault({}).describe("What changes with the seed. The file as it stands is the base."),
  inspiredBy: z
    .array(
      z.strictObject({
        outage: z.string().describe("Its id, such as slack-cache-2022."),
        title: z.string().describe("The report to read afterwards."),
      }),
    )
    .default([])
    .describe("Public reports, shown after the debrief and never before."),
});
export type Scenario = z.infer<typeof scenarioShape>;
