/**
 * Health checks that evict [R4]: every period each replica is probed once, by its own luck. One that has failed several
 * probes in a row is unhealthy and leaves the rotation, its load goes to the rest; one that has then passed several in a
 * row comes back. So a cause that load makes worse lets a fleet flap. Where more than the panic threshold would be out
 * all come back (Envoy's 50 %), and so many as are always to stay are never out. Told a number, it keeps no more than so
 * many out: 0 puts all back and holds them there. Owns `suspect`, `held` and `out` in `affairs.pools`.
 */
import type { PoolAffair } from "../affairs.ts";
import type { Check } from "../compile/plant.ts";
import { failureCauses, wayCauses } from "../observe/blame.ts";
import { happen, setStanding } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { binomial } from "../random.ts";
import { isPaused, look, toldTo } from "./log.ts";
import { chancesOf, LOOK_TICKS, lookAtAnswers } from "./probes.ts";
import { runningOf, setEvicted } from "./replicas.ts";

/** First index of the luck of probes, and the indexes that one draw may use. */
const LUCK = { first: 7_001, each: 64 };

export function turnHealthChecks(round: RoundStep): void {
  const checkers = round.cast.crew["health-check"];
  if (checkers.length === 0) return;
  if (round.tick % LOOK_TICKS === 0) lookAtAnswers(round.step);
  const { checkPeriodS } = round.step.state;
  for (const [at, { actor }] of checkers.entries()) {
    const period = Math.max(1, Math.round(checkPeriodS[actor] * 10));
    if (isPaused(round, actor) || round.tick % period !== 0) continue;
    probe(round, actor, round.cast.plant.checks[at]);
  }
}

function probe(round: RoundStep, actor: number, check: Check): void {
  const { plant } = round.cast;
  const { id } = plant.topology.stations[check.station];
  const pools = plant.stationPools[check.station];
  const sum = (count: (affair: PoolAffair, pool: number) => number): number =>
    pools.reduce((total, pool) => total + count(round.affairs.pools[pool], pool), 0);
  const from = sum(({ evicted }) => evicted);
  const failed = sum((_, pool) => probePool(round, actor, check, pool));
  const probed = sum((_, pool) => runningOf(round, pool));
  const wants = sum(({ held, out }) => total(held) + total(out));
  const { most, why } = mostOut(round, actor, check.station, wants);
  let left = most;
  let isNews = false;
  for (const pool of pools) {
    const affair = round.affairs.pools[pool];
    const evicted = Math.min(total(affair.held) + total(affair.out), left);
    left -= evicted;
    isNews ||= evicted > affair.evicted || (why === "panic" && evicted < affair.evicted);
    keepOut(affair, evicted);
    if (evicted !== affair.evicted) setEvicted(round, pool, evicted);
  }
  const to = sum(({ evicted }) => evicted);
  if (isNews) tell(round, check, to);
  if (to === 0) setStanding(round, id, "evicted", null);
  look(round, actor, {
    read: { metric: "probes", of: id, value: probed > 0 ? failed / probed : 0, target: 0, ageS: 0 },
    from,
    wants,
    to,
    did: to > from ? "evict" : to < from ? "readmit" : wants > to ? "hold" : "steady",
    why: wants === to ? null : why,
  });
}

/** How many may be out, and what bounds them. */
function mostOut(round: RoundStep, actor: number, station: number, wants: number) {
  const { checkPanicRatio, checkMinHealthy, checkMinHealthyRatio } = round.step.state;
  const pools = round.cast.plant.stationPools[station];
  const fleet = pools.reduce((sum, pool) => sum + round.affairs.pools[pool].wanted, 0);
  if (wants > Math.floor(fleet * (1 - checkPanicRatio[actor]))) return { most: 0, why: "panic" } as const;
  const there = pools.reduce((sum, pool) => sum + runningOf(round, pool) - round.affairs.pools[pool].quarantined, 0);
  const floor = Math.max(checkMinHealthy[actor], Math.ceil(checkMinHealthyRatio[actor] * fleet - 1e-9));
  const spare = Math.max(0, there - floor);
  const told = toldTo(round, actor);
  if (told !== null && told < spare) return { most: Math.round(told), why: "override" } as const;
  return { most: spare, why: "floor" } as const;
}

