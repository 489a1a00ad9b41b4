/**
 * The world: regions, services, calls between them, and the people who use them. Scenarios and bare experiments
 * share this schema. Every field says its unit in its name; a ratio is 0..1; every default is written here once.
 */
import { z } from "zod";

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "write at most 40 lower-case letters, digits and dashes, the first a letter");
/** The name that the rest of the file uses. */
const ownId = id.describe("Its name in this file.");
const ratio = z.number().min(0).max(1);
const positive = z.number().positive();
const nonNegative = z.number().nonnegative();

/** One number for every request class, or one per class by its id. */
const perClass = z.union([nonNegative, z.record(id, nonNegative)]);

export const consoleIds = ["CMD", "COM", "TRF", "SVC", "DAT", "INV", "SCR"] as const;
export const consoleId = z.enum(consoleIds);
export type ConsoleId = z.infer<typeof consoleId>;

export const serviceKinds = [
  "edge",
  "gateway",
  "service",
  "cache",
  "store",
  "queue",
  "names",
  "sign-in",
  "config",
  "discovery",
  "metrics",
  "job",
  "third-party",
] as const;
export const serviceKind = z.enum(serviceKinds);
export type ServiceKind = z.infer<typeof serviceKind>;

const regionSchema = z.strictObject({
  id: ownId,
  name: z.string().optional().describe("What screens call it; the id when left out."),
  place: z
    .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
    .optional()
    .describe("Longitude and latitude in degrees."),
});

const retrySchema = z.strictObject({
  max: z.int().min(0).max(6).default(0).describe("Attempts after the first."),
  backoffMs: nonNegative.default(0).describe("Wait before the first retry. 0 sends it at the instant of the failure."),
  factor: z.number().min(1).max(10).default(1).describe("Each further wait is this many times longer."),
  capMs: positive.default(60_000).describe("No wait is longer than this."),
  jitter: z.enum(["none", "full"]).default("none").describe("full: the wait is uniform between 0 and its value."),
});

const budgetSchema = z.strictObject({
  ratio: ratio.default(0.1).describe("Tokens earned per first attempt (or success); a retry costs one."),
  earnedBy: z
    .enum(["request", "success"])
    .default("request")
    .describe("What earns tokens: first attempts, or successes."),
  capTokens: positive.default(500).describe("Most tokens the bucket holds. It starts full."),
});

const breakerSchema = z.strictObject({
  failureRatio: ratio.default(0.5).describe("Opens when at least this share of the window's results failed."),
  windowS: z.int().min(1).max(10).default(10).describe("Seconds whose results count."),
  minResults: positive.default(20).describe("Results the window needs before it can open."),
  openS: positive.default(5).describe("How long calls fail at once before trials."),
  trials: positive.default(10).describe("Attempts let through, whose results decide."),
});

/** What a client does with one kind of call: its patience, its retries, its brakes. */
const clientPolicy = {
  timeoutMs: positive.nullable().default(1000).describe("null: waits for ever."),
  retries: retrySchema.prefault({}).describe("What follows a failed attempt."),
  budget: budgetSchema.optional().describe("Limits retries to a share of the calls."),
  breaker: breakerSchema.optional().describe("Stops calling for a while after too many failures."),
};

const time = z.number().nullable().default(null);

const recordSchema = z.strictObject({
  id: ownId,
  expiresAtS: time.describe("From then on its first value is worth nothing; in seconds from T+0. null: never."),
  rotatesAtS: time.describe("From then on its second value is handed out; in seconds from T+0. null: never."),
});

const record = id.describe("The record that a replica has to hold.");
const connectionS = nonNegative
  .default(0)
  .describe("Mean life of a connection. Who holds the record no more goes on over those that are open.");

