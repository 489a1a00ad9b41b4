/** What a pointer means: the node under it, else the edge nearest to it. Generous, since dots are small. */
import type { MapLayout } from "./layout.ts";
import type { Selection } from "./picture.ts";
import { curveX, curveY } from "./routes.ts";
import type { Curve } from "./routes.ts";

const NODE_REACH = 22;
const EDGE_REACH = 10;
const SAMPLES = 9;

export function hitTest(layout: MapLayout, x: number, y: number): Selection | undefined {
  const node = nearest(layout.nodes.values(), (spot) => Math.hypot(spot.x - x, spot.y - y), NODE_REACH);
  if (node !== undefined) return { kind: "station", id: node.id };
  const edge = nearest(layout.routes.entries(), ([, curve]) => distanceTo(curve, x, y), EDGE_REACH);
  return edge === undefined ? undefined : { kind: "edge", id: edge[0] };
}

function nearest<T>(items: Iterable<T>, distance: (item: T) => number, reach: number): T | undefined {
  let best: T | undefined;
  let closest = reach;
  for (const item of items) {
    const away = distance(item);
    if (away <= closest) [best, closest] = [item, away];
  }
  return best;
}

function distanceTo(curve: Curve, x: number, y: number): number {
  let closest = Infinity;
  for (let i = 0; i <= SAMPLES; i++) {
    const s = i / SAMPLES;
    closest = Math.min(closest, Math.hypot(curveX(curve, s) - x, curveY(curve, s) - y));
  }
  return closest;
}
