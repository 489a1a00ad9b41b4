/**
 * Everything that changes during a run, in one buffer of doubles: a fork is a copy of it, a snapshot is its bytes, a
 * hash covers it all. Names say what an entry is indexed by. Masses are requests, times are ticks unless named.
 */
import { must } from "../base/index.ts";
import { siteOf } from "../content/index.ts";
import type { ServiceSpec } from "../content/index.ts";
import { COHORT } from "./cohorts.ts";
import { WARMING } from "./compile/plant.ts";
import type { Plant } from "./compile/plant.ts";
import { POPULARITY } from "./compile/popularity.ts";
import { regionOfCaller } from "./compile/reach.ts";

/** Age buckets of a cache's entries. */
export const CACHE_AGES = 60;
/** Stretches of time that last good answers are remembered by. */
export const MEMORY = 32;
/** One-second results a breaker remembers. */
export const BREAKER_BUCKETS = 10;

/** Readings that telemetry keeps per station and per edge; see observe/telemetry.ts. */
export const STATION_READINGS = 9;
export const EDGE_READINGS = 7;
/** Of a member of a quorum: whether it takes writes, seconds that it is behind, writes that it alone has. */
export const MEMBER_READINGS = 3;
/** Counters per station that scrapes are differenced from. */
export const STATION_COUNTERS = 8;
/** Sources of log lines that are counted per station; see observe/logs.ts. */
export const LOG_SOURCES = 9;
/** Scrapes that a report can be late; what takes longer is lost. Five simulated minutes, kept only where it can be. */
export const LATE_SCRAPES = 30;
/** Scrapes that service levels look back over: 36 simulated minutes at one per 10 s. */
export const SLI_WINDOW = 216;

/** What every field is sized by, and the buffer that fields are taken from, one after another. */
class Sizes {
  readonly buffer: Float64Array;
  /** Doubles taken so far. */
  size = 0;
  protected readonly plant: Plant;
  protected readonly classes: number;
  protected readonly pools: number;
  protected readonly clients: number;
  protected readonly edges: number;
  protected readonly streams: number;
  protected readonly stations: number;
  protected readonly caches: number;
  /** All of them where some serve old answers, else none. */
  protected readonly staleCaches: number;
  protected readonly bundles: number;
  /** Calls that say what their answers are worth. */
  protected readonly worthy: number;
  protected readonly populations: number;
  protected readonly journeys: number;
  protected readonly links: number;
  protected readonly routedEdges: number;
  protected readonly routedClients: number;
  protected readonly sites: number;
  protected readonly members: number;
  protected readonly quorums: number;
  protected readonly loops: number;
  /** Users affected and in all, by population, and the user-minutes lost. */
  protected readonly peopleEntries: number;
  /** Scrapes remembered for late reports. */
  protected readonly late: number;
  protected readonly records: number;
  protected readonly actors: number;
  protected readonly ceilings: number;
  protected readonly bootCalls: number;
  protected readonly recoveries: number;
  /** Pools and edges, where anything can crash. */
  protected readonly mortalPools: number;
  /** Edges, where attempts can end without a word to their caller. */
  protected readonly forgettingEdges: number;
  /** Pools, where any warm up. */
  protected readonly warmingPools: number;
  protected readonly allowances: number;
  /** Stations, where people can lose what they hold. */
  protected readonly losing: number;
  /** Backups, and pools, where there are any. */
  protected readonly backups: number;
  protected readonly backedUp: number;
  /** Stations, where any of them refuses who has waited too long. */
  protected readonly shedders: number;
  /** Automations, and pools, where any of them is probed. */
  protected readonly checkers: number;
  protected readonly probed: number;

  constructor(plant: Plant, buffer: Float64Array) {
    const { topology } = plant;
    this.buffer = buffer;
    this.plant = plant;
    this.classes = plant.classes.length;
    this.pools = plant.pools.length;
    this.clients = plant.clients.length;
    this.edges = plant.edges.length;
    this.streams = plant.streams.length;
    this.stations = topology.stations.length;
    this.caches = plant.caches.length;
    this.worthy = plant.lacking.length;
    this.staleCaches = plant.staleServed.length > 0 ? this.caches : 0;
    this.bundles = plant.bundles.length;
    this.populations = topology.world.populations.length;
    this.journeys = plant.journeys.length;
    this.links = plant.ways.length;
    const isRouted = plant.routed.length > 0;
    this.routedEdges = isRouted ? this.edges : 0;
    this.routedClients = isRouted ? this.clients : 0;
    this.sites = isRouted ? this.stations : 0;
    this.quorums = plant.quorums.length;
    this.members = this.quorums > 0 ? this.stations : 0;
    this.loops = plant.loops.length;
    this.peopleEntries = this.populations * 2 + 1;
    this.late = plant.canBeLate ? LATE_SCRAPES : 0;
    this.records = plant.records.length;
    this.actors = topology.automations.length;
    this.ceilings = plant.ceilings.length;
    this.bootCalls = plant.boots.length;
    this.recoveries = plant.recoveries.length;
    this.mortalPools = plant.mortal.length > 0 ? this.pools : 0;
    this.warmingPools = plant.warmups.length > 0 ? this.pools : 0;
    this.forgettingEdges = plant.mortal.length > 0 || plant.canLoseData ? this.edges : 0;
    this.losing = plant.canLoseData ? this.stations : 0;
    this.backups = plant.backups.length;
    this.backedUp = this.backups > 0 ? this.pools : 0;
    this.allowances = plant.allowances.length;
    this.shedders = plant.shedding.length > 0 ? this.stations : 0;
    this.checkers = plant.checks.length > 0 ? this.actors : 0;
    this.probed = plant.checks.length > 0 ? this.pools : 0;
  }

