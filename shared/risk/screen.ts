/**
 * The screening: a steady state in which offered load, waiting, losses and retries agree with one another, found by
 * going round until nothing moves. It starts from the world at rest with the fault in it, so of two steady states it
 * finds the one that a running system would fall into. Rough by intent: means, no transients, no loops of replicas.
 * What it is good for is order: which of some hundred faults deserve a simulation.
 */
import { exp, pow } from "../base/index.ts";
import type { Model, ModelCall } from "./model.ts";

/** What feeds on failure. Each can be left out, to see what would be without it. */
export const amplifiers = ["retries", "reload", "failover", "cache"] as const;
export type Amplifier = (typeof amplifiers)[number];

export interface Screened {
  /** In the first hour, were the steady state there at once. */
  readonly userMinutes: number;
  /** Per call: attempts per call, failed share of attempts, and of calls. */
  readonly calls: readonly { readonly attempts: number; readonly failing: number; readonly failed: number }[];
  /** Per station: requests in hand as a share of its slots, at most a thousand; what it is offered; its failures. */
  readonly stations: readonly { readonly load: number; readonly rps: number; readonly failing: number }[];
  readonly isSettled: boolean;
}

const MOST_ROUNDS = 300;
const STEP = 0.3;
const SETTLED = 1e-6;
const MOST_LOAD = 1000;
const HOUR_MINUTES = 60;
const SLOW_WEIGHT = 0.3;

interface Flow {
  /** Per call. */
  readonly attempts: Float64Array;
  readonly failing: Float64Array;
  readonly heldMs: Float64Array;
  readonly moved: Float64Array;
  readonly slow: Float64Array;
  /** Per cache. */
  readonly hits: Float64Array;
  /** Per station and class. */
  readonly served: Float64Array;
  readonly holdMs: Float64Array;
  readonly waitMs: Float64Array;
  readonly lost: Float64Array;
  readonly failed: Float64Array;
  readonly rps: Float64Array;
}

export function screen(
  model: Model,
  { emptied = null, without = [] }: { readonly emptied?: string | null; readonly without?: readonly Amplifier[] } = {},
): Screened {
  const flow = atRest(model, emptied);
  let moved = Infinity;
  for (let round = 0; round < MOST_ROUNDS && moved > SETTLED; round++) moved = turn(model, flow, without);
  return {
    userMinutes: harmOf(model, flow),
    calls: model.calls.map((call, c) => ({
      attempts: flow.attempts[c],
      failing: flow.failing[c],
      failed: finallyFailed(flow, c, call),
    })),
    stations: model.stations.map((station, s) => ({
      load: loadOf(flow, s, station.slots),
      rps: flow.rps[s],
      failing: flow.failed[s],
    })),
    isSettled: moved <= SETTLED,
  };
}

function atRest({ calls, stations, topology }: Model, emptied: string | null): Flow {
  const ofCalls = (value = 0): Float64Array => new Float64Array(calls.length).fill(value);
  const ofStations = (value = 0): Float64Array => new Float64Array(stations.length).fill(value);
  return {
    attempts: ofCalls(1),
    failing: ofCalls(),
    heldMs: ofCalls(),
    moved: ofCalls(),
    slow: ofCalls(),
    hits: Float64Array.from(stations, ({ id, hitRatio }) => (id === emptied ? 0 : (hitRatio ?? 0))),
    served: new Float64Array(stations.length * topology.world.classes.length),
    holdMs: Float64Array.from(stations, ({ workMs }) => workMs),
    waitMs: ofStations(),
    lost: ofStations(),
    failed: ofStations(),
    rps: ofStations(),
  };
}

/** One time round: load down the calls, waiting and losses at stations, answers back up. Returns how much moved. */
function turn(model: Model, flow: Flow, without: readonly Amplifier[]): number {
  const { work, moved } = offer(model, flow, without);
  return Math.max(moved, queue(model, flow, work), answer(model, flow, without));
}

/** Sends every call's attempts to its station. `work` is what arrives per station, in ms per request. */
function offer(
  model: Model,
  flow: Flow,
  without: readonly Amplifier[],
): { readonly work: Float64Array; readonly moved: number } {
  const classes = model.topology.world.classes.length;
  const arriving = new Float64Array(model.stations.length * classes);
  for (const [c, call] of model.calls.entries()) {
    for (let k = 0; k < classes; k++) {
      const attempts = firstsOf(model, flow, call, c, k, without) * flow.attempts[c];
      if (attempts === 0) continue;
      const second = call.to.length > 1 ? flow.moved[c] : 0;
      arriving[call.to[0] * classes + k] += attempts * (1 - second);
      if (second > 0) arriving[call.to[1] * classes + k] += attempts * second;
    }
  }
  const work = new Float64Array(model.stations.length);
  let moved = 0;
  for (const [s, station] of model.stations.entries()) {
    let rps = 0;
    let cost = 0;
    for (let k = 0; k < classes; k++) {
      const entry = s * classes + k;
      const more = arriving[entry] - flow.served[entry];
      moved = Math.max(moved, Math.abs(more) / (1 + arriving[entry]));
      flow.served[entry] += STEP * more;
      rps += arriving[entry];
      cost += arriving[entry] * station.cost[k];
    }
    flow.rps[s] += STEP * (rps - flow.rps[s]);
    work[s] = station.workMs * (rps > 0 ? cost / rps : 1);
  }
  return { work, moved };
}