export const callSchema = z.strictObject({
  to: id.describe("The service that is called."),
  perRequest: perClass
    .default(1)
    .describe("Calls per request of the caller, made at the same time. Below 1 it is the share that makes the call."),
  kind: z
    .enum(["hard", "soft", "async"])
    .default("hard")
    .describe("hard: a failure fails the request. soft: it is replaced by a fallback. async: nobody waits for it."),
  beside: z
    .enum(["previous"])
    .optional()
    .describe("previous: made at the same time as the call listed before it; what comes next waits for both."),
  connections: z
    .strictObject({
      max: z.int().min(1).max(100_000).describe("Attempts of this call that one replica has open at a time."),
      waitMs: nonNegative.max(60_000).default(1000).describe("Waits so long for a free one; then the attempt fails."),
    })
    .optional()
    .describe("A pool of connections of its own: what waits for one holds its caller's slot, and is not sent."),
  staticS: positive
    .max(86_400)
    .optional()
    .describe("A replica goes on with its last good answer in place of a failed call, while that is no older."),
  degraded: z
    .number()
    .min(0.05)
    .max(0.3)
    .optional()
    .describe("Harm to who gets no answer of it, or an old one, or is no longer asked it; 1 is a failure."),
  onMissOf: id.optional().describe("Made only for look-ups that this cache misses; a success fills it."),
  hidden: z.boolean().default(false).describe("On no map until a probe finds it."),
  needs: z
    .strictObject({
      record,
      connectionS,
      secondTo: id.optional().describe("The service that the record's second value leads to; the same when left out."),
    })
    .optional()
    .describe("A name, key or token without which the call fails at once."),
  ...clientPolicy,
});
export type CallSpec = z.infer<typeof callSchema>;

const groupSchema = z.strictObject({
  id: id.default("main").describe("Its name within the service."),
  replicas: z.int().min(0).max(10_000).default(1).describe("Replicas that serve at the start."),
  slots: positive.nullable().default(null).describe("Requests one replica works on at a time. null: without limit."),
  serviceMs: nonNegative.default(0).describe("Mean of the replica's own work for one request."),
  cv: z.number().min(0).max(4).default(1).describe("Coefficient of variation of that work; 1 is exponential."),
  errorRatio: ratio.default(0).describe("Share of requests answered with an error after the work is done."),
  wrongRatio: ratio.default(0).describe("Share of its good answers that are wrong: they count as good, and as harm."),
  startupS: nonNegative.default(30).describe("From asking for a replica to its first request."),
  warmupS: nonNegative
    .max(3600)
    .default(0)
    .describe("A replica that begins to serve has its full speed only after so long; until then it grows evenly."),
  coldSpeed: z.number().min(0.01).max(1).optional().describe("Share of that speed that it begins with."),
  crashesPerHour: nonNegative
    .optional()
    .describe("Crashes of one replica per hour of running, by chance; 0 where something else may raise it."),
});

const cacheSchema = z.strictObject({
  keys: positive.describe("Distinct keys that people ask for."),
  zipf: nonNegative.default(1).describe("Popularity of key i is proportional to 1 / i^zipf."),
  ttlS: positive.describe("An entry lives this long from its fill."),
  serveStaleS: nonNegative
    .max(86_400)
    .optional()
    .describe("An entry past its ttlS still answers where its load fails, for so long. 0: not until it is set."),
  coalesce: z.boolean().default(false).describe("One load per key at a time; others wait for it."),
  lateFills: z.boolean().default(true).describe("An answer that came after its client's time-out still fills."),
});

const loopSchema = z.strictObject({
  id: ownId,
  to: id.describe("The service that is called."),
  class: id
    .default("request")
    .describe("The request class its calls carry through every tier; one of the world's, where it declares any."),
  everyS: positive.max(86_400).describe("Each replica calls again so long after an answer: a time-to-live."),
  jitter: ratio.default(0).describe("Share of that time that is chance. 0: who called together once does so for ever."),
  firstS: nonNegative
    .max(86_400)
    .optional()
    .describe("All make their first call together, so long after the world begins. Spread evenly when left out."),
  retryS: positive.max(600).default(5).describe("After a failure the next call follows so much later."),
  onFailure: z
    .enum(["stay", "leave"])
    .default("stay")
    .describe("leave: a replica whose call failed serves nobody until a later one is answered."),
  fetches: id.optional().describe("The record that an answer brings; replicas hold it until the next call."),
  absentS: positive
    .max(86_400)
    .optional()
    .describe("After an answer that there is none the next call follows so much later; everyS when left out."),
  failStatic: z.boolean().default(false).describe("Replicas that hold the record no more go on with the last copy."),
  carries: z
    .enum(["nothing", "metrics"])
    .default("nothing")
    .describe("metrics: monitoring knows of this service only what these calls deliver; in scenarios."),
  ...clientPolicy,
});

