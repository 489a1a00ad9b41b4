/**
 * Replicas as the fleet's owner counts them: wanted, booting, crashed, evicted, quarantined, serving. Owns `affairs.pools`
 * and the state's `serving`, `aside` and `boots`, and notes who was `sentAway`. Every actor that touches replicas goes
 * through here, so they never fight over a number. What crashed is down until somebody starts it again.
 */
import type { PoolAffair } from "../affairs.ts";
import type { Plant } from "../compile/plant.ts";
import type { RoundStep } from "../roundStep.ts";
import { uniform } from "../random.ts";
import { loseEntries } from "../systems/caches.ts";
import { forgetAnswers } from "../systems/fallbacks.ts";
import { joinFleet } from "../systems/loops.ts";
import { roomFor, takeLeft } from "./provisioning.ts";

/** How long replicas are away, and how much longer by chance at most. */
export interface Absence {
  readonly absentTicks: number;
  readonly jitterTicks: number;
}

/** Where the draws of jitter begin among those of a pool. */
const JITTER = 2e6;

export function openPools(plant: Plant): PoolAffair[] {
  return plant.pools.map(({ group }) => ({
    wanted: group.replicas,
    booting: [],
    down: [],
    revived: [],
    crashesSeen: 0,
    waiting: 0,
    evicted: 0,
    quarantined: 0,
    suspect: [],
    held: [],
    out: [],
  }));
}

