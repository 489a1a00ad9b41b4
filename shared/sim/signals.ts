/**
 * Signals: a visible condition read off an observation, as policies, conditional reports and `pace` use it. It knows
 * what a dashboard knows and nothing more.
 */
import type { Signal, Topology } from "../content/index.ts";
import type { EdgeReading, Observation, StationReading } from "./types.ts";

/** The value a signal looks at now: the worst of what its name means; null where there is no data. */
export function signalValue(topology: Topology, observation: Observation, signal: Signal): number | null {
  if (signal.metric === "sli") return observation.sli;
  if (signal.metric === "alert") {
    return observation.alerts.some(({ id, state }) => state === "firing" && id.split(":")[0] === signal.of) ? 1 : 0;
  }
  const of = signal.of ?? "";
  const values = of.includes(">")
    ? edgeValues(topology, observation, signal.metric, of)
    : stationValues(topology, observation, signal.metric, of);
  if (values.length === 0) return null;
  return signal.below !== undefined && signal.above === undefined ? Math.min(...values) : Math.max(...values);
}

/** Whether the condition holds now. Of a service it is the worst station for `above`, and the lowest for `below`. */
export function signalHolds(topology: Topology, observation: Observation, signal: Signal): boolean {
  const value = signalValue(topology, observation, signal);
  if (value === null) return false;
  if (signal.metric === "alert") return value > 0;
  if (signal.above !== undefined && value <= signal.above) return false;
  return signal.below === undefined || value < signal.below;
}

const ofStation: Record<string, (reading: StationReading) => number | null> = {
  errorRatio: ({ errorRatio }) => errorRatio,
  p95Ms: ({ p95Ms }) => p95Ms,
  rps: ({ rps }) => rps,
  utilization: ({ utilization }) => utilization,
  queue: ({ queue }) => queue,
  hitRatio: ({ hitRatio }) => hitRatio,
};

const ofEdge: Record<string, (reading: EdgeReading) => number | null> = {
  errorRatio: ({ errorRatio }) => errorRatio,
  p95Ms: ({ p95Ms }) => p95Ms,
  rps: ({ attemptsRps }) => attemptsRps,
  attemptsPerCall: ({ attemptsRps, callsRps }) => (callsRps > 0.1 ? attemptsRps / callsRps : 1),
};

function stationValues(
  { stations, edges }: Topology,
  { stations: readings, edges: traffic, ceilings }: Observation,
  metric: string,
  of: string,
): number[] {
  const values: number[] = [];
  for (const [index, { id, service }] of stations.entries()) {
    if (id !== of && service.id !== of) continue;
    if (metric === "errorRatio") {
      const failed = failureInto(edges, traffic, index);
      if (failed !== null) values.push(failed);
    } else if (metric === "ceiling") {
      values.push(...ceilings.flatMap(({ station, share }) => (station === index ? [share] : [])));
    } else {
      const reading = readings[index];
      const value = reading ? ofStation[metric]?.(reading) : null;
      if (value !== null && value !== undefined) values.push(value);
    }
  }
  return values;
}

/** What a station's callers see: the failed share of the attempts that come to it; null where none of them tells. */
function failureInto(edges: Topology["edges"], traffic: Observation["edges"], station: number): number | null {
  let isTold = edges.every(({ to }) => to !== station);
  let attempts = 0;
  let failed = 0;
  for (const [index, { to }] of edges.entries()) {
    const reading = traffic[index];
    if (to !== station || !reading) continue;
    isTold = true;
    attempts += reading.attemptsRps;
    failed += reading.attemptsRps * reading.errorRatio;
  }
  if (!isTold) return null;
  return attempts > 0 ? failed / attempts : 0;
}

function edgeValues({ edges }: Topology, { edges: readings }: Observation, metric: string, of: string): number[] {
  const values: number[] = [];
  for (const [index, { id }] of edges.entries()) {
    const [from = "", to = ""] = id.split(">");
    const short = `${from.split(/[@:]/)[0]}>${to.split("@")[0]}`;
    if (id !== of && short !== of) continue;
    const reading = readings[index];
    const value = reading ? ofEdge[metric]?.(reading) : null;
    if (value !== null && value !== undefined) values.push(value);
  }
  return values;
}