const bootSchema = z.strictObject({
  id: ownId,
  to: id.describe("The service that is called."),
  class: id
    .default("request")
    .describe("The request class its calls carry through every tier; one of the world's, where it declares any."),
  perBoot: nonNegative.default(1).describe("Calls that one replica makes, side by side."),
  jitterS: nonNegative
    .max(600)
    .default(0)
    .describe("Each replica waits so long at most, by chance, before it calls. 0: who starts together calls together."),
  retryS: positive.max(600).default(5).describe("After a failure a replica tries again so much later, and its jitter."),
  hidden: z.boolean().default(false).describe("On no map until a probe finds it."),
  ...clientPolicy,
});

const recoverySchema = z.strictObject({
  id: ownId,
  to: id.describe("The service that is called; it may be its own."),
  class: id
    .default("request")
    .describe("The request class its calls carry through every tier; one of the world's, where it declares any."),
  perLost: nonNegative
    .default(1)
    .describe("Calls that the rest of the group makes together for each replica it loses."),
  perReplicaRps: nonNegative.default(1).describe("Calls per second that each replica in rotation makes of these."),
  hidden: z.boolean().default(false).describe("On no map until a probe finds it."),
  ...clientPolicy,
});

const ceilingSchema = z.strictObject({
  id: ownId,
  limit: positive.describe("What one replica has of it: threads, connections, megabytes."),
  base: nonNegative.default(0).describe("What a replica uses whatever happens."),
  perReplica: nonNegative.default(0).describe("And for every replica of a fleet, itself included where it is its own."),
  of: id.optional().describe("The service whose replicas are counted; its own when left out."),
  within: z.enum(["region", "world"]).default("region").describe("Whether those of its own region or all are counted."),
  noticedS: nonNegative
    .default(0)
    .describe("It learns of changes of that fleet exponentially, with this time constant."),
  perOpen: nonNegative.default(0).describe("And for every request that it works on or that waits at it."),
  perHour: nonNegative.default(0).describe("And for every hour since it started."),
  ageH: nonNegative.default(0).describe("Hours since the replicas started, at the beginning."),
  beyond: z
    .enum(["refuse", "slow", "crash"])
    .default("refuse")
    .describe("refuse: it refuses a share of new work. slow: its own work takes longer. crash: it crashes, by chance."),
  fullAt: z.number().min(1.001).default(1.1).describe("Multiple of the limit at which the effect is whole."),
  slowdown: z.number().min(1).default(10).describe("How many times longer the work takes then, where it is slow."),
  crashS: positive.default(60).describe("How long a replica lives then on average, where it crashes."),
});

const allowanceSchema = z.strictObject({
  id: ownId,
  quota: nonNegative.describe("Requests that each station lets in per period."),
  classes: z.array(id).min(1).optional().describe("Request classes that count and are refused; all when left out."),
  periodS: positive
    .nullable()
    .default(3600)
    .describe("How often it is whole again. null: when somebody sets what is used."),
  resetsAtS: z.number().default(0).describe("One of the instants at which it is, in seconds from T+0."),
  graceRequests: nonNegative.default(0).describe("So many are still let in when it has run out."),
  graceS: nonNegative.default(0).describe("And for so long all are, from when it has."),
  used: nonNegative.default(0).describe("What of it is used at the start."),
});

const autoscalerSchema = z.strictObject({
  targetUtilization: ratio.default(0.6).describe("Busy share of the slots that it aims at."),
  minReplicas: z.int().min(1).default(1).describe("Never fewer."),
  maxReplicas: z.int().min(1).default(100).describe("Never more."),
  tolerance: ratio.default(0.1).describe("It does nothing while the target is met this closely."),
  periodS: positive.default(15).describe("How often it decides."),
  scaleDownWindowS: nonNegative.default(300).describe("Scales down only to the highest wish of so long."),
  scaleInRatio: ratio.default(1).describe("At most this share of the replicas goes in a scaleInPeriodS."),
  scaleInPeriodS: positive.default(15).describe("The time that share is counted over."),
});

