/**
 * Geo-failover: an automation that moves callers of a failing region to another one. Owns `affairs.failovers` and the
 * state's `failoverShare`, `failoverGoal` and the `edgeShare` of calls without a route. It reads telemetry (which can be
 * wrong or late), waits to be sure, and then moves a share that changes linearly over the TTL of the name it changes [N1]; a share it is told to have
 * it comes to in the same way. Paused, the share stays where it is. Of a region that nobody calls there is no data, and
 * without data it changes its mind neither way.
 */
import type { FailoverAffair } from "../affairs.ts";
import { SCRAPE_TICKS } from "../cast.ts";
import { isDark, signalAt } from "../observe/delivery.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { EDGE_READINGS } from "../state.ts";
import type { State } from "../state.ts";
import { ageS, isPaused, look, toldTo } from "./log.ts";

/** Home is well again below this share of what counted as ill, for this many times as long. */
const WELL = 1 / 4;
const WELL_FOR = 4;

export function openFailovers(count: number): FailoverAffair[] {
  return Array.from({ length: count }, () => ({
    aim: 0,
    perTick: 0,
    seen: { failing: null, ageS: 0 },
    badSince: null,
    goodSince: null,
  }));
}

export function turnFailovers(round: RoundStep): void {
  for (const { actor, at } of round.cast.crew.failover) {
    // Nothing new is seen between two scrapes.
    if (round.step.tick % SCRAPE_TICKS === 0) round.affairs.failovers[at].seen = failureOfHome(round, at);
    if (!isPaused(round, actor)) {
      decide(round, actor, at);
      move(round, actor, at);
    }
    bind(round, actor, at);
  }
}

function decide(round: RoundStep, actor: number, at: number): void {
  const spec = specOf(round, at);
  const affair = round.affairs.failovers[at];
  const { failoverShare, failoverGoal } = round.step.state;
  const told = toldTo(round, actor);
  const { failing, ageS: age } = affair.seen;
  const isBad = failing !== null && failing > spec.unhealthyRatio;
  affair.badSince = isBad ? (affair.badSince ?? round.tick) : null;
  affair.goodSince = failing !== null && failing < spec.unhealthyRatio * WELL ? (affair.goodSince ?? round.tick) : null;
  const { badSince, goodSince } = affair;
  const patience = spec.detectS * 10;
  const [share, goal] = [failoverShare[actor], failoverGoal[actor]];
  const isSettled = share === goal && told === null;
  let next = goal;
  if (isSettled && goal < spec.maxShare && badSince !== null && round.tick - badSince >= patience) next = spec.maxShare;
  else if (isSettled && goal > 0 && goodSince !== null && round.tick - goodSince >= patience * WELL_FOR) next = 0;
  failoverGoal[actor] = next;
  if (next > goal) tellMove(round, at, failing ?? 0);
  if (next < goal) tellReturn(round, at);
  if (next === goal && round.step.tick % SCRAPE_TICKS !== 0) return;
  const mightMove = goal < spec.maxShare && badSince !== null;
  const isWaiting = isSettled && next === goal && (mightMove || (goal > 0 && goodSince !== null));
  look(round, actor, {
    read: { metric: "errorRatio", of: spec.from, value: failing, target: spec.unhealthyRatio, ageS: age },
    from: share,
    wants: told ?? next,
    to: isSettled ? next : share,
    did: next > goal ? "move" : next < goal ? "return" : isWaiting || failing === null ? "hold" : "steady",
    why: told !== null ? "override" : failing === null ? "no-data" : isWaiting ? "patience" : null,
  });
}

/** The share follows the TTL, whatever is decided meanwhile. */
function move(round: RoundStep, actor: number, at: number): void {
  const affair = round.affairs.failovers[at];
  const { failoverShare, failoverGoal } = round.step.state;
  const aim = Math.min(1, toldTo(round, actor) ?? failoverGoal[actor]);
  const share = failoverShare[actor];
  if (affair.aim !== aim) {
    affair.aim = aim;
    affair.perTick = Math.abs(aim - share) / Math.max(1, specOf(round, at).ttlS * 10);
  }
  failoverShare[actor] = aim > share ? Math.min(aim, share + affair.perTick) : Math.max(aim, share - affair.perTick);
}

/** Callers go where their share says. */
function bind(round: RoundStep, actor: number, at: number): void {
  const { state } = round.step;
  const share = state.failoverShare[actor];
  for (const { home, away } of round.cast.failovers[at].moved) {
    if (state.edgeShare[away] === share) continue;
    rebind(state, home, away, state.edgeShare[away], share);
    state.edgeShare[away] = share;
    state.edgeShare[home] = 1 - share;
  }
}

/** A user is bound to one region at a time: those whose turn it is to move take their place in the other's stock. */
function rebind(state: State, home: number, away: number, before: number, after: number): void {
  if (after > before && before < 1) {
    const moving = state.waiting[home] * ((after - before) / (1 - before));
    state.waiting[home] -= moving;
    state.waiting[away] += moving;
  } else if (after < before && before > 0) {
    const moving = state.waiting[away] * ((before - after) / before);
    state.waiting[away] -= moving;
    state.waiting[home] += moving;
  }
}

function tellMove(round: RoundStep, at: number, signal: number): void {
  const { from, to } = specOf(round, at);
  const subject = `failover:${from}`;
  const causes = worstFailure(round, round.cast.failovers[at].home);
  const root = causes.length === 0 ? "noise" : null;
  const event = happen(round, "failover-started", subject, causes, root, { from, to, signal });
  setStanding(round, subject, "failover-started", event);
}

function tellReturn(round: RoundStep, at: number): void {
  const subject = `failover:${specOf(round, at).from}`;
  const cause = standing(round, subject, "failover-started");
  happen(round, "failover-ended", subject, cause === undefined ? [] : [cause], cause === undefined ? "noise" : null);
  setStanding(round, subject, "failover-started", null);
}

/** Failed share of what people of the region call, or its services of one other; null where there is no data. */
function failureOfHome(round: RoundStep, at: number): FailoverAffair["seen"] {
  const { plant, state } = round.step;
  let attempts = 0;
  let failed = 0;
  let age = 0;
  for (const { edge, caller } of round.cast.failovers[at].measured) {
    const signal = caller ?? signalAt(plant, "users", 0);
    age = Math.max(age, ageS(round, signal));
    if (isDark(round, signal)) continue;
    attempts += state.readingEdge[edge * EDGE_READINGS];
    failed += state.readingEdge[edge * EDGE_READINGS] * state.readingEdge[edge * EDGE_READINGS + 3];
  }
  return { failing: attempts > 0 ? failed / attempts : null, ageS: age };
}

function specOf({ cast }: RoundStep, at: number) {
  return cast.plant.topology.world.failovers[at];
}

/** What in a region is failing or full, for the event's parents. */
function worstFailure(round: RoundStep, region: number): number[] {
  const parents: number[] = [];
  for (const { id, region: where } of round.cast.plant.topology.stations) {
    if (where !== region) continue;
    const event = standing(round, id, "failing");
    if (event !== undefined) parents.push(event);
  }
  return parents.slice(0, 3);
}
