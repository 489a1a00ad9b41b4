/**
 * Which slice is unlike the others: every journey of every population, and every instrumented station, by how far it
 * is from its own usual reading, against how far the others of its kind are.
 */
import type { RankedSlice } from "../../protocol/index.ts";
import { latest } from "../history.ts";
import { shown } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";

const MAX_ROWS = 6;
type Slice = Omit<RankedSlice, "times">;

/** Below these a reading is too small to be compared with anything. */
const floors = { errorRatio: 0.005, p95Ms: 5, attemptsPerCall: 1 } as const;

export function compare(seen: Seen): Finding {
  const ranked = [...journeys(seen), ...stations(seen)];
  const rows = (["errorRatio", "p95Ms", "attemptsPerCall"] as const)
    .flatMap((metric) => against(ranked.filter((slice) => slice.metric === metric)))
    .sort((a, b) => b.times - a.times)
    .slice(0, MAX_ROWS);
  const top = rows[0];
  const headline = top
    ? { code: "look.compare", params: { slice: top.slice, metric: top.metric, times: top.times } }
    : { code: "look.compare.alike", params: {} };
  return { headline, detail: { kind: "ranking", rows }, spark: [] };
}

function journeys({ topology, knownEdges, history }: Seen): readonly Slice[] {
  return knownEdges.flatMap((index) => {
    const edge = topology.edges[index];
    const [now, usual] = [latest(history)?.edges[index], history.usual.edges[index]?.mid];
    if (!edge || !now || !usual || !("population" in (topology.calls[edge.call]?.from ?? {}))) return [];
    const attempts = (reading: { readonly attemptsRps: number; readonly callsRps: number }) =>
      reading.callsRps > 0 ? reading.attemptsRps / reading.callsRps : 1;
    return [
      { slice: edge.id, metric: "errorRatio", now: now.errorRatio, usual: usual.errorRatio },
      { slice: edge.id, metric: "p95Ms", now: now.p95Ms, usual: usual.p95Ms },
      { slice: edge.id, metric: "attemptsPerCall", now: attempts(now), usual: attempts(usual) },
    ] as const;
  });
}

function stations({ topology, history }: Seen): readonly Slice[] {
  return topology.stations.flatMap(({ id }, index) => {
    const [now, usual] = [latest(history)?.stations[index], history.usual.stations[index]?.mid];
    if (!now || !usual) return [];
    return [
      { slice: id, metric: "errorRatio", now: now.errorRatio, usual: usual.errorRatio },
      { slice: id, metric: "p95Ms", now: now.p95Ms, usual: usual.p95Ms },
    ] as const;
  });
}

function against(slices: readonly Slice[]): readonly RankedSlice[] {
  const growth = ({ metric, now, usual }: Slice) => Math.max(now, floors[metric]) / Math.max(usual, floors[metric]);
  const sorted = slices.map(growth).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 1;
  return slices
    .map((slice) => ({
      ...slice,
      now: shown(slice.now),
      usual: shown(slice.usual),
      times: shown(growth(slice) / Math.max(middle, 1)),
    }))
    .filter(({ times }) => times >= 1.2);
}