const provisioningSchema = z.strictObject({
  addable: z
    .int()
    .min(0)
    .describe("Replicas that each of its stations can get within a period, whoever asks for them."),
  periodS: positive.default(300).describe("The time they are counted over."),
  beyond: z
    .enum(["wait", "refuse"])
    .default("wait")
    .describe(
      "wait: what is asked beyond it comes as time passes. refuse: an action that asks for more than is left fails.",
    ),
});

const healthCheckSchema = z.strictObject({
  periodS: positive.default(5).describe("How often it probes each replica."),
  timeoutMs: positive
    .default(1000)
    .describe("A probe that takes longer has failed, as one that is answered with an error."),
  unhealthyAfter: z.int().min(1).default(3).describe("Failed probes in a row that take a replica out."),
  healthyAfter: z.int().min(1).default(2).describe("Good probes in a row that bring it back."),
  panicRatio: ratio.default(0.5).describe("Below this healthy share every replica gets traffic again."),
  asks: id
    .optional()
    .describe("A replica answers a probe by asking this service, in place of the work that requests cause."),
  minHealthy: z.int().min(0).default(0).describe("So many replicas of a station always stay in rotation."),
  minHealthyRatio: ratio.default(0).describe("And so large a share of them; whichever is more."),
});

const codelSchema = z.strictObject({
  targetMs: positive
    .nullable()
    .default(5)
    .describe(
      "The longest wait for who came when the queue had not been empty for intervalMs. null: nobody is refused.",
    ),
  intervalMs: positive.default(100).describe("The longest wait for all others."),
});

const supervisorSchema = z.strictObject({
  backoffS: nonNegative.default(10).describe("From the first crash of a replica to its restart."),
  factor: z.number().min(1).max(10).default(2).describe("Each further wait of that replica is this many times longer."),
  capS: nonNegative.default(300).describe("No wait is longer than this."),
  resetS: positive.default(600).describe("A replica that has run for so long starts again with backoffS."),
  perMinute: z.int().min(1).optional().describe("At most so many restarts per minute; without limit when left out."),
});

const quorumSchema = z.strictObject({
  votes: z
    .record(id, z.int().min(0).max(99))
    .default({})
    .describe("Votes of the member in each region; 1 where left out."),
  leader: id.optional().describe("The region that leads at first; the first it runs in when left out."),
  commit: z
    .enum(["majority", "local"])
    .default("majority")
    .describe(
      "majority: a write waits for the nearest majority. local: the leader answers at once, and goes on when it is cut off.",
    ),
  detectS: nonNegative.default(10).describe("From the loss of the leader to the election."),
  promoteS: nonNegative.default(5).describe("From then to the first write at the new one: election and promotion."),
  returnsAfterS: nonNegative
    .nullable()
    .default(null)
    .describe("Leadership returns to the first leader when that has been well for so long. null: never."),
  lagS: nonNegative.default(0).describe("How far a follower is behind in ordinary life."),
  catchUpRps: positive.default(1000).describe("Writes per second that a follower can catch up with."),
});

const backupSchema = z.strictObject({
  everyS: positive.default(86_400).describe("How often one is made."),
  lastS: z
    .number()
    .max(0)
    .describe(
      "When the last one before T+0 was made, in simulated seconds from T+0: 0 or before, less than everyS ago.",
    ),
  sizeGb: positive.describe("How much a station holds."),
  restoreGbPerS: positive.describe("How fast it is read back. The station serves nobody for sizeGb / restoreGbPerS."),
  writes: z.array(id).min(1).optional().describe("Request classes that write; all when left out."),
});

