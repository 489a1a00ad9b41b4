/**
 * Sending: what one client's attempts become within the step, given the kernels of the pools they reach. Owns `sent*`
 * and the counters of attempts on an edge.
 *
 * [R2] a retry whose wait fits into the step is sent in it. After a refusal it is refused again by the replicas that
 * refused it; after an error answer, or at other replicas, it draws again.
 */
import { DUST, mixAt, TRACE } from "../step.ts";
import type { Batch, Step, Work } from "../step.ts";
import { callRefused, noteSuccess } from "./answers.ts";
import { hasBreaker, isPassing, pass, recordResults } from "./breakers.ts";
import { earn, spendInStep } from "./budgets.ts";
import { joinLoads, noteLookups } from "./caches.ts";
import { throughConnections } from "./connections.ts";
import { noteDue } from "./idle.ts";
import { kernelShare, laneShare } from "./kernel.ts";
import { sendFar } from "./links.ts";
import { enqueueRetry, lastDue, shareDue } from "./retries.ts";

/** Whether attempts are really sent, or only asked about for a caller's kernel. */
export type Mode = "send" | "foresee";

/**
 * Contexts of a pool come to a call of it, and those that need it make it. Leaves in `outcome` what became of the calls
 * within the step. Returns how many there are.
 */
export function makeCalls(step: Step, mode: Mode, client: number, k: number, contexts: number): number {
  const { plant, state, work, tick } = step;
  const { batch, outcome } = work;
  const at = client * plant.classes.length + k;
  const calls = contexts * work.calling[at] * work.fan[at];
  if (mode === "send") noteLookups(step, client, contexts * state.perRequest[at]);
  outcome.good = 0;
  outcome.bad = 0;
  batch.class = k;
  batch.mass = calls;
  batch.birth = tick;
  if (calls > 0) sendCalls(step, mode, client, batch, outcome);
  return calls;
}

/** New calls of a client, over its edges by their shares. Adds to `outcome`. */
function sendCalls(step: Step, mode: Mode, client: number, batch: Batch, outcome: Work["outcome"]): void {
  const { mass } = batch;
  for (const edge of step.plant.clients[client].edges) {
    const share = step.state.edgeShare[edge];
    if (share <= 0) continue;
    batch.edge = edge;
    batch.attempt = 0;
    batch.mass = mass * share;
    sendAttempts(step, mode, batch, outcome);
  }
  if (step.state.noWay.length > 0) outcome.bad += mass * step.state.noWay[client];
}

/** Calls that begin outside of any request: due now, over the client's edges by their shares. */
export function beginCalls(step: Step, client: number, k: number, mass: number): void {
  const { plant, state, tick } = step;
  const { edges } = plant.clients[client];
  for (const edge of edges) beginOver(step, edge, k, mass * state.edgeShare[edge]);
  const astray = state.noWay.length > 0 ? mass * state.noWay[client] : 0;
  if (astray <= 0) return;
  state.callSent[client * plant.classes.length + k] += astray;
  state.turnedAway[edges[0]] += astray;
  callRefused(step, client, k, astray, tick);
}

export function beginOver(step: Step, edge: number, k: number, mass: number): void {
  const { plant, state, tick } = step;
  if (mass <= 0) return;
  const { client, lanes } = plant.edges[edge];
  const { attempts, backoff } = plant.clients[client];
  state.callSent[client * plant.classes.length + k] += mass;
  const stream = plant.lanes[lanes[0]].stream + k * attempts;
  const due = plant.streams[stream].backoff + (tick & backoff.mask);
  mixAt(state.due, state.dueBirth, due, mass, tick);
  noteDue(step, stream, 0);
}

/**
 * Attempts over one edge, and the retries that fall into this step. Uses up the batch; adds to `outcome`. Those of a
 * call with a connection pool may have waited for their connection, and been counted then.
 */
