/**
 * Log lines as counts: how many lines each of a scenario's log rules wrote since the last scrape, from the counters of
 * the stations it speaks for. Owns the state's `measuredLines` and `lastLog`. The text is made elsewhere.
 */
import type { RoundStep } from "../roundStep.ts";
import { LOG_SOURCES } from "../state.ts";

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
export function countLogs({ step }: RoundStep): void {
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
      own(state.completed) - own(state.stationGood),
    ];
    for (const [i, total] of totals.entries()) {
      state.measuredLines[station * LOG_SOURCES + i] = Math.max(0, total - state.lastLog[station * LOG_SOURCES + i]);
      state.lastLog[station * LOG_SOURCES + i] = total;
    }
  }
}

/** Lines of one rule over all stations of its service, last scrape. */
export function linesOf({ step, cast }: Pick<RoundStep, "step" | "cast">, rule: number): number {
  const { service, source, per } = cast.scenario.logs[rule];
  const column = SOURCES.indexOf(source);
  let lines = 0;
  for (const [station, { service: spec }] of step.plant.topology.stations.entries()) {
    if (spec.id === service) lines += step.state.seenLines[station * LOG_SOURCES + column];
  }
  return Math.round(lines * per);
}
