/**
 * Everything that changes during a run, in one buffer of doubles: a fork is a copy of it, a snapshot is its bytes, a
 * hash covers it all. Names say what an entry is indexed by. Masses are requests, times are ticks unless named.
 */
import { must } from "../base/index.ts";
import type { Plant } from "./compile/plant.ts";
import { POPULARITY } from "./compile/popularity.ts";

/** Age buckets of a cache's entries. */
export const CACHE_AGES = 60;
/** One-second results a breaker remembers. */
export const BREAKER_BUCKETS = 10;

/** Readings that telemetry keeps per station and per edge; see observe/telemetry.ts. */
export const STATION_READINGS = 9;
export const EDGE_READINGS = 7;
/** Counters per station that scrapes are differenced from. */
export const STATION_COUNTERS = 7;
/** Scrapes that service levels look back over: 36 simulated minutes at one per 10 s. */
export const SLI_WINDOW = 216;

type Take = (length: number) => Float64Array;

/** The list of fields. The order is the layout; adding one changes the engine version. */
function fields(take: Take, plant: Plant) {
  const classes = plant.classes.length;
  const pools = plant.pools.length;
  const clients = plant.clients.length;
  const edges = plant.edges.length;
  const streams = plant.streams.length;
  const stations = plant.topology.stations.length;
  const caches = plant.caches.length;
  const populations = plant.topology.world.populations.length;
  const journeys = plant.journeys.length;
  const links = plant.topology.world.links.length;
  const loops = plant.loops.length;
  return {
    /** [0] the tick being computed. */
    clock: take(1),

    // Parameters: what a schedule, a defect, an automation or a player can change.
    slotsPerReplica: take(pools),
    serving: take(pools),
    serviceMs: take(pools),
    cv: take(pools),
    errorRatio: take(pools),
    dead: take(stations),
    queuePlaces: take(stations),
    lifo: take(stations),
    skipExpired: take(stations),
    admit: take(stations * classes),
    limitRps: take(stations * classes),
    cost: take(stations * classes),
    timeoutMs: take(clients),
    retries: take(clients),
    backoffMs: take(clients),
    backoffFactor: take(clients),
    backoffCapMs: take(clients),
    jitter: take(clients),
    perRequest: take(clients * classes),
    budgetRatio: take(clients),
    budgetCap: take(clients),
    breakerRatio: take(clients),
    heldOpen: take(clients),
    reserved: take(pools),
    edgeShare: take(edges),
    rps: take(journeys),
    perUserPerMinute: take(journeys),
    users: take(populations),
    sessionMinutes: take(populations),
    reloadShare: take(populations),
    reloadAfterS: take(populations),
    cacheTtlS: take(caches),
    loopEveryS: take(loops),
    loopJitter: take(loops),
    loopRetryS: take(loops),
    loopPaused: take(loops),
    linkLatencyMs: take(links),
    linkLoss: take(links),
    linkCapacityRps: take(links),

    // Cohorts of attempts by (stream, send tick).
    out: take(plant.ringEntries),
    wait: take(plant.ringEntries),
    win: take(plant.ringEntries),
    birth: take(plant.ringEntries),
    live: take(plant.ringEntries),
    /** Oldest tick of a stream that may still hold winners in service. */
    winFrom: take(streams),
    /** Sent this step, and of what ages and liveliness: stored as a cohort at the end of the step. */
    sent: take(streams),
    sentBirth: take(streams),
    sentLive: take(streams),

    // Attempts waiting out their back-off by (edge, class, attempt, due tick).
    due: take(plant.backoffEntries),
    dueBirth: take(plant.backoffEntries),
    dueLive: take(plant.backoffEntries),

    // Attempts on their way by (stream, tick of arrival), attempts that a link lost by (stream, tick of the time-out),
    // and what was offered to each link in this step.
    transit: take(plant.transitEntries),
    transitLive: take(plant.transitEntries),
    transitBirth: take(plant.transitEntries),
    lost: take(plant.lostEntries),
    lostLive: take(plant.lostEntries),
    lostBirth: take(plant.lostEntries),
    linkOffered: take(links),

    // Fleets that call of their own accord, in shares of the fleet: members and those who left by the tick of their next
    // call; calling now, and how many of those and of all have left; and the calls that are open.
    loopMembers: take(plant.loopEntries),
    loopAway: take(plant.loopEntries),
    loopCalling: take(loops),
    loopCallingLeft: take(loops),
    loopLeft: take(loops),
    loopOpen: take(loops),
    /** Replicas that serve and have not left: what traffic is split over. */
    rotation: take(pools),

    // Queues and slots.
    queue: take(plant.queueEntries),
    queueTotal: take(pools),
    /** Oldest tick with queued mass. */
    queueHead: take(pools),
    /** Requests in their own work, by class; for callers with what the living share and mean birth are. */
    busy: take(pools * classes),
    busyLive: take(pools * classes),
    busyBirth: take(pools * classes),
    /** Of the contexts born at a tick, the share whose client has not timed out since. */
    alive: take(plant.queueEntries),
    /** Calls a client has open, back-offs included: they hold their caller's slot. */
    open: take(clients),
    /** Answers that arrived for a client this step and wait for their caller's turn. */
    answered: take(clients * classes),
    answeredLive: take(clients * classes),
    answeredBirth: take(clients * classes),
    refused: take(clients * classes),
    refusedLive: take(clients * classes),
    refusedBirth: take(clients * classes),
    /** Work in a pool in units of a mean service. */
    unfinished: take(pools),
    /** In-step answers promised to callers beyond what the slots could give; taken off the next step. */
    debt: take(pools),
    /** Smoothed in-step arrivals beyond those known when the step begins. */
    surprise: take(pools),
    known: take(pools),
    planned: take(pools),
    /** Waiting work that expires per step where it is skipped, smoothed. */
    expiring: take(pools),

    /** Share of a class that a station admits in this step. */
    admitted: take(pools * classes),

    // The kernel: what becomes within this step of work that arrives at a pool now.
    kernelStarts: take(pools),
    kernelReject: take(pools),
    kernelFinish: take(pools),
    kernelOk: take(pools * classes),
    kernelFail: take(pools * classes),

    // Brakes of clients.
    tokens: take(clients),
    permission: take(clients),
    retryDemand: take(clients),
    breakerState: take(clients),
    breakerUntil: take(clients),
    breakerTrials: take(clients),
    breakerGood: take(clients * BREAKER_BUCKETS),
    breakerBad: take(clients * BREAKER_BUCKETS),
    letThrough: take(clients),

    // Caches.
    entries: take(caches * POPULARITY * CACHE_AGES),
    cached: take(caches * POPULARITY),
    missRatio: take(caches),
    missHistory: take(caches * 256),
    fills: take(caches),
    lookups: take(caches),
    misses: take(caches),
    fillShare: take(pools * Math.max(1, caches)),
    /** Coalescing caches: keys being loaded by popularity, the share of misses that begin a load, and how fast loads end. */
    loading: take(caches * POPULARITY),
    loadShare: take(caches),
    loadPace: take(caches),
    lastMisses: take(caches),
    lastLoaded: take(caches),
    /** Attempts that wait for somebody else's load: part of `out`, by (stream, send tick), and those of this step. */
    joined: take(plant.caches.some(({ coalesces }) => coalesces) ? plant.ringEntries : 0),
    sentJoined: take(streams),

    // Users.
    connected: take(populations),
    /** Users who wait to try again, by the edge they are bound to, and those turned away in this step. */
    waiting: take(edges),
    turnedAway: take(edges),
    gone: take(populations),

    // Waits of what started, in ticks: mean and mean square, smoothed, and this step's sums.
    waitMean: take(pools),
    waitSquare: take(pools),
    waitMass: take(pools),
    classRate: take(pools * classes),
    waitSum: take(pools),
    waitSquares: take(pools),

    // Counters since the start; telemetry and series are their differences.
    arrivals: take(pools),
    started: take(pools),
    completed: take(pools),
    rejected: take(pools),
    erred: take(pools),
    stationGood: take(pools),
    busyTime: take(pools),
    edgeAttempts: take(edges),
    edgeCalls: take(edges),
    edgeGood: take(edges),
    edgeFailed: take(edges),
    edgeTimeouts: take(edges),
    callOk: take(clients * classes),
    callFailed: take(clients * classes),
    callSent: take(clients * classes),
    callSlow: take(clients * classes),
    callLatency: take(clients * classes),
    /** Nodes of a cache swapped for empty ones. */
    swaps: take(stations),

    // What telemetry has: readings of the last scrape, the counters they were differenced from, and service levels.
    scrape: take(1),
    reading: take(stations * STATION_READINGS),
    /** Scrapes since a station's metrics last arrived. */
    readingAge: take(stations),
    readingEdge: take(plant.topology.edges.length * EDGE_READINGS),
    lastCounter: take(stations * STATION_COUNTERS + plant.topology.edges.length * 5 + journeys * 3),
    sliGood: take(journeys * SLI_WINDOW),
    sliAll: take(journeys * SLI_WINDOW),
    journeyFailed: take(journeys),
    journeySlow: take(journeys),
    lastLog: take(plant.topology.stations.length * 10),
    logLines: take(stations * 10),

    // Harm, by population, in users; [0] of the sums is simulated user-minutes.
    affected: take(populations),
    userMinutes: take(1),
    /** Rates and ratios of ordinary life, taken at T+0; what excess is measured against. */
    baseline: take(stations * STATION_READINGS),
    baselineEdge: take(plant.topology.edges.length * EDGE_READINGS),
  };
}