export const serviceSchema = z.strictObject({
  id: ownId,
  name: z.string().optional().describe("What screens call it; the id when left out."),
  kind: serviceKind.default("service").describe("What it is on maps; changes nothing in how it works."),
  layer: z.int().min(0).max(9).optional().describe("Row on the map, 0 at the top."),
  owner: consoleId.optional().describe("The console with depth and power over it."),
  regions: z.array(id).min(1).optional().describe("Where it runs; everywhere when left out."),
  instrumented: z.boolean().default(true).describe("Whether monitoring sees it, in scenarios."),
  groups: z
    .array(groupSchema)
    .min(1)
    .max(4)
    .prefault([{}])
    .describe("Replicas that differ in slots, speed or errors; traffic is split by replicas."),
  cost: z.record(id, positive).default({}).describe("Work of a request class as a multiple of serviceMs."),
  queue: z
    .strictObject({
      places: nonNegative.nullable().default(null).describe("Requests that can wait. null: without limit."),
      order: z
        .enum(["fifo", "lifo", "adaptive"])
        .default("fifo")
        .describe("Which waiting request is served next: the oldest, the newest, or the newest while many wait."),
      lifoAbove: nonNegative.optional().describe("For adaptive: the newest comes first while more than so many wait."),
      codel: codelSchema.optional().describe("Refuses who has waited too long, the sooner once the queue stands."),
      expired: z.enum(["serve", "skip"]).default("serve").describe("What happens to work whose client has gone."),
    })
    .prefault({})
    .describe("Where requests wait for a slot; one queue per replica group."),
  calls: z
    .array(callSchema)
    .max(16)
    .default([])
    .describe("Made after the own work, one after another but for those `beside` others."),
  records: z.array(recordSchema).max(8).default([]).describe("Names, keys, certificates that it hands out."),
  needs: z
    .array(
      z.strictObject({
        record,
        connectionS,
        classes: z.array(id).min(1).optional().describe("Request classes that are checked by it; all when left out."),
      }),
    )
    .max(4)
    .default([])
    .describe("Keys or certificates without which a replica refuses requests."),
  cache: cacheSchema.optional().describe("Makes it a look-aside cache for calls with onMissOf."),
  loops: z.array(loopSchema).max(4).default([]).describe("Calls that its replicas make of their own accord."),
  boots: z
    .array(bootSchema)
    .max(4)
    .default([])
    .describe("Calls that a replica makes when it starts, one after another; it serves once all are answered."),
  recoveries: z
    .array(recoverySchema)
    .max(4)
    .default([])
    .describe("Calls that replicas make because others were lost; those that fail are made again."),
  withdrawBelow: ratio
    .default(0)
    .describe("A station leaves the routes that lead to it while less than this share of its replicas is in rotation."),
  quorum: quorumSchema.optional().describe("One of its stations leads and takes all calls; the others follow it."),
  backup: backupSchema
    .optional()
    .describe(
      "What a restore goes back to: data as they were when the last one was made, wrong ones too; in scenarios alone.",
    ),
  ceilings: z
    .array(ceilingSchema)
    .max(4)
    .default([])
    .describe("Limits of a replica that nobody sees until they are crossed."),
  allowances: z
    .array(allowanceSchema)
    .max(4)
    .default([])
    .describe("Requests that callers may make per period; what is beyond is refused."),
  autoscaler: autoscalerSchema.optional().describe("Adds and removes replicas; in scenarios alone."),
  supervisor: supervisorSchema.optional().describe("Restarts replicas that crashed; in scenarios alone."),
  provisioning: provisioningSchema
    .optional()
    .describe("How many replicas can be added in a while; in scenarios alone."),
  healthCheck: healthCheckSchema.optional().describe("Takes failing replicas out of rotation; in scenarios alone."),
});
export type ServiceSpec = z.infer<typeof serviceSchema>;

const journeySchema = z.strictObject({
  class: id
    .default("request")
    .describe("The request class its calls carry through every tier; one of the world's, where it declares any."),
  to: id.describe("The service that is called."),
  when: z
    .enum(["always", "arriving", "connected"])
    .default("always")
    .describe("arriving: made once to become connected. connected: made by connected users."),
  rps: nonNegative.optional().describe("Requests per second (for `always`)."),
  perUserPerMinute: nonNegative.default(0).describe("Requests per connected user and minute (for `connected`)."),
  sloMs: positive.optional().describe("Slower than this counts as slow."),
  ...clientPolicy,
});

