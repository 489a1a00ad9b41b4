/** What every painter uses: colours by state, text on a plate, rounded polygons, hatching. Plain 2D canvas. */
import { palette } from "../../dom/palette.ts";
import type { Align, Font, Measure } from "../lettering.ts";
import type { Health } from "../../../shared/protocol/index.ts";
import type { Point } from "../spots.ts";

export type Ink = CanvasRenderingContext2D;

interface StateInk {
  readonly line: string;
  readonly fill: string;
  readonly detail: string;
  readonly text: string;
}

/** Healthy is dim on purpose: saturation is spent on change. */
export const stateInk = {
  ok: { line: "rgb(63 135 229 / 62%)", fill: "#0F1930", detail: "rgb(140 184 245 / 60%)", text: palette.faint },
  slow: { line: palette.slow, fill: palette.nodeSlow, detail: palette.slow, text: palette.slow },
  err: { line: palette.err, fill: palette.nodeErr, detail: palette.err, text: palette.errText },
  down: { line: palette.down, fill: "#171D2C", detail: palette.down, text: palette.down },
  nodata: { line: "rgb(124 136 163 / 80%)", fill: "#0D1426", detail: palette.muted, text: palette.muted },
} as const satisfies Record<Health, StateInk>;

export const track = "#24305A";
const plateFill = "rgb(11 16 32 / 78%)";

export function text(
  ink: Ink,
  words: string,
  x: number,
  y: number,
  font: Font,
  colour: string,
  align: Align = "left",
): void {
  ink.font = font;
  ink.fillStyle = colour;
  ink.textAlign = align;
  ink.textBaseline = "middle";
  ink.fillText(words, x, y);
}

export function widthOf(ink: Ink, words: string, font: Font): number {
  ink.font = font;
  return ink.measureText(words).width;
}

export function measurer(ink: Ink): Measure {
  return (words, font) => widthOf(ink, words, font);
}

export function plate(
  ink: Ink,
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string = plateFill,
  border?: string,
): void {
  ink.beginPath();
  ink.roundRect(x, y, width, height, 5);
  ink.fillStyle = fill;
  ink.fill();
  if (border === undefined) return;
  ink.strokeStyle = border;
  ink.lineWidth = 1;
  ink.stroke();
}

/** Rounds each corner as far as its two sides allow. */
export function roundedPolygon(ink: Ink, corners: readonly Point[], radius: number): void {
  ink.beginPath();
  corners.forEach((corner, i) => {
    const before = corners[(i + corners.length - 1) % corners.length] ?? corner;
    const after = corners[(i + 1) % corners.length] ?? corner;
    const inward = Math.atan2(corner.y - before.y, corner.x - before.x);
    const turn = Math.abs(Math.atan2(after.y - corner.y, after.x - corner.x) - inward) % (2 * Math.PI);
    const reach = Math.min(distance(before, corner), distance(corner, after)) / 2;
    const fits = reach / Math.max(1e-6, Math.tan(Math.min(turn, 2 * Math.PI - turn) / 2));
    if (i === 0) ink.moveTo((before.x + corner.x) / 2, (before.y + corner.y) / 2);
    ink.arcTo(corner.x, corner.y, after.x, after.y, Math.min(radius, fits));
  });
  ink.closePath();
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** 45° lines inside the current path: no signal. The path is used up. */
export function hatch(ink: Ink, left: number, top: number, width: number, height: number, colour: string): void {
  ink.save();
  ink.clip();
  ink.beginPath();
  for (let x = left - height; x < left + width; x += 9) {
    ink.moveTo(x, top + height);
    ink.lineTo(x + height, top);
  }
  ink.strokeStyle = colour;
  ink.lineWidth = 1;
  ink.stroke();
  ink.restore();
}

export function glow(ink: Ink, x: number, y: number, radius: number, colour: string, strength: number): void {
  const light = ink.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, colour);
  light.addColorStop(1, "rgb(0 0 0 / 0%)");
  ink.globalAlpha = strength;
  ink.fillStyle = light;
  ink.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  ink.globalAlpha = 1;
}
