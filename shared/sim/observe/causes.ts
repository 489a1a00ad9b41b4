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
import type { EventKind } from "../types.ts";

/** Enter and leave thresholds; the gap keeps an event from flickering. */
const SATURATED = { enter: 0.95, leave: 0.8 };
const FAILING = { enter: 0.05, leave: 0.02 };
const STORM = { enter: 1.5, leave: 1.2 };
/** A cache cools when it loses this much of its hits. */
const COOLING = { enter: 0.04, leave: 0.015 };

/** Remembers ordinary life: what excess is measured against. */
export function takeBaseline({ step }: RoundStep): void {
  step.state.baseline.set(step.state.reading);
  step.state.baselineEdge.set(step.state.readingEdge);
}

export function nameCauses(round: RoundStep): void {
  const { stations, edges } = round.cast.plant.topology;
  for (let station = 0; station < stations.length; station++) {
    cooling(round, station);
    saturation(round, station);
  }
  for (let edge = 0; edge < edges.length; edge++) storm(round, edge);
  for (const station of calleesFirst(round)) failing(round, station);
}

function calleesFirst({ cast }: RoundStep): number[] {
  const seen = new Set<number>();
  return cast.plant.order
    .map((pool) => cast.plant.pools[pool].station)
    .filter((station) => !seen.has(station) && seen.add(station));
}

function reading({ step }: RoundStep, station: number, at: number): number {
  return step.state.reading[station * STATION_READINGS + at];
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
  const parents = (): number[] =>
    present([
      standing(round, id, "replica-away"),
      standing(round, id, "action-effective"),
      ...storesBehind(round, station),
    ]);
  cross(round, id, "cache-cooling", null, lost > COOLING.enter, lost < COOLING.leave, parents, { hitRatio: hit });
}

/** A cache whose store answers nobody is not refilled. */
function storesBehind(round: RoundStep, station: number): (number | undefined)[] {
  const { plant } = round.cast;
  const cache = plant.cacheOf[station];
  return plant.clients.flatMap(({ cache: own, edges }) =>
    own === cache
      ? edges.map((edge) => standing(round, plant.topology.stations[plant.edges[edge].station].id, "saturated"))
      : [],
  );
}

/** A station is full: because more comes (from whom, and why), or because it lost capacity. */
function saturation(round: RoundStep, station: number): void {
  const { plant } = round.cast;
  const { state } = round.step;
  const { id } = plant.topology.stations[station];
  const utilization = reading(round, station, 4);
  const parents = (): number[] => {
    const own = present([
      standing(round, id, "replica-away"),
      standing(round, id, "defect-activated"),
      standing(round, id, "action-effective"),
    ]);
    const excess = plant.topology.edges
      .map(({ to, call }, index) => ({
        index,
        call,
        to,
        more: state.readingEdge[index * EDGE_READINGS] - state.baselineEdge[index * EDGE_READINGS],
      }))
      .filter(({ to, more }) => to === station && more > 0)
      .sort((a, b) => b.more - a.more || a.index - b.index)
      .slice(0, 2);
    const fromEdges = excess.flatMap(({ index, call }) => {
      const edge = plant.topology.edges[index];
      const spec = plant.topology.calls[call];
      const caller = "station" in spec.from ? plant.topology.stations[spec.from.station] : null;
      const cache = spec.spec.onMissOf ? cacheStation(round, spec.spec.onMissOf, caller?.region ?? 0) : null;
      return [
        standing(round, edge.id, "retry-storm"),
        cache === null ? undefined : standing(round, cache, "cache-cooling"),
        ...failoverInto(round, index),
        ...(caller ? upstream(round, caller.id) : []),
      ];
    });
    return present([...own, ...fromEdges]);
  };
  cross(round, id, "saturated", "relieved", utilization > SATURATED.enter, utilization < SATURATED.leave, parents, {
    utilization,
  });
}

/** The load of a caller itself may come from further up: a failover into its region, a storm above it. */
function upstream(round: RoundStep, callerId: string): (number | undefined)[] {
  const { topology } = round.cast.plant;
  return topology.edges.flatMap(({ id, to }, index) =>
    topology.stations[to].id === callerId ? [standing(round, id, "retry-storm"), ...failoverInto(round, index)] : [],
  );
}

function failoverInto(round: RoundStep, edge: number): (number | undefined)[] {
  const { topology } = round.cast.plant;
  const { call, to } = topology.edges[edge];
  if (topology.calls[call].routes[0] === to) return [];
  const region = topology.world.regions[topology.stations[topology.calls[call].routes[0]].region].id;
  return [standing(round, `failover:${region}`, "failover-started")];
}

function storm(round: RoundStep, edge: number): void {
  const { state } = round.step;
  const { topology } = round.cast.plant;
  const calls = state.readingEdge[edge * EDGE_READINGS + 1];
  const perCall = calls > 0.1 ? state.readingEdge[edge * EDGE_READINGS] / calls : 1;
  const target = topology.stations[topology.edges[edge].to].id;
  const parents = (): number[] => present([standing(round, target, "saturated"), standing(round, target, "failing")]);
  cross(round, topology.edges[edge].id, "retry-storm", null, perCall > STORM.enter, perCall < STORM.leave, parents, {
    attemptsPerCall: perCall,
  });
}

/** A station fails its callers: by what it calls, or because it is full. */
function failing(round: RoundStep, station: number): void {
  const { plant } = round.cast;
  const { state } = round.step;
  const { id } = plant.topology.stations[station];
  let attempts = 0;
  let failed = 0;
  for (const [index, { to }] of plant.topology.edges.entries()) {
    if (to !== station) continue;
    const rps = state.readingEdge[index * EDGE_READINGS];
    attempts += rps;
    failed += rps * state.readingEdge[index * EDGE_READINGS + 3];
  }
  const ratio = attempts > 0.5 ? failed / attempts : 0;
  const parents = (): number[] => {
    const callees = plant.topology.calls.flatMap((call) =>
      "station" in call.from && call.from.station === station
        ? call.routes.map((to) => plant.topology.stations[to].id)
        : [],
    );
    return present([
      standing(round, id, "saturated"),
      standing(round, id, "defect-activated"),
      ...callees.flatMap((callee) => [standing(round, callee, "failing"), standing(round, callee, "saturated")]),
    ]);
  };
  cross(round, id, "failing", "recovered", ratio > FAILING.enter, ratio < FAILING.leave, parents, {
    errorRatio: ratio,
  });
}

function cacheStation(round: RoundStep, service: string, region: number): string | null {
  const { stations } = round.cast.plant.topology;
  const found = stations.find((station) => station.service.id === service && station.region === region);
  return found ? found.id : null;
}

function present(events: readonly (number | undefined)[]): number[] {
  return [...new Set(events.filter((event) => event !== undefined))];
}