export type State = ReturnType<typeof fields> & { readonly buffer: Float64Array };

/** Number of doubles that one run of this plant needs. */
export function sizeOf(plant: Plant): number {
  let size = 0;
  const none = new Float64Array(0);
  fields((length) => {
    size += length;
    return none;
  }, plant);
  return size;
}

/** The fields as views of a buffer. */
export function viewState(plant: Plant, buffer: Float64Array): State {
  let offset = 0;
  const views = fields((length) => {
    const view = buffer.subarray(offset, offset + length);
    offset += length;
    return view;
  }, plant);
  return { ...views, buffer };
}

export function copyState(plant: Plant, state: State): State {
  return viewState(plant, state.buffer.slice());
}

/** The state before the first tick: parameters as declared, caches in equilibrium elsewhere, all else empty. */
export function initialState(plant: Plant): State {
  const state = viewState(plant, new Float64Array(sizeOf(plant)));
  const { world, stations } = plant.topology;
  const classes = plant.classes;
  for (const [p, { station, group }] of plant.pools.entries()) {
    state.slotsPerReplica[p] = group.slots ?? Infinity;
    state.serving[p] = group.replicas;
    state.rotation[p] = group.replicas;
    state.serviceMs[p] = group.serviceMs;
    state.cv[p] = group.cv;
    state.errorRatio[p] = group.errorRatio;
    const { queue, cost } = must(stations[station], "station").service;
    state.queuePlaces[station] = queue.places ?? Infinity;
    state.lifo[station] = queue.order === "lifo" ? 1 : 0;
    state.skipExpired[station] = queue.expired === "skip" ? 1 : 0;
    for (const [k, name] of classes.entries()) {
      state.admit[station * classes.length + k] = 1;
      state.limitRps[station * classes.length + k] = Infinity;
      state.cost[station * classes.length + k] = cost[name] ?? 1;
    }
  }
  for (const [c, { call, edges }] of plant.clients.entries()) {
    const { timeoutMs, retries, budget, breaker, perRequest } = call.spec;
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
  }
  for (const [link, { latencyMs, lossRatio, capacityRps }] of world.links.entries()) {
    state.linkLatencyMs[link] = latencyMs;
    state.linkLoss[link] = lossRatio;
    state.linkCapacityRps[link] = capacityRps ?? Infinity;
  }
  for (const [cache, { station }] of plant.caches.entries()) {
    state.loadShare[cache] = 1;
    state.cacheTtlS[cache] = must(stations[station]?.service.cache, "cache").ttlS;
  }
  return state;
}
