/**
 * Stations that die and come back, and what is lost with replicas that go. Owns `dead` and `abandoned`. A dying station
 * loses its queue and its work in service; its clients are told at once. While it is dead every attempt is refused at
 * once; it comes back empty.
 */
import { TRANSIT } from "../compile/plant.ts";
import type { Step } from "../step.ts";
import { failAttempt } from "./answers.ts";
import { giveTrialsBack } from "./breakers.ts";
import { skipQueued, thinQueue } from "./queues.ts";
import { forgetCallers } from "./timeouts.ts";

export function killStation(step: Step, station: number): void {
  const { plant, state } = step;
  if (state.dead[station] === 1) return;
  state.dead[station] = 1;
  for (const pool of plant.stationPools[station]) losePart(step, pool, 1);
}

export function reviveStation({ state }: Step, station: number): void {
  state.dead[station] = 0;
}

/** A share of everything that a pool had accepted fails at its clients now. */
export function losePart(step: Step, pool: number, share: number): void {
  const { plant, state, tick } = step;
  const classes = plant.classes.length;
  const kept = 1 - share;
  thinQueue(step, pool, kept);
  for (let at = pool * classes; at < (pool + 1) * classes; at++) state.busy[at] *= kept;
  state.unfinished[pool] *= kept;
  state.debt[pool] *= kept;
  for (const lane of plant.pools[pool].lanes) {
    const { client, stream } = plant.lanes[lane];
    const { attempts, ring } = plant.clients[client];
    for (let s = stream; s < stream + classes * attempts; s++) {
      const entry = plant.streams[s].ring;
      if (entry < 0) continue;
      for (let sent = tick - ring.length + 1; sent < tick; sent++) {
        const at = entry + (sent & ring.mask);
        const lost = state.out[at] * share;
        state.wait[at] *= kept;
        state.win[at] *= kept;
        if (state.joined.length > 0) state.joined[at] *= kept;
        if (lost > 0) failAttempt(step, s, sent, lost, "error");
      }
    }
  }
}

/** A share of a client's callers is gone: nobody waits any more for what they have called, and nobody tries again. */
export function abandonCalls(step: Step, client: number, share: number): void {
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
  const { ring: entry, client, pool, class: k, transit, lost } = plant.streams[stream];
  if (entry < 0) return 0;
  const kept = 1 - share;
  const { ring } = plant.clients[client];
  const skips = state.skipExpired[plant.pools[pool].station] === 1;
  let gone = 0;
  for (let sent = tick - ring.length + 1; sent < tick; sent++) {
    const at = entry + (sent & ring.mask);
    const out = state.out[at] * share;
    if (out <= 0) continue;
    const queued = state.wait[at] * share;
    forgetCallers(step, pool, k, sent, out - queued);
    state.out[at] *= kept;
    state.wait[at] *= kept;
    state.win[at] *= kept;
    if (state.joined.length > 0) state.joined[at] *= kept;
    if (skips) skipQueued(step, pool, k, sent, queued);
    gone += out;
  }
  if (transit >= 0) gone += thin(state.transit, transit, TRANSIT, share);
  if (lost >= 0) gone += thin(state.lost, lost, ring.length, share);
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