  protected take(length: number): Float64Array {
    const view = this.buffer.subarray(this.size, this.size + length);
    this.size += length;
    return view;
  }
}

/**
 * The list of fields. The order is the layout; adding one changes the engine version. A class, so that all states have
 * one shape for ever: the flow reads them several times faster so.
 */
export class State extends Sizes {
  /** [0] the tick being computed. */
  readonly clock = this.take(1);

  // Parameters: what a schedule, a defect, an automation or a player can change.
  readonly slotsPerReplica = this.take(this.pools);
  readonly serving = this.take(this.pools);
  readonly serviceMs = this.take(this.pools);
  readonly cv = this.take(this.pools);
  readonly errorRatio = this.take(this.pools);
  readonly wrongRatio = this.take(this.pools);
  readonly dead = this.take(this.stations);
  readonly queuePlaces = this.take(this.stations);
  readonly lifo = this.take(this.stations);
  readonly lifoAbove = this.take(this.stations);
  readonly skipExpired = this.take(this.stations);
  readonly shedTargetMs = this.take(this.shedders);
  readonly shedIntervalMs = this.take(this.shedders);
  readonly admit = this.take(this.stations * this.classes);
  readonly limitRps = this.take(this.stations * this.classes);
  readonly cost = this.take(this.stations * this.classes);
  readonly timeoutMs = this.take(this.clients);
  readonly retries = this.take(this.clients);
  readonly backoffMs = this.take(this.clients);
  readonly backoffFactor = this.take(this.clients);
  readonly backoffCapMs = this.take(this.clients);
  readonly jitter = this.take(this.clients);
  readonly perRequest = this.take(this.clients * this.classes);
  readonly budgetRatio = this.take(this.clients);
  readonly budgetCap = this.take(this.clients);
  readonly breakerRatio = this.take(this.clients);
  readonly heldOpen = this.take(this.clients);
  readonly failOpen = this.take(this.clients);
  readonly staticS = this.take(this.clients);
  readonly connections = this.take(this.clients);
  readonly reserved = this.take(this.pools);
  readonly edgeShare = this.take(this.edges);
  readonly rps = this.take(this.journeys);
  readonly perUserPerMinute = this.take(this.journeys);
  readonly users = this.take(this.populations);
  readonly sessionMinutes = this.take(this.populations);
  readonly reloadShare = this.take(this.populations);
  readonly reloadAfterS = this.take(this.populations);
  readonly cacheTtlS = this.take(this.caches);
  readonly cacheStaleS = this.take(this.caches);
  readonly loopEveryS = this.take(this.loops);
  readonly loopJitter = this.take(this.loops);
  readonly loopRetryS = this.take(this.loops);
  readonly loopPaused = this.take(this.loops);
  readonly loopLeaves = this.take(this.loops);
  readonly loopAbsentS = this.take(this.loops);
  readonly loopStatic = this.take(this.loops);
  readonly published = this.take(this.records);
  readonly secondOut = this.take(this.records);
  readonly expiresAtS = this.take(this.records);
  readonly rotatesAtS = this.take(this.records);
  readonly unchecked = this.take(this.stations * this.classes);
  readonly crashesPerHour = this.take(this.mortalPools);
  readonly recoveryPer = this.take(this.recoveries);
  readonly recoveryRps = this.take(this.recoveries);
  readonly recoveryPaused = this.take(this.recoveries);
  readonly bootPer = this.take(this.bootCalls);
  readonly bootRetryS = this.take(this.bootCalls);
  readonly bootJitterS = this.take(this.bootCalls);
  readonly ceilingLimit = this.take(this.ceilings);
  readonly ceilingBase = this.take(this.ceilings);
  readonly ceilingPerReplica = this.take(this.ceilings);
  readonly ceilingPerOpen = this.take(this.ceilings);
  readonly ceilingPerHour = this.take(this.ceilings);
  readonly allowanceQuota = this.take(this.allowances);
  readonly allowanceGrace = this.take(this.allowances);
  readonly allowanceGraceS = this.take(this.allowances);
  readonly allowanceUsed = this.take(this.allowances);
  /** Replicas that a station can get in a period. */
  readonly addable = this.take(this.plant.provisioned.length);
  readonly linkLatencyMs = this.take(this.links);
  readonly linkLoss = this.take(this.links);
  readonly linkCapacityRps = this.take(this.links);
  readonly preference = this.take(this.routedEdges);
  readonly weight = this.take(this.routedEdges);
  readonly propagationS = this.take(this.routedClients);
  readonly advertised = this.take(this.sites);
  readonly withdrawBelow = this.take(this.sites);
  /** By automation: whether it is paused, and what it was told to want; Infinity leaves it to what it reads. */
  readonly actorPaused = this.take(this.actors);
  readonly actorOverride = this.take(this.actors);
  readonly scalerMin = this.take(this.actors);
  readonly scalerMax = this.take(this.actors);
  readonly scalerTarget = this.take(this.actors);
  /** The largest share of the replicas that an autoscaler takes away in a period. */
  readonly scalerInRatio = this.take(this.actors);
  readonly checkPeriodS = this.take(this.checkers);
  readonly checkTimeoutMs = this.take(this.checkers);
  readonly checkUnhealthyAfter = this.take(this.checkers);
  readonly checkHealthyAfter = this.take(this.checkers);
  readonly checkPanicRatio = this.take(this.checkers);
  readonly checkMinHealthy = this.take(this.checkers);
  readonly checkMinHealthyRatio = this.take(this.checkers);
  /** Share of its people that a failover has moved, and the share that it wants by itself. */
  readonly failoverShare = this.take(this.actors);
  readonly failoverGoal = this.take(this.actors);
  readonly leads = this.take(this.members);
  readonly eligible = this.take(this.members);
  readonly replayRps = this.take(this.members);
  readonly elects = this.take(this.quorums);
  readonly detectS = this.take(this.quorums);
  readonly promoteS = this.take(this.quorums);

