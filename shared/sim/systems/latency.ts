/**
 * Response times [Q7]: each pool's mean and variance, composed callee first from its wait, its own work and its calls
 * (with the time-outs they ran into before they ended), and read as a gamma distribution. Owns `response*`, `stayMean`,
 * how long a request holds its slot, and `met*`: the same of those who are met there, among whom are more of those that
 * make long calls.
 *
 * Calls side by side count as the longest of them.
 *
 * Summed means and variances are what a chain of waits has; a healthy chain of five 4 ms hops reads 20 ms.
 */
import { exp, log, pow } from "../../base/index.ts";
import { normalQuantile } from "../random.ts";
import { EDGE_READINGS } from "../state.ts";
import { DUST } from "../step.ts";
import type { Step } from "../step.ts";
import { callingShare } from "./caches.ts";
import { connectionDelay } from "./connections.ts";
import { serviceSteps } from "./pools.ts";

/** How often response times are composed, in ticks. */
const EVERY = 10;
/** Weight of the newest second in the smoothed calls and time-outs of an edge. */
const SMOOTHING = 0.3;

/** At the end of every second: the response times of every pool, callees first. */
export function composeLatency(step: Step): void {
  const { plant, state } = step;
  if ((step.tick + 1) % EVERY !== 0) return;
  countTimeouts(step);
  for (const pool of plant.order) {
    const wait = state.waitMean[pool];
    const waitVar = Math.max(0, state.waitSquare[pool] - wait * wait);
    for (let k = 0; k < plant.classes.length; k++) {
      const own = serviceSteps(step, pool, k);
      const ownVar = own * own * state.cv[pool] * state.cv[pool];
      const parts = partsOf(step, pool, k, timeoutsScraped);
      const at = pool * plant.classes.length + k;
      const mean = parts.reduce((sum, part) => sum + part.share * part.mean, own);
      state.responseMean[at] = wait + mean;
      state.responseVar[at] = parts.reduce((sum, part) => sum + spreadOf(part), waitVar + ownVar);
      const stays = partsOf(step, pool, k, timeoutsLately);
      const stay = stays.reduce((sum, part) => sum + part.share * part.mean, own);
      state.stayMean[at] = stay;
      state.metMean[at] = stay;
      state.metVar[at] = ownVar;
      for (const part of stays) {
        const met = stay > 0 ? (part.share * part.mean) / stay : 0;
        state.metMean[at] += met * (1 - part.share) * part.mean;
        state.metVar[at] += met * part.variance + (1 - met) * spreadOf(part);
      }
    }
  }
}

/** Calls and time-outs of the last seconds. */
function countTimeouts({ plant, state }: Step): void {
  for (let edge = 0; edge < plant.edges.length; edge++) {
    const calls = state.edgeCalls[edge] - state.callsBefore[edge];
    const timeouts = state.edgeTimeouts[edge] - state.timeoutsBefore[edge];
    state.callsLately[edge] += SMOOTHING * (calls - state.callsLately[edge]);
    state.timeoutsLately[edge] += SMOOTHING * (timeouts - state.timeoutsLately[edge]);
    state.callsBefore[edge] = state.edgeCalls[edge];
    state.timeoutsBefore[edge] = state.edgeTimeouts[edge];
  }
}

/** Time-outs per call of a client. */
type Timeouts = (step: Step, client: number) => number;

const timeoutsLately: Timeouts = ({ plant, state }, client) => {
  let calls = 0;
  let timeouts = 0;
  for (const edge of plant.clients[client].edges) {
    calls += state.callsLately[edge];
    timeouts += state.timeoutsLately[edge];
  }
  return calls > 0 ? timeouts / calls : 0;
};

/** As of the last scrape, for who reads response times: without one, as in bare experiments, those of answers alone. */
const timeoutsScraped: Timeouts = ({ plant, state }, client) => {
  let calls = 0;
  let timeouts = 0;
  for (const edge of plant.clients[client].edges) {
    const at = plant.edges[edge].index * EDGE_READINGS;
    calls += state.measuredEdge[at + 1];
    timeouts += state.measuredEdge[at] * state.measuredEdge[at + 4];
  }
  return calls > 0 ? timeouts / calls : 0;
};

