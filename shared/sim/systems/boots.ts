/**
 * Boot calls [M13]: what a replica asks when its process has started, before it takes traffic. Owns `boot*` and
 * `unready`, takes those that boot out of `rotation`, and puts first attempts into `due`.
 *
 * Replicas that came (fleets.ts says how many, whoever brought them) go through the calls of their service one after
 * another: each waits its jitter, calls, and goes on with the answer; a replica whose call failed waits and calls again.
 * They hold slots at the callee alone. Masses are replicas: running = unready + ready, and who goes is of either by share.
 */
import type { Step } from "../step.ts";
import { beginCalls } from "./attempts.ts";
import { takeResults } from "./results.ts";

/** Points over which a long jitter spreads replicas; shorter ones are spread over every tick. */
const MOST_POINTS = 64;

export function turnBoots(step: Step): void {
  const { plant, state } = step;
  for (const { pool, boots } of plant.starters) {
    const running = state.running[pool];
    const before = running - state.came[pool] + state.went[pool];
    if (state.went[pool] > 0) keep(step, boots, before > 0 ? Math.max(0, 1 - state.went[pool] / before) : 0);
    let coming = state.came[pool];
    let unready = 0;
    for (const boot of boots) {
      coming = turnBoot(step, boot, coming);
      unready += waitingAt(step, boot) + state.bootCalling[boot];
    }
    if (state.entered.length > 0) state.entered[pool] = coming;
    state.unready[pool] = Math.min(running, unready);
    state.rotation[pool] *= running > 0 ? 1 - state.unready[pool] / running : 1;
  }
}

/** A share of the fleet is left, of those that boot as of the others. */
function keep({ plant, state }: Step, boots: readonly number[], share: number): void {
  for (const boot of boots) {
    const { base, ring } = plant.boots[boot];
    for (let at = base; at < base + ring.length; at++) state.bootWaiting[at] *= share;
    state.bootCalling[boot] *= share;
  }
}

function waitingAt({ plant, state }: Step, boot: number): number {
  const { base, ring } = plant.boots[boot];
  let waiting = 0;
  for (let at = base; at < base + ring.length; at++) waiting += state.bootWaiting[at];
  return waiting;
}

/** One step of one call: `coming` replicas have come to it. Returns those that are through with it. */
function turnBoot(step: Step, boot: number, coming: number): number {
  const { plant, state, tick } = step;
  const { client, class: k, base, ring } = plant.boots[boot];
  const through = collect(step, boot);
  wait(step, boot, coming, 0);
  const due = state.bootWaiting[base + (tick & ring.mask)];
  state.bootWaiting[base + (tick & ring.mask)] = 0;
  const calls = due * state.bootPer[boot];
  if (calls <= 0) return through + due;
  state.bootCalling[boot] += due;
  state.bootOpen[boot] += calls;
  beginCalls(step, client, k, calls);
  return through;
}

/** The calls of a replica share their fate: the share of them that is answered is the share of replicas that goes on. */
function collect(step: Step, boot: number): number {
  const { plant, state, work } = step;
  const { client, class: k } = plant.boots[boot];
  takeResults(step, client, k);
  const { good, bad } = work.outcome;
  const open = state.bootOpen[boot];
  if (good + bad <= 0 || open <= 0) return 0;
  const ended = Math.min(1, (good + bad) / open);
  const replicas = state.bootCalling[boot] * ended;
  const well = (replicas * good) / (good + bad);
  state.bootOpen[boot] = open * (1 - ended);
  state.bootCalling[boot] -= replicas;
  wait(step, boot, replicas - well, state.bootRetryS[boot] * 10);
  return well;
}

/** Replicas call so many ticks from now, and up to the jitter later: spread evenly. */
function wait({ plant, state, tick }: Step, boot: number, replicas: number, ticks: number): void {
  if (replicas <= 0) return;
  const { base, ring } = plant.boots[boot];
  const jitter = Math.round(state.bootJitterS[boot] * 10);
  const points = Math.min(MOST_POINTS, jitter + 1);
  for (let i = 0; i < points; i++) {
    const later = Math.round(ticks) + (points > 1 ? Math.round((jitter * i) / (points - 1)) : 0);
    state.bootWaiting[base + ((tick + Math.min(ring.length - 1, later)) & ring.mask)] += replicas / points;
  }
}
