/**
 * The last word of telemetry on every node and link, beside what is usual for it: one pass over the newest row, shared
 * by map, dock and alerts.
 */
import type { Ratio } from "../../../shared/base/index.ts";
import { linkHealth, nodeHealth, readDepth, readLink, readNode } from "../../../shared/protocol/index.ts";
import type {
  Baseline,
  CommonView,
  DepthReading,
  Health,
  LinkReading,
  LinkView,
  MetricsRow,
  NodeReading,
  NodeView,
  OwnView,
} from "../../../shared/protocol/index.ts";

export interface NodeState {
  readonly node: NodeView;
  readonly now: NodeReading | null;
  readonly usual: { readonly low: NodeReading; readonly high: NodeReading } | null;
  /** Saturation, where this seat may see it. */
  readonly depth: DepthReading | null;
  readonly state: Health;
}

export interface LinkState {
  readonly link: LinkView;
  readonly now: LinkReading | null;
  readonly usual: { readonly low: LinkReading; readonly high: LinkReading } | null;
  readonly state: Health;
}

export interface Readings {
  readonly nodes: readonly NodeState[];
  readonly links: readonly LinkState[];
}

/** What the readings are made of; nothing else of the view moves them. */
export type Telemetry = Pick<CommonView, "map" | "metrics" | "baseline"> & Pick<OwnView, "depth" | "depthNodes">;

export function readingsOf(seen: Telemetry): Readings {
  const row = seen.metrics.at(-1);
  const depth = seen.depth.at(-1);
  const ends = seen.baseline === null ? null : bothEnds(seen.baseline);
  const nodes = (seen.map?.nodes ?? []).map((node, index): NodeState => {
    const now = row && node.isInstrumented ? readNode(row, index) : null;
    const place = seen.depthNodes.indexOf(index);
    const inside = depth && place >= 0 ? readDepth(depth, place) : null;
    const usual = rangeOf(ends, (end) => readNode(end, index));
    const state = nodeHealth(
      now,
      usual?.high.p95Ms ?? Infinity,
      inside,
      place >= 0 ? bestHits(seen.depth, place) : null,
    );
    return { node, now, usual, depth: inside, state };
  });
  const links = (seen.map?.links ?? []).map((link, index): LinkState => {
    const isBlind = nodes[link.to]?.node.isInstrumented === false;
    const now = row && !isBlind ? readLink(row, index) : null;
    const usual = rangeOf(ends, (end) => readLink(end, index));
    return { link, now, usual, state: linkHealth(now, usual?.high.p95Ms ?? Infinity) };
  });
  return { nodes, links };
}

/** Depth has no usual range of its own; the best of the last minutes stands for it. */
function bestHits(depth: Telemetry["depth"], place: number): Ratio | null {
  const hits = depth.flatMap((row) => readDepth(row, place)?.hitRatio ?? []);
  return hits.length > 0 ? Math.max(...hits) : null;
}

interface Ends {
  readonly low: MetricsRow;
  readonly high: MetricsRow;
}

/** The usual range as two rows, so that the readers of rows read it too. */
function bothEnds({ nodesLow, nodesHigh, linksLow, linksHigh }: Baseline): Ends {
  const blank = { scrape: 0, tick: 0, regions: [], impact: [] };
  return {
    low: { ...blank, nodes: nodesLow, links: linksLow },
    high: { ...blank, nodes: nodesHigh, links: linksHigh },
  };
}

function rangeOf<T>(ends: Ends | null, read: (end: MetricsRow) => T | null): { low: T; high: T } | null {
  const low = ends && read(ends.low);
  const high = ends && read(ends.high);
  return low && high ? { low, high } : null;
}