/** One of the calls of a pool: the share of requests that make it, and how long it takes, in ticks. */
interface Part {
  readonly share: number;
  readonly mean: number;
  readonly variance: number;
}

function partsOf(step: Step, pool: number, k: number, known: Timeouts): readonly Part[] {
  const { plant } = step;
  return plant.pools[pool].clients.flatMap((client) => {
    const { bundle, seat, isAsync } = plant.clients[client];
    if (seat === 0) return { share: 1, ...longestOf(step, plant.bundles[bundle].clients, k, known) };
    const share = seat < 0 && !isAsync ? callingShare(step, client, k) : 0;
    return share > 0 ? { share, ...callLatency(step, client, k, known) } : [];
  });
}

/** What a call adds to the variance of all requests. */
function spreadOf({ share, mean, variance }: Part): number {
  return share * variance + share * (1 - share) * mean * mean;
}

/** Times that a call side by side is read by, each as likely as the others: the quantiles of its gamma. */
const TIMES = 24;

/**
 * Calls side by side take as long as the longest: of each the quantiles, those without a call at nought, and of every
 * time the chance that all the others are shorter. Their times are taken as independent.
 */
function longestOf(
  step: Step,
  clients: readonly number[],
  k: number,
  known: Timeouts,
): { mean: number; variance: number } {
  const all = clients.map((client) => {
    const share = callingShare(step, client, k);
    return { share, times: share > 0 ? quantilesOf(callLatency(step, client, k, known)) : [] };
  });
  let mean = 0;
  let square = 0;
  let weight = 1;
  for (const { share } of all) weight *= 1 - share;
  for (const own of all) {
    for (const time of own.times) {
      let chance = own.share / TIMES;
      for (const other of all) if (other !== own) chance *= shorter(other, time);
      weight += chance;
      mean += chance * time;
      square += chance * time * time;
    }
  }
  if (weight <= 0) return { mean: 0, variance: 0 };
  mean /= weight;
  return { mean, variance: Math.max(0, square / weight - mean * mean) };
}

/** The chance that a call is not made, or takes less than this; half of what takes just as long. */
function shorter(
  { share, times }: { readonly share: number; readonly times: readonly number[] },
  than: number,
): number {
  let below = 0;
  for (const time of times) below += time < than ? 1 : time === than ? 0.5 : 0;
  return 1 - share + (share * below) / TIMES;
}

/** Quantiles in the middle of even shares, stretched to the mean and the variance that they stand for. */
function quantilesOf({ mean, variance }: { readonly mean: number; readonly variance: number }): readonly number[] {
  const raw = Array.from({ length: TIMES }, (_, i) => gammaQuantile(mean, variance, (i + 0.5) / TIMES));
  const middle = raw.reduce((sum, time) => sum + time, 0) / TIMES;
  const spread = raw.reduce((sum, time) => sum + (time - middle) * (time - middle), 0) / TIMES;
  const wider = spread > 0 ? Math.sqrt(variance / spread) : 1;
  return raw.map((time) => Math.max(0, mean + (time - middle) * wider));
}

/** Mean and variance in ticks of a call of a client; no attempt is longer than its time-out. */
function callLatency(step: Step, client: number, k: number, known: Timeouts): { mean: number; variance: number } {
  const { plant, state, work } = step;
  const classes = plant.classes.length;
  const limit = state.timeoutMs[client] / 100;
  const connecting = connectionDelay(step, client);
  let mean = 0;
  let square = 0;
  let all = 0;
  for (const edge of plant.clients[client].edges) {
    const share = state.edgeShare[edge];
    for (const lane of plant.edges[edge].lanes) {
      const { pool } = plant.lanes[lane];
      const weight = share * Math.max(1e-9, state.rotation[pool]);
      const m = Math.min(limit, work.delay[edge] + state.responseMean[pool * classes + k]);
      mean += weight * m;
      square += weight * (Math.min(limit * limit, state.responseVar[pool * classes + k]) + m * m);
      all += weight;
    }
  }
  if (all <= 0) return { mean: 0, variance: 0 };
  const called = afterTimeouts(step, client, known(step, client), { mean: mean / all, square: square / all });
  return { mean: called.mean + connecting, variance: called.variance };
}