  /** Cohorts of attempts by (stream, send tick); what each entry holds stands in cohorts.ts. */
  readonly cohorts = this.take(this.plant.ringEntries * COHORT);
  /** Oldest tick of a stream that may still hold winners in service. */
  readonly winFrom = this.take(this.streams);
  /** The last tick at which a stream's rings can hold something. */
  readonly heldUntil = this.take(this.streams);
  /** Ticks after which its attempts timed out in the last step that it held any. */
  readonly patience = this.take(this.streams);
  /** Sent this step, and when their calls began: stored as a cohort at the end of the step. */
  readonly sent = this.take(this.streams);
  readonly sentBirth = this.take(this.streams);

  // Attempts waiting out their back-off by (edge, class, attempt, due tick).
  readonly due = this.take(this.plant.backoffEntries);
  readonly dueBirth = this.take(this.plant.backoffEntries);
  /** The last tick at which an attempt of a ring is due. */
  readonly dueUntil = this.take(this.plant.backoffRings);

  // Attempts on their way by (stream, tick of arrival), attempts that a link lost by (stream, tick of the time-out),
  // and what was offered to each link in this step.
  readonly transit = this.take(this.plant.transitEntries);
  readonly transitBirth = this.take(this.plant.transitEntries);
  readonly lost = this.take(this.plant.lostEntries);
  readonly lostBirth = this.take(this.plant.lostEntries);
  readonly linkOffered = this.take(this.links);

  // Fleets that call of their own accord, in shares of the fleet: members, those among them that hold a second value,
  // and those who lack an answer, by the time of their next call; calling now, and how many of those and of all lack one
  // or hold a second value; and the calls that are open.
  readonly loopMembers = this.take(this.plant.loopEntries);
  readonly loopSecond = this.take(this.plant.secondEntries);
  readonly loopAway = this.take(this.plant.loopEntries);
  readonly loopCalling = this.take(this.loops);
  readonly loopCallingLeft = this.take(this.loops);
  readonly loopCallingSecond = this.take(this.loops);
  readonly loopLeft = this.take(this.loops);
  readonly loopOther = this.take(this.loops);
  readonly loopOpen = this.take(this.loops);
  /** Replicas that serve and have not left: what traffic is split over. */
  readonly rotation = this.take(this.pools);

  // Routes: the shares that edges are on their way to, the share of calls that has no way, and the ticks until then.
  readonly shareTo = this.take(this.routedEdges);
  readonly noWay = this.take(this.routedClients);
  readonly movingTicks = this.take(this.routedClients);
  // What lacking a record comes to: new calls of an edge that fail at once, requests by (pool, class) that are refused;
  // and by need the share of the fleet without a good copy, and of those who go on over open connections.
  readonly lacking = this.take(this.edges);
  readonly barred = this.take(this.pools * this.classes);
  readonly spared = this.take(this.plant.needs.length);
  readonly offBefore = this.take(this.plant.needs.length);

  // Last good answers: by remembering client, answers in the latest stretches of time and until the step before; and by
  // client the share of replicas that have one to go on with.
  readonly lately = this.take(this.plant.remembering.length * MEMORY);
  readonly goodBefore = this.take(this.plant.remembering.length);
  readonly stale = this.take(this.clients);

