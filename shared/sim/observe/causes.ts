/**
 * Causes [E1]: when a station or an edge crosses from ordinary to troubled, the event that says so names as parents the
 * changes that hold the largest share of what was crossed. Owns `affairs.standing` for these kinds. Looks each second.
 *
 * The truth is used here (rates of the last scrape-free second would be noise, so smoothed counters are): nothing of it
 * reaches a seat before the debrief.
 */
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { EDGE_READINGS, STATION_READINGS } from "../state.ts";
import { failureInto } from "./telemetry.ts";
import { CLOSED, OPEN } from "../systems/breakers.ts";
import type { EventKind } from "../types.ts";
import { bootEdges, coolingCauses, failureCauses, loadCauses, stallCauses, startCauses } from "./blame.ts";

/** Enter and leave thresholds; the gap keeps an event from flickering. */
const SATURATED = { enter: 0.95, leave: 0.8 };
const FAILING = { enter: 0.05, leave: 0.02 };
const STORM = { enter: 1.5, leave: 1.2 };
/** Share of replicas that wait for a boot call, and share of those calls that fails. */
const STALLED = { enter: 0.05, leave: 0.01 };
/** Calls that are to be made for lost replicas. */
const RECOVERING = { enter: 1, leave: 0.5 };
/** A cache cools when it loses this much of its hits. */
const COOLING = { enter: 0.04, leave: 0.015 };

/** Remembers ordinary life: what excess is measured against. */
export function takeBaseline({ step }: RoundStep): void {
  step.state.baseline.set(step.state.measured);
  step.state.baselineEdge.set(step.state.measuredEdge);
}

/** Trouble can run in a circle within the second: what nothing explains yet waits until all that can be is named. */
export function nameCauses(round: RoundStep): void {
  let before = Infinity;
  let waiting = look(round, false);
  while (waiting > 0 && waiting < before) {
    before = waiting;
    waiting = look(round, false);
  }
  if (waiting > 0) look(round, true);
}

/** Names what is crossed and explained, in the last look all that is crossed. Returns how many crossings wait. */
function look(round: RoundStep, isLast: boolean): number {
  const { edges } = round.cast.plant.topology;
  const order = calleesFirst(round);
  let waiting = 0;
  const name = (crossing: Crossing | null): void => {
    if (crossing && !settle(round, crossing, isLast)) waiting++;
  };
  for (const station of order) {
    name(cooling(round, station));
    name(recovering(round, station));
    name(saturation(round, station));
  }
  for (let edge = 0; edge < edges.length; edge++) name(breaking(round, edge));
  for (const station of order) {
    name(stalling(round, station));
    name(failing(round, station));
  }
  for (let edge = 0; edge < edges.length; edge++) name(storm(round, edge));
  return waiting;
}

function calleesFirst({ cast }: RoundStep): number[] {
  const seen = new Set<number>();
  return cast.plant.order
    .map((pool) => cast.plant.pools[pool].station)
    .filter((station) => !seen.has(station) && seen.add(station));
}

function reading({ step }: RoundStep, station: number, at: number): number {
  return step.state.measured[station * STATION_READINGS + at];
}

/** A condition that may begin or end now. */
interface Crossing {
  readonly subject: string;
  readonly kind: EventKind;
  /** The event that says it ended, if it deserves one. */
  readonly end: EventKind | null;
  readonly isOn: boolean;
  readonly isOff: boolean;
  readonly parents: () => number[];
  readonly data: Record<string, number>;
}

/** Says that a condition begins or ends, if it does. False if it begins and must wait for its explanation. */
function settle(round: RoundStep, { subject, kind, end, isOn, isOff, parents, data }: Crossing, isLast: boolean) {
  const now = standing(round, subject, kind);
  if (now === undefined && isOn) {
    const causes = parents();
    if (causes.length === 0 && !isLast) return false;
    const root = causes.length === 0 ? "demand" : null;
    setStanding(round, subject, kind, happen(round, kind, subject, causes, root, data));
  } else if (now !== undefined && isOff) {
    if (end) happen(round, end, subject, [now], null, data);
    setStanding(round, subject, kind, null);
  }
  return true;
}

function cooling(round: RoundStep, station: number): Crossing | null {
  const hitRatio = reading(round, station, 8);
  if (hitRatio < 0) return null;
  const lost = round.step.state.baseline[station * STATION_READINGS + 8] - hitRatio;
  return {
    subject: round.cast.plant.topology.stations[station].id,
    kind: "cache-cooling",
    end: null,
    isOn: lost > COOLING.enter,
    isOff: lost < COOLING.leave,
    parents: () => coolingCauses(round, station),
    data: { hitRatio },
  };
}

