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
import { coolingCauses, failureCauses, loadCauses } from "./blame.ts";

/** Enter and leave thresholds; the gap keeps an event from flickering. */
const SATURATED = { enter: 0.95, leave: 0.8 };
const FAILING = { enter: 0.05, leave: 0.02 };
const STORM = { enter: 1.5, leave: 1.2 };
/** A cache cools when it loses this much of its hits. */
const COOLING = { enter: 0.04, leave: 0.015 };

/** Remembers ordinary life: what excess is measured against. */
export function takeBaseline({ step }: RoundStep): void {
  step.state.baseline.set(step.state.measured);
  step.state.baselineEdge.set(step.state.measuredEdge);
}

export function nameCauses(round: RoundStep): void {
  const { edges } = round.cast.plant.topology;
  // Trouble comes up from below: what a station waits for is looked at before it, and its callers' answer to it after.
  for (const station of calleesFirst(round)) {
    cooling(round, station);
    saturation(round, station);
    const into = edges.flatMap(({ to }, edge) => (to === station ? edge : []));
    for (const edge of into) breaking(round, edge);
    failing(round, station);
    for (const edge of into) storm(round, edge);
  }
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

function cross(
  round: RoundStep,
  subject: string,
  kind: EventKind,
  end: EventKind | null,
  isOn: boolean,
  isOff: boolean,
  parents: () => number[],
  data: Record<string, number>,
): void {
  const now = standing(round, subject, kind);
  if (now === undefined && isOn) {
    const causes = parents();
    setStanding(
      round,
      subject,
      kind,
      happen(round, kind, subject, causes, causes.length === 0 ? "demand" : null, data),
    );
  } else if (now !== undefined && isOff) {
    if (end) happen(round, end, subject, [now], null, data);
    setStanding(round, subject, kind, null);
  }
}

function cooling(round: RoundStep, station: number): void {
  const hit = reading(round, station, 8);
  if (hit < 0) return;
  const lost = round.step.state.baseline[station * STATION_READINGS + 8] - hit;
  const { id } = round.cast.plant.topology.stations[station];
  const parents = (): number[] => coolingCauses(round, station);
  cross(round, id, "cache-cooling", null, lost > COOLING.enter, lost < COOLING.leave, parents, { hitRatio: hit });
}

function saturation(round: RoundStep, station: number): void {
  const { id } = round.cast.plant.topology.stations[station];
  const utilization = reading(round, station, 4);
  const parents = (): number[] => loadCauses(round, station);
  cross(round, id, "saturated", "relieved", utilization > SATURATED.enter, utilization < SATURATED.leave, parents, {
    utilization,
  });
}

function storm(round: RoundStep, edge: number): void {
  const { state } = round.step;
  const { id, to } = round.cast.plant.topology.edges[edge];
  const calls = state.measuredEdge[edge * EDGE_READINGS + 1];
  const perCall = calls > 0.1 ? state.measuredEdge[edge * EDGE_READINGS] / calls : 1;
  const parents = (): number[] => failureCauses(round, to);
  cross(round, id, "retry-storm", null, perCall > STORM.enter, perCall < STORM.leave, parents, {
    attemptsPerCall: perCall,
  });
}

function breakersOn(round: RoundStep, station: number): number[] {
  return round.cast.plant.topology.edges
    .filter(({ to }) => to === station)
    .flatMap(({ id }) => standing(round, id, "breaker-opened") ?? []);
}

/** Callers stop calling. Trials are neither open nor closed, or a callee that stays down would open it again and again. */
function breaking(round: RoundStep, edge: number): void {
  const { plant } = round.cast;
  const { breakerState } = round.step.state;
  const { id, to } = plant.topology.edges[edge];
  const clients = plant.edgesOf[edge].map((index) => plant.edges[index].client);
  const isOpen = clients.some((client) => breakerState[client] === OPEN);
  const isClosed = clients.every((client) => breakerState[client] === CLOSED);
  const parents = (): number[] => failureCauses(round, to);
  cross(round, id, "breaker-opened", "breaker-closed", isOpen, isClosed, parents, {});
}

/** A station fails its callers, or they no longer call it. */
function failing(round: RoundStep, station: number): void {
  const { plant } = round.cast;
  const { state } = round.step;
  const { id } = plant.topology.stations[station];
  const ratio = failureInto(plant, state.measuredEdge, station);
  const parents = (): number[] => [
    ...failureCauses(round, station).filter((event) => event !== standing(round, id, "failing")),
    ...breakersOn(round, station),
  ];
  cross(round, id, "failing", "recovered", ratio > FAILING.enter, ratio < FAILING.leave, parents, {
    errorRatio: ratio,
  });
}
