/**
 * Autoscalers [R5], by the published rules of Kubernetes: every 15 s desired = ceil(current x metric / target), no move
 * within a tolerance of 0.1, scaling down takes the largest wish of the last 300 s and at most a share of the replicas
 * per period, and without the metric nothing but the bounds. Owns `affairs.scalers`. The metric is the scraped
 * utilization: an autoscaler believes its dashboards. Told a number of replicas it has them at once, bounds or not, as
 * far as the provider gives them.
 */
import { must } from "../../base/index.ts";
import type { BoundBy } from "../../content/index.ts";
import type { ScalerAffair } from "../affairs.ts";
import { isDark } from "../observe/delivery.ts";
import { loadCauses } from "../observe/blame.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { STATION_READINGS } from "../state.ts";
import { ageS, isPaused, look, toldTo } from "./log.ts";
import { roomFor } from "./provisioning.ts";
import { wantReplicas } from "./replicas.ts";

export function openScalers(stations: number): ScalerAffair[] {
  return Array.from({ length: stations }, () => ({ wishes: [], moves: [] }));
}

export function turnScalers(round: RoundStep): void {
  for (const { actor, at } of round.cast.crew.autoscaler) {
    const { periodS } = specOf(round, at);
    if (!isPaused(round, actor) && round.tick % Math.round(periodS * 10) === 0) decide(round, actor, at);
  }
}

interface Wish {
  /** Replicas by the metric alone, and what may become of them now. */
  readonly wants: number;
  readonly to: number;
  readonly why: BoundBy | null;
}

function decide(round: RoundStep, actor: number, station: number): void {
  const { id, service } = round.cast.plant.topology.stations[station];
  const [pool] = round.cast.plant.stationPools[station];
  const { wanted } = round.affairs.pools[pool];
  const value = !service.instrumented || isDark(round, station) ? null : fleetUtilization(round, station, wanted);
  const told = toldTo(round, actor);
  const asked = told === null ? bounded(round, actor, station, wanted, value) : obeyed(round, station, told);
  const most = wanted + roomFor(round, station);
  const wish: Wish = asked.to > most ? { ...asked, to: most, why: "provider" } : asked;
  look(round, actor, {
    read: {
      metric: "utilization",
      of: id,
      value,
      target: round.step.state.scalerTarget[actor],
      ageS: ageS(round, station),
    },
    from: wanted,
    ...wish,
    did: wish.to > wanted ? "scale-out" : wish.to < wanted ? "scale-in" : wish.why ? "hold" : "steady",
  });
  if (wish.to !== wanted) scale(round, station, wanted, wish.to, value);
}

/** What the metric asks for, within the bounds, the window and the rate, each of which may hold it back. */
function bounded(round: RoundStep, actor: number, station: number, wanted: number, value: number | null): Wish {
  const { scalerMin, scalerMax, scalerTarget } = round.step.state;
  const { tolerance } = specOf(round, station);
  const ratio = value === null ? 1 : value / scalerTarget[actor];
  const wants = Math.abs(ratio - 1) <= tolerance ? wanted : Math.ceil(wanted * ratio);
  const wish = Math.min(scalerMax[actor], Math.max(scalerMin[actor], wants));
  const highest = value === null ? wish : highestWish(round, station, wish);
  const settled = Math.max(wish, Math.min(wanted, highest, scalerMax[actor]));
  const to = Math.max(settled, Math.min(wanted, leastNow(round, actor, station, wanted)));
  const clamp = wish > wants ? "floor" : wish < wants ? "ceiling" : null;
  return { wants, to, why: to > settled ? "rate" : settled > wish ? "window" : value === null ? "no-data" : clamp };
}

/** What it is told counts as its wish: it does not fall at once when it is let go. */
function obeyed(round: RoundStep, station: number, told: number): Wish {
  highestWish(round, station, Math.round(told));
  return { wants: Math.round(told), to: Math.round(told), why: "override" };
}

/** The largest of the wishes of the window, of which this is the latest. */
function highestWish(round: RoundStep, station: number, wish: number): number {
  const affair = round.affairs.scalers[station];
  const ticks = specOf(round, station).scaleDownWindowS * 10;
  affair.wishes = affair.wishes.filter(([tick]) => round.tick - tick < ticks);
  affair.wishes.push([round.tick, wish]);
  return Math.max(...affair.wishes.map(([, replicas]) => replicas));
}

/** The fewest replicas that the rate allows: a share of those at the start of its period, rounded as Kubernetes does. */
function leastNow(round: RoundStep, actor: number, station: number, wanted: number): number {
  const affair = round.affairs.scalers[station];
  const ticks = Math.round(specOf(round, station).scaleInPeriodS * 10);
  affair.moves = affair.moves.filter(([tick]) => round.tick - tick < ticks);
  const atStart = affair.moves.reduce((replicas, [, change]) => replicas - change, wanted);
  return Math.floor(atStart * (1 - round.step.state.scalerInRatio[actor]) + 1e-9);
}

function scale(round: RoundStep, station: number, from: number, to: number, value: number | null): void {
  const { plant } = round.cast;
  const { id } = plant.topology.stations[station];
  wantReplicas(round, plant.stationPools[station][0], to);
  round.affairs.scalers[station].moves.push([round.tick, to - from]);
  const cause = standing(round, id, "saturated");
  const causes = cause === undefined ? loadCauses(round, station) : [cause];
  const data = { from, to, ...(value === null ? {} : { signal: value }) };
  setStanding(round, id, "scaled", happen(round, "scaled", id, causes, causes.length === 0 ? "demand" : null, data));
}

/** The fleet's utilization; replicas that are on their way count as idle, or every wait for them would ask for more. */
function fleetUtilization({ step }: RoundStep, station: number, wanted: number): number {
  const at = station * STATION_READINGS;
  const serving = Math.min(wanted, step.state.reading[at + 6]);
  return wanted > 0 ? (step.state.reading[at + 4] * serving) / wanted : 0;
}

function specOf({ cast }: RoundStep, station: number) {
  return must(cast.plant.topology.stations[station].service.autoscaler, "autoscaler");
}
