/**
 * Whether a visible condition holds: the scenario's `signal`, read off the history of scrapes alone. Where it names a
 * service, the worst of its regions counts; `forS` asks that it held in every scrape since then.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Signal, Topology } from "../content/index.ts";
import type { Observation } from "../sim/index.ts";
import type { History } from "./history.ts";

export function holds(signal: Signal, topology: Topology, history: History): boolean {
  const now = history.recent.at(-1);
  if (!now) return false;
  const since = now.scrapeTick - secondsToTicks(signal.forS);
  const scrapes = history.recent.filter(({ scrapeTick }) => scrapeTick >= since);
  const isLongEnough = signal.forS === 0 || (scrapes[0]?.scrapeTick ?? 0) <= since + secondsToTicks(10);
  return (
    isLongEnough && scrapes.every((scrape) => valuesOf(signal, topology, scrape).some((value) => isOut(signal, value)))
  );
}

function isOut({ above, below }: Signal, value: number): boolean {
  return (above === undefined || value > above) && (below === undefined || value < below);
}

function valuesOf({ metric, of }: Signal, topology: Topology, scrape: Observation): readonly number[] {
  switch (metric) {
    case "sli":
      return scrape.sli === null ? [] : [scrape.sli];
    case "alert":
      return [
        scrape.alerts.filter(({ id, state }) => state === "firing" && (of === undefined || id.startsWith(of))).length,
      ];
    case "attemptsPerCall":
      return edgesOf(topology, of).flatMap((edge) => {
        const reading = scrape.edges[edge];
        return reading && reading.callsRps > 0 ? [reading.attemptsRps / reading.callsRps] : [];
      });
    default: {
      const edges = edgesOf(topology, of);
      if (edges.length > 0 && (metric === "errorRatio" || metric === "p95Ms")) {
        return edges.flatMap((edge) => scrape.edges[edge]?.[metric] ?? []);
      }
      return stationsOf(topology, of).flatMap((station) => scrape.stations[station]?.[metric] ?? []);
    }
  }
}

function stationsOf(topology: Topology, of: string | undefined): readonly number[] {
  return topology.stations.flatMap(({ id, service }, index) =>
    of === undefined || of === id || of === service.id ? [index] : [],
  );
}

/** `boot>store` means that call in every region; a full edge id means one. */
function edgesOf(topology: Topology, of: string | undefined): readonly number[] {
  if (!of?.includes(">")) return [];
  const plain = (id: string) => id.replaceAll(/@[a-z0-9-]+/g, "");
  return topology.edges.flatMap(({ id }, index) => (id === of || plain(id) === of ? [index] : []));
}
