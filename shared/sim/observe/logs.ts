/**
 * Log lines as counts: how many lines each of a scenario's log rules wrote since the last scrape, from the counters of
 * the stations it speaks for; and how many of them the log store takes in. Owns the state's `measuredLines`, `lastLog`
 * and `linesTaken`. The text is made elsewhere.
 */
import type { Scenario } from "../../content/index.ts";
import { SCRAPE_TICKS } from "../cast.ts";
import type { Cast } from "../cast.ts";
import type { Plant } from "../compile/plant.ts";
import type { RoundStep } from "../roundStep.ts";
import { LOG_SOURCES } from "../state.ts";
import type { Step } from "../step.ts";
import { slowerThan } from "../systems/latency.ts";
import type { LogReading } from "../types.ts";
import { signalAt, takingOf } from "./delivery.ts";

const SOURCES = [
  "background",
  "errors",
  "timeouts",
  "rejections",
  "retries",
  "misses",
  "swaps",
  "breaker",
  "slow",
] as const;

/** Counts per station and source since the last scrape. */
export function countLogs({ step, cast }: RoundStep): void {
  const { plant, state } = step;
  for (let station = 0; station < plant.topology.stations.length; station++) {
    const pools = plant.stationPools[station];
    const own = (field: Float64Array): number => pools.reduce((sum, pool) => sum + field[pool], 0);
    const clients = pools.flatMap((pool) => plant.pools[pool].clients);
    const edges = clients.flatMap((client) => plant.clients[client].edges);
    const over = (field: Float64Array): number => edges.reduce((sum, edge) => sum + field[edge], 0);
    const cache = plant.cacheOf[station];
    const totals = [
      own(state.stationGood),
      own(state.erred) + over(state.edgeFailed) - over(state.edgeTimeouts),
      over(state.edgeTimeouts),
      own(state.rejected),
      over(state.edgeAttempts) - over(state.edgeCalls),
      cache < 0 ? 0 : state.misses[cache],
      state.swaps[station],
      clients.reduce((sum, client) => sum + (state.breakerState[client] === 1 ? 1 : 0), 0),
      own(state.completed),
    ];
    for (const [i, total] of totals.entries()) {
      state.measuredLines[station * LOG_SOURCES + i] = Math.max(0, total - state.lastLog[station * LOG_SOURCES + i]);
      state.lastLog[station * LOG_SOURCES + i] = total;
    }
    const answers = station * LOG_SOURCES + SOURCES.indexOf("slow");
    state.measuredLines[answers] *= slowShare(step, station, cast.slowMs[station]);
  }
  const most = cast.scenario.monitoring.logs.linesPerS;
  const written =
    most === undefined ? 0 : cast.scenario.logs.reduce((sum, _, rule) => sum + writtenBy(step, cast, rule), 0);
  const room = (most ?? 0) * (SCRAPE_TICKS / 10);
  state.linesTaken[0] = written > room ? room / written : 1;
}

/** Share of a station's answers that took longer than its threshold, if it writes of slow ones. */
function slowShare(step: Step, station: number, ms: number | null): number {
  if (ms === null) return 0;
  let arrived = 0;
  let slow = 0;
  for (const pool of step.plant.stationPools[station]) {
    arrived += step.state.rotation[pool];
    slow += step.state.rotation[pool] * slowerThan(step, pool, ms);
  }
  return arrived > 0 ? slow / arrived : 0;
}

/** Lines that one rule wrote since the last scrape. */
function writtenBy({ plant, state }: Step, { scenario }: Cast, rule: number): number {
  return overStations(plant, scenario, rule, (entry) => state.measuredLines[entry]);
}

/** What one rule counts, over all stations of its service. */
function overStations(
  { topology }: Plant,
  { logs }: Scenario,
  rule: number,
  at: (entry: number, station: number) => number,
): number {
  const { service, source, per } = logs[rule];
  const column = SOURCES.indexOf(source);
  let lines = 0;
  for (const [station, { service: spec }] of topology.stations.entries()) {
    if (spec.id === service) lines += at(station * LOG_SOURCES + column, station);
  }
  return lines * per;
}

/** What has come of one rule's lines at the last scrape: how many are there, how many never will be, and how old. */
export function logOf({ step, cast }: Pick<RoundStep, "step" | "cast">, rule: number): LogReading {
  const { plant, state } = step;
  const { scenario } = cast;
  let late = 0;
  let isDark = true;
  const lines = overStations(plant, scenario, rule, (entry, station) => {
    const signal = signalAt(plant, "logs", station);
    late = Math.max(late, state.signalAge[signal]);
    if (state.signalDark[signal] === 0) isDark = false;
    return state.seenLines[entry];
  });
  const taken = overStations(
    plant,
    scenario,
    rule,
    (entry, station) => state.measuredLines[entry] * takingOf(step, station),
  );
  const dropped = Math.round(writtenBy(step, cast, rule)) - Math.round(taken);
  return { lines: Math.round(lines), dropped, ageTicks: isDark ? null : late * SCRAPE_TICKS };
}