/** Replicas that are ready start to serve; what they need to hold they have to fetch first. */
export function bootReplicas(round: RoundStep): void {
  for (const station of round.cast.plant.provisioned)
    for (const pool of round.cast.plant.stationPools[station]) giveWaiting(round, station, pool);
  for (let pool = 0; pool < round.affairs.pools.length; pool++) {
    const affair = round.affairs.pools[pool];
    if (affair.booting.length === 0) continue;
    const ready = affair.booting.filter(({ readyTick }) => readyTick <= round.tick);
    if (ready.length === 0) continue;
    affair.booting = affair.booting.filter(({ readyTick }) => readyTick > round.tick);
    for (const { count, crashes } of ready) {
      round.step.state.boots[pool] += count;
      if (crashes > 0) affair.revived.push({ sinceTick: round.tick, count, crashes });
    }
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

/**
 * Asks for more (or fewer) replicas; new ones boot first, as the provider gives them. Those that wait for it are the first
 * to go, then those that boot, then those that are down.
 */
export function wantReplicas(round: RoundStep, pool: number, wanted: number): void {
  const affair = round.affairs.pools[pool];
  const { station } = round.cast.plant.pools[pool];
  const more = wanted - affair.wanted;
  affair.wanted = wanted;
  if (more > 0) {
    const given = Math.min(more, roomFor(round, station));
    if (given > 0) bootNew(round, pool, takeLeft(round, station, given));
    affair.waiting += more - given;
  } else {
    const waited = Math.min(affair.waiting, -more);
    affair.waiting -= waited;
    const cancelled = takeLast(affair.booting, -more - waited);
    const down = takeLast(affair.down, -more - waited - cancelled);
    takeContent(round, station, -more - waited - cancelled - down);
  }
  settle(round, pool);
}

/** Replicas of a cache that go for good take what they hold with them. */
function takeContent({ cast, step }: RoundStep, station: number, count: number): void {
  const cache = cast.plant.cacheOf[station];
  if (cache < 0 || count <= 0) return;
  const fleet = cast.plant.stationPools[station].reduce((sum, pool) => sum + step.state.serving[pool], 0);
  if (fleet > 0) loseEntries(step.state, cast.plant, cache, Math.min(1, count / fleet));
}

/** The provider gives those who wait what it has left. */
function giveWaiting(round: RoundStep, station: number, pool: number): void {
  const affair = round.affairs.pools[pool];
  if (affair.waiting === 0) return;
  const count = takeLeft(round, station, affair.waiting);
  if (count === 0) return;
  affair.waiting -= count;
  bootNew(round, pool, count);
}

function bootNew(round: RoundStep, pool: number, count: number): void {
  round.affairs.pools[pool].booting.push({ readyTick: readyTick(round, pool), count, crashes: 0 });
}

/** When a replica that starts now is ready. */
function readyTick({ cast, tick }: RoundStep, pool: number): number {
  return tick + Math.round(cast.plant.pools[pool].group.startupS * 10);
}

/** Takes at most so many replicas off the end of a list; returns how many. */
function takeLast(list: { count: number }[], count: number): number {
  let left = count;
  for (let last = list.at(-1); last && left > 0; last = list.at(-1)) {
    const taken = Math.min(left, last.count);
    last.count -= taken;
    left -= taken;
    if (last.count <= 0) list.pop();
  }
  return count - Math.max(0, left);
}

export function downOf({ down }: PoolAffair): number {
  return down.reduce((sum, { count }) => sum + count, 0);
}

/** Starts a replica again that crashed. */
export function startAgain(round: RoundStep, pool: number, count: number, crashes: number): void {
  round.affairs.pools[pool].booting.push({ readyTick: readyTick(round, pool), count, crashes });
  settle(round, pool);
}

/** Somebody restarts replicas: those that are down first, and nobody remembers how often they crashed. */
export function restartReplicas(round: RoundStep, pool: number, count: number, absence: Absence): void {
  const affair = round.affairs.pools[pool];
  const revived = takeLast(affair.down, count);
  takeLast(affair.revived, count - revived);
  round.step.state.sentAway[pool] -= revived;
  sendAway(round, pool, count, absence);
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

/** Sends replicas away for a while: they boot again afterwards, each so much later as its luck says. */
export function sendAway(round: RoundStep, pool: number, count: number, absence: Absence): void {
  bootLater(round, pool, count, absence);
  round.step.state.sentAway[pool] += count;
  settle(round, pool);
}

function bootLater(round: RoundStep, pool: number, count: number, { absentTicks, jitterTicks }: Absence): void {
  const soonest = round.tick + absentTicks;
  if (jitterTicks > 0) bootByLuck(round, pool, count, soonest, jitterTicks);
  else round.affairs.pools[pool].booting.push({ readyTick: soonest, count, crashes: 0 });
}

/** A replica of one group goes, one that boots before one that serves, and comes back in another: its next version. */
export function moveReplica(round: RoundStep, from: number, to: number, absence: Absence): void {
  wantReplicas(round, from, round.affairs.pools[from].wanted - 1);
  round.affairs.pools[to].wanted += 1;
  bootLater(round, to, 1, absence);
  settle(round, to);
}

function bootByLuck(round: RoundStep, pool: number, count: number, soonest: number, jitterTicks: number): void {
  const { booting } = round.affairs.pools[pool];
  const { key } = round.cast.plant.pools[pool];
  const first = booting.length;
  for (let i = 0; i < count; i++) {
    const ready = soonest + Math.floor(uniform(key, round.step.tick, JITTER + first + i) * (jitterTicks + 1));
    const same = booting.slice(first).find(({ readyTick: tick }) => tick === ready);
    if (same) same.count++;
    else booting.push({ readyTick: ready, count: 1, crashes: 0 });
  }
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
  const { wanted, booting, waiting } = affairs.pools[pool];
  const away = booting.reduce((sum, { count }) => sum + count, waiting) + downOf(affairs.pools[pool]);
  return Math.max(0, wanted - away);
}

/** Who runs and is not kept aside serves; where more are kept aside than run, nobody does. */
function settle({ affairs, step }: RoundStep, pool: number): void {
  const { evicted, quarantined } = affairs.pools[pool];
  const running = runningOf({ affairs }, pool);
  step.state.serving[pool] = Math.max(0, running - evicted - quarantined);
  step.state.aside[pool] = running - step.state.serving[pool];
}
