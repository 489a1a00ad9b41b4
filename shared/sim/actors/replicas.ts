/**
 * Replicas as the fleet's owner counts them: wanted, booting, evicted, quarantined, serving. Owns `affairs.pools` and
 * the state's `serving`, `aside` and `boots`, and notes who was `sentAway`. Every actor that touches replicas goes through
 * here, so they never fight over a number.
 */
import type { PoolAffair } from "../affairs.ts";
import type { Plant } from "../compile/plant.ts";
import type { RoundStep } from "../roundStep.ts";
import { forgetAnswers } from "../systems/fallbacks.ts";
import { joinFleet } from "../systems/loops.ts";

export function openPools(plant: Plant): PoolAffair[] {
  return plant.pools.map(({ group }) => ({
    wanted: group.replicas,
    booting: [],
    evicted: 0,
    quarantined: 0,
    suspect: [],
    held: [],
    out: [],
  }));
}

/** Replicas that are ready start to serve; what they need to hold they have to fetch first. */
export function bootReplicas(round: RoundStep): void {
  for (let pool = 0; pool < round.affairs.pools.length; pool++) {
    const affair = round.affairs.pools[pool];
    if (affair.booting.length === 0) continue;
    const ready = affair.booting.filter(({ readyTick }) => readyTick <= round.tick);
    if (ready.length === 0) continue;
    affair.booting = affair.booting.filter(({ readyTick }) => readyTick > round.tick);
    for (const { count } of ready) round.step.state.boots[pool] += count;
    settle(round, pool);
    const fresh = Math.min(
      1,
      ready.reduce((sum, { count }) => sum + count, 0) / Math.max(1, round.step.state.serving[pool]),
    );
    forgetAnswers(round.step, pool, fresh);
    for (const [loop, { pool: fleet, record }] of round.cast.plant.loops.entries())
      if (fleet === pool && record >= 0) joinFleet(round.step, loop, fresh);
  }
}

/** Asks for more (or fewer) replicas; new ones boot first, and those that boot are the first to go. */
export function wantReplicas(round: RoundStep, pool: number, wanted: number): void {
  const affair = round.affairs.pools[pool];
  const { startupS } = round.cast.plant.pools[pool].group;
  const more = wanted - affair.wanted;
  affair.wanted = wanted;
  if (more > 0) affair.booting.push({ readyTick: round.tick + Math.round(startupS * 10), count: more });
  else cancelBoots(affair, -more);
  settle(round, pool);
}

function cancelBoots(affair: PoolAffair, count: number): void {
  let left = count;
  for (let last = affair.booting.pop(); last; last = affair.booting.pop()) {
    if (last.count > left) {
      affair.booting.push({ ...last, count: last.count - left });
      return;
    }
    left -= last.count;
  }
}

/**
 * Splits a number of replicas over pools as these split the fleet that is wanted, in whole replicas by the largest
 * remainder. An empty fleet gets all of them in its first pool.
 */
export function splitReplicas({ affairs }: RoundStep, pools: readonly number[], count: number): number[] {
  const wanted = pools.map((pool) => affairs.pools[pool].wanted);
  const fleet = wanted.reduce((sum, replicas) => sum + replicas, 0);
  const exact = wanted.map((replicas, i) => (fleet > 0 ? (count * replicas) / fleet : i === 0 ? count : 0));
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, i) => ({ i, rest: share - parts[i] }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const missing = count - parts.reduce((sum, part) => sum + part, 0);
  for (const { i } of byRemainder.slice(0, missing)) parts[i]++;
  return parts;
}

/** Sends replicas away for a while: they boot again afterwards. */
export function sendAway(round: RoundStep, pool: number, count: number, ticks: number): void {
  round.affairs.pools[pool].booting.push({ readyTick: round.tick + ticks, count });
  round.step.state.sentAway[pool] += count;
  settle(round, pool);
}

/** A replica of one group goes, one that boots before one that serves, and comes back in another: its next version. */
export function moveReplica(round: RoundStep, from: number, to: number, ticks: number): void {
  wantReplicas(round, from, round.affairs.pools[from].wanted - 1);
  const affair = round.affairs.pools[to];
  affair.wanted += 1;
  affair.booting.push({ readyTick: round.tick + ticks, count: 1 });
  settle(round, to);
}

export function setEvicted(round: RoundStep, pool: number, count: number): void {
  round.affairs.pools[pool].evicted = count;
  settle(round, pool);
}

export function setQuarantined(round: RoundStep, pool: number, count: number): void {
  round.affairs.pools[pool].quarantined = count;
  settle(round, pool);
}

/** Replicas that are there, in rotation or not. */
export function runningOf({ affairs }: Pick<RoundStep, "affairs">, pool: number): number {
  const { wanted, booting } = affairs.pools[pool];
  return Math.max(
    0,
    booting.reduce((left, { count }) => left - count, wanted),
  );
}

/** Who runs and is not kept aside serves; where more are kept aside than run, nobody does. */
function settle({ affairs, step }: RoundStep, pool: number): void {
  const { evicted, quarantined } = affairs.pools[pool];
  const running = runningOf({ affairs }, pool);
  step.state.serving[pool] = Math.max(0, running - evicted - quarantined);
  step.state.aside[pool] = running - step.state.serving[pool];
}
