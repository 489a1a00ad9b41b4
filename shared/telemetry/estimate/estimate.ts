/**
 * What a change might do, by arithmetic on the last scrape along the known calls. It ignores retries, queues and
 * whatever is hidden, so it can be wrong; its age and its blind spots are shown.
 */
import type { Estimate } from "../../protocol/index.ts";
import type { Observation, StationReading } from "../../sim/index.ts";
import { latest } from "../history.ts";
import { shown } from "../seen.ts";
import type { Seen } from "../seen.ts";
import { flowsOf, growthOf, REFUSING } from "./flows.ts";
import type { Push } from "./flows.ts";
import { stationsNamed } from "./names.ts";
import { pushOf } from "./push.ts";
import type { Intent } from "./push.ts";

const MAX_LINES = 4;
/** From here on a station may turn work away. */
const FULL = 0.9;
const LEAST_SERVED = 0.01;

export function estimate(seen: Seen, intent: Intent): Estimate {
  const now = latest(seen.history);
  if (!now) return { scrapeTick: seen.tick, lines: [{ code: "estimate.no-data", params: {} }], nodes: [] };
  const push = pushOf(seen, now, intent);
  const loads = loadsAfter(seen, now, push);
  const lines = [...loads.entries()]
    .map(([station, after]) => ({ station, now: now.stations[station]?.utilization ?? 0, after }))
    .filter((load) => Math.abs(load.after - load.now) >= 0.005)
    .sort((a, b) => Math.abs(b.after - b.now) - Math.abs(a.after - a.now))
    .slice(0, MAX_LINES)
    .map((load) => ({
      code: "estimate.load",
      params: { node: seen.topology.stations[load.station]?.id ?? "", now: shown(load.now), after: shown(load.after) },
    }));
  const all = [...push.says, ...lines];
  return {
    scrapeTick: now.scrapeTick,
    lines: all.length > 0 ? all : [{ code: "estimate.no-number", params: {} }],
    nodes: [...new Set([...stationsNamed(seen.topology, intent.target), ...loads.keys()])].sort((a, b) => a - b),
  };
}

/**
 * Utilization of every station whose work or capacity changes; above 1 where more is asked than it can do. A station
 * that turns work away is asked for more than its utilization shows.
 */
function loadsAfter(seen: Seen, now: Observation, push: Push): ReadonlyMap<number, number> {
  const first = flowsOf(seen, now, push);
  const relieved = now.stations.flatMap((reading, station) =>
    (reading?.errorRatio ?? 0) >= REFUSING && growthOf(seen.topology, first, station) < 1 ? [station] : [],
  );
  const flows = relieved.length > 0 ? flowsOf(seen, now, push, new Set(relieved)) : first;
  return new Map(
    now.stations.flatMap((reading, station) => {
      const factor = growthOf(seen.topology, flows, station) / (push.capacity.get(station) ?? 1);
      return reading && Math.abs(factor - 1) > 1e-9 ? [[station, askedOf(reading) * factor] as const] : [];
    }),
  );
}

/** What is asked of a station as a share of what it can do: the refused would have needed as much as the served. */
function askedOf({ utilization, errorRatio }: StationReading): number {
  return utilization > FULL ? utilization / Math.max(1 - errorRatio, LEAST_SERVED) : utilization;
}