export function sendAttempts(
  step: Step,
  mode: Mode,
  batch: Batch,
  outcome: Work["outcome"],
  hasConnection = false,
): void {
  if (batch.mass <= DUST) return;
  const { plant, state } = step;
  const { client } = plant.edges[batch.edge];
  const most = Math.min(state.retries[client], plant.clients[client].attempts - 1);
  // Without an address or a key there is nothing to try again: a retry is of those who hold one.
  const isNew = batch.attempt === 0 && !hasConnection;
  const held = isNew ? batch.mass * (1 - state.lacking[batch.edge]) : batch.mass;
  const connected = hasConnection ? held : throughConnections(step, mode === "send", batch, held);
  const going = throughBreaker(step, mode, client, connected);
  outcome.bad += batch.mass - (held - connected) - going;
  if (mode === "send" && isNew) {
    state.edgeCalls[batch.edge] += batch.mass;
    earn(step, client, batch.mass, "request");
  }
  const joined = joinLoads(step, client, batch.attempt, going);
  if (mode === "send" && joined > 0) {
    const stream =
      plant.lanes[plant.edges[batch.edge].lanes[0]].stream +
      batch.class * plant.clients[client].attempts +
      batch.attempt;
    state.sentJoined[stream] += joined;
  }
  batch.mass = going - joined;
  const { refusedBy } = step.work;
  for (let i = 0; i < refusedBy.length; i++) refusedBy[i] = 0;
  let again = 0;
  while (batch.mass + again > DUST) {
    const { good, failed, refused } = deliver(step, mode, batch, again);
    const failing = failed + refused;
    outcome.good += good;
    if (mode === "send") {
      state.edgeFailed[batch.edge] += failing;
      recordResults(step, client, 0, failing);
    }
    batch.attempt++;
    if (batch.attempt > most || failing <= TRACE) {
      outcome.bad += failing;
      return;
    }
    const allowed = mode === "send" ? spendInStep(step, client, failing) : state.permission[client];
    outcome.bad += failing * (1 - allowed);
    const atOnce = shareDue(step, client, batch.attempt, 0);
    if (mode === "send" && atOnce < 1) delay(step, batch, failing * allowed);
    batch.mass = failed * allowed * atOnce;
    again = refused * allowed * atOnce;
    for (let i = 0; i < refusedBy.length; i++) refusedBy[i] *= allowed * atOnce;
  }
}

function throughBreaker(step: Step, mode: Mode, client: number, mass: number): number {
  if (!hasBreaker(step, client)) return mass;
  if (mode === "send") return pass(step, client, mass);
  return isPassing(step, client) ? mass : 0;
}

/**
 * Hands attempts to the lanes. `again` of them were refused at this instant, `refusedBy` says by which lane: those that
 * draw the same lane meet the same full queue and are refused again [R2], those that draw another, or come back over a
 * link, try their luck there.
 * What is not refused again is stored when the callee's turn comes.
 */
function deliver(step: Step, mode: Mode, batch: Batch, again: number): Work["delivered"] {
  const { plant, state, work } = step;
  const { edge, class: k, attempt, mass, birth } = batch;
  const { delivered, refusedBy } = work;
  delivered.good = 0;
  delivered.failed = 0;
  delivered.refused = 0;
  if (mode === "send") state.edgeAttempts[edge] += mass + again;
  const { lanes, isWired } = plant.edges[edge];
  for (let i = 0; i < lanes.length; i++) {
    const { pool, stream: first, client } = plant.lanes[lanes[i]];
    const share = laneShare(step, edge, pool);
    const burnt = isWired ? 0 : refusedBy[i] * share;
    const sent = (mass + again) * share - burnt;
    const fresh = sent * work.prompt[edge];
    const good = fresh * kernelShare(step, pool, k, "ok");
    const refused = burnt + fresh * kernelShare(step, pool, k, "reject");
    delivered.good += good;
    delivered.failed += fresh * kernelShare(step, pool, k, "fail");
    delivered.refused += refused;
    refusedBy[i] = refused;
    if (mode === "foresee") continue;
    const stream = first + k * plant.clients[client].attempts + attempt;
    mixAt(state.sent, state.sentBirth, stream, fresh, birth);
    state.arrivals[pool] += burnt;
    state.rejected[pool] += burnt;
    noteSuccess(step, stream, good);
    if (isWired) sendFar(step, edge, stream, sent, birth);
  }
  return delivered;
}

/** Retries that fall into later steps. */
function delay(step: Step, { edge, class: k, attempt, birth }: Batch, mass: number): void {
  const { plant } = step;
  const { client, lanes } = plant.edges[edge];
  const { attempts } = plant.clients[client];
  const stream = plant.lanes[lanes[0]].stream + k * attempts + attempt;
  const last = lastDue(step, client, attempt);
  for (let later = 1; later <= last; later++) {
    const share = shareDue(step, client, attempt, later);
    if (share > 0) enqueueRetry(step, stream, later, mass * share, birth);
  }
}
