/**
 * Connection pools of calls [M20]: at most so many attempts of a call are open at a time, per replica of its caller; what
 * is beyond waits for a connection, holding its slot, and fails when that takes too long. Owns `connection*`.
 *
 * What waits is neither sent nor refused. The oldest gets the next free connection. Sent <= (connections - in use) /
 * share of an attempt that is open at the end of the step; a time-out frees its connection. Who waits for somebody
 * else's load of a cache counts as if it had one.
 */
import type { PooledCall } from "../compile/plant.ts";
import { DUST, mixAt } from "../step.ts";
import type { Batch, Step } from "../step.ts";
import { callRefused } from "./answers.ts";
import { recordResults } from "./breakers.ts";
import { isNoneDue, noteDue } from "./idle.ts";
import { openShare } from "./kernel.ts";
import { retryLater } from "./retries.ts";

/** Weight of the newest step in the smoothed wait for a connection. */
const SMOOTHING = 0.1;

/** At the calling pool's turn: too long a wait fails, retries that are due ask, and the oldest go as far as there is room. */
export function turnConnections(step: Step, pool: number): void {
  const { plant, state } = step;
  for (const at of plant.pools[pool].pooled) {
    const call = plant.pooled[at];
    if (state.connectionsWaiting[at] > DUST) giveUp(step, at, call);
    queueDue(step, at, call);
    const { client } = call;
    const inUse = state.open[client] - state.connectionsWaiting[at] - backingOff(step, client);
    const most = state.rotation[pool] > 0 ? state.connections[client] * state.rotation[pool] : 0;
    state.connectionsFree[at] = Math.max(0, most - inUse);
    connect(step, at, call);
    foreseeShare(step, at, call);
  }
}

/** Of attempts that want a connection now, how many get one; the others wait. */
export function throughConnections(step: Step, isSent: boolean, batch: Batch, mass: number): number {
  const { plant, state, tick } = step;
  const { client } = plant.edges[batch.edge];
  const at = plant.clients[client].pooled;
  if (at < 0) return mass;
  if (!isSent) return mass * state.connectionShare[at];
  const going = state.connectionsWaiting[at] > DUST ? 0 : takeRoom(step, at, batch.edge, batch.class, mass);
  state.connectionsAsked[at] += mass;
  const call = plant.pooled[at];
  const entry = ringAt(step, call, batch.edge, batch.class, batch.attempt) + (tick & call.ring.mask);
  wait(step, at, entry, mass - going, batch.birth);
  return going;
}

/** How many of so many attempts there is room for; takes it. */
function takeRoom(step: Step, at: number, edge: number, k: number, mass: number): number {
  const { state } = step;
  const open = openShare(step, edge, k);
  const going = open * mass > state.connectionsFree[at] ? state.connectionsFree[at] / open : mass;
  state.connectionsFree[at] = Math.max(0, state.connectionsFree[at] - going * open);
  return going;
}

/** First entry of the ring of what waits over an edge for an attempt of a class. */
function ringAt({ plant }: Step, { client, base, ring }: PooledCall, edge: number, k: number, attempt: number): number {
  const { edges, attempts } = plant.clients[client];
  return base + (((edge - edges[0]) * plant.classes.length + k) * attempts + attempt) * ring.length;
}

function wait(step: Step, at: number, entry: number, mass: number, birth: number): void {
  if (mass <= 0) return;
  const { state } = step;
  mixAt(state.connectionWait, state.connectionWaitBirth, entry, mass, birth);
  state.connectionsWaiting[at] += mass;
}

/** Retries that are due want a connection as new attempts do. */
function queueDue(step: Step, at: number, call: PooledCall): void {
  const { plant, state, tick } = step;
  const { client } = call;
  const { edges, attempts, backoff, pool } = plant.clients[client];
  for (const edge of edges) {
    for (const k of plant.pools[pool].classes) {
      const first = streamOf(step, edge, k, 0);
      for (let attempt = 1; attempt < attempts; attempt++) {
        if (isNoneDue(step, first + attempt)) continue;
        const due = plant.streams[first + attempt].backoff + (tick & backoff.mask);
        const mass = state.due[due];
        state.due[due] = 0;
        state.connectionsAsked[at] += mass;
        const entry = ringAt(step, call, edge, k, attempt) + (tick & call.ring.mask);
        wait(step, at, entry, mass, state.dueBirth[due]);
      }
    }
  }
}

/** The oldest that wait are due now, as far as there is room. */
function connect(step: Step, at: number, call: PooledCall): void {
  const { plant, state, tick } = step;
  const { pool, edges, attempts, backoff } = plant.clients[call.client];
  for (let sent = tick - call.ring.length + 1; sent <= tick && state.connectionsWaiting[at] > 0; sent++) {
    const needed = roomNeeded(step, call, sent);
    const share = needed > state.connectionsFree[at] ? state.connectionsFree[at] / needed : 1;
    for (const edge of edges) {
      for (const k of plant.pools[pool].classes) {
        for (let attempt = 0; attempt < attempts; attempt++) {
          const entry = ringAt(step, call, edge, k, attempt) + (sent & call.ring.mask);
          const going = state.connectionWait[entry] * share;
          if (going <= 0) continue;
          const stream = streamOf(step, edge, k, attempt);
          const due = plant.streams[stream].backoff + (tick & backoff.mask);
          mixAt(state.due, state.dueBirth, due, going, state.connectionWaitBirth[entry]);
          noteDue(step, stream, 0);
          leave(step, at, entry, going);
        }
      }
    }
    state.connectionsFree[at] = Math.max(0, state.connectionsFree[at] - needed * share);
    if (share < 1) return;
  }
}

