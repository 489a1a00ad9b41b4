/** Regions as hulls with a title and a line of state, and the tray of background services. */
import { palette } from "../../dom/palette.ts";
import { fonts } from "../lettering.ts";
import type { MapLayout, RegionSpot } from "../layout.ts";
import type { MapPicture, RegionPicture } from "../picture.ts";
import type { Settled, Title } from "../placing/index.ts";
import { hatch, plate, roundedPolygon, text, widthOf } from "./ink.ts";
import type { Ink } from "./ink.ts";
import type { MapWords } from "../words.ts";

interface HullInk {
  readonly line: string;
  readonly width: number;
  readonly dash: number[];
  readonly fill: string;
  readonly title: string;
  readonly words: string;
}

const hullInk: Readonly<Record<RegionPicture["state"], HullInk>> = {
  healthy: {
    line: "rgb(58 75 120 / 80%)",
    width: 1,
    dash: [],
    fill: "rgb(12 19 38 / 62%)",
    title: palette.muted,
    words: palette.faint,
  },
  strained: {
    line: "rgb(253 227 105 / 62%)",
    width: 1.2,
    dash: [11, 7],
    fill: "rgb(24 21 42 / 66%)",
    title: palette.text,
    words: palette.slow,
  },
  failing: {
    line: "rgb(224 52 26 / 92%)",
    width: 1.6,
    dash: [],
    fill: "rgb(32 13 26 / 72%)",
    title: palette.text,
    words: palette.errText,
  },
  dead: {
    line: "rgb(181 185 198 / 70%)",
    width: 1.4,
    dash: [],
    fill: "rgb(16 20 31 / 86%)",
    title: palette.down,
    words: palette.down,
  },
  blind: {
    line: "rgb(124 136 163 / 80%)",
    width: 1.2,
    dash: [2, 5],
    fill: "rgb(13 20 38 / 66%)",
    title: palette.muted,
    words: palette.muted,
  },
};

const HULL_RADIUS = 110;

export function paintRegions(ink: Ink, picture: MapPicture, layout: MapLayout): void {
  const states = new Map(picture.regions.map((region) => [region.id, region]));
  for (const spot of layout.regions) {
    const region = states.get(spot.id);
    if (region !== undefined) paintHull(ink, region, spot);
  }
}

function paintHull(ink: Ink, region: RegionPicture, spot: RegionSpot): void {
  const look = hullInk[region.state];
  roundedPolygon(ink, spot.outline, HULL_RADIUS);
  ink.fillStyle = look.fill;
  ink.fill();
  ink.setLineDash(look.dash);
  ink.strokeStyle = look.line;
  ink.lineWidth = look.width;
  ink.stroke();
  ink.setLineDash([]);
  if (region.state !== "dead") return;
  const xs = spot.outline.map((corner) => corner.x);
  const ys = spot.outline.map((corner) => corner.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  hatch(ink, left, top, Math.max(...xs) - left, Math.max(...ys) - top, "rgb(181 185 198 / 16%)");
}

export function paintTitle(ink: Ink, region: RegionPicture, { shows, place }: Settled<Title>): void {
  const look = hullInk[region.state];
  const x = place.left + place.width / 2;
  text(ink, region.name, x, place.top + 9, fonts.title, look.title, "center");
  if (shows.line !== undefined) text(ink, shows.line, x, place.top + 26, fonts.number, look.words, "center");
}

export function paintTray(ink: Ink, layout: MapLayout, words: MapWords): void {
  const { tray } = layout;
  if (tray === undefined) return;
  ink.beginPath();
  ink.roundRect(tray.left, tray.top, tray.width, tray.height, 18);
  ink.fillStyle = "rgb(11 18 36 / 74%)";
  ink.fill();
  ink.setLineDash([2, 4]);
  ink.strokeStyle = "rgb(58 75 120 / 85%)";
  ink.lineWidth = 1;
  ink.stroke();
  ink.setLineDash([]);
  const left = tray.left + 20;
  plate(ink, left - 6, tray.top - 9, widthOf(ink, words.tray, fonts.words) + 12, 18, "rgb(11 16 32 / 96%)");
  text(ink, words.tray, left, tray.top, fonts.words, palette.faint);
}
