/**
 * Geo-failover: an automation that moves callers of a failing region to another one. Owns `affairs.failovers` and the
 * state's `edgeShare` of calls without a route. It reads telemetry (which can be wrong or late), waits to be sure, and then moves a share that
 * rises linearly over the TTL of the name it changes [N1]. It can be paused: the share then stays where it is.
 */
import type { WorldSpec } from "../../content/index.ts";
import type { FailoverAffair } from "../affairs.ts";
import { failureOfHome } from "../observe/telemetry.ts";
import { regionOfCaller } from "../compile/reach.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";

export function openFailovers(count: number): FailoverAffair[] {
  return Array.from({ length: count }, () => ({
    paused: false,
    share: 0,
    state: "watching" as const,
    sinceTick: 0,
    badSince: null,
    goodSince: null,
  }));
}

export function turnFailovers(round: RoundStep): void {
  const { failovers, regions } = round.cast.plant.topology.world;
  for (const [index, spec] of failovers.entries()) {
    const affair = round.affairs.failovers[index];
    if (!spec.enabled) continue;
    const home = regions.findIndex(({ id }) => id === spec.from);
    const before = affair.share;
    if (!affair.paused) decide(round, index, home);
    move(round, index);
    if (affair.share > 0 || before > 0 || affair.state !== "watching") {
      share(round, home, spec, affair.share);
    }
  }
}

function decide(round: RoundStep, index: number, home: number): void {
  const spec = round.cast.plant.topology.world.failovers[index];
  const affair = round.affairs.failovers[index];
  const failing = failureOfHome(round, home, spec.callers === "services" ? spec.service : undefined);
  const bad = failing !== null && failing > spec.unhealthyRatio;
  affair.badSince = bad ? (affair.badSince ?? round.tick) : null;
  affair.goodSince = failing !== null && failing < spec.unhealthyRatio / 4 ? (affair.goodSince ?? round.tick) : null;
  const patience = spec.detectS * 10;
  if (affair.state === "watching" && affair.badSince !== null && round.tick - affair.badSince >= patience) {
    affair.state = "moving";
    affair.sinceTick = round.tick;
    const cause = worstFailure(round, home);
    const event = happen(
      round,
      "failover-started",
      `failover:${spec.from}`,
      cause,
      cause.length === 0 ? "noise" : null,
      {
        from: spec.from,
        to: spec.to,
        signal: failing ?? 0,
      },
    );
    setStanding(round, `failover:${spec.from}`, "failover-started", event);
  }
  if (affair.state === "moved" && affair.goodSince !== null && round.tick - affair.goodSince >= patience * 4) {
    affair.state = "returning";
    affair.sinceTick = round.tick;
    const cause = standing(round, `failover:${spec.from}`, "failover-started");
    happen(
      round,
      "failover-ended",
      `failover:${spec.from}`,
      cause === undefined ? [] : [cause],
      cause === undefined ? "noise" : null,
    );
    setStanding(round, `failover:${spec.from}`, "failover-started", null);
  }
}

/** The share follows the TTL, whatever is decided meanwhile. */
function move(round: RoundStep, index: number): void {
  const spec = round.cast.plant.topology.world.failovers[index];
  const affair = round.affairs.failovers[index];
  if (affair.paused) return;
  const perTick = spec.maxShare / Math.max(1, spec.ttlS * 10);
  if (affair.state === "moving") {
    affair.share = Math.min(spec.maxShare, affair.share + perTick);
    if (affair.share >= spec.maxShare) affair.state = "moved";
  } else if (affair.state === "returning") {
    affair.share = Math.max(0, affair.share - perTick);
    if (affair.share <= 0) affair.state = "watching";
  }
}

/** Callers that a failover does not move have no second way, or one that a route decides. */
function share(round: RoundStep, home: number, { service, to }: WorldSpec["failovers"][number], moved: number): void {
  const { plant } = round.cast;
  const { state } = round.step;
  for (const { call, edges } of plant.clients) {
    if (edges.length < 2 || call.route || call.spec.to !== service) continue;
    if (regionOfCaller(plant.topology, call) !== home) continue;
    const target = edges.find((edge, i) => i > 0 && regionOf(round, plant.edges[edge].station) === to);
    if (target === undefined) continue;
    rebind(state, edges[0], target, state.edgeShare[target], moved);
    state.edgeShare[target] = moved;
    state.edgeShare[edges[0]] = 1 - moved;
  }
}

/** A user is bound to one region at a time: those whose turn it is to move take their place in the other's stock. */
function rebind(state: RoundStep["step"]["state"], home: number, away: number, before: number, after: number): void {
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

function regionOf({ cast }: RoundStep, station: number): string {
  const { stations, world } = cast.plant.topology;
  return world.regions[stations[station].region].id;
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
