/**
 * Routes: which sites of a service its callers go to. Owns the `edgeShare` of routed calls, `shareTo`, `noWay` and
 * `movingTicks`.
 *
 * Of the sites that can be reached the most preferred take all, by their weights. A site can be reached while it is
 * advertised, enough of its replicas are in rotation, it takes writes where that is a leader's work, and its link does not lose everything. A change moves the shares
 * linearly over the propagation time [N1]; with no site left, calls fail at once. Shares and `noWay` sum to 1.
 */
import type { Step } from "../step.ts";

export function turnRoutes(step: Step): void {
  const { plant, state } = step;
  for (const client of plant.routed) {
    if (choose(step, client)) state.movingTicks[client] = Math.max(1, Math.round(state.propagationS[client] * 10));
    if (state.movingTicks[client] > 0) move(step, client);
  }
}

/** Before the first step: everybody already goes where the routes lead. */
export function layRoutes(step: Pick<Step, "plant" | "state">): void {
  for (const client of step.plant.routed) {
    choose(step, client);
    step.state.movingTicks[client] = 1;
    move(step, client);
  }
}

/** Where the client's calls should go now. Returns whether that is another place than before. */
function choose(step: Pick<Step, "plant" | "state">, client: number): boolean {
  const { plant, state } = step;
  const { edges } = plant.clients[client];
  let best = -Infinity;
  let weights = 0;
  for (const edge of edges) {
    if (!canReach(step, edge) || state.preference[edge] < best) continue;
    weights = state.weight[edge] + (state.preference[edge] === best ? weights : 0);
    best = state.preference[edge];
  }
  let isNew = false;
  for (const edge of edges) {
    const takes = state.preference[edge] === best && canReach(step, edge);
    const share = takes ? state.weight[edge] / weights : 0;
    if (share !== state.shareTo[edge]) isNew = true;
    state.shareTo[edge] = share;
  }
  return isNew;
}

function move({ plant, state }: Pick<Step, "plant" | "state">, client: number): void {
  const left = state.movingTicks[client];
  let going = 0;
  for (const edge of plant.clients[client].edges) {
    going += state.shareTo[edge];
    state.edgeShare[edge] = towards(state.edgeShare[edge], state.shareTo[edge], left);
  }
  state.noWay[client] = towards(state.noWay[client], going > 0 ? 0 : 1, left);
  state.movingTicks[client] = left - 1;
}

function towards(from: number, to: number, left: number): number {
  return left === 1 ? to : from + (to - from) / left;
}

function canReach({ plant, state }: Pick<Step, "plant" | "state">, edge: number): boolean {
  const { station, link } = plant.edges[edge];
  if (state.weight[edge] <= 0 || state.advertised[station] === 0) return false;
  if (state.accepts.length > 0 && state.accepts[station] === 0) return false;
  if (link >= 0 && state.linkLoss[link] >= 1) return false;
  return state.withdrawBelow[station] === 0 || inRotation({ plant, state }, station) >= state.withdrawBelow[station];
}

/** Of the declared replicas of a station, the share that traffic is split over. */
export function inRotation({ plant, state }: Pick<Step, "plant" | "state">, station: number): number {
  let declared = 0;
  let serving = 0;
  for (const pool of plant.stationPools[station]) {
    declared += plant.pools[pool].group.replicas;
    serving += state.rotation[pool];
  }
  return state.dead[station] === 1 || declared === 0 ? 0 : serving / declared;
}
