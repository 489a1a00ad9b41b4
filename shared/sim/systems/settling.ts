/**
 * Whom a pool's answers go to. Contexts lose their names on their way through a pool; the attempts that wait for them are
 * known by the tick in which they were sent. Owns `workFrom` and `present`; cohorts are lowered by answers.ts.
 *
 * Requests at a pool are alike but for their age: whoever is of an age is done with the hazard of that age, as for an
 * Erlang time with the mean and variance that requests stay. Present beyond those who are waited for are those whose
 * client has gone, and they are older. So every tick gives its part, and none is passed by for ever.
 */
import { BIRTH, cohortAt, OUT, WAIT } from "../cohorts.ts";
import { DUST, TRACE } from "../step.ts";
import type { Step, Work } from "../step.ts";
import { answer, answerMerged, failAttempt, failCalls } from "./answers.ts";
import { isIdle } from "./idle.ts";
import { slotsHeld } from "./pools.ts";

/** What is left of a tick below this is answered at once, or its tail would be carried for ever. */
const LEAST = 1e-6;
/** Most stages of the Erlang time: what stays at a pool is a mixture, and sharper times answer too few of the young. */
const STAGES = 4;
/** Rounds in which ticks that are done with give what is too much to the others. */
const ROUNDS = 8;

/**
 * At a pool's turn: those present are as many as hold its slots, and those whose call has just ended. Classes share them as
 * their comings and goings say. Returns how many there are.
 */
export function countPresent(step: Step, pool: number): number {
  const { plant, state } = step;
  const first = pool * plant.classes.length;
  let counted = 0;
  for (const k of plant.pools[pool].classes) counted += state.present[first + k];
  const present = slotsHeld(step, pool) + endedAt(step, pool);
  if (counted > 0) for (const k of plant.pools[pool].classes) state.present[first + k] *= present / counted;
  return present;
}

/** Requests whose call, or whose last of several, has ended since the pool's last turn. */
function endedAt({ plant, state, work }: Step, pool: number): number {
  const { bundles, classes, clients } = plant.pools[pool];
  let ended = 0;
  for (const k of classes) {
    for (const client of clients) {
      const at = client * plant.classes.length + k;
      if (plant.clients[client].bundle < 0 && work.widest[client] < Infinity)
        ended += (state.answered[at] + state.refused[at]) / work.fan[at];
    }
    for (const bundle of bundles) {
      const mail = bundle * plant.classes.length + k;
      ended += state.bundleGood[mail] + state.bundleBad[mail];
    }
  }
  return ended;
}

/** Requests of a class that begin their work at a pool, sent in `tick`. */
export function notePresent({ plant, state }: Step, pool: number, k: number, mass: number, tick: number): void {
  const at = pool * plant.classes.length + k;
  state.present[at] += mass;
  if (tick < state.workFrom[at]) state.workFrom[at] = tick;
}

/** Requests of a class that are done, and have been answered. */
export function noteGone({ plant, state }: Step, pool: number, k: number, mass: number): void {
  const at = pool * plant.classes.length + k;
  state.present[at] = Math.max(0, state.present[at] - mass);
}

/** A pool is done with `mass` requests of a class: those of their clients who still wait are answered. */
export function answerCallers(step: Step, pool: number, k: number, mass: number, good: boolean): void {
  const { settle } = step.work;
  const present = step.state.present[pool * step.plant.classes.length + k];
  noteGone(step, pool, k, mass);
  if (mass <= TRACE) return;
  gather(step, pool, k);
  if (settle.total <= DUST) return;
  deal(settle, mass, present);
  for (const s of step.plant.pools[pool].streams[k]) if (!isIdle(step, s)) settleStream(step, s, good);
}

/** Answers or fails each cohort's part. What a caller merges anyway it gets in one. */
function settleStream(step: Step, stream: number, good: boolean): void {
  const { cohorts } = step.state;
  const { first, count, part } = step.work.settle;
  const { client, length } = step.plant.streams[stream];
  const { bundle, cache, sloMs } = step.plant.clients[client];
  const isMerged = bundle < 0 && (good ? sloMs === Infinity : cache < 0);
  let all = 0;
  let births = 0;
  for (let i = Math.max(0, step.tick - length + 1 - first); i < count; i++) {
    const at = cohortAt(step.plant.streams[stream], first + i);
    const inWork = inWorkOf(step, stream, first + i);
    const settled = inWork < LEAST ? inWork : inWork * part[i];
    if (settled <= 0) continue;
    if (!isMerged) {
      if (good) answer(step, stream, first + i, settled);
      else failAttempt(step, stream, first + i, settled, "error");
      continue;
    }
    cohorts[at + OUT] -= settled;
    all += settled;
    births += settled * cohorts[at + BIRTH];
  }
  if (all <= 0) return;
  if (good) answerMerged(step, stream, all, births / all);
  else failCalls(step, stream, step.tick, all, births / all, "error");
}

