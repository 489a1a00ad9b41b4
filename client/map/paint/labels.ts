/** Names and values beside nodes, on plates, never under 12 px: where there is no room they are left out, not shrunk. */
import { palette } from "../../dom/palette.ts";
import { ERRORS_SHOW_FROM } from "../picture.ts";
import type { MapPicture, StationPicture } from "../picture.ts";
import type { Density, MapLayout } from "../layout.ts";
import { GAUGE_RADIUS, NODE_RADIUS } from "../spots.ts";
import type { NodeSpot } from "../spots.ts";
import { fonts, plate, stateInk, text, widthOf } from "./ink.ts";
import type { Ink } from "./ink.ts";
import type { Box, Occupied } from "./occupied.ts";

export function paintLabels(
  ink: Ink,
  picture: MapPicture,
  layout: MapLayout,
  selected: string | undefined,
  occupied: Occupied,
): void {
  const calm = picture.regions.every((region) => region.state === "healthy");
  for (const { x, y } of layout.nodes.values()) occupied.take({ left: x - 14, top: y - 14, width: 28, height: 28 });
  for (const station of picture.stations) {
    const spot = layout.nodes.get(station.id);
    if (spot === undefined) continue;
    const inTray = station.place.at === "tray";
    const told = wordsShown(station, inTray ? "full" : layout.density, calm, station.id === selected);
    if (told === "nothing") continue;
    const value = told === "both" ? station.valueText : undefined;
    const box = boxOf(ink, station, spot, value, layout.width);
    if (layout.density !== "full" && !inTray && station.id !== selected && !occupied.free(box)) continue;
    occupied.take(box);
    paintLabel(ink, station, spot, value, box);
  }
}

/** Troubled nodes keep both longest; healthy ones show their value while everything is calm, so that normal can be learned. */
function wordsShown(
  station: StationPicture,
  density: Density,
  calm: boolean,
  selected: boolean,
): "both" | "name" | "nothing" {
  const troubled = station.state !== "ok";
  if (troubled || selected) return "both";
  if (density === "problems") return "nothing";
  const valued = calm || station.utilization !== undefined || station.kind === "vendor";
  return density === "full" && valued ? "both" : "name";
}

/** The plate of a label: beside its node, below it under the last layer, and always on the map. */
function boxOf(ink: Ink, station: StationPicture, spot: NodeSpot, value: string | undefined, mapWidth: number): Box {
  const ringed = station.utilization !== undefined || station.errorRatio >= ERRORS_SHOW_FROM;
  const words = Math.max(
    widthOf(ink, station.label, fonts.name),
    value === undefined ? 0 : widthOf(ink, value, fonts.number),
  );
  const width = words + 10;
  const height = value === undefined ? 19 : 35;
  const rim = (ringed ? GAUGE_RADIUS : NODE_RADIUS) - 1;
  const left = { left: spot.x - rim - width, right: spot.x + rim, below: spot.x - width / 2 }[spot.side];
  return {
    left: Math.max(1, Math.min(mapWidth - width - 1, left)),
    top: spot.side === "below" ? spot.y + GAUGE_RADIUS : spot.y - height / 2,
    width,
    height,
  };
}

function paintLabel(ink: Ink, station: StationPicture, spot: NodeSpot, value: string | undefined, box: Box): void {
  const { left, top, width, height } = box;
  const align = ({ left: "right", right: "left", below: "center" } as const)[spot.side];
  const x = { left: left + width - 5, right: left + 5, below: left + width / 2 }[spot.side];
  plate(ink, left, top, width, height);
  text(ink, station.label, x, top + 10, fonts.name, station.state === "ok" ? palette.muted : palette.text, align);
  if (value !== undefined) text(ink, value, x, top + 26, fonts.number, stateInk[station.state].text, align);
}