function saturation(round: RoundStep, station: number): Crossing {
  const utilization = reading(round, station, 4);
  return {
    subject: round.cast.plant.topology.stations[station].id,
    kind: "saturated",
    end: "relieved",
    isOn: utilization > SATURATED.enter,
    isOff: utilization < SATURATED.leave,
    parents: () => loadCauses(round, station),
    data: { utilization },
  };
}

/** The rest of a fleet makes up for replicas that were lost. */
function recovering(round: RoundStep, station: number): Crossing | null {
  const { plant } = round.cast;
  const { id, service } = plant.topology.stations[station];
  if (service.recoveries.length === 0) return null;
  const { owed, owedOpen } = round.step.state;
  let calls = 0;
  for (const [recovery, { pool }] of plant.recoveries.entries())
    if (plant.pools[pool].station === station) calls += owed[recovery] + owedOpen[recovery];
  return {
    subject: id,
    kind: "recovery-started",
    end: "recovery-ended",
    isOn: calls >= RECOVERING.enter,
    isOff: calls < RECOVERING.leave,
    parents: () => startCauses(round, station),
    data: { calls },
  };
}

/** Replicas that start do not come to serve: what they call fails them. Ordinary boots are over before they count. */
function stalling(round: RoundStep, station: number): Crossing | null {
  const { plant } = round.cast;
  const { state } = round.step;
  const { id, service } = plant.topology.stations[station];
  if (service.boots.length === 0) return null;
  const pools = plant.stationPools[station];
  const sum = (field: Float64Array): number => pools.reduce((total, pool) => total + field[pool], 0);
  const unready = sum(state.running) > 0 ? sum(state.unready) / sum(state.running) : 0;
  const failed = bootEdges(round, station).some((edge) => state.measuredEdge[edge * EDGE_READINGS + 3] > STALLED.enter);
  return {
    subject: id,
    kind: "boot-stalled",
    end: "booted",
    isOn: unready > STALLED.enter && failed,
    isOff: unready < STALLED.leave,
    parents: () => stallCauses(round, station),
    data: { unready: sum(state.unready) },
  };
}

function storm(round: RoundStep, edge: number): Crossing {
  const { measuredEdge } = round.step.state;
  const { id, to } = round.cast.plant.topology.edges[edge];
  const calls = measuredEdge[edge * EDGE_READINGS + 1];
  const attemptsPerCall = calls > 0.1 ? measuredEdge[edge * EDGE_READINGS] / calls : 1;
  return {
    subject: id,
    kind: "retry-storm",
    end: null,
    isOn: attemptsPerCall > STORM.enter,
    isOff: attemptsPerCall < STORM.leave,
    parents: () => failureCauses(round, to),
    data: { attemptsPerCall },
  };
}

function breakersOn(round: RoundStep, station: number): number[] {
  return round.cast.plant.topology.edges
    .filter(({ to }) => to === station)
    .flatMap(({ id }) => standing(round, id, "breaker-opened") ?? []);
}

/** Callers stop calling. Trials are neither open nor closed, or a callee that stays down would open it again and again. */
function breaking(round: RoundStep, edge: number): Crossing {
  const { plant } = round.cast;
  const { breakerState } = round.step.state;
  const { id, to } = plant.topology.edges[edge];
  const clients = plant.edgesOf[edge].map((index) => plant.edges[index].client);
  return {
    subject: id,
    kind: "breaker-opened",
    end: "breaker-closed",
    isOn: clients.some((client) => breakerState[client] === OPEN),
    isOff: clients.every((client) => breakerState[client] === CLOSED),
    parents: () => failureCauses(round, to),
    data: {},
  };
}

/** A station fails its callers, or they no longer call it. */
function failing(round: RoundStep, station: number): Crossing {
  const { plant } = round.cast;
  const { id } = plant.topology.stations[station];
  const errorRatio = failureInto(plant, round.step.state.measuredEdge, station);
  return {
    subject: id,
    kind: "failing",
    end: "recovered",
    isOn: errorRatio > FAILING.enter,
    isOff: errorRatio < FAILING.leave,
    parents: () => [
      ...failureCauses(round, station).filter((event) => event !== standing(round, id, "failing")),
      ...breakersOn(round, station),
    ],
    data: { errorRatio },
  };
}
