/**
 * How many marks travel on each edge, how fast and of what kind (UX.md 3.4). The outward lane carries attempts, the
 * return lane what came of them: in a retry storm the two part, and that asymmetry is the lesson.
 */
import type { MapLayout } from "./layout.ts";
import { ERRORS_SHOW_FROM, RETRIES_SHOW_FROM } from "./picture.ts";
import type { EdgePicture, MapPicture } from "./picture.ts";
import type { Curve } from "./routes.ts";

export type MarkKind = "ok" | "slow" | "retry" | "error";

/** Marks of one kind on one lane of one edge, evenly spaced in time. */
export interface Flow {
  readonly edge: string;
  readonly curve: Curve;
  readonly mark: MarkKind;
  readonly count: number;
  /** Seconds from end to end. */
  readonly travelS: number;
  readonly back: boolean;
  /** Pixels to the left of the line, as seen in the direction of the edge. */
  readonly offset: number;
  /** 1 = even pace; above it marks slow down and bunch at the far end. */
  readonly bunching: number;
}

export const MOST_MARKS = 400;
const MOST_PER_EDGE = 14;
const ERROR_LANE = 10;
const ARC_SPACING = 40;
const ARC_TRAVEL_S = 5;
/** Marks stand at least this far apart, so that a busy edge stays a line of dots. */
const SPACING = { calm: 14, troubled: 8 };

export function marksFor(rps: number): number {
  return rps <= 0 ? 0 : Math.min(MOST_PER_EDGE, Math.max(1, Math.round(2 + 3 * Math.log10(rps))));
}

export function travelSeconds(p95Ms: number, baseMs: number): number {
  const slowdown = baseMs > 0 && p95Ms > baseMs ? Math.log2(p95Ms / baseMs) : 0;
  return Math.min(6, Math.max(0.6, 0.6 + 0.8 * slowdown));
}

export function planFlows(picture: MapPicture, layout: MapLayout): Flow[] {
  const flows = picture.edges.flatMap((edge) => {
    const curve = layout.routes.get(edge.id);
    return curve === undefined ? [] : flowsOf(edge, curve);
  });
  const arcs = picture.arcs.flatMap((arc): Flow[] => {
    const curve = layout.arcs.get(arc.id);
    if (curve === undefined) return [];
    const mark = arc.state === "err" ? "retry" : arc.state;
    return [
      {
        edge: arc.id,
        curve,
        mark,
        count: Math.max(1, Math.round(curve.length / ARC_SPACING)),
        travelS: ARC_TRAVEL_S,
        back: false,
        offset: 0,
        bunching: 1,
      },
    ];
  });
  return thin([...flows, ...arcs]);
}

function flowsOf(edge: EdgePicture, curve: Curve): Flow[] {
  if (edge.breakerOpen || edge.state === "down" || edge.state === "nodata" || edge.known.how === "found") return [];
  const travelS = travelSeconds(edge.p95Ms, edge.baseMs);
  const retrying = edge.attemptsPerCall >= RETRIES_SHOW_FROM;
  const slow = edge.state !== "ok";
  const room = Math.max(1, Math.floor(curve.length / (slow ? SPACING.troubled : SPACING.calm)));
  const outward = { edge: edge.id, curve, travelS, back: false, offset: 0, bunching: slow ? 2.2 : 1 };
  const count = Math.min(room, marksFor(edge.rps));
  const flows: Flow[] = [{ ...outward, mark: retrying ? "retry" : slow ? "slow" : "ok", count }];
  const returning = { edge: edge.id, curve, travelS: 1.1, back: true, bunching: 1 };
  if (edge.errorRatio >= ERRORS_SHOW_FROM) {
    const errors = Math.max(1, Math.round(Math.min(count, room / 2) * edge.errorRatio));
    flows.push({ ...returning, mark: "error", count: errors, offset: -ERROR_LANE });
  }
  if (retrying) {
    const good = Math.round((count * edge.goodRps) / Math.max(1, edge.rps));
    if (good > 0) flows.push({ ...returning, mark: "ok", count: good, offset: ERROR_LANE });
  }
  return flows;
}

/** Above the most a screen carries, every flow gives up the same share and keeps at least one mark. */
function thin(flows: readonly Flow[]): Flow[] {
  const total = flows.reduce((sum, flow) => sum + flow.count, 0);
  if (total <= MOST_MARKS) return [...flows];
  const share = Math.max(0, MOST_MARKS - flows.length) / Math.max(1, total - flows.length);
  return flows.slice(0, MOST_MARKS).map((flow) => ({ ...flow, count: 1 + Math.floor((flow.count - 1) * share) }));
}
