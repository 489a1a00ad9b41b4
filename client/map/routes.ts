/**
 * The way of each edge as a quadratic curve from rim to rim of its two nodes, and the arithmetic of such curves.
 * Layer-to-layer edges are straight; a found dependency bows, so that it is never mistaken for a documented one.
 */
import { GAUGE_RADIUS, NODE_RADIUS } from "./spots.ts";
import type { NodeSpot, Point } from "./spots.ts";
import { ERRORS_SHOW_FROM } from "./picture.ts";
import type { MapPicture, StationPicture } from "./picture.ts";

export interface Curve {
  readonly from: Point;
  readonly bend: Point;
  readonly to: Point;
  readonly length: number;
}

export function routeEdges(picture: MapPicture, nodes: ReadonlyMap<string, NodeSpot>): Map<string, Curve> {
  const rims = new Map(picture.stations.map((station) => [station.id, rimOf(station)]));
  const routes = new Map<string, Curve>();
  for (const edge of picture.edges) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    if (from === undefined || to === undefined) continue;
    const bow = edge.known.how === "documented" ? 0 : 0.22;
    routes.set(
      edge.id,
      curveBetween(from, to, bow, rims.get(edge.from) ?? NODE_RADIUS, rims.get(edge.to) ?? NODE_RADIUS),
    );
  }
  return routes;
}

/** Automation between regions runs over the hulls, from edge to edge. */
export function routeArcs(picture: MapPicture, nodes: ReadonlyMap<string, NodeSpot>): Map<string, Curve> {
  const arcs = new Map<string, Curve>();
  for (const arc of picture.arcs) {
    const from = gateOf(picture, nodes, arc.from);
    const to = gateOf(picture, nodes, arc.to);
    if (from === undefined || to === undefined) continue;
    const up = to.x < from.x ? -0.12 : 0.12;
    arcs.set(arc.id, curveBetween(from, to, up, GAUGE_RADIUS, GAUGE_RADIUS));
  }
  return arcs;
}

/** A region's uppermost node stands for it. */
function gateOf(picture: MapPicture, nodes: ReadonlyMap<string, NodeSpot>, region: string): NodeSpot | undefined {
  const members = picture.stations.filter(
    (station) => station.place.at === "region" && station.place.region === region,
  );
  return members.flatMap((station) => nodes.get(station.id) ?? []).sort((a, b) => a.y - b.y)[0];
}

/** The radius an edge must stay clear of: larger where a ring is drawn. */
function rimOf(station: StationPicture): number {
  const ringed = station.utilization !== undefined || station.errorRatio >= ERRORS_SHOW_FROM;
  return ringed ? GAUGE_RADIUS : NODE_RADIUS;
}

/** `bow` bends the curve to its left by that share of its length; left is up when it runs to the right. */
function curveBetween(a: Point, b: Point, bow: number, rimA: number, rimB: number): Curve {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const bend = { x: (a.x + b.x) / 2 + dy * bow, y: (a.y + b.y) / 2 - dx * bow };
  const from = towards(a, bend, rimA);
  const to = towards(b, bend, rimB);
  const straight = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return { from, bend: bow === 0 ? straight : bend, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(distance / length, 0.8);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Coordinates at s in 0..1. Two plain numbers instead of a point: particles ask for it every frame. */
export function curveX(curve: Curve, s: number): number {
  return (1 - s) * (1 - s) * curve.from.x + 2 * s * (1 - s) * curve.bend.x + s * s * curve.to.x;
}

export function curveY(curve: Curve, s: number): number {
  return (1 - s) * (1 - s) * curve.from.y + 2 * s * (1 - s) * curve.bend.y + s * s * curve.to.y;
}

/** Direction of travel at the middle, in radians. */
export function curveAngle(curve: Curve): number {
  return Math.atan2(curve.to.y - curve.from.y, curve.to.x - curve.from.x);
}