/** Probes each replica of a pool once. Returns how many probes failed. */
function probePool(round: RoundStep, actor: number, check: Check, pool: number): number {
  const { checkTimeoutMs, checkUnhealthyAfter, checkHealthyAfter } = round.step.state;
  const affair = round.affairs.pools[pool];
  const { inside, outside } = chancesOf(round.step, check, pool, checkTimeoutMs[actor]);
  let failures = 0;
  let draws = 0;
  const fails = (count: number, chance: number): number => {
    const { key } = round.cast.plant.pools[pool];
    const failed = binomial(count, chance, key, round.step.tick, LUCK.first + LUCK.each * draws++);
    failures += failed;
    return failed;
  };
  const healthy = runningOf(round, pool) - shrinkTo(affair, runningOf(round, pool));
  const suspect: number[] = [];
  let fallen = 0;
  for (const [before, count] of [healthy, ...affair.suspect].entries()) {
    const failed = fails(count, inside);
    if (before + 1 >= checkUnhealthyAfter[actor]) fallen += failed;
    else suspect[before] = failed;
  }
  affair.suspect = suspect;
  affair.held = afterProbes(affair.held, checkHealthyAfter[actor], (count) => fails(count, inside));
  affair.out = afterProbes(affair.out, checkHealthyAfter[actor], (count) => fails(count, outside));
  give(affair.held, 0, fallen);
  return failures;
}

/** Unhealthy replicas by the probes passed in a row: who fails begins anew, who has passed enough is no longer one. */
function afterProbes(passed: readonly number[], enough: number, fails: (count: number) => number): number[] {
  const next = passed.length > 0 ? [0] : [];
  for (const [before, count] of passed.entries()) {
    const failed = fails(count);
    next[0] += failed;
    if (before + 1 < enough) next[before + 1] = count - failed;
  }
  return next;
}

/** Replicas that have gone are forgotten, and what comes in their place is healthy. Returns how many are not clean. */
function shrinkTo({ suspect, held, out }: PoolAffair, running: number): number {
  let over = total(suspect) + total(held) + total(out) - running;
  for (const list of [out, held, suspect]) over -= take(list, over);
  return total(suspect) + total(held) + total(out);
}

/** Of the unhealthy so many are out; who goes and who comes back is who has passed the fewest and the most probes. */
function keepOut(affair: PoolAffair, most: number): void {
  const { held, out } = affair;
  for (let run = 0; run < held.length && total(out) < most; run++) {
    const going = Math.min(held[run], most - total(out));
    held[run] -= going;
    give(out, run, going);
  }
  for (let run = out.length - 1; run >= 0 && total(out) > most; run--) {
    const coming = Math.min(out[run], total(out) - most);
    out[run] -= coming;
    give(held, run, coming);
  }
}

function give(list: number[], run: number, count: number): void {
  while (list.length <= run) list.push(0);
  list[run] += count;
}

function take(list: number[], count: number): number {
  let left = Math.max(0, count);
  for (let i = 0; i < list.length; i++) {
    const taken = Math.min(list[i], left);
    list[i] -= taken;
    left -= taken;
  }
  return Math.max(0, count) - left;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function tell(round: RoundStep, { station, asked, way }: Check, evicted: number): void {
  const { id } = round.cast.plant.topology.stations[station];
  const causes = [
    ...failureCauses(round, station),
    ...(asked < 0 ? [] : failureCauses(round, asked)),
    ...wayCauses(round, way),
  ];
  const event = happen(round, "evicted", id, causes, causes.length === 0 ? "noise" : null, { evicted });
  setStanding(round, id, "evicted", event);
}
