/**
 * Hidden ceilings [M08]: what a replica uses of something that nobody watches (threads, memory, connections), by its
 * own requests, by its age, and by the size of a fleet. Owns `ceiling*`, `headroom`, `drag`
 * and `peril`.
 *
 * Silent up to the limit. Beyond it the effect grows evenly and is whole at `fullAt` times the limit: the replica
 * refuses that share of new work, or its own work takes longer, or it crashes at that share of a rate (crashes.ts). Use is
 * exact arithmetic, without chance.
 */
import type { Step } from "../step.ts";
import { slotsHeld } from "./pools.ts";

const HOURS_PER_TICK = 1 / 36_000;

/** Before the first step: the fleets are known as they are. */
export function restCeilings({ plant, state }: Pick<Step, "plant" | "state">): void {
  for (let c = 0; c < plant.ceilings.length; c++) state.ceilingFleet[c] = fleetOf({ plant, state }, c);
}

export function turnCeilings(step: Step): void {
  const { plant, state } = step;
  for (let c = 0; c < plant.ceilings.length; c++) {
    const { pool } = plant.ceilings[c];
    state.headroom[pool] = 1;
    state.drag[pool] = 1;
    if (state.peril.length > 0) state.peril[pool] = 0;
  }
  for (let c = 0; c < plant.ceilings.length; c++) {
    const { pool, spec } = plant.ceilings[c];
    state.ceilingUse[c] = useOf(step, c);
    const beyond = excess(state.ceilingUse[c], state.ceilingLimit[c], spec.fullAt);
    if (spec.beyond === "refuse") state.headroom[pool] *= 1 - beyond;
    else if (spec.beyond === "crash") state.peril[pool] += (beyond * 3600) / spec.crashS;
    else state.drag[pool] *= 1 + beyond * (spec.slowdown - 1);
  }
}

/** 0 up to the limit, 1 from `fullAt` times the limit on. */
function excess(use: number, limit: number, fullAt: number): number {
  if (use <= limit) return 0;
  return Math.min(1, (use - limit) / (limit * (fullAt - 1)));
}

/** What one replica of the pool uses. */
function useOf(step: Step, c: number): number {
  const { plant, state } = step;
  const { pool, spec } = plant.ceilings[c];
  const news = fleetOf(step, c) - state.ceilingFleet[c];
  state.ceilingFleet[c] += spec.noticedS > 0.1 ? (news * 0.1) / spec.noticedS : news;
  const running = state.running[pool];
  // Those that just started are new; the others have aged by a step.
  if (running > 0) {
    const old = Math.max(0, 1 - state.came[pool] / running);
    state.ceilingAgeH[c] = old * (state.ceilingAgeH[c] + HOURS_PER_TICK);
  }
  const serving = state.rotation[pool];
  const open = serving > 0 ? (slotsHeld(step, pool) + state.queueTotal[pool]) / serving : 0;
  return (
    state.ceilingBase[c] +
    state.ceilingPerReplica[c] * state.ceilingFleet[c] +
    state.ceilingPerOpen[c] * open +
    state.ceilingPerHour[c] * state.ceilingAgeH[c]
  );
}

function fleetOf({ plant, state }: Pick<Step, "plant" | "state">, c: number): number {
  let replicas = 0;
  for (const pool of plant.ceilings[c].fleet) replicas += state.running[pool];
  return replicas;
}