export const populationSchema = z.strictObject({
  id: ownId,
  region: id.optional().describe("Where its people are; the only region when left out."),
  journeys: z.array(journeySchema).min(1).max(4).describe("What its people do, each a kind of call."),
  users: nonNegative.default(0).describe("People who want to be connected at the day's peak."),
  daily: z
    .strictObject({
      peakHourUtc: z.number().min(0).max(24).describe("The hour of the day, UTC, with the most users."),
      trough: ratio.default(0.4).describe("The least share of them, twelve hours later."),
    })
    .optional()
    .describe("How many of them want it over the day: a cosine between trough and 1."),
  sessionMinutes: positive.default(30).describe("Mean time a connected user stays."),
  reload: z
    .strictObject({
      share: ratio.default(0.8).describe("Share of the users whose journey failed who try again; the others give up."),
      afterS: positive.default(5).describe("Mean wait before they do; the wait is exponential."),
    })
    .optional(),
});
export type PopulationSpec = z.infer<typeof populationSchema>;

const failoverSchema = z.strictObject({
  service: id.describe("The service whose callers are moved to another region."),
  from: id.describe("The region they are moved from."),
  to: id.describe("The region they are moved to."),
  detectS: nonNegative.default(30).describe("From the failure to the decision."),
  ttlS: nonNegative.default(60).describe("The share moved rises linearly over this time."),
  unhealthyRatio: ratio.default(0.5).describe("Failed share that counts as unhealthy."),
  maxShare: ratio.default(1).describe("The largest share that is moved."),
  callers: z
    .enum(["people", "services", "all"])
    .default("people")
    .describe("Who is moved: the region's populations, the services that call from there, or both."),
  enabled: z.boolean().default(true).describe("Whether it acts at the start."),
});

const routeSchema = z.strictObject({
  service: id.describe("The service whose callers choose among its sites."),
  from: z.array(id).min(1).optional().describe("Regions of the callers; all when left out."),
  sites: z
    .array(
      z.strictObject({
        region: id.describe("Where the service runs."),
        preference: nonNegative.default(100).describe("Of the sites that can be reached, the highest takes all."),
        weight: nonNegative.default(1).describe("Sites of the same preference share by their weights."),
      }),
    )
    .min(1)
    .optional()
    .describe("Everywhere it runs when left out, with 200 in the caller's own region and 100 elsewhere."),
  propagationS: nonNegative.default(0).describe("A change moves the callers' shares linearly over this time."),
});

const wayFields = {
  latencyMs: z.number().min(0).max(5000).describe("Round trip."),
  lossRatio: ratio.default(0).describe("Share of the attempts that is lost; their clients time out."),
  capacityRps: positive.optional().describe("Attempts per second that it carries; the rest is lost."),
};

export const worldSchema = z.strictObject({
  regions: z
    .array(regionSchema)
    .min(1)
    .max(12)
    .prefault([{ id: "local" }])
    .describe("Places where services run; one, called local, when left out."),
  links: z
    .array(
      z.strictObject({
        from: id.describe("One region."),
        to: id.describe("The other."),
        ...wayFields,
        reverse: z
          .strictObject(wayFields)
          .optional()
          .describe("Calls made from the other end; alike, and with one capacity for both, when left out."),
      }),
    )
    .default([])
    .describe("What calls between two regions cross. Without a link they take no time."),
  classes: z.array(id).min(1).max(4).default(["request"]).describe("Request classes, at most four."),
  services: z.array(serviceSchema).min(1).max(400).describe("What is called."),
  populations: z.array(populationSchema).min(1).max(40).describe("Who calls."),
  routes: z
    .array(routeSchema)
    .default([])
    .describe("Which sites of a service its callers go to. Without a route: the caller's own region, or the first."),
  failovers: z
    .array(failoverSchema)
    .default([])
    .describe("Automations that move callers to another region; in scenarios alone."),
});
export type RouteSpec = z.infer<typeof routeSchema>;
export type WorldSpec = z.infer<typeof worldSchema>;