  // Quorums: members by station, `led` as it was left, terms counted up, and what each has of the others' writes.
  readonly led = this.take(this.members);
  readonly term = this.take(this.members);
  readonly votesUp = this.take(this.members);
  readonly accepts = this.take(this.members);
  readonly commitMs = this.take(this.members);
  readonly behind = this.take(this.members);
  readonly behindS = this.take(this.members);
  readonly diverged = this.take(this.members);
  readonly writesSeen = this.take(this.members);
  readonly terms = this.take(this.quorums);
  readonly missingTicks = this.take(this.quorums);
  readonly wellTicks = this.take(this.quorums);
  /** The member that is being promoted, counted from 1, and when it is done. */
  readonly electing = this.take(this.quorums);
  readonly readyTick = this.take(this.quorums);
  readonly writeRps = this.take(this.quorums);
  readonly lostWrites = this.take(this.quorums);
  /** Promotions and losses that events have told of. */
  readonly termsTold = this.take(this.quorums);
  readonly lossTold = this.take(this.quorums);

  // Backups: writes since the last one, good answers that have been looked at for it, and the share that was wrong then;
  // and by station what people's hands have lost for good, and what of that events have told of.
  readonly writtenSince = this.take(this.backups);
  readonly writtenSeen = this.take(this.backups);
  readonly backupWrong = this.take(this.backedUp);
  readonly dataLost = this.take(this.losing);
  readonly dataLostTold = this.take(this.losing);

  // Replicas as processes: those that run but are kept out of the rotation; noted since the last step; in this step.
  readonly aside = this.take(this.pools);
  readonly bootsCounted = this.take(this.pools);
  readonly sentAway = this.take(this.pools);
  readonly running = this.take(this.pools);
  readonly came = this.take(this.pools);
  readonly went = this.take(this.pools);

  // Replicas that crash: per hour for what ceilings do, how many have; and by edge the attempts whose caller crashed, or
  // that were dropped without a word to it.
  readonly peril = this.take(this.mortalPools);
  readonly crashes = this.take(this.mortalPools);
  readonly abandoned = this.take(this.forgettingEdges);

  // Replicas that boot: by the tick of their next call, those that call now, and their open calls; and all of a pool.
  readonly bootWaiting = this.take(this.plant.bootEntries);
  readonly bootCalling = this.take(this.bootCalls);
  readonly bootOpen = this.take(this.bootCalls);
  readonly unready = this.take(this.bootCalls > 0 ? this.pools : 0);

  // Calls for lost replicas: still to be made, and open.
  readonly owed = this.take(this.recoveries);
  readonly owedOpen = this.take(this.recoveries);

  // Replicas that warm up: those that began to serve in this step, those that are cold by when they did, and how many
  // times longer a pool's own work takes for it.
  readonly entered = this.take(this.warmingPools);
  readonly cold = this.take(this.plant.warmups.length * WARMING);
  readonly chill = this.take(this.warmingPools);
  // What probes meet: counters at the last look, the share of errors among the answers since the one before (-1: there
  // were none), and whether requests wait and none starts.
  readonly probeDone = this.take(this.probed);
  readonly probeErred = this.take(this.probed);
  readonly probeStarted = this.take(this.probed);
  readonly probeErrors = this.take(this.probed);
  readonly probeStuck = this.take(this.probed);

  // Hidden ceilings: the fleet as a replica knows it, its age in hours, what it uses, and what comes of it.
  readonly ceilingFleet = this.take(this.ceilings);
  readonly ceilingAgeH = this.take(this.ceilings);
  readonly ceilingUse = this.take(this.ceilings);
  /** Share of new work that a pool has room for, and how many times longer its own work takes. */
  readonly headroom = this.take(this.pools);
  readonly drag = this.take(this.pools);

  // What answers are worth, where a call says so: requests that passed it and those without its answer, by (call, class),
  // now and at the last scrape; what good answers have lost by (pool, class), and by journey.
  readonly lackPassed = this.take(this.worthy * this.classes);
  readonly lacked = this.take(this.worthy * this.classes);
  readonly lackPassedBefore = this.take(this.worthy * this.classes);
  readonly lackedBefore = this.take(this.worthy * this.classes);
  readonly worthLost = this.take(this.worthy > 0 ? this.pools * this.classes : 0);
  readonly journeyDegraded = this.take(this.worthy > 0 ? this.journeys : 0);

  // Connection pools: attempts that wait, by (edge, class, attempt, tick); by pool how many wait in all, connections that
  // are free and attempts that asked in this step, the share of new ones that will get one, and smoothed means.
  readonly connectionWait = this.take(this.plant.connectionEntries);
  readonly connectionWaitBirth = this.take(this.plant.connectionEntries);
  readonly connectionsWaiting = this.take(this.plant.pooled.length);
  readonly connectionsFree = this.take(this.plant.pooled.length);
  readonly connectionsAsked = this.take(this.plant.pooled.length);
  readonly connectionShare = this.take(this.plant.pooled.length);
  readonly connectionWaitMean = this.take(this.plant.pooled.length);
  readonly connectionAskedMean = this.take(this.plant.pooled.length);