/** Attempts of a cohort that hold a place of the pool: not those in its queue, nor those who joined another's load. */
function inWorkOf({ plant, state }: Step, s: number, sent: number): number {
  const stream = plant.streams[s];
  const at = cohortAt(stream, sent);
  const placed = state.cohorts[at + OUT] - state.cohorts[at + WAIT];
  return stream.joined < 0 ? placed : placed - state.joined[stream.joined + (sent & stream.mask)];
}

/** What is in work, by tick from the oldest that holds any, and the hazards of its ages. */
function gather(step: Step, pool: number, k: number): void {
  const { plant, state, work, tick: now } = step;
  const { settle } = work;
  const at = pool * plant.classes.length + k;
  const oldest = Math.max(state.workFrom[at], now - plant.pools[pool].ring.length + 1);
  const { mass: all } = settle;
  for (let i = 0; i <= now - oldest; i++) all[i] = 0;
  for (const s of plant.pools[pool].streams[k]) {
    if (isIdle(step, s)) continue;
    const stream = plant.streams[s];
    for (let sent = Math.max(oldest, now - stream.length + 1); sent <= now; sent++) {
      const mass = inWorkOf(step, s, sent);
      if (mass > 0) all[sent - oldest] += mass;
    }
  }
  let empty = 0;
  while (oldest + empty < now && all[empty] <= DUST) empty++;
  state.workFrom[at] = oldest + empty;
  settle.first = oldest + empty;
  settle.count = now - settle.first + 1;
  let total = 0;
  for (let i = 0; i < settle.count; i++) {
    all[i] = all[i + empty];
    total += all[i];
  }
  settle.total = total;
  setHazards(settle, now, state.metMean[at], state.metVar[at]);
}

/** Of an Erlang time of this mean and variance in ticks: at the ages of what is in work, and a stage beyond the oldest. */
function setHazards(settle: Work["settle"], now: number, mean: number, variance: number): void {
  const square = mean * mean;
  const stages = variance * STAGES > square ? Math.max(1, Math.floor(square / variance + 0.2)) : STAGES;
  const scale = mean > 0 ? stages / mean : 1;
  const { hazard, count } = settle;
  const oldest = now - settle.first + 0.5;
  for (let i = 0; i < count; i++) hazard[i] = hazardAt(scale * (oldest - i), stages);
  settle.beyond = hazardAt(scale * oldest + 1, stages);
}

/** The hazard of an Erlang time of so many stages of mean 1, as a share of that of its last stage. */
function hazardAt(age: number, stages: number): number {
  let term = 1;
  let sum = 1;
  for (let stage = 1; stage < stages; stage++) {
    term *= age / stage;
    sum += term;
  }
  return term / sum;
}

/** Deals what is done by the hazards: fills `part`, the share of each tick's requests that is answered. */
function deal({ mass, part, hazard, count, total, beyond }: Work["settle"], done: number, present: number): void {
  let due = 0;
  for (let i = 0; i < count; i++) {
    due += mass[i] * hazard[i];
    part[i] = 0;
  }
  // Nobody waits for a request that is not there: more who wait than are present are answered the faster.
  const living = present > total ? due / (due + (present - total) * beyond) : total / present;
  let left = Math.min(total, done * living);
  for (let round = 0; round < ROUNDS; round++) {
    let weight = 0;
    for (let i = 0; i < count; i++) if (part[i] < 1) weight += mass[i] * hazard[i];
    if (weight <= 0) return;
    const scale = left / weight;
    const before = left;
    for (let i = 0; i < count; i++) {
      if (part[i] >= 1 || hazard[i] * scale < 1) continue;
      part[i] = 1;
      left -= mass[i];
    }
    if (left < before) continue;
    for (let i = 0; i < count; i++) if (part[i] < 1) part[i] = hazard[i] * scale;
    return;
  }
}