/** Connections that everything that has waited since a tick would hold at the end of this step. */
function roomNeeded(step: Step, call: PooledCall, since: number): number {
  const { plant, state } = step;
  const { pool, edges, attempts } = plant.clients[call.client];
  let needed = 0;
  for (const edge of edges) {
    for (const k of plant.pools[pool].classes) {
      let mass = 0;
      for (let attempt = 0; attempt < attempts; attempt++)
        mass += state.connectionWait[ringAt(step, call, edge, k, attempt) + (since & call.ring.mask)];
      if (mass > 0) needed += mass * openShare(step, edge, k);
    }
  }
  return needed;
}

/** What has waited as long as the call allows fails as an attempt does, though it was never sent. */
function giveUp(step: Step, at: number, call: PooledCall): void {
  const { plant, state, tick } = step;
  const { client, waitTicks, ring } = call;
  const { pool, edges, attempts } = plant.clients[client];
  for (let since = tick - ring.length + 1; since <= tick - waitTicks; since++) {
    for (const edge of edges) {
      for (const k of plant.pools[pool].classes) {
        for (let attempt = 0; attempt < attempts; attempt++) {
          const entry = ringAt(step, call, edge, k, attempt) + (since & ring.mask);
          const mass = state.connectionWait[entry];
          if (mass <= 0) continue;
          leave(step, at, entry, mass);
          const birth = state.connectionWaitBirth[entry];
          recordResults(step, client, 0, mass);
          const lost = retryLater(step, streamOf(step, edge, k, attempt), mass, birth);
          state.open[client] -= lost;
          callRefused(step, client, k, lost, birth);
        }
      }
    }
  }
}

function leave({ state }: Step, at: number, entry: number, mass: number): void {
  state.connectionWait[entry] -= mass;
  state.connectionsWaiting[at] = Math.max(0, state.connectionsWaiting[at] - mass);
}

/** A share of a client's callers is gone, and what of theirs waited for a connection. Returns how many attempts that is. */
export function leaveConnections({ plant, state }: Step, client: number, share: number): number {
  const at = plant.clients[client].pooled;
  if (at < 0) return 0;
  const { base, ring } = plant.pooled[at];
  const { attempts, edges } = plant.clients[client];
  const gone = state.connectionsWaiting[at] * share;
  for (let i = base; i < base + edges.length * plant.classes.length * attempts * ring.length; i++)
    state.connectionWait[i] *= 1 - share;
  state.connectionsWaiting[at] -= gone;
  return gone;
}

/** The share of new attempts that can count on a connection within this step, if as many ask as did in the last. */
function foreseeShare(step: Step, at: number, { client }: PooledCall): void {
  const { plant, state } = step;
  const asked = state.connectionsAsked[at];
  state.connectionAskedMean[at] += SMOOTHING * (asked - state.connectionAskedMean[at]);
  state.connectionWaitMean[at] += SMOOTHING * (state.connectionsWaiting[at] - state.connectionWaitMean[at]);
  state.connectionsAsked[at] = 0;
  let open = 0;
  for (const edge of plant.clients[client].edges)
    if (state.edgeShare[edge] > 0)
      for (const k of plant.pools[plant.clients[client].pool].classes) open = Math.max(open, openShare(step, edge, k));
  const needed = asked * open;
  const share = needed > state.connectionsFree[at] ? state.connectionsFree[at] / needed : 1;
  state.connectionShare[at] = state.connectionsWaiting[at] > DUST ? 0 : share;
}

/** Ticks that an attempt of a call waits for its connection on the mean, by Little's law. */
export function connectionDelay({ plant, state }: Step, client: number): number {
  const at = plant.clients[client].pooled;
  if (at < 0 || state.connectionAskedMean[at] <= DUST) return 0;
  return Math.min(plant.pooled[at].waitTicks, state.connectionWaitMean[at] / state.connectionAskedMean[at]);
}

/** Attempts of a client that wait out their back-off: they hold no connection. */
function backingOff(step: Step, client: number): number {
  const { plant, state } = step;
  const { pool, edges, attempts, backoff } = plant.clients[client];
  let sum = 0;
  for (const edge of edges) {
    for (const k of plant.pools[pool].classes) {
      for (let attempt = 1; attempt < attempts; attempt++) {
        const stream = streamOf(step, edge, k, attempt);
        if (isNoneDue(step, stream)) continue;
        const first = plant.streams[stream].backoff;
        for (let i = first; i < first + backoff.length; i++) sum += state.due[i];
      }
    }
  }
  return sum;
}

function streamOf({ plant }: Step, edge: number, k: number, attempt: number): number {
  const { lanes, client } = plant.edges[edge];
  return plant.lanes[lanes[0]].stream + k * plant.clients[client].attempts + attempt;
}