  // Calls side by side, by (bundle, class, tick that they began in): contexts by the set of seats that they wait for, and
  // calls by seat whose context has failed. By (bundle, class, seat): who waits in all, and
  // open calls. By bundle the contexts that hold a slot, and by (bundle, class) those that ended since the last turn.
  readonly bundleMass = this.take(this.plant.bundleEntries.masses);
  readonly bundleDeserted = this.take(this.plant.bundleEntries.deserted);
  readonly bundleWaiting = this.take(this.plant.bundleEntries.seats);
  readonly bundleCalls = this.take(this.plant.bundleEntries.seats);
  readonly bundleHeld = this.take(this.bundles);
  readonly bundleGood = this.take(this.bundles * this.classes);
  readonly bundleBad = this.take(this.bundles * this.classes);
  // Allowances: since when each has run out, or -1; requests it has left for this step; and those let in since the last
  // one, by (pool, class).
  readonly allowanceOut = this.take(this.allowances);
  readonly allowanceLeft = this.take(this.allowances);
  readonly letIn = this.take(this.allowances > 0 ? this.pools * this.classes : 0);

  // Queues and slots.
  readonly queue = this.take(this.plant.queueEntries);
  readonly queueTotal = this.take(this.pools);
  /** Oldest tick with queued mass. */
  readonly queueHead = this.take(this.pools);
  /** When the queue was last empty, where that counts. */
  readonly emptyTick = this.take(this.shedders > 0 ? this.pools : 0);
  /** Requests in their own work, by class. */
  readonly busy = this.take(this.pools * this.classes);
  /** By (pool, class) at pools that call others: requests that have begun and are not done, and the oldest of them. */
  readonly present = this.take(this.pools * this.classes);
  readonly workFrom = this.take(this.pools * this.classes);
  /** Calls a client has open, back-offs included: they hold their caller's slot. */
  readonly open = this.take(this.clients);
  /** Answers that arrived for a client this step and wait for their caller's turn. */
  readonly answered = this.take(this.clients * this.classes);
  readonly answeredBirth = this.take(this.clients * this.classes);
  readonly refused = this.take(this.clients * this.classes);
  /** Work in a pool in units of a mean service. */
  readonly unfinished = this.take(this.pools);
  /** In-step answers promised to callers beyond what the slots could give; taken off the next step. */
  readonly debt = this.take(this.pools);
  /** Smoothed arrivals of a step beyond those known when it begins, admitted or not, by class. */
  readonly unforeseen = this.take(this.pools * this.classes);
  readonly planned = this.take(this.pools);
  /** Waiting work that expires per step where it is skipped, smoothed. */
  readonly expiring = this.take(this.pools);

  /** Share of a class that a station admits in this step. */
  readonly admitted = this.take(this.pools * this.classes);

  // The kernel: what becomes within this step of work that arrives at a pool now.
  readonly kernelStarts = this.take(this.pools);
  readonly kernelReject = this.take(this.pools);
  readonly kernelFinish = this.take(this.pools);
  readonly kernelOk = this.take(this.pools * this.classes);
  readonly kernelFail = this.take(this.pools * this.classes);

  // Brakes of clients.
  readonly tokens = this.take(this.clients);
  readonly permission = this.take(this.clients);
  readonly retryDemand = this.take(this.clients);
  readonly breakerState = this.take(this.clients);
  readonly breakerUntil = this.take(this.clients);
  readonly breakerTrials = this.take(this.clients);
  readonly breakerGood = this.take(this.clients * BREAKER_BUCKETS);
  readonly breakerBad = this.take(this.clients * BREAKER_BUCKETS);
  readonly letThrough = this.take(this.clients);

  // Caches.
  readonly entries = this.take(this.caches * POPULARITY * CACHE_AGES);
  readonly cached = this.take(this.caches * POPULARITY);
  readonly missRatio = this.take(this.caches);
  readonly missHistory = this.take(this.caches * 256);
  readonly fills = this.take(this.caches);
  readonly lookups = this.take(this.caches);
  readonly misses = this.take(this.caches);
  readonly fillShare = this.take(this.pools * Math.max(1, this.caches));
  /** Entries past their time-to-live that still answer failed loads, and the share of those that they answer. */
  readonly expired = this.take(this.staleCaches * POPULARITY * CACHE_AGES);
  readonly expiredHeld = this.take(this.staleCaches * POPULARITY);
  readonly staleShare = this.take(this.staleCaches);
  /**
   * Coalescing caches: keys being loaded by popularity, the share of misses that begin a load, the share of running loads
   * that end in a step, and the shares that wait in the store's queue, and that are at the store at all.
   */
  readonly loading = this.take(this.caches * POPULARITY);
  readonly loadShare = this.take(this.caches);
  readonly loadPace = this.take(this.caches);
  readonly loadQueued = this.take(this.caches);
  readonly loadHeld = this.take(this.caches);
  readonly lastMisses = this.take(this.caches);
  readonly lastLoaded = this.take(this.caches);
  /** Attempts that wait for somebody else's load: part of `out`, by (stream, send tick), and those of this step. */
  readonly joined = this.take(this.plant.joinedEntries);
  readonly sentJoined = this.take(this.streams);

  // Users.
  readonly connected = this.take(this.populations);
  /** Users who wait to try again, by the edge they are bound to, and those turned away in this step. */
  readonly waiting = this.take(this.edges);
  readonly turnedAway = this.take(this.edges);
  readonly gone = this.take(this.populations);

