/**
 * Nodes: shape says the kind, mark and ring say the state, colour repeats it. Gauge, queue, owner and running change
 * each have a place of their own around the shape.
 */
import { palette } from "../../dom/palette.ts";
import { fonts } from "../lettering.ts";
import { markShapes, nodeShapes } from "../../icons/index.ts";
import { ERRORS_SHOW_FROM } from "../picture.ts";
import type { Layer, StationPicture } from "../picture.ts";
import { SQUARE } from "../placing/index.ts";
import type { Queue, Settled } from "../placing/index.ts";
import type { NodeSpot } from "../spots.ts";
import { glow, plate, stateInk, text, track } from "./ink.ts";
import type { Ink } from "./ink.ts";

/** What of a node is shown now: rings ease towards the picture instead of jumping. */
export interface Shown {
  errorRatio: number;
  utilization: number;
}

const outlines = new Map(
  Object.entries(nodeShapes).map(([kind, shape]) => [
    kind,
    { outline: new Path2D(shape.outline), detail: new Path2D(shape.detail) },
  ]),
);
const marks = { slow: new Path2D(markShapes.slow), err: new Path2D(markShapes.err) };
const GAUGE_START = 0.75 * Math.PI;
const GAUGE_SWEEP = 1.5 * Math.PI;
const TICK_AT = 0.8;
const FULL_AT = 0.95;
const FILL_ERRORS_FROM = 0.1;
/** The rings that mark a root in the tree of the debrief. */
const ORIGIN_RINGS = [17.5, 21];

export function paintNode(ink: Ink, station: StationPicture, spot: NodeSpot, shown: Shown, layer: Layer): void {
  const seen = station.state !== "down" && station.state !== "nodata";
  const gauge = seen && station.utilization !== undefined;
  if (station.state === "err") glow(ink, spot.x, spot.y, 40, palette.err, 0.36);
  else if (gauge && shown.utilization >= TICK_AT) glow(ink, spot.x, spot.y, 32, palette.slow, 0.16);
  if (gauge) paintGauge(ink, spot, shown.utilization);
  if (seen && shown.errorRatio >= ERRORS_SHOW_FROM) paintErrorRing(ink, spot, shown.errorRatio, gauge ? 26 : 19.5);
  if (station.isOrigin === true)
    for (const radius of ORIGIN_RINGS) ring(ink, spot, radius, 0, 2 * Math.PI, palette.hidden, 1.5);
  paintShape(ink, station, spot, shown);
  paintMark(ink, station, spot);
  if (layer === "ownership" && station.ownerInitials !== undefined) paintOwner(ink, station.ownerInitials, spot);
  if (layer === "changes" && station.changed === true) paintChange(ink, spot);
  if (station.action !== undefined) paintAction(ink, spot, station.action.progress);
}

function paintShape(ink: Ink, station: StationPicture, spot: NodeSpot, shown: Shown): void {
  const shape = outlines.get(station.kind);
  if (shape === undefined) return;
  const look = stateInk[station.state];
  const unknown = station.state === "nodata";
  ink.save();
  ink.translate(spot.x - 16, spot.y - 16);
  ink.fillStyle = station.state === "slow" && shown.errorRatio >= FILL_ERRORS_FROM ? palette.nodeErr : look.fill;
  ink.fill(shape.outline);
  ink.strokeStyle = look.line;
  ink.lineWidth = 2;
  ink.lineJoin = "round";
  if (unknown || station.kind === "vendor") ink.setLineDash([3, 3]);
  ink.stroke(shape.outline);
  ink.setLineDash([]);
  if (!unknown) {
    ink.strokeStyle = look.detail;
    ink.lineWidth = 1.6;
    ink.lineCap = "round";
    ink.stroke(shape.detail);
  }
  ink.restore();
  if (unknown) text(ink, "?", spot.x, spot.y + 0.5, fonts.name, look.detail, "center");
  if (station.state === "down") paintCross(ink, spot);
}

function paintCross(ink: Ink, spot: NodeSpot): void {
  ink.beginPath();
  ink.moveTo(spot.x - 9, spot.y - 9);
  ink.lineTo(spot.x + 9, spot.y + 9);
  ink.moveTo(spot.x + 9, spot.y - 9);
  ink.lineTo(spot.x - 9, spot.y + 9);
  ink.strokeStyle = palette.down;
  ink.lineWidth = 2;
  ink.stroke();
}

function paintErrorRing(ink: Ink, spot: NodeSpot, share: number, radius: number): void {
  ring(ink, spot, radius, 0, 2 * Math.PI, track, 3);
  ring(ink, spot, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(1, share), palette.err, 3);
}

