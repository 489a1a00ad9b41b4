/**
 * Stations that die and come back, and what is lost with replicas that go or when somebody purges a queue. Owns `dead`
 * and `abandoned`. A dying station loses its queue and its work in service; its clients are told at once. While it is dead
 * every attempt is refused at once; it comes back empty.
 */
import { cohortAt, OUT, WAIT, WIN } from "../cohorts.ts";
import { TRANSIT } from "../compile/plant.ts";
import type { Step } from "../step.ts";
import { failAttempt } from "./answers.ts";
import { giveTrialsBack } from "./breakers.ts";
import { thinBundles } from "./bundles.ts";
import { leaveConnections } from "./connections.ts";
import { loseData } from "./integrity.ts";
import { skipQueued, thinQueue } from "./queues.ts";

export function killStation(step: Step, station: number): void {
  const { plant, state } = step;
  if (state.dead[station] === 1) return;
  state.dead[station] = 1;
  for (const pool of plant.stationPools[station]) losePart(step, pool, 1);
}

export function reviveStation({ state }: Step, station: number): void {
  state.dead[station] = 0;
}

/**
 * A share of everything that a pool had accepted fails at its clients now. The place of this tick may still hold the
 * oldest of those who wait for ever.
 */
function losePart(step: Step, pool: number, share: number): void {
  const { plant, state, tick } = step;
  const classes = plant.classes.length;
  const kept = 1 - share;
  thinQueue(step, pool, kept);
  thinBundles(step, pool, kept);
  for (let at = pool * classes; at < (pool + 1) * classes; at++) {
    state.busy[at] *= kept;
    state.present[at] *= kept;
  }
  state.unfinished[pool] *= kept;
  state.debt[pool] *= kept;
  for (const k of plant.pools[pool].classes) {
    for (const s of plant.pools[pool].streams[k]) {
      const stream = plant.streams[s];
      for (let sent = tick - stream.length; sent < tick; sent++) {
        const at = cohortAt(stream, sent);
        const lost = state.cohorts[at + OUT] * share;
        state.cohorts[at + WAIT] *= kept;
        state.cohorts[at + WIN] *= kept;
        if (stream.joined >= 0) state.joined[stream.joined + (sent & stream.mask)] *= kept;
        if (lost > 0) failAttempt(step, s, sent, lost, "error");
      }
    }
  }
}

/** A share of a pool's processes ends: what they had taken fails, and nobody is left to hear of the calls they had open. */
export function endPart(step: Step, pool: number, share: number): void {
  losePart(step, pool, share);
  for (const client of step.plant.pools[pool].clients) abandonCalls(step, client, share);
}

/**
 * Somebody drops everything that waits at a pool; what has been started goes on. Who waits for an answer is told at once.
 * Asynchronous work was taken and is lost for good: nobody hears of it, and nobody sends it again.
 */
export function purgeQueue(step: Step, pool: number): void {
  const { plant, state, tick } = step;
  const dropped = state.queueTotal[pool];
  thinQueue(step, pool, 0);
  state.unfinished[pool] = Math.max(0, state.unfinished[pool] - dropped);
  state.rejected[pool] += dropped;
  for (const k of plant.pools[pool].classes) {
    for (const s of plant.pools[pool].streams[k]) {
      const stream = plant.streams[s];
      for (let sent = tick - stream.length; sent < tick; sent++) {
        const at = cohortAt(stream, sent);
        const living = Math.min(state.cohorts[at + WAIT], state.cohorts[at + OUT]);
        state.cohorts[at + WAIT] = 0;
        if (living <= 0) continue;
        if (plant.clients[stream.client].isAsync) forgetAttempt(step, s, sent, living);
        else failAttempt(step, s, sent, living, "error");
      }
    }
  }
}

function forgetAttempt(step: Step, s: number, sent: number, mass: number): void {
  const { plant, state } = step;
  const { client, edge, pool } = plant.streams[s];
  state.cohorts[cohortAt(plant.streams[s], sent) + OUT] -= mass;
  state.open[client] -= mass;
  state.abandoned[edge] += mass;
  giveTrialsBack(step, client, mass);
  loseData(step, plant.pools[pool].station, mass);
}

/** A share of a client's callers is gone: nobody waits any more for what they have called, and nobody tries again. */
function abandonCalls(step: Step, client: number, share: number): void {
  const { plant, state } = step;
  const classes = plant.classes.length;
  const kept = 1 - share;
  const { edges, attempts, backoff } = plant.clients[client];
  let gone = 0;
  for (const edge of edges) {
    let left = 0;
    for (const lane of plant.edges[edge].lanes)
      for (let s = plant.lanes[lane].stream; s < plant.lanes[lane].stream + classes * attempts; s++)
        left += abandonStream(step, s, share);
    state.abandoned[edge] += left;
    const first = plant.streams[plant.lanes[plant.edges[edge].lanes[0]].stream].backoff;
    for (let at = first; at < first + classes * attempts * backoff.length; at++) {
      gone += state.due[at] * share;
      state.due[at] *= kept;
    }
    gone += left;
  }
  gone += leaveConnections(step, client, share);
  state.open[client] -= gone;
  for (let at = client * classes; at < (client + 1) * classes; at++) {
    state.answered[at] *= kept;
    state.refused[at] *= kept;
  }
  giveTrialsBack(step, client, gone);
}

/** Attempts of a stream whose caller is gone: at the callee their work goes on in vain. Returns how many they are. */
function abandonStream(step: Step, stream: number, share: number): number {
  const { plant, state, tick } = step;
  const { cohorts } = state;
  const { ring, length, mask, joined, pool, class: k, transit, lost } = plant.streams[stream];
  if (ring < 0) return 0;
  const kept = 1 - share;
  const skips = state.skipExpired[plant.pools[pool].station] === 1;
  let gone = 0;
  for (let sent = tick - length; sent < tick; sent++) {
    const at = cohortAt(plant.streams[stream], sent);
    const out = cohorts[at + OUT] * share;
    if (out <= 0) continue;
    const queued = cohorts[at + WAIT] * share;
    for (const mass of [OUT, WAIT, WIN]) cohorts[at + mass] *= kept;
    if (joined >= 0) state.joined[joined + (sent & mask)] *= kept;
    if (skips) skipQueued(step, pool, k, sent, queued);
    gone += out;
  }
  if (transit >= 0) gone += thin(state.transit, transit, TRANSIT, share);
  if (lost >= 0) gone += thin(state.lost, lost, length, share);
  return gone;
}

/** Takes a share off each of some entries; returns what was taken. */
function thin(masses: Float64Array, first: number, length: number, share: number): number {
  let taken = 0;
  for (let at = first; at < first + length; at++) {
    taken += masses[at] * share;
    masses[at] *= 1 - share;
  }
  return taken;
}
