/** The legend names only what is on the map now. */
import { palette } from "../../dom/palette.ts";
import { fonts } from "../lettering.ts";
import { markShapes } from "../../icons/index.ts";
import type { MapLayout } from "../layout.ts";
import { RETRIES_SHOW_FROM } from "../picture.ts";
import type { MapPicture } from "../picture.ts";
import { text, widthOf } from "./ink.ts";
import type { Ink } from "./ink.ts";
import { chevrons } from "./marks.ts";
import type { MapWords } from "../words.ts";

/** What the tray leaves free: longer words take one column instead of two. */
const BESIDE_TRAY = 158;

type Entry = readonly [label: string, glyph: (ink: Ink, x: number, y: number) => void];

export function paintLegend(ink: Ink, picture: MapPicture, layout: MapLayout, words: MapWords): void {
  const entries = entriesOf(picture, words);
  const column = Math.max(0, ...entries.map(([label]) => widthOf(ink, label, fonts.words))) + 26;
  const columns = entries.length > 1 && column * 2 <= BESIDE_TRAY ? 2 : 1;
  const rows = Math.ceil(entries.length / columns);
  entries.forEach(([label, glyph], i) => {
    const x = layout.width - 6 - column * (columns - (i % columns));
    const y = layout.height - 34 - (rows - 1) * 10 + Math.floor(i / columns) * 19;
    glyph(ink, x + 6, y);
    text(ink, label, x + 18, y + 0.5, fonts.words, palette.muted);
  });
}

function entriesOf(picture: MapPicture, words: MapWords): Entry[] {
  const states = new Set([...picture.stations, ...picture.edges].map((thing) => thing.state));
  const entries: Entry[] = [];
  if (states.has("err"))
    entries.push([words.legend.errors, (ink, x, y) => fillMark(ink, markShapes.err, x, y, palette.err)]);
  if (states.has("slow"))
    entries.push([words.legend.slow, (ink, x, y) => fillMark(ink, markShapes.slow, x, y, palette.slow)]);
  if (picture.edges.some((edge) => edge.attemptsPerCall >= RETRIES_SHOW_FROM)) {
    entries.push([words.legend.retry, (ink, x, y) => chevrons(ink, x, y)]);
  }
  if (picture.stations.some((station) => station.queued >= 1)) entries.push([words.legend.queued, square]);
  if (entries.length === 0)
    entries.push([words.legend.healthy, (ink, x, y) => fillMark(ink, markShapes.ok, x, y, palette.ok)]);
  if (states.has("nodata") && entries.length < 4) entries.push([words.legend.noData, dashed]);
  return entries;
}

function fillMark(ink: Ink, path: string, x: number, y: number, colour: string): void {
  ink.save();
  ink.translate(x - 5.5, y - 5.5);
  ink.scale(11 / 12, 11 / 12);
  ink.fillStyle = colour;
  ink.fill(new Path2D(path));
  ink.restore();
}

function square(ink: Ink, x: number, y: number): void {
  ink.fillStyle = palette.errText;
  ink.fillRect(x - 3.2, y - 3.2, 6.4, 6.4);
}

function dashed(ink: Ink, x: number, y: number): void {
  ink.beginPath();
  ink.roundRect(x - 5, y - 5, 10, 10, 3);
  ink.setLineDash([2, 2]);
  ink.strokeStyle = palette.faint;
  ink.lineWidth = 1.4;
  ink.stroke();
  ink.setLineDash([]);
}
