/**
 * Paints the landing page's wallpaper: the world, the network, and the one yellow cache ringed in green.
 * Still by design: a calm screen does not move.
 */
import { palette } from "../../dom/palette.ts";
import { nodeShapes } from "../../icons/index.ts";
import { paintWorld, project } from "../../world/index.ts";
import type { WorldView } from "../../world/index.ts";
import { links, odd, places } from "./network.ts";
import type { Place, PlaceName } from "./network.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Paints and returns where the odd one stands, so that its words can be put under it as ordinary text. */
export function paintWallpaper(context: CanvasRenderingContext2D, width: number, height: number): Point {
  const view: WorldView = {
    lon: 0,
    lat: 0,
    x: width * 0.684,
    y: height * 0.58,
    pxPerDegree: Math.max(width / 379, height / 237),
  };
  const at = (name: PlaceName): Point => project(view, places[name].lon, places[name].lat);
  paintWorld(context, width, height, view);
  paintFade(context, width, height);
  for (const [from, to, bow] of links) paintLink(context, at(from), at(to), bow);
  paintRings(context, at(odd));
  for (const [name, place] of Object.entries(places)) {
    paintPlace(context, project(view, place.lon, place.lat), place, name === odd);
  }
  return at(odd);
}

/** The form stands on plain ground: the world fades out towards it. */
function paintFade(context: CanvasRenderingContext2D, width: number, height: number): void {
  const shade = context.createLinearGradient(width * 0.33, 0, width * 0.56, 0);
  shade.addColorStop(0, palette.bg0);
  shade.addColorStop(1, "rgb(11 16 32 / 0%)");
  context.fillStyle = shade;
  context.fillRect(0, 0, width, height);
  const floor = context.createLinearGradient(0, height * 0.78, 0, height);
  floor.addColorStop(0, "rgb(11 16 32 / 0%)");
  floor.addColorStop(1, palette.bg0);
  context.fillStyle = floor;
  context.fillRect(0, height * 0.78, width, height * 0.22);
}

function paintLink(context: CanvasRenderingContext2D, a: Point, b: Point, bow: number): void {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - length * bow };
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.quadraticCurveTo(middle.x, middle.y, b.x, b.y);
  context.strokeStyle = "rgb(63 135 229 / 30%)";
  context.lineWidth = 1.3;
  context.stroke();
  const dots = Math.max(1, Math.round(length / 44));
  context.fillStyle = "rgb(140 184 245 / 55%)";
  for (let i = 1; i <= dots; i++) {
    const s = i / (dots + 1);
    const x = (1 - s) ** 2 * a.x + 2 * s * (1 - s) * middle.x + s * s * b.x;
    const y = (1 - s) ** 2 * a.y + 2 * s * (1 - s) * middle.y + s * s * b.y;
    context.beginPath();
    context.arc(x, y, 1.9, 0, 2 * Math.PI);
    context.fill();
  }
}

function paintRings(context: CanvasRenderingContext2D, at: Point): void {
  for (const [radius, alpha] of [
    [25, 0.55],
    [40, 0.3],
    [58, 0.16],
  ] as const) {
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    context.strokeStyle = `rgb(47 224 168 / ${alpha})`;
    context.lineWidth = 1.2;
    context.stroke();
  }
}

function paintPlace(context: CanvasRenderingContext2D, at: Point, place: Place, isOdd: boolean): void {
  const outline = new Path2D(nodeShapes[place.kind].outline);
  context.save();
  context.translate(at.x - 14, at.y - 14);
  context.scale(28 / 32, 28 / 32);
  context.fillStyle = isOdd ? palette.nodeSlow : "#0E1730";
  context.fill(outline);
  context.globalAlpha = isOdd ? 1 : 0.72;
  context.strokeStyle = isOdd ? palette.slow : palette.ok;
  context.lineWidth = 2.2;
  context.lineJoin = "round";
  context.stroke(outline);
  context.restore();
  context.beginPath();
  if (isOdd) {
    context.moveTo(at.x, at.y - 6);
    context.lineTo(at.x + 6, at.y + 5);
    context.lineTo(at.x - 6, at.y + 5);
    context.closePath();
    context.fillStyle = palette.slow;
  } else {
    context.arc(at.x, at.y, 2.4, 0, 2 * Math.PI);
    context.fillStyle = "rgb(140 184 245 / 65%)";
  }
  context.fill();
}