  // Waits of what started, in ticks: mean and mean square, smoothed, and this step's sums.
  readonly waitMean = this.take(this.pools);
  readonly waitSquare = this.take(this.pools);
  readonly waitMass = this.take(this.pools);
  readonly classRate = this.take(this.pools * this.classes);
  readonly waitSum = this.take(this.pools);
  readonly waitSquares = this.take(this.pools);

  // Response times by (pool, class) in ticks and ticks squared, as last composed: calls in a circle go by the time before.
  readonly responseMean = this.take(this.pools * this.classes);
  readonly responseVar = this.take(this.pools * this.classes);
  readonly stayMean = this.take(this.pools * this.classes);
  readonly metMean = this.take(this.pools * this.classes);
  readonly metVar = this.take(this.pools * this.classes);
  // Calls and time-outs of an edge, as counted at the last composition and smoothed per second.
  readonly callsBefore = this.take(this.edges);
  readonly timeoutsBefore = this.take(this.edges);
  readonly callsLately = this.take(this.edges);
  readonly timeoutsLately = this.take(this.edges);

  // Counters since the start; telemetry and series are their differences.
  readonly arrivals = this.take(this.pools);
  readonly started = this.take(this.pools);
  readonly completed = this.take(this.pools);
  readonly rejected = this.take(this.pools);
  readonly erred = this.take(this.pools);
  readonly stationGood = this.take(this.pools);
  /** Good answers that were wrong, and the good ones that were looked at for it. */
  readonly wrong = this.take(this.pools);
  readonly goodSeen = this.take(this.pools);
  readonly busyTime = this.take(this.pools);
  /** Replicas that have booted. */
  readonly boots = this.take(this.pools);
  readonly edgeAttempts = this.take(this.edges);
  readonly edgeCalls = this.take(this.edges);
  readonly edgeGood = this.take(this.edges);
  readonly edgeFailed = this.take(this.edges);
  readonly edgeTimeouts = this.take(this.edges);
  readonly callOk = this.take(this.clients * this.classes);
  readonly callFailed = this.take(this.clients * this.classes);
  readonly callSent = this.take(this.clients * this.classes);
  readonly callSlow = this.take(this.clients * this.classes);
  readonly callLatency = this.take(this.clients * this.classes);
  /** Nodes of a cache swapped for empty ones. */
  readonly swaps = this.take(this.stations);

  // What was measured at the last scrape, and at each of those before it where reports can be late.
  readonly scrape = this.take(1);
  readonly measured = this.take(this.stations * STATION_READINGS);
  readonly measuredEdge = this.take(this.plant.topology.edges.length * EDGE_READINGS);
  readonly measuredCeiling = this.take(this.ceilings * 2);
  readonly measuredMember = this.take(this.members * MEMBER_READINGS);
  readonly measuredPeople = this.take(this.peopleEntries);
  readonly measuredLines = this.take(this.stations * LOG_SOURCES);
  readonly lateReading = this.take(this.late * this.stations * STATION_READINGS);
  readonly lateEdge = this.take(this.late * this.plant.topology.edges.length * EDGE_READINGS);
  readonly lateCeiling = this.take(this.late * this.ceilings * 2);
  readonly lateMember = this.take(this.late * this.members * MEMBER_READINGS);
  readonly latePeople = this.take(this.late * this.peopleEntries);
  readonly lateLines = this.take(this.late * this.stations * LOG_SOURCES);

  // What has arrived at monitoring of that; and by kind of signal (see observe/delivery.ts) how many scrapes ago it was
  // measured, which share of it arrived, and whether nothing arrives now.
  readonly reading = this.take(this.stations * STATION_READINGS);
  /** Use and limit of each ceiling. */
  readonly readingCeiling = this.take(this.ceilings * 2);
  readonly readingMember = this.take(this.members * MEMBER_READINGS);
  readonly readingEdge = this.take(this.plant.topology.edges.length * EDGE_READINGS);
  readonly seenPeople = this.take(this.peopleEntries);
  readonly seenLines = this.take(this.stations * LOG_SOURCES);
  /** [0] the share of all log lines that was taken in at the last scrape. */
  readonly linesTaken = this.take(1);
  readonly signalAge = this.take(this.stations * 3 + 2);
  readonly signalKept = this.take(this.stations * 3 + 2);
  readonly signalDark = this.take(this.stations * 3 + 2);

  // The counters that measurements are differenced from, and service levels.
  readonly lastCounter = this.take(
    this.stations * STATION_COUNTERS + this.plant.topology.edges.length * 5 + this.journeys * 3,
  );
  readonly sliGood = this.take(this.journeys * SLI_WINDOW);
  readonly sliAll = this.take(this.journeys * SLI_WINDOW);
  readonly journeyFailed = this.take(this.journeys);
  readonly journeySlow = this.take(this.journeys);
  readonly lastLog = this.take(this.stations * LOG_SOURCES);

  // Harm, by population, in users; [0] of the sums is simulated user-minutes.
  readonly affected = this.take(this.populations);
  readonly userMinutes = this.take(1);
  /** Rates and ratios of ordinary life, taken at T+0; what excess is measured against. */
  readonly baseline = this.take(this.stations * STATION_READINGS);
  readonly baselineEdge = this.take(this.plant.topology.edges.length * EDGE_READINGS);
}

