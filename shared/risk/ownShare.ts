/**
 * What a fault takes away by itself, were nothing else in the system to suffer from it: nobody waits for anybody, nobody
 * asks again, nothing is moved. What it costs beyond that is the system's own doing, and what a report is read for.
 */
import type { Fault } from "./faults.ts";
import { modelOf } from "./model.ts";
import { amplifiers, screen } from "./screen.ts";
import type { Rest } from "./simulate.ts";

/** In user-minutes of the first hour. */
export function ownShareOf({ healthy, hits }: Pick<Rest, "healthy" | "hits">, fault: Fault): number {
  const model = modelOf(healthy, { scale: {}, set: lossOf(fault) }, hits);
  const stations = model.stations.map((station) => ({ ...station, slots: Infinity, workMs: 0 }));
  return screen({ ...model, stations }, { without: amplifiers }).userMinutes;
}

/** The share of the requests at its place that a fault loses, as parameters. A setting alone loses none. */
function lossOf({ kind, place, set, scale }: Fault): Fault["set"] {
  const [at = place] = place.split(":");
  switch (kind) {
    // So much less is done at a time as slots are gone, or as each request takes longer.
    case "capacity-lost":
      return { [`${at}.errorRatio`]: 1 - (scale[`${at}.slots`] ?? 1) };
    case "slow":
    case "slow-release":
      return { [`${at}.errorRatio`]: 1 - 1 / (scale[`${at}.serviceMs`] ?? 1) };
    case "scaler-low":
      return { [`${at}.errorRatio`]: 0.5 };
    case "ceiling-lower":
      return { [`${at}.errorRatio`]: 0.2 };
    case "hangs":
    case "allowance-spent":
      return { [`${at}.errorRatio`]: 1 };
    case "errors":
    case "gone":
    case "key-expired":
    case "record-missing":
    case "link-poor":
    case "site-lost":
      return set;
    case "timeout-short":
    case "no-back-off":
    case "asks-twice":
    case "cache-emptied":
    case "probe-impatient":
    case "load-up":
      return {};
  }
}
