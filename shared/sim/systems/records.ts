/**
 * Records [N1]: names, keys and certificates that a station hands out and fleets hold copies of. Owns `lacking`, `barred`,
 * `spared`, and `edgeShare` of calls that a second value leads elsewhere.
 *
 * A record has a first and a second value; which copies a fleet holds its loop knows. A replica without a copy that is
 * worth something fails its calls at once, or refuses requests; for a while it still has open connections. Nothing here
 * moves at once but by a calendar time: copies come and go by the clocks of those who hold them.
 */
import type { Need } from "../compile/plant.ts";
import type { Step } from "../step.ts";

/** Share of the answers that carry the second value now. */
export function secondShare({ plant, state, tick }: Step, record: number): number {
  return tick - plant.originTick >= state.rotatesAtS[record] * 10 ? 1 : state.secondOut[record];
}

/** What every fleet can do in this step with the copies that it holds. */
export function turnRecords(step: Step): void {
  const { plant, state } = step;
  for (const { door } of plant.needs) if (door >= 0) state.barred[door] = 0;
  for (let index = 0; index < plant.needs.length; index++) {
    const need = plant.needs[index];
    const second = secondHeld(step, need);
    const none = Math.max(0, 1 - second - firstHeld(step, need, second));
    const off = none + (need.second < 0 ? 0 : second);
    const fresh = overNew(step, index, off);
    if (need.door >= 0) bar(step, need, none * fresh);
    else send(step, need, none * fresh, need.second < 0 ? 0 : second * fresh);
  }
}

/** Shares of a fleet that hold a copy of the first value that is worth something, and of the second. */
export function copiesHeld(step: Step, need: Need): { readonly first: number; readonly second: number } {
  const second = secondHeld(step, need);
  return { first: firstHeld(step, need, second), second };
}

/** Share of a fleet that holds the second value. */
function secondHeld(step: Step, { loop, record }: Need): number {
  if (loop >= 0) return step.state.loopOther[loop];
  return step.state.published[record] * secondShare(step, record);
}

/** Share of a fleet whose copy of the first value is worth something. */
function firstHeld({ plant, state, tick }: Step, { loop, record }: Need, second: number): number {
  if (tick - plant.originTick >= state.expiresAtS[record] * 10) return 0;
  const none = loop < 0 ? 1 - state.published[record] : state.loopLeft[loop] * (1 - state.loopStatic[loop]);
  return Math.max(0, 1 - second - none);
}

/** Of what is off, the share that has no connection left; those who had one when they lost their copy keep it a while. */
function overNew({ plant, state }: Step, index: number, off: number): number {
  const { connectionTicks } = plant.needs[index];
  if (connectionTicks <= 0 || off <= 0) {
    state.spared[index] = 0;
    state.offBefore[index] = off;
    return 1;
  }
  const before = state.offBefore[index];
  const kept = off >= before ? state.spared[index] + off - before : (state.spared[index] * off) / before;
  state.spared[index] = kept * (1 - Math.min(1, 1 / connectionTicks));
  state.offBefore[index] = off;
  return 1 - state.spared[index] / off;
}

/** New calls: some have no address and fail at once, some go where the second value leads. */
function send({ plant, state }: Step, { client, second }: Need, none: number, astray: number): void {
  const { edges } = plant.clients[client];
  const lacking = astray < 1 ? Math.min(1, none / (1 - astray)) : 0;
  for (const edge of edges) if (edge !== second) state.lacking[edge] = lacking;
  if (second < 0) return;
  state.edgeShare[edges[0]] = 1 - astray;
  state.edgeShare[second] = astray;
}

/** Requests of a class that come to replicas which cannot check them. */
function bar({ plant, state }: Step, { door }: Need, none: number): void {
  const classes = plant.classes.length;
  const { station } = plant.pools[Math.floor(door / classes)];
  const unchecked = state.unchecked[station * classes + (door % classes)];
  state.barred[door] = 1 - (1 - state.barred[door]) * (1 - none * (1 - unchecked));
}
