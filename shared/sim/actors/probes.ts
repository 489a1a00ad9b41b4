/**
 * What a probe of a replica would meet now, asked of the replica itself and never of monitoring. Owns the state's
 * `probe*`. A probe is a request like any other: it may find the queue full, wait, be too slow or be answered with an
 * error, also for what the replica calls. It is let in whatever else is turned away. One that asks another service meets
 * that service, its door too, in place of the replica's own work. A replica out of rotation has no queue.
 */
import type { Check } from "../compile/plant.ts";
import type { Step } from "../step.ts";
import { callingShare } from "../systems/caches.ts";
import { longerThan } from "../systems/latency.ts";

/** Calls are followed down no further: more hops than any scenario has layers. */
const DEEPEST = 8;
/** Ticks from one look at what pools answer to the next. */
export const LOOK_TICKS = 10;

/** Chances that a probe fails: of a replica in rotation, and of one that is out. */
export interface Chances {
  readonly inside: number;
  readonly outside: number;
}

interface Times {
  /** In ticks and ticks squared. */
  readonly mean: number;
  readonly variance: number;
}

const AT_ONCE: Times = { mean: 0, variance: 0 };

/** What all pools have answered since the look before. Call it once every `LOOK_TICKS`. */
export function lookAtAnswers({ plant, state }: Step): void {
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const done = state.completed[pool] - state.probeDone[pool];
    const erred = state.erred[pool] - state.probeErred[pool];
    state.probeErrors[pool] = done > 1e-3 ? Math.min(1, erred / done) : -1;
    state.probeStuck[pool] =
      state.queueTotal[pool] > 0.5 && state.started[pool] - state.probeStarted[pool] < 1e-3 ? 1 : 0;
    state.probeDone[pool] = state.completed[pool];
    state.probeErred[pool] = state.erred[pool];
    state.probeStarted[pool] = state.started[pool];
  }
}

/** Needs composed latencies. */
export function chancesOf(step: Step, { asked, way }: Check, pool: number, timeoutMs: number): Chances {
  const { plant, state } = step;
  if (state.dead[plant.pools[pool].station] === 1 || state.slotsPerReplica[pool] <= 0) return { inside: 1, outside: 1 };
  const wait = waitOf(step, pool);
  const answer = (before: Times): number =>
    asked < 0
      ? either(errorsOf(step, pool, 0), slowOf(step, pool, before, timeoutMs))
      : failureOfAsked(step, asked, way, before, timeoutMs);
  return { inside: either(refusalOf(step, pool), answer(wait)), outside: answer(AT_ONCE) };
}

/** One or the other, each by its own chance. */
function either(one: number, other: number): number {
  return 1 - (1 - one) * (1 - other);
}

/** Share of what comes to a replica now that finds no room, or a replica that starts nothing. */
function refusalOf({ state }: Step, pool: number): number {
  if (state.probeStuck[pool] === 1) return 1;
  return state.rotation[pool] > 0 ? either(state.kernelReject[pool], 1 - state.headroom[pool]) : 0;
}

/** Share of questions that are turned away at a pool's door: shed, rationed, or for want of a key; of the class that fares best. */
function turnedAwayAt({ plant, state }: Step, pool: number): number {
  const classes = plant.classes.length;
  const { classes: coming, station } = plant.pools[pool];
  let best = 0;
  for (const k of coming.length > 0 ? coming : ANY) {
    const at = pool * classes + k;
    const admitted =
      coming.length > 0 ? state.admitted[at] : state.admit[station * classes + k] * (1 - state.barred[at]);
    best = Math.max(best, admitted);
  }
  return 1 - best;
}

/** Share of a pool's answers that are errors; where it has answered nobody, what it and those below it would do. */
function errorsOf(step: Step, pool: number, depth: number): number {
  const { plant, state } = step;
  if (state.probeErrors[pool] >= 0) return state.probeErrors[pool];
  let errors = state.errorRatio[pool];
  if (depth >= DEEPEST) return errors;
  for (const client of plant.pools[pool].clients) {
    const covered = state.stale[client] + (1 - state.stale[client]) * state.failOpen[client];
    if (plant.clients[client].isAsync || covered >= 1) continue;
    let share = 0;
    for (const k of plant.pools[pool].classes) share = Math.max(share, callingShare(step, client, k));
    let failing = 0;
    for (const edge of plant.clients[client].edges)
      failing += state.edgeShare[edge] * errorsAt(step, plant.edges[edge].station, depth + 1);
    errors = either(errors, Math.min(1, share) * Math.min(1, failing) * (1 - covered));
  }
  return errors;
}

/** The same of a station; all of it where nobody serves. */
function errorsAt(step: Step, station: number, depth: number): number {
  return overReplicas(step, station, (pool) => either(refusalOf(step, pool), errorsOf(step, pool, depth)));
}

/** Whom nobody calls may still be asked. */
const ANY: readonly number[] = [0];

/** Share of its answers that come too late: of the slowest class that comes there. */
function slowOf(step: Step, pool: number, { mean, variance }: Times, timeoutMs: number): number {
  const { plant, state } = step;
  const classes = plant.classes.length;
  const wait = waitOf(step, pool);
  const { classes: coming } = plant.pools[pool];
  let worst = 0;
  for (const k of coming.length > 0 ? coming : ANY) {
    const own = state.responseMean[pool * classes + k] - wait.mean;
    const spread = state.responseVar[pool * classes + k] - wait.variance;
    worst = Math.max(worst, longerThan(Math.max(0, own) + mean, Math.max(0, spread) + variance, timeoutMs));
  }
  return worst;
}

/** Share of questions to another station that fail or come back too late, after the asker's own wait. */
function failureOfAsked(step: Step, station: number, way: number, before: Times, timeoutMs: number): number {
  const { state, work } = step;
  const lost = way < 0 ? 0 : 1 - work.linkKept[way];
  const mean = before.mean + (way < 0 ? 0 : state.linkLatencyMs[way] / 100);
  return either(
    lost,
    overReplicas(step, station, (pool) => {
      const wait = waitOf(step, pool);
      const times = { mean: mean + wait.mean, variance: before.variance + wait.variance };
      const refused = either(turnedAwayAt(step, pool), refusalOf(step, pool));
      return either(refused, either(errorsOf(step, pool, 0), slowOf(step, pool, times, timeoutMs)));
    }),
  );
}

/** A chance at a station, over its replicas in rotation; certain where there are none. */
function overReplicas({ plant, state }: Step, station: number, chance: (pool: number) => number): number {
  let all = 0;
  let failing = 0;
  if (state.dead[station] === 1) return 1;
  for (const pool of plant.stationPools[station]) {
    if (state.rotation[pool] <= 0) continue;
    all += state.rotation[pool];
    failing += state.rotation[pool] * chance(pool);
  }
  return all > 0 ? Math.min(1, failing / all) : 1;
}

function waitOf({ state }: Step, pool: number): Times {
  const mean = state.waitMean[pool];
  return { mean, variance: Math.max(0, state.waitSquare[pool] - mean * mean) };
}