/** Calls per second without their retries. */
function firstsOf(
  { populations }: Model,
  flow: Flow,
  call: ModelCall,
  c: number,
  k: number,
  without: readonly Amplifier[],
): number {
  const classes = call.rps.length;
  if (call.from < 0) {
    const rps = call.rps[k];
    if (call.when !== "arriving" || rps === 0 || without.includes("reload")) return rps;
    const { reloadShare, reloadAfterS, users } = populations[call.population];
    const failed = finallyFailed(flow, c, call);
    return Math.min(rps / Math.max(1e-3, 1 - reloadShare * failed), rps + (users * failed) / reloadAfterS);
  }
  const misses = call.onMissOf < 0 ? 1 : 1 - flow.hits[call.onMissOf];
  // What was refused at the door calls nobody.
  return flow.served[call.from * classes + k] * (1 - flow.lost[call.from]) * call.perRequest[k] * misses;
}

function queue(model: Model, flow: Flow, work: Float64Array): number {
  const downstream = new Float64Array(model.stations.length);
  const unanswered = new Float64Array(model.stations.length).fill(1);
  const classes = model.topology.world.classes.length;
  for (const [c, call] of model.calls.entries()) {
    if (call.from < 0 || call.kind === "async") continue;
    const per = meanPer(flow, call, classes) * (call.onMissOf < 0 ? 1 : 1 - flow.hits[call.onMissOf]);
    downstream[call.from] += Math.min(1, per) * flow.heldMs[c];
    if (call.kind === "hard")
      unanswered[call.from] *=
        per < 1
          ? 1 - per * finallyFailed(flow, c, call)
          : pow(1 - Math.min(1 - 1e-12, finallyFailed(flow, c, call)), per);
  }
  let moved = 0;
  for (const [s, station] of model.stations.entries()) {
    const hold = work[s] + downstream[s];
    const before = flow.lost[s] + flow.failed[s];
    flow.holdMs[s] += STEP * (hold - flow.holdMs[s]);
    const { lost, waitMs } = waitingAt(station, flow.rps[s], flow.holdMs[s]);
    flow.lost[s] += STEP * (lost - flow.lost[s]);
    flow.waitMs[s] += STEP * (waitMs - flow.waitMs[s]);
    const failed = 1 - (1 - flow.lost[s]) * (1 - station.errorRatio) * unanswered[s];
    flow.failed[s] += STEP * (failed - flow.failed[s]);
    moved = Math.max(moved, Math.abs(flow.lost[s] + flow.failed[s] - before));
  }
  return moved;
}

function meanPer(flow: Flow, { from, perRequest }: ModelCall, classes: number): number {
  let rps = 0;
  let made = 0;
  for (let k = 0; k < classes; k++) {
    rps += flow.served[from * classes + k];
    made += flow.served[from * classes + k] * perRequest[k];
  }
  return rps > 0 ? made / rps : 0;
}

/** The longest wait that is told apart from for ever. */
const FOREVER_MS = 1e7;

function waitingAt(
  { slots, places, isThere }: Model["stations"][number],
  rps: number,
  holdMs: number,
): { readonly lost: number; readonly waitMs: number } {
  if (!isThere) return { lost: 1, waitMs: 0 };
  if (slots === Infinity || rps === 0) return { lost: 0, waitMs: 0 };
  if (slots === 0) return { lost: 0, waitMs: FOREVER_MS };
  const perMs = slots / Math.max(1e-6, holdMs);
  const load = rps / 1000 / perMs;
  const longest = Math.min(FOREVER_MS, places / perMs);
  if (load >= 1) return { lost: places === Infinity ? 0 : 1 - 1 / load, waitMs: longest };
  // Sakasegawa's approximation of the mean wait with many servers.
  const wait = (holdMs / slots) * (pow(load, Math.sqrt(2 * (slots + 1)) - 1) / (1 - load));
  return { lost: 0, waitMs: Math.min(longest, wait) };
}

