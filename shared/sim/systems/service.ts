/**
 * How a pool's slots turn over. Owns no state: the arithmetic of service, used by the flow.
 *
 * [Q2] fate is decided when work starts: the share that is done before its client gives up is F_S(time left).
 * [Q4] the number in system moves by Poisson departures in sub-steps of at most half a service time; measured against
 * Erlang C within 15 % or 10 ms for 1 to 50 slots, loads .5 to .95 and service from 20 ms to 1 s.
 */
import { exp } from "../../base/index.ts";
import { poisson, uniform } from "../random.ts";
import { DUST, TRACE } from "../dust.ts";
import { isTight, loadOf, lossOf } from "./losses.ts";

const MOST_SUBSTEPS = 8;
/** Below this filling no queue can form within a step, and the noise of departures changes nothing. */
const CALM = 0.4;
/** Up to here requests are drawn one by one. */
const FEW = 24;
/** Draws from here on spread arrivals over sub-steps, where a few more or less at once are refused. */
const ARRIVALS = 1024;
/** Of services shorter than this, in steps, sub-steps do not see the slots fill and empty. */
const FAST = 0.75;
/** So many mean services, and less than a trace of an exponential is left. */
const TAIL = 21;

/** Share of a step's even starts that is still in service at its end, for a mean of `s` steps. */
export function leftOfStarts(s: number): number {
  return s <= 0 ? 0 : s * (1 - exp(-1 / s));
}

/** Share of older work that is still in service a step later. */
export function leftOfOld(s: number): number {
  return s <= 0 ? 0 : exp(-1 / s);
}

/**
 * F_S: the share of services of mean `s` and coefficient of variation `cv` that take no longer than `t` (same unit).
 * cv = 1 exponential; below it an Erlang of 1/cv^2 stages; above it two exponentials with balanced means.
 */
export function doneWithin(t: number, s: number, cv: number): number {
  if (t <= 0) return s <= 0 && t >= 0 ? 1 : 0;
  if (s <= 0) return 1;
  if (t === Infinity) return 1;
  if (cv > 0.999 && cv < 1.001) return t > TAIL * s ? 1 : withoutTail(1 - exp(-t / s));
  if (cv < 0.05) return t >= s ? 1 : 0;
  if (cv < 1) {
    const stages = Math.min(400, Math.max(1, Math.round(1 / (cv * cv))));
    const x = (t * stages) / s;
    let term = exp(-x);
    if (term === 0) return 1;
    let sum = term;
    for (let i = 1; i < stages; i++) {
      term *= x / i;
      sum += term;
    }
    return withoutTail(Math.max(0, 1 - sum));
  }
  const c2 = cv * cv;
  const p = (1 + Math.sqrt((c2 - 1) / (c2 + 1))) / 2;
  return withoutTail(1 - p * exp((-2 * p * t) / s) - (1 - p) * exp((-2 * (1 - p) * t) / s));
}

function withoutTail(share: number): number {
  return share > 1 - TRACE ? 1 : share;
}

/**
 * The same while expired work is skipped: slots are just in time for what they start, the oldest of its step. Under an
 * excess of e requests per step that expire, the time left at the start is exponential of rate e, so over a long overload
 * the share is 1 / (1 + s e). Here `t`, counted in whole steps, gives the steps before the last; within that, e decides.
 */
export function doneAtLast(t: number, excess: number, s: number, cv: number): number {
  if (t <= 0) return 0;
  if (t > 1) return doneWithin(t - 1, s, cv);
  const e = Math.max(1e-6, excess);
  if (cv > 0.999 && cv < 1.001 && s > 0) {
    const r = e + 1 / s;
    return 1 - ((e / (1 - exp(-e * t))) * (1 - exp(-r * t))) / r;
  }
  return doneWithin(1 / e - t / (exp(e * t) - 1), s, cv);
}

/** A pool at the start of a step; `turnOver` reads it. Masses in requests, `service` in steps. */
export interface Turn {
  busy: number;
  queued: number;
  arriving: number;
  slots: number;
  places: number;
  service: number;
  /** What a whole step leaves in service of older work, and of its own even starts. */
  leftOld: number;
  leftNew: number;
  cv: number;
  /** Unfinished work in units of a mean service; equals busy + queued for exponential service. */
  work: number;
  key: number;
  tick: number;
  // What the step came to:
  departures: number;
  starts: number;
  rejected: number;
}

/** One step of a pool. Fills the last three fields, and `work`. */
export function turnOver(turn: Turn): void {
  const { busy, queued, arriving, slots, service } = turn;
  const tight = arriving > DUST && isTight(slots, turn.places);
  const calm = !tight && queued <= DUST && busy + arriving * turn.leftNew < CALM * slots;
  const count = tight ? MOST_SUBSTEPS : calm ? 1 : Math.min(MOST_SUBSTEPS, Math.max(1, Math.ceil(2 / service)));
  const exponential = turn.cv > 0.999 && turn.cv < 1.001;
  turn.rejected = 0;
  if (calm || exponential) moveByDepartures(turn, calm, tight, count);
  else moveByWork(turn, count);
  if (tight && service < FAST) refuseAsFull(turn);
  const present = busy + queued + arriving - turn.rejected - turn.departures;
  const after = present < slots ? present : slots;
  turn.starts = Math.max(0, Math.min(after - busy + turn.departures, queued + arriving - turn.rejected));
}