function paintGauge(ink: Ink, spot: NodeSpot, utilization: number): void {
  const share = Math.min(1, Math.max(0, utilization));
  const colour = utilization >= FULL_AT ? palette.err : utilization >= TICK_AT ? palette.slow : palette.ok;
  ring(ink, spot, 21.5, GAUGE_START, GAUGE_START + GAUGE_SWEEP, track, 3);
  if (share > 0) ring(ink, spot, 21.5, GAUGE_START, GAUGE_START + GAUGE_SWEEP * share, colour, 3);
  const angle = GAUGE_START + GAUGE_SWEEP * TICK_AT;
  ink.beginPath();
  ink.moveTo(spot.x + Math.cos(angle) * 18, spot.y + Math.sin(angle) * 18);
  ink.lineTo(spot.x + Math.cos(angle) * 26, spot.y + Math.sin(angle) * 26);
  ink.strokeStyle = palette.text;
  ink.lineWidth = 2;
  ink.stroke();
}

function ring(ink: Ink, spot: NodeSpot, radius: number, from: number, to: number, colour: string, width: number): void {
  ink.beginPath();
  ink.arc(spot.x, spot.y, radius, from, to);
  ink.strokeStyle = colour;
  ink.lineWidth = width;
  ink.stroke();
}

function paintMark(ink: Ink, station: StationPicture, spot: NodeSpot): void {
  if (station.state !== "slow" && station.state !== "err") return;
  const mark = marks[station.state];
  ink.save();
  ink.translate(spot.x + 8, spot.y - 22);
  ink.strokeStyle = "rgb(11 16 32 / 85%)";
  ink.lineWidth = 2;
  ink.stroke(mark);
  ink.fillStyle = stateInk[station.state].line;
  ink.fill(mark);
  ink.restore();
}

/** Squares that wait outside, and how many more. */
export function paintQueue(ink: Ink, station: StationPicture, { shows, place }: Settled<Queue>): void {
  const { squares, columns, more } = shows;
  const isRight = place.align === "left";
  const left = isRight ? place.left : place.left + place.width - columns * SQUARE;
  const colour = station.state === "ok" ? palette.okText : stateInk[station.state].text;
  ink.fillStyle = colour;
  for (let i = 0; i < squares; i++) {
    ink.fillRect(left + (i % columns) * SQUARE, place.top + Math.floor(i / columns) * SQUARE, 6.4, 6.4);
  }
  if (more === undefined) return;
  const y = place.top + place.height / 2;
  if (isRight) text(ink, more, left + columns * SQUARE + 4, y, fonts.number, colour);
  else text(ink, more, left - 6, y, fonts.number, colour, "right");
}

function paintOwner(ink: Ink, initials: string, spot: NodeSpot): void {
  plate(ink, spot.x - 28, spot.y + 8, 22, 17, palette.segmentOn);
  text(ink, initials, spot.x - 17, spot.y + 17, fonts.strongWords, palette.text, "center");
}

function paintChange(ink: Ink, spot: NodeSpot): void {
  ink.beginPath();
  ink.moveTo(spot.x - 22, spot.y - 20);
  ink.lineTo(spot.x - 10, spot.y - 20);
  ink.lineTo(spot.x - 16, spot.y - 11);
  ink.closePath();
  ink.fillStyle = palette.hidden;
  ink.fill();
}

function paintAction(ink: Ink, spot: NodeSpot, progress: number): void {
  const at = { ...spot, x: spot.x + 15, y: spot.y + 15 };
  ink.beginPath();
  ink.arc(at.x, at.y, 10, 0, 2 * Math.PI);
  ink.fillStyle = palette.bg0;
  ink.fill();
  ring(ink, at, 8.5, 0, 2 * Math.PI, "rgb(47 224 168 / 28%)", 2.4);
  ring(ink, at, 8.5, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(1, progress), palette.human, 2.4);
  ink.beginPath();
  ink.moveTo(at.x - 4, at.y);
  ink.lineTo(at.x + 4, at.y);
  ink.moveTo(at.x, at.y - 4);
  ink.lineTo(at.x, at.y + 4);
  ink.lineWidth = 2;
  ink.stroke();
}

export function paintNodeSelection(ink: Ink, spot: NodeSpot): void {
  ink.beginPath();
  ink.roundRect(spot.x - 29, spot.y - 29, 58, 58, 14);
  ink.strokeStyle = palette.focus;
  ink.lineWidth = 1.6;
  ink.stroke();
}
