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
const LEFT = 32;
/** Room for the legend beside the tray. */
const LEGEND = 160;
const ICON = 32;
const GAP = 30;
/** About what a character of a label is wide. */
const CHARACTER = 7.3;

export function placeTray(stations: readonly StationPicture[], width: number, height: number): Tray | undefined {
  if (stations.length === 0) return undefined;
  const wanted = stations.map(
    ({ label, valueText = "" }) => ICON + CHARACTER * Math.max(label.length, valueText.length) + GAP,
  );
  const total = wanted.reduce((sum, slot) => sum + slot, 0);
  const squeeze = Math.min(1, (width - LEFT - LEGEND) / total);
  const top = height - HEIGHT - (height < 460 ? 10 : 18);
  let left = LEFT + 30;
  const nodes = stations.map((station, i): NodeSpot => {
    const spot: NodeSpot = { id: station.id, x: left, y: top + HEIGHT / 2, side: "right" };
    left += (wanted[i] ?? 0) * squeeze;
    return spot;
  });
  return { left: LEFT, top, width: total * squeeze, height: HEIGHT, nodes };
}