const NOTHING = { mean: 0, square: 0 };
/** As good as a chance of one, which would leave nothing to begin the sum with. */
const ALWAYS = 1 - 1e-9;

/**
 * A call is as long as all its attempts: those that met time-outs, each of them as likely as any other, and but for calls
 * that only met time-outs the one that did not.
 */
function afterTimeouts(
  { state }: Step,
  client: number,
  timeouts: number,
  answer: { readonly mean: number; readonly square: number },
): { mean: number; variance: number } {
  const limit = state.timeoutMs[client] / 100;
  let { mean, square } = answer;
  if (timeouts > DUST && limit < Infinity) {
    const attempts = state.retries[client] + 1;
    const chance = Math.min(ALWAYS, timeouts / attempts);
    let share = pow(1 - chance, attempts);
    mean *= share;
    square *= share;
    for (let met = 1; met <= attempts; met++) {
      share *= (chance / (1 - chance)) * ((attempts - met + 1) / met);
      const waited = met * limit;
      const last = met < attempts ? answer : NOTHING;
      mean += share * (waited + last.mean);
      square += share * (waited * waited + 2 * waited * last.mean + last.square);
    }
  }
  return { mean, variance: Math.max(0, square - mean * mean) };
}

export interface Response {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** Percentiles over some pools, weighted by their arrivals. */
export function responseOf(step: Step, pools: readonly number[]): Response {
  const { plant, state } = step;
  const classes = plant.classes.length;
  let weight = 0;
  let mean = 0;
  let square = 0;
  for (const pool of pools) {
    for (let k = 0; k < classes; k++) {
      const w = Math.max(1e-9, state.classRate[pool * classes + k]);
      const m = step.state.responseMean[pool * classes + k];
      weight += w;
      mean += w * m;
      square += w * (step.state.responseVar[pool * classes + k] + m * m);
    }
  }
  mean /= weight;
  const variance = Math.max(0, square / weight - mean * mean);
  return {
    p50Ms: 100 * gammaQuantile(mean, variance, 0.5),
    p95Ms: 100 * gammaQuantile(mean, variance, 0.95),
    p99Ms: 100 * gammaQuantile(mean, variance, 0.99),
  };
}

/**
 * Quantile of a gamma distribution by its mean and variance: the cube-root normal approximation of Wilson and
 * Hilferty, and for shapes below 1 the power law of its lower tail. Exact within 3 % between p50 and p99.
 */
export function gammaQuantile(mean: number, variance: number, p: number): number {
  if (mean <= 0) return 0;
  if (variance <= 1e-12 * mean * mean) return mean;
  const shape = (mean * mean) / variance;
  const scale = variance / mean;
  const c = 1 / (9 * shape);
  const root = 1 - c + normalQuantile(p) * Math.sqrt(c);
  const cube = root > 0 ? shape * root * root * root : 0;
  if (shape >= 1) return scale * cube;
  const exponential = -log(1 - p);
  return scale * Math.max(cube, shape * exponential * exp(-pow(1 - shape, 2) * (1 - p)));
}

/** Share of a pool's answers that take longer than `ms`, by the same gamma. Needs composed latencies. */
export function slowerThan(step: Step, pool: number, ms: number): number {
  const quantile = (p: number): number => {
    const classes = step.plant.classes.length;
    let worst = 0;
    for (let k = 0; k < classes; k++) {
      if (step.state.classRate[pool * classes + k] <= 0) continue;
      worst = Math.max(
        worst,
        100 * gammaQuantile(step.state.responseMean[pool * classes + k], step.state.responseVar[pool * classes + k], p),
      );
    }
    return worst;
  };
  return shareBeyond(quantile, ms);
}

/** Share of times of this mean and variance, in ticks, that are longer than `ms`, by the same gamma. */
export function longerThan(mean: number, variance: number, ms: number): number {
  return shareBeyond((p) => 100 * gammaQuantile(mean, variance, p), ms);
}

function shareBeyond(quantile: (p: number) => number, ms: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2;
    if (quantile(middle) > ms) high = middle;
    else low = middle;
  }
  return 1 - high < 1e-3 ? 0 : 1 - high;
}