/** Which bytes mean what: the fields, by name and length. Another engine or another world has other words here. */
export function layoutOf(state: State): string {
  const fields = Object.entries(state).filter(([name, part]) => part instanceof Float64Array && name !== "buffer");
  return fields.map(([name, { length }]) => `${name} ${length}`).join(",");
}

/** Number of doubles that one run of this plant needs. */
export function sizeOf(plant: Plant): number {
  return new State(plant, new Float64Array(0)).size;
}

/** The fields as views of a buffer. */
export function viewState(plant: Plant, buffer: Float64Array): State {
  return new State(plant, buffer);
}

export function copyState(plant: Plant, state: State): State {
  return viewState(plant, state.buffer.slice());
}

/** The state before the first tick: parameters as declared, caches in equilibrium elsewhere, all else empty. */
export function initialState(plant: Plant): State {
  const state = viewState(plant, new Float64Array(sizeOf(plant)));
  const { world, stations } = plant.topology;
  const classes = plant.classes;
  state.heldUntil.fill(-1);
  for (const [p, { station, group }] of plant.pools.entries()) {
    state.slotsPerReplica[p] = group.slots ?? Infinity;
    state.serving[p] = group.replicas;
    state.rotation[p] = group.replicas;
    state.headroom[p] = 1;
    state.drag[p] = 1;
    state.serviceMs[p] = group.serviceMs;
    state.cv[p] = group.cv;
    state.errorRatio[p] = group.errorRatio;
    state.wrongRatio[p] = group.wrongRatio;
    if (plant.backups.length > 0) state.backupWrong[p] = group.wrongRatio;
    const { queue, cost } = must(stations[station], "station").service;
    state.queuePlaces[station] = queue.places ?? Infinity;
    state.lifo[station] = queue.order === "lifo" ? 1 : 0;
    state.lifoAbove[station] = queue.order === "adaptive" ? (queue.lifoAbove ?? Infinity) : Infinity;
    if (plant.shedding.length > 0) {
      state.shedTargetMs[station] = queue.codel?.targetMs ?? Infinity;
      state.shedIntervalMs[station] = queue.codel?.intervalMs ?? Infinity;
    }
    state.skipExpired[station] = queue.expired === "skip" ? 1 : 0;
    for (const [k, name] of classes.entries()) {
      state.admit[station * classes.length + k] = 1;
      state.limitRps[station * classes.length + k] = Infinity;
      state.cost[station * classes.length + k] = cost[name] ?? 1;
    }
  }
  for (const [c, { call, edges }] of plant.clients.entries()) {
    const { timeoutMs, retries, budget, breaker, perRequest } = call.spec;
    state.connections[c] = call.spec.connections?.max ?? Infinity;
    state.timeoutMs[c] = timeoutMs ?? Infinity;
    state.retries[c] = retries.max;
    state.backoffMs[c] = retries.backoffMs;
    state.backoffFactor[c] = retries.factor;
    state.backoffCapMs[c] = retries.capMs;
    state.jitter[c] = retries.jitter === "full" ? 1 : 0;
    state.budgetRatio[c] = budget?.ratio ?? 0;
    state.budgetCap[c] = budget?.capTokens ?? Infinity;
    state.tokens[c] = budget?.capTokens ?? Infinity;
    state.permission[c] = 1;
    state.staticS[c] = call.spec.staticS ?? 0;
    state.failOpen[c] = call.spec.kind === "soft" ? 1 : 0;
    state.breakerRatio[c] = breaker?.failureRatio ?? Infinity;
    for (const [k, name] of classes.entries()) {
      state.perRequest[c * classes.length + k] = typeof perRequest === "number" ? perRequest : (perRequest[name] ?? 0);
    }
    const [home] = edges;
    if (home !== undefined) state.edgeShare[home] = 1;
  }
  for (const [j, { population, journey }] of plant.journeys.entries()) {
    const spec = must(world.populations[population]?.journeys[journey], "journey");
    state.rps[j] = spec.rps ?? 0;
    state.perUserPerMinute[j] = spec.perUserPerMinute;
  }
  for (const [index, population] of world.populations.entries()) {
    state.users[index] = population.users;
    state.sessionMinutes[index] = population.sessionMinutes;
    state.reloadShare[index] = population.reload?.share ?? 0;
    state.reloadAfterS[index] = population.reload?.afterS ?? 5;
  }
  for (const [loop, { spec }] of plant.loops.entries()) {
    state.loopEveryS[loop] = spec.everyS;
    state.loopJitter[loop] = spec.jitter;
    state.loopRetryS[loop] = spec.retryS;
    state.loopLeaves[loop] = spec.onFailure === "leave" ? 1 : 0;
    state.loopAbsentS[loop] = spec.absentS ?? spec.everyS;
    state.loopStatic[loop] = spec.failStatic ? 1 : 0;
  }
  state.chill.fill(1);
  for (const { pool } of plant.mortal) state.crashesPerHour[pool] = plant.pools[pool].group.crashesPerHour ?? 0;
  for (const [recovery, { spec }] of plant.recoveries.entries()) {
    state.recoveryPer[recovery] = spec.perLost;
    state.recoveryRps[recovery] = spec.perReplicaRps;
  }
  for (const [boot, { spec }] of plant.boots.entries()) {
    state.bootPer[boot] = spec.perBoot;
    state.bootRetryS[boot] = spec.retryS;
    state.bootJitterS[boot] = spec.jitterS;
  }
  for (const [record, { spec }] of plant.records.entries()) {
    state.published[record] = 1;
    state.expiresAtS[record] = spec.expiresAtS ?? Infinity;
    state.rotatesAtS[record] = spec.rotatesAtS ?? Infinity;
  }
  for (const [p, station] of plant.provisioned.entries())
    state.addable[p] = stations[station].service.provisioning?.addable ?? Infinity;
  for (const [a, { spec }] of plant.allowances.entries()) {
    state.allowanceQuota[a] = spec.quota;
    state.allowanceGrace[a] = spec.graceRequests;
    state.allowanceGraceS[a] = spec.graceS;
    state.allowanceUsed[a] = spec.used;
    state.allowanceOut[a] = -1;
  }
  for (const [c, { spec }] of plant.ceilings.entries()) {
    state.ceilingLimit[c] = spec.limit;
    state.ceilingBase[c] = spec.base;
    state.ceilingPerReplica[c] = spec.perReplica;
    state.ceilingPerOpen[c] = spec.perOpen;
    state.ceilingPerHour[c] = spec.perHour;
    state.ceilingAgeH[c] = spec.ageH;
  }
  for (const [link, { spec }] of plant.ways.entries()) {
    state.linkLatencyMs[link] = spec.latencyMs;
    state.linkLoss[link] = spec.lossRatio;
    state.linkCapacityRps[link] = spec.capacityRps ?? Infinity;
  }
  openRoutes(plant, state);
  for (const [actor, { kind, at }] of plant.topology.automations.entries()) {
    state.actorOverride[actor] = Infinity;
    if (kind === "failover") state.actorPaused[actor] = must(world.failovers[at], "failover").enabled ? 0 : 1;
    if (kind === "health-check") openCheck(state, actor, must(stations[at]?.service.healthCheck, "health check"));
    const scaler = kind === "autoscaler" ? must(stations[at], "station").service.autoscaler : undefined;
    if (!scaler) continue;
    state.scalerMin[actor] = scaler.minReplicas;
    state.scalerMax[actor] = scaler.maxReplicas;
    state.scalerTarget[actor] = scaler.targetUtilization;
    state.scalerInRatio[actor] = scaler.scaleInRatio;
  }
  state.probeErrors.fill(-1);
  openQuorums(plant, state);
  for (const [cache, { station }] of plant.caches.entries()) {
    state.loadShare[cache] = 1;
    const { ttlS, serveStaleS = 0 } = must(stations[station]?.service.cache, "cache");
    state.cacheTtlS[cache] = ttlS;
    state.cacheStaleS[cache] = serveStaleS;
  }
  return state;
}

