/**
 * Whom a pool's answers go to. Contexts are merged on their way through a pool; the attempts that wait for them are known
 * by the tick in which they were sent. Owns `workFrom` and `present`; cohorts are lowered by answers.ts.
 *
 * Requests at a pool are alike but for their age: whoever is of an age is done with the hazard of that age, as for an
 * Erlang time with the mean and variance that requests stay. Present beyond those who are waited for are those whose
 * client has gone, and they are older. So every tick gives its part, and none is passed by for ever.
 */
import { cohortAt, OUT, WAIT } from "../cohorts.ts";
import { DUST } from "../step.ts";
import type { Step, Work } from "../step.ts";
import { answer, failAttempt } from "./answers.ts";
import { isIdle } from "./idle.ts";

/** Most stages of the Erlang time: beyond them it is nearly a fixed time. */
const STAGES = 12;
/** Rounds in which ticks that are done with give what is too much to the others. */
const ROUNDS = 8;

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
  if (mass <= DUST) return;
  const { settle } = step.work;
  const present = step.state.present[pool * step.plant.classes.length + k];
  noteGone(step, pool, k, mass);
  gather(step, pool, k);
  if (settle.total <= DUST) return;
  deal(settle, mass, present);
  const { streams, pools } = step.plant;
  const { cohorts } = step.state;
  for (const s of pools[pool].streams[k]) {
    if (isIdle(step, s)) continue;
    const stream = streams[s];
    for (let i = Math.max(0, step.tick - stream.length + 1 - settle.first); i < settle.count; i++) {
      const at = cohortAt(stream, settle.first + i);
      const settled = (cohorts[at + OUT] - cohorts[at + WAIT]) * settle.part[i];
      if (settled <= DUST) continue;
      if (good) answer(step, s, settle.first + i, settled);
      else failAttempt(step, s, settle.first + i, settled, "error");
    }
  }
}

/** What is in work, by tick from the oldest that holds any, and the hazards of its ages. */
function gather(step: Step, pool: number, k: number): void {
  const { plant, state, work, tick: now } = step;
  const { settle } = work;
  const at = pool * plant.classes.length + k;
  const oldest = Math.max(state.workFrom[at], now - plant.pools[pool].ring.length + 1);
  settle.mass.fill(0, 0, now - oldest + 1);
  for (const s of plant.pools[pool].streams[k]) {
    if (isIdle(step, s)) continue;
    const stream = plant.streams[s];
    for (let sent = Math.max(oldest, now - stream.length + 1); sent <= now; sent++) {
      const entry = cohortAt(stream, sent);
      const mass = state.cohorts[entry + OUT] - state.cohorts[entry + WAIT];
      if (mass > 0) settle.mass[sent - oldest] += mass;
    }
  }
  let empty = 0;
  while (oldest + empty < now && settle.mass[empty] <= DUST) empty++;
  state.workFrom[at] = oldest + empty;
  settle.first = oldest + empty;
  settle.count = now - settle.first + 1;
  settle.mass.copyWithin(0, empty, empty + settle.count);
  settle.total = 0;
  for (let i = 0; i < settle.count; i++) settle.total += settle.mass[i];
  const stay = state.responseMean[at] - state.waitMean[pool];
  const wait = Math.max(0, state.waitSquare[pool] - state.waitMean[pool] * state.waitMean[pool]);
  setHazards(settle, now, stay, state.responseVar[at] - wait);
}

/** Of an Erlang time of this mean and variance in ticks: at the ages of what is in work, and a stage beyond the oldest. */
function setHazards(settle: Work["settle"], now: number, mean: number, variance: number): void {
  const stages = mean > 0 && variance > 0 ? Math.min(STAGES, Math.max(1, Math.round((mean * mean) / variance))) : 1;
  const scale = mean > 0 ? stages / mean : 1;
  const { hazard, count } = settle;
  for (let i = 0; i < count; i++) hazard[i] = hazardAt(scale * (now - settle.first - i + 0.5), stages);
  settle.beyond = hazardAt(scale * (now - settle.first + 0.5) + 1, stages);
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
  for (let i = 0; i < count; i++) due += mass[i] * hazard[i];
  part.fill(0, 0, count);
  let left = Math.min(total, due > 0 ? (done * due) / (due + Math.max(0, present - total) * beyond) : 0);
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
