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
    links: links.flatMap((edge) => packEdge(scrape.edges[edge])),
    regions: scrape.regions.flatMap(packRegion),
    impact: packImpact(scrape),
  };
}

export function depthRow(scrape: Observation, stations: readonly number[]): DepthRow {
  const values = stations.flatMap((station) => packDepth(scrape.stations[station] ?? null));
  return { scrape: scrape.scrape, tick: scrape.scrapeTick, values };
}

export function baselineOf({ stations, edges }: Usual, links: readonly number[]): Baseline {
  const nodes = (end: keyof Range<unknown>) => stations.flatMap((usual) => packNode(usual ? usual[end] : null));
  const calls = (end: keyof Range<unknown>) =>
    links.flatMap((edge) => {
      const usual = edges[edge];
      return packEdge(usual && { ...usual[end], breakerOpen: false, timeoutMs: null });
    });
  return { nodesLow: nodes("low"), nodesHigh: nodes("high"), linksLow: calls("low"), linksHigh: calls("high") };
}

const silent: EdgeReading = {
  attemptsRps: 0,
  callsRps: 0,
  goodRps: 0,
  errorRatio: 0,
  timeoutRatio: 0,
  p95Ms: 0,
  breakerOpen: false,
  timeoutMs: null,
};

function packEdge(reading: EdgeReading | undefined): readonly number[] {
  const { breakerOpen, timeoutMs: _configured, ...rest } = reading ?? silent;
  return packLink({ ...rest, isBreakerOpen: breakerOpen });
}
