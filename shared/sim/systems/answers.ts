/**
 * The ledger between a caller and what it called: who still waits, and what becomes of an answer. Owns `answered*`,
 * `refused*`, `open`, `callSlow`, the `edge*` counters of results, and the lowering of `out`.
 *
 * [Q6] every attempt leaves `out` exactly once: answered, failed, or timed out.
 */
import { DUST, mixAt } from "../step.ts";
import type { Step } from "../step.ts";
import { recordResults } from "./breakers.ts";
import { earn } from "./budgets.ts";
import { settleSeat } from "./bundles.ts";
import { cacheHitsOnRetry, noteFill } from "./caches.ts";
import { isIdle } from "./idle.ts";
import { retryLater } from "./retries.ts";

/** A call of a client has its answer: the caller's contexts go on when their turn comes. A slow answer is counted. */
export function callAnswered(step: Step, client: number, k: number, mass: number, live: number, birth: number): void {
  const { plant, state, tick } = step;
  if (plant.clients[client].bundle >= 0) {
    settleSeat(step, client, k, mass, birth, true);
    return;
  }
  const at = client * plant.classes.length + k;
  if (mass > 0 && (tick - birth) * 100 > plant.clients[client].sloMs) state.callSlow[at] += mass;
  mixAt(state.answered, state.answeredLive, state.answeredBirth, at, mass, live, birth);
}

/** A call of a client has failed for good. */
export function callRefused(step: Step, client: number, k: number, mass: number, live: number, birth: number): void {
  const { plant, state } = step;
  if (plant.clients[client].bundle >= 0) {
    settleSeat(step, client, k, mass, birth, false);
    return;
  }
  const at = client * plant.classes.length + k;
  mixAt(state.refused, state.refusedLive, state.refusedBirth, at, mass, live, birth);
}

/** `mass` of the cohort that a stream sent at `sentTick` is answered in time. */
export function answer(step: Step, stream: number, sentTick: number, mass: number): void {
  if (mass <= 0) return;
  const { plant, state } = step;
  const { client, class: k, ring } = plant.streams[stream];
  const at = ring + (sentTick & plant.clients[client].ring.mask);
  state.out[at] = Math.max(0, state.out[at] - mass);
  state.open[client] -= mass;
  noteSuccess(step, stream, mass);
  callAnswered(step, client, k, mass, state.live[at], state.birth[at]);
}

/** Books a success on the edge; used for answers within the step too. */
export function noteSuccess(step: Step, stream: number, mass: number): void {
  const { plant, state } = step;
  const { client, lane } = plant.streams[stream];
  state.edgeGood[plant.lanes[lane].edge] += mass;
  recordResults(step, client, mass, 0);
  earn(step, client, mass, "success");
  noteFill(step, client, mass);
}

/** `mass` of a cohort fails (error, refusal or time-out): the next attempt, or the end of the call. */
export function failAttempt(
  step: Step,
  stream: number,
  sentTick: number,
  mass: number,
  kind: "error" | "timeout",
): void {
  if (mass <= 0) return;
  const { plant, state } = step;
  const { client, ring } = plant.streams[stream];
  const at = ring + (sentTick & plant.clients[client].ring.mask);
  state.out[at] = Math.max(0, state.out[at] - mass);
  failCalls(step, stream, sentTick, mass, state.live[at], state.birth[at], kind);
}

/** The same for attempts that are in no cohort (yet): lost on the way, or decided at their arrival. */
export function failCalls(
  step: Step,
  stream: number,
  sentTick: number,
  mass: number,
  live: number,
  birth: number,
  kind: "error" | "timeout",
): void {
  if (mass <= 0) return;
  const { plant, state } = step;
  const { client, class: k, lane } = plant.streams[stream];
  const { edge } = plant.lanes[lane];
  state.edgeFailed[edge] += mass;
  if (kind === "timeout") state.edgeTimeouts[edge] += mass;
  recordResults(step, client, 0, mass);
  const hits = mass * cacheHitsOnRetry(step, client, plant.streams[stream].attempt, sentTick);
  if (hits > 0) {
    state.open[client] -= hits;
    callAnswered(step, client, k, hits, live, birth);
  }
  const lost = retryLater(step, stream, mass - hits, live, birth);
  if (lost > 0) {
    state.open[client] -= lost;
    state.turnedAway[edge] += lost;
    callRefused(step, client, k, lost, live, birth);
  }
}

/**
 * A pool answers contexts born about `birth`: those of its callers' attempts sent then that are being worked on.
 * Split between the two ticks around the mean birth, and among the callers by what each has in work there; what the
 * closure misplaces by a tick or two goes to the nearest tick that still waits.
 */
export function answerCallers(step: Step, pool: number, k: number, living: number, birth: number, good: boolean): void {
  if (living <= DUST) return;
  const oldest = step.tick - step.plant.pools[pool].ring.length + 1;
  const whole = Math.max(oldest, Math.floor(birth));
  const part = Math.max(0, birth - whole);
  let rest = part > 0 ? settleAt(step, pool, k, living * part, whole + 1, good) : 0;
  rest = settleAt(step, pool, k, living * (1 - part) + rest, whole, good);
  for (let away = 1; away <= 12 && rest > DUST; away++) {
    rest = settleAt(step, pool, k, rest, whole - away, good);
    if (rest > DUST) rest = settleAt(step, pool, k, rest, whole + away, good);
  }
  if (!step.plant.pools[pool].patient) return;
  for (let tick = oldest; tick <= step.tick && rest > DUST; tick++) rest = settleAt(step, pool, k, rest, tick, good);
}

/** Settles up to `mass` with the cohorts sent at `tick`; returns what found nobody waiting. */
function settleAt(step: Step, pool: number, k: number, mass: number, tick: number, good: boolean): number {
  if (mass <= 0 || tick > step.tick) return mass;
  const inWork = inWorkAt(step, pool, k, tick);
  if (inWork <= DUST) return mass;
  const share = Math.min(1, mass / inWork);
  const { plant, state } = step;
  for (const lane of plant.pools[pool].lanes) {
    const { client, stream } = plant.lanes[lane];
    const { attempts, ring } = plant.clients[client];
    if (step.tick - tick >= ring.length) continue;
    for (let s = stream + k * attempts; s < stream + (k + 1) * attempts; s++) {
      const entry = plant.streams[s].ring;
      if (entry < 0 || isIdle(step, s)) continue;
      const at = entry + (tick & ring.mask);
      const settled = (state.out[at] - state.wait[at]) * share;
      if (settled <= 0) continue;
      if (good) answer(step, s, tick, settled);
      else failAttempt(step, s, tick, settled, "error");
    }
  }
  return mass - inWork * share;
}

/** Attempts of a class sent at `tick` that the pool has started and whose client waits. */
export function inWorkAt(step: Step, pool: number, k: number, tick: number): number {
  const { plant, state } = step;
  let sum = 0;
  for (const lane of plant.pools[pool].lanes) {
    const { client, stream } = plant.lanes[lane];
    const { attempts, ring } = plant.clients[client];
    if (step.tick - tick >= ring.length) continue;
    for (let s = stream + k * attempts; s < stream + (k + 1) * attempts; s++) {
      const entry = plant.streams[s].ring;
      if (entry >= 0 && !isIdle(step, s))
        sum += Math.max(0, state.out[entry + (tick & ring.mask)] - state.wait[entry + (tick & ring.mask)]);
    }
  }
  return sum;
}