/** Exponential service has no memory: departures are Poisson at the pace of the busy slots. */
function moveByDepartures(turn: Turn, calm: boolean, tight: boolean, count: number): void {
  const { slots, places, arriving, key, tick } = turn;
  const service = turn.service * count;
  const old = count === 1 ? turn.leftOld : leftOfOld(service);
  const young = count === 1 ? turn.leftNew : leftOfStarts(service);
  const saturated = slots / service;
  let left = arriving;
  let inSystem = turn.busy + turn.queued;
  let departures = 0;
  for (let i = 0; i < count; i++) {
    const part = 1 / (count - i);
    const coming = tight ? partOf(left, part, key, tick, ARRIVALS + i * 64) : left * part;
    left -= coming;
    const free = inSystem * (1 - old) + coming * (1 - young);
    const mean = free < saturated ? free : saturated;
    const present = inSystem + coming;
    const gone = calm ? mean : leaving(present, mean, slots, key, tick, i);
    departures += gone;
    inSystem = refuseOverflow(turn, present - gone, slots + places);
  }
  turn.departures = departures;
  turn.work = inSystem;
}

/** As many are refused as on average, where more should be than sub-steps see. */
function refuseAsFull(turn: Turn): void {
  const { arriving, slots, places, service } = turn;
  const more = arriving * lossOf(loadOf(arriving, service), slots, places) - turn.rejected;
  if (more <= 0) return;
  turn.rejected += more;
  turn.departures = Math.max(0, turn.departures - more);
}

/**
 * Requests that leave in a sub-step. A few that all have a slot leave each by its own chance; a Poisson count cut at
 * what is there would leave too few. With a queue the count is Poisson, its mean raised for what the cut takes off.
 */
function leaving(present: number, mean: number, slots: number, key: number, tick: number, i: number): number {
  if (present <= 0) return 0;
  if (present > FEW) return Math.min(present, poisson(mean, uniform(key, tick, i)));
  if (present > slots) return Math.min(present, poisson(uncut(mean, present), uniform(key, tick, i)));
  return partOf(present, Math.min(1, mean / present), key, tick, MOST_SUBSTEPS + i * FEW);
}

/** The mean of a Poisson count that still has mean `mean` once it is cut at `most`: three steps of Newton. */
function uncut(mean: number, most: number): number {
  let m = mean;
  for (let round = 0; round < 3; round++) {
    let p = exp(-m);
    let below = 0;
    let kept = most;
    for (let k = 0; k < most; k++) {
      below += p;
      kept -= (most - k) * p;
      p *= m / (k + 1);
    }
    m += (mean - kept) / Math.max(0.05, below);
  }
  return m;
}

/**
 * Other service times: arrivals bring work of that variance, slots do it evenly, and work beyond what the busy slots
 * hold (their mean residual, (1 + cv^2) / 2) waits. At one slot within 20 % of Pollaczek and Khinchine.
 */
function moveByWork(turn: Turn, count: number): void {
  const { slots, places, arriving, key, tick, busy, queued } = turn;
  const variance = turn.cv * turn.cv;
  const residual = (1 + variance) / 2;
  const service = turn.service * count;
  const old = leftOfOld(service * residual);
  const young = leftOfStarts(service * residual);
  let work = turn.work;
  let left = arriving;
  for (let i = 0; i < count; i++) {
    const coming = i === count - 1 ? left : partOf(left, 1 / (count - i), key, tick, i * 64);
    left -= coming;
    const brought = variance < 0.0025 ? coming : variance * poisson(coming / variance, uniform(key, tick, i * 64 + 63));
    const free = work * (1 - old) + brought * (1 - young);
    work = refuseOverflow(turn, work + brought - Math.min(free, slots / service), slots * residual + places);
  }
  turn.work = work;
  const waiting = Math.max(0, work - slots * Math.min(residual, (1 + residual) / 2));
  const present = busy + queued + arriving - turn.rejected;
  turn.departures = Math.max(0, present - waiting - Math.min(slots, work / Math.min(1, residual)));
}

function refuseOverflow(turn: Turn, inSystem: number, most: number): number {
  // Work that is noisier than its requests can overflow by more than arrived: what is not refused stays.
  const over = Math.min(inSystem - most, turn.arriving - turn.rejected);
  if (over <= 0) return inSystem;
  turn.rejected += over;
  return inSystem - over;
}

/** How many of `mass` arrivals fall into a part of the step: binomial for a few, the mean for many. */
function partOf(mass: number, share: number, key: number, tick: number, index: number): number {
  if (mass > 32) return mass * share;
  let count = 0;
  const whole = Math.floor(mass);
  for (let i = 0; i < whole; i++) if (uniform(key, tick, index + i) < share) count++;
  return count + (mass - whole) * share;
}
