/**
 * Scrapes as rows of the wire. A row is packed once, when its scrape lands, for the links known then; views share the
 * packed rows, so a frame that brings no scrape finds them unchanged at a glance.
 */
import { packDepth, packImpact, packLink, packNode, packRegion } from "../protocol/index.ts";
import type { Baseline, DepthRow, MetricsRow } from "../protocol/index.ts";
import type { EdgeReading, Observation } from "../sim/index.ts";
import type { Range, Usual } from "../telemetry/index.ts";

export function metricsRow(scrape: Observation, links: readonly number[]): MetricsRow {
  return {
    scrape: scrape.scrape,
    tick: scrape.scrapeTick,
    nodes: scrape.stations.flatMap(packNode),
    links: links.flatMap((edge) => packEdge(scrape.edges[edge] ?? null)),
    regions: scrape.regions.flatMap(packRegion),
    impact: packImpact({ ...scrape, ageTicks: scrape.usersAgeTicks }),
  };
}

export function depthRow(scrape: Observation, stations: readonly number[]): DepthRow {
  const values = stations.flatMap((station) => packDepth(scrape.stations[station] ?? null));
  return { scrape: scrape.scrape, tick: scrape.scrapeTick, values };
}

export function baselineOf({ stations, edges }: Usual, links: readonly number[]): Baseline {
  const nodes = (end: keyof Range<unknown>) =>
    stations.flatMap((usual) => packNode(usual ? { ...usual[end], ageTicks: 0 } : null));
  const calls = (end: keyof Range<unknown>) =>
    links.flatMap((edge) => {
      const usual = edges[edge];
      return packEdge(usual ? { ...usual[end], ageTicks: 0, breakerOpen: false, timeoutMs: null } : null);
    });
  return { nodesLow: nodes("low"), nodesHigh: nodes("high"), linksLow: calls("low"), linksHigh: calls("high") };
}

function packEdge(reading: EdgeReading | null): readonly number[] {
  if (!reading) return packLink(null);
  const { breakerOpen, timeoutMs: _configured, ...rest } = reading;
  return packLink({ ...rest, isBreakerOpen: breakerOpen });
}