function openCheck(state: State, actor: number, spec: NonNullable<ServiceSpec["healthCheck"]>): void {
  state.checkPeriodS[actor] = spec.periodS;
  state.checkTimeoutMs[actor] = spec.timeoutMs;
  state.checkUnhealthyAfter[actor] = spec.unhealthyAfter;
  state.checkHealthyAfter[actor] = spec.healthyAfter;
  state.checkPanicRatio[actor] = spec.panicRatio;
  state.checkMinHealthy[actor] = spec.minHealthy;
  state.checkMinHealthyRatio[actor] = spec.minHealthyRatio;
}

function openRoutes({ topology, clients, edges, routed }: Plant, state: State): void {
  if (routed.length === 0) return;
  for (const [index, { service }] of topology.stations.entries()) {
    state.advertised[index] = 1;
    state.withdrawBelow[index] = service.withdrawBelow;
  }
  for (const client of routed) {
    const { call, edges: ways } = must(clients[client], "client");
    const route = must(call.route, "route");
    state.propagationS[client] = route.propagationS;
    for (const edge of ways) {
      const site = must(topology.stations[must(edges[edge], "edge").station], "site");
      const { preference, weight } = must(
        siteOf(topology.world, route, site, regionOfCaller(topology, call)),
        "a route leads to sites alone",
      );
      state.preference[edge] = preference;
      state.weight[edge] = weight;
    }
  }
}

function openQuorums({ quorums }: Plant, state: State): void {
  state.accepts.fill(1);
  for (const [q, { spec, members }] of quorums.entries()) {
    state.elects[q] = 1;
    state.detectS[q] = spec.detectS;
    state.promoteS[q] = spec.promoteS;
    state.terms[q] = 1;
    state.termsTold[q] = 1;
    for (const [i, station] of members.entries()) {
      const leads = i === 0 ? 1 : 0;
      state.eligible[station] = 1;
      state.leads[station] = leads;
      state.led[station] = leads;
      state.accepts[station] = leads;
      state.term[station] = leads;
    }
  }
}
