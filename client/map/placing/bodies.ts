/** What nodes cover themselves, with their marks and badges, and how far from their middle words may begin. */
import type { Layer, StationPicture } from "../picture.ts";
import { GAUGE_RADIUS } from "../spots.ts";
import type { NodeSpot } from "../spots.ts";
import { boxAround } from "./boxes.ts";
import type { Box } from "./boxes.ts";

export type Side = NodeSpot["side"] | "above";

/** A ring of errors comes and goes with a scrape, so words keep clear of it even while there is none. */
const RING_REACH = 20;
const ACTION_REACH = 26;

export function clearance(station: StationPicture, side: Side, layer: Layer): number {
  const rim = station.utilization === undefined && station.isOrigin !== true ? RING_REACH : GAUGE_RADIUS;
  switch (side) {
    case "left": {
      const owner = layer === "ownership" && station.ownerInitials !== undefined ? 29 : 0;
      const change = layer === "changes" && station.changed === true ? 23 : 0;
      return Math.max(rim, owner, change);
    }
    case "right":
      return station.action === undefined ? rim : ACTION_REACH;
    case "below":
      return station.action === undefined ? GAUGE_RADIUS : ACTION_REACH;
    case "above":
      return GAUGE_RADIUS;
  }
}

export function bodyOf(station: StationPicture, { x, y }: NodeSpot, layer: Layer): readonly Box[] {
  const reach = (station.utilization === undefined ? RING_REACH : GAUGE_RADIUS) - 2;
  const isMarked = station.state === "slow" || station.state === "err";
  return [
    boxAround(x, y, reach * 2, reach * 2),
    ...(isMarked ? [{ left: x + 8, top: y - 22, width: 10, height: 12 }] : []),
    ...(station.action === undefined ? [] : [boxAround(x + 15, y + 15, 21, 21)]),
    ...(layer === "ownership" && station.ownerInitials !== undefined
      ? [{ left: x - 28, top: y + 8, width: 22, height: 17 }]
      : []),
  ];
}