function answer(model: Model, flow: Flow, without: readonly Amplifier[]): number {
  let moved = 0;
  for (const [c, call] of model.calls.entries()) {
    const second = call.to.length > 1 ? flow.moved[c] : 0;
    const first = attemptAt(flow, call, 0);
    const other = second > 0 ? attemptAt(flow, call, 1) : first;
    const failing = call.isBlocked ? 1 : first.failing * (1 - second) + other.failing * second;
    const ms = call.isBlocked ? 0 : first.ms * (1 - second) + other.ms * second;
    moved = Math.max(moved, Math.abs(failing - flow.failing[c]));
    flow.failing[c] += STEP * (failing - flow.failing[c]);
    const attempts = without.includes("retries") || call.isBlocked ? 1 : attemptsOf(call, flow.failing[c]);
    moved = Math.max(moved, Math.abs(attempts - flow.attempts[c]));
    flow.attempts[c] += STEP * (attempts - flow.attempts[c]);
    flow.heldMs[c] += STEP * (ms * attempts + call.backoffMs * (attempts - 1) - flow.heldMs[c]);
    flow.slow[c] = first.slow;
    const goes = without.includes("failover") || first.failing < call.unhealthyRatio ? 0 : call.movable;
    flow.moved[c] += STEP * (goes - flow.moved[c]);
    if (call.onMissOf >= 0 && !without.includes("cache")) refill(model, flow, call, c);
  }
  return moved;
}

/** A cache is as full as its loads succeed. */
function refill({ stations }: Model, flow: Flow, { onMissOf }: ModelCall, c: number): void {
  const usual = stations[onMissOf].hitRatio ?? 0;
  flow.hits[onMissOf] += 0.1 * (usual * (1 - flow.failing[c]) - flow.hits[onMissOf]);
}

/** One attempt to the n-th way: its failed share, how long the caller holds for it, and the share that is slow. */
function attemptAt(
  flow: Flow,
  { to, timeoutMs, latencyMs, lossRatio, sloMs }: ModelCall,
  n: number,
): { readonly failing: number; readonly ms: number; readonly slow: number } {
  const at = to[n];
  const before = flow.waitMs[at] + latencyMs[n];
  const late = beyond(timeoutMs, before, flow.holdMs[at]);
  return {
    failing: 1 - (1 - late) * (1 - lossRatio[n]) * (1 - flow.failed[at]),
    ms: Math.min(timeoutMs, FOREVER_MS, before + flow.holdMs[at]) * (1 - flow.lost[at]),
    slow: beyond(sloMs, before, flow.holdMs[at]),
  };
}

/** The share of answers that take longer, were their times exponential behind the waiting. */
function beyond(limitMs: number, beforeMs: number, meanMs: number): number {
  if (limitMs === Infinity) return beforeMs >= FOREVER_MS ? 1 : 0;
  if (beforeMs >= limitMs) return 1;
  return meanMs <= 0 ? 0 : exp((beforeMs - limitMs) / meanMs);
}

/** 1 + p + p² … up to the retries, within a budget; an open breaker lets hardly any through. */
function attemptsOf({ retries, budget, breakerRatio }: ModelCall, failing: number): number {
  let attempts = 1;
  let share = 1;
  for (let n = 0; n < retries; n++) attempts += share *= failing;
  const open = failing >= breakerRatio ? 0.1 : 1;
  return Math.min(attempts, 1 + budget) * open;
}

function finallyFailed(flow: Flow, c: number, { isBlocked }: ModelCall): number {
  return isBlocked ? 1 : Math.max(0, 1 - (1 - flow.failing[c]) * flow.attempts[c]);
}

function loadOf(flow: Flow, s: number, slots: number): number {
  if (slots === Infinity) return 0;
  if (slots === 0) return flow.rps[s] > 0 ? MOST_LOAD : 0;
  return Math.min(MOST_LOAD, (flow.rps[s] * flow.holdMs[s]) / 1000 / slots);
}

/** Users out of every population who fail, or at a third are slowed, for an hour. */
function harmOf({ populations, calls }: Model, flow: Flow): number {
  let sum = 0;
  for (const [p, { users, sessionS }] of populations.entries()) {
    let outside = 0;
    let inside = 0;
    let connected = 0;
    for (const [c, call] of calls.entries()) {
      if (call.population !== p) continue;
      const failed = finallyFailed(flow, c, call);
      if (call.when === "arriving") outside = Math.max(outside, failed * (1 - exp(-3600 / sessionS / 2)));
      if (call.when !== "connected") continue;
      connected++;
      inside += failed + SLOW_WEIGHT * (1 - failed) * flow.slow[c];
    }
    sum += users * (outside + ((1 - outside) * inside) / Math.max(1, connected)) * HOUR_MINUTES;
  }
  return sum;
}
