/**
 * The ledger between a caller and what it called: who still waits, and what becomes of an answer. Owns `answered*`,
 * `refused*`, `open`, `callSlow`, the `edge*` counters of results, and the lowering of `out`.
 *
 * [Q6] every attempt leaves `out` exactly once: answered, failed, or timed out.
 */
import { BIRTH, cohortAt, OUT } from "../cohorts.ts";
import { mixAt } from "../step.ts";
import type { Step } from "../step.ts";
import { recordResults } from "./breakers.ts";
import { earn } from "./budgets.ts";
import { settleSeat } from "./bundles.ts";
import { cacheHitsOnRetry, noteFill } from "./caches.ts";
import { retryLater } from "./retries.ts";

/** A call of a client has its answer: the caller's contexts go on when their turn comes. A slow answer is counted. */
export function callAnswered(step: Step, client: number, k: number, mass: number, birth: number): void {
  const { plant, state, tick } = step;
  if (plant.clients[client].bundle >= 0) {
    settleSeat(step, client, k, mass, birth, true);
    return;
  }
  const at = client * plant.classes.length + k;
  if (mass > 0 && (tick - birth) * 100 > plant.clients[client].sloMs) state.callSlow[at] += mass;
  mixAt(state.answered, state.answeredBirth, at, mass, birth);
}

/** A call of a client has failed for good. */
export function callRefused(step: Step, client: number, k: number, mass: number, birth: number): void {
  const { plant, state } = step;
  if (plant.clients[client].bundle >= 0) {
    settleSeat(step, client, k, mass, birth, false);
    return;
  }
  const at = client * plant.classes.length + k;
  state.refused[at] += mass;
}

/** `mass` of the cohort that a stream sent at `sentTick` is answered in time. */
export function answer(step: Step, stream: number, sentTick: number, mass: number): void {
  if (mass <= 0) return;
  const { plant, state } = step;
  const { cohorts } = state;
  const { client, class: k } = plant.streams[stream];
  const at = cohortAt(plant.streams[stream], sentTick);
  cohorts[at + OUT] = Math.max(0, cohorts[at + OUT] - mass);
  state.open[client] -= mass;
  noteSuccess(step, stream, mass);
  callAnswered(step, client, k, mass, cohorts[at + BIRTH]);
}

/** Cohorts of a stream are answered together, already taken from `out`: who called merges them. */
export function answerMerged(step: Step, stream: number, mass: number, birth: number): void {
  const { client, class: k } = step.plant.streams[stream];
  step.state.open[client] -= mass;
  noteSuccess(step, stream, mass);
  callAnswered(step, client, k, mass, birth);
}

/** Books a success on the edge; used for answers within the step too. */
export function noteSuccess(step: Step, stream: number, mass: number): void {
  const { plant, state } = step;
  const { client, edge } = plant.streams[stream];
  state.edgeGood[edge] += mass;
  if (!plant.clients[client].isCounted) return;
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
  const { cohorts } = step.state;
  const at = cohortAt(step.plant.streams[stream], sentTick);
  cohorts[at + OUT] = Math.max(0, cohorts[at + OUT] - mass);
  failCalls(step, stream, sentTick, mass, cohorts[at + BIRTH], kind);
}

/** The same for attempts that are in no cohort (yet): lost on the way, or decided at their arrival. */
export function failCalls(
  step: Step,
  stream: number,
  sentTick: number,
  mass: number,
  birth: number,
  kind: "error" | "timeout",
): void {
  if (mass <= 0) return;
  const { plant, state } = step;
  const { client, class: k, edge } = plant.streams[stream];
  state.edgeFailed[edge] += mass;
  if (kind === "timeout") state.edgeTimeouts[edge] += mass;
  recordResults(step, client, 0, mass);
  const hits = mass * cacheHitsOnRetry(step, client, plant.streams[stream].attempt, sentTick);
  if (hits > 0) {
    state.open[client] -= hits;
    callAnswered(step, client, k, hits, birth);
  }
  const lost = retryLater(step, stream, mass - hits, birth);
  if (lost > 0) {
    state.open[client] -= lost;
    state.turnedAway[edge] += lost;
    callRefused(step, client, k, lost, birth);
  }
}
