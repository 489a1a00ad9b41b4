/** The dotted tray at the bottom of the map: services that belong to no region, apart from the traffic. */
import type { StationPicture } from "./picture.ts";
import type { NodeSpot } from "./spots.ts";

export interface Tray {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodeSpot[];
}

const HEIGHT = 50;
const LEFT = 18;
/** Room for the legend beside the tray. */
const LEGEND = 160;
/** A node, the way to its label, and the label's padding. */
const ICON = 46;
const WIDEST_GAP = 22;
/** About what a character of a label is wide. */
const CHARACTER = 7.3;

export function placeTray(stations: readonly StationPicture[], width: number, height: number): Tray | undefined {
  if (stations.length === 0) return undefined;
  const wanted = stations.map(
    ({ label, valueText = "" }) => ICON + CHARACTER * Math.max(label.length, valueText.length),
  );
  const total = wanted.reduce((sum, slot) => sum + slot, 0);
  const gap = Math.min(WIDEST_GAP, (width - LEFT - LEGEND - total) / stations.length);
  const top = height - HEIGHT - (height < 460 ? 10 : 18);
  let left = LEFT + 28;
  const nodes = stations.map((station, i): NodeSpot => {
    const spot: NodeSpot = { id: station.id, x: left, y: top + HEIGHT / 2, side: "right" };
    left += (wanted[i] ?? 0) + gap;
    return spot;
  });
  return { left: LEFT, top, width: total + gap * stations.length + 4, height: HEIGHT, nodes };
}
