/**
 * Paints the picture onto a 2D canvas: calls as lines, services in the shape of their kind, stations bright and lumped
 * ones dim on the plate of their lump. Names are written where there is room for them.
 */
import { nodeShapes } from "../../../icons/index.ts";
import { palette } from "../../../dom/index.ts";
import { shapes } from "../../../panels/map/index.ts";
import type { ImportedCall, ImportedService, ImportedWorld } from "../../../../shared/protocol/index.ts";
import { onScreen } from "./camera.ts";
import type { Camera } from "./camera.ts";
import { LIFT } from "./layout.ts";
import { clipped, LINE, linesOf } from "./lettering.ts";
import type { Frame, Layout, Spot } from "./layout.ts";

export interface Scene {
  readonly world: ImportedWorld;
  readonly layout: Layout;
  readonly camera: Camera;
  readonly frame: Frame;
  /** How much larger the reader wants text. */
  readonly textScale: number;
}

/** A shape's box in the picture. */
const SHAPE = 32;
/** Narrower cells have no names. */
const LEAST_NAMED = 58;
/** Smaller shapes are plain. */
const LEAST_DETAILED = 14;
/** With more calls than this in sight, lines are straight. */
const MANY_CALLS = 1500;

export function paintScene(ink: CanvasRenderingContext2D, scene: Scene): void {
  const { world, layout, camera, frame } = scene;
  ink.clearRect(0, 0, frame.width, frame.height);
  paintPlates(ink, scene);
  const isMany = world.calls.length > MANY_CALLS;
  ink.lineWidth = 1;
  ink.globalAlpha = isMany ? 0.09 : world.calls.length > 200 ? 0.4 : 0.8;
  for (const isGuess of [false, true]) {
    ink.beginPath();
    for (const call of world.calls)
      if ((call.exists[2] === "?") === isGuess) trace(ink, layout, camera, frame, call, isMany);
    ink.setLineDash(isGuess && !isMany ? [4, 4] : []);
    ink.strokeStyle = palette.lineStrong;
    ink.stroke();
  }
  ink.setLineDash([]);
  const asked = world.services.flatMap(({ peopleRps }, n) => (peopleRps > 0 ? [n] : []));
  ink.beginPath();
  for (const n of asked) traceFrom(ink, camera, layout.people, layout.spots[n]);
  ink.globalAlpha = asked.length > 20 ? 0.18 : 0.7;
  ink.strokeStyle = palette.okText;
  ink.stroke();
  ink.globalAlpha = 1;
  for (const [n, service] of world.services.entries()) {
    const at = seenAt(scene, n);
    if (at) paintService(ink, at, service, scene);
  }
}

/** What is chosen or pointed at, over the rest: its calls, and the names at their ends. */
export function paintChosen(ink: CanvasRenderingContext2D, scene: Scene, chosen: readonly number[]): void {
  const { world, layout, camera, frame } = scene;
  ink.clearRect(0, 0, frame.width, frame.height);
  for (const place of chosen) {
    const lump = world.services[place]?.lump ?? null;
    if (lump !== null) paintMates(ink, scene, lump);
    const ends = new Set<number>([place]);
    for (const [end, other, colour] of [
      ["from", "to", palette.human],
      ["to", "from", palette.okText],
    ] as const) {
      ink.beginPath();
      for (const call of world.calls) {
        if (call[end] !== place) continue;
        trace(ink, layout, camera, undefined, call, false);
        ends.add(call[other]);
      }
      ink.strokeStyle = colour;
      ink.lineWidth = 1.6;
      ink.stroke();
    }
    for (const end of ends) {
      const service = world.services[end];
      const at = seenAt(scene, end);
      if (!service || !at) continue;
      paintService(ink, at, service, scene, true);
      if (end === place) paintRing(ink, at, camera);
    }
    const service = world.services[place];
    const at = seenAt(scene, place);
    if (service && at) paintTag(ink, at, service.name, scene);
  }
}

function paintPlates(ink: CanvasRenderingContext2D, scene: Scene): void {
  const { world, layout, camera } = scene;
  const width = layout.cell.width * camera.scale;
  const height = layout.cell.height * camera.scale;
  for (const [n, { lump }] of world.services.entries()) {
    const at = lump === null ? undefined : seenAt(scene, n);
    if (!at || lump === null) continue;
    ink.fillStyle = lump % 2 === 0 ? palette.bg1 : palette.bg2;
    ink.fillRect(at.x - width / 2, at.y - height * (0.5 - LIFT), width + 0.5, height + 0.5);
  }
}

function paintMates(ink: CanvasRenderingContext2D, scene: Scene, lump: number): void {
  const { world, layout, camera } = scene;
  const width = layout.cell.width * camera.scale;
  const height = layout.cell.height * camera.scale;
  ink.fillStyle = palette.human;
  ink.globalAlpha = 0.1;
  for (const [n, service] of world.services.entries()) {
    const at = service.lump === lump ? seenAt(scene, n) : undefined;
    if (at) ink.fillRect(at.x - width / 2, at.y - height * (0.5 - LIFT), width + 0.5, height + 0.5);
  }
  ink.globalAlpha = 1;
}

const outlines = new Map(
  Object.entries(nodeShapes).map(([kind, shape]) => [
    kind,
    { outline: new Path2D(shape.outline), detail: new Path2D(shape.detail) },
  ]),
);

function paintService(
  ink: CanvasRenderingContext2D,
  at: Spot,
  { name, kind, lump }: ImportedService,
  { layout, camera, textScale }: Scene,
  isLit = false,
): void {
  const shape = outlines.get(shapes[kind[0]]);
  if (!shape) return;
  const room = layout.cell.width * camera.scale;
  const isNamed = room >= LEAST_NAMED * textScale;
  const line = LINE * textScale;
  const factor = camera.scale;
  const size = SHAPE * factor;
  const isStation = lump === null;
  ink.save();
  ink.translate(at.x, at.y);
  ink.scale(factor, factor);
  ink.translate(-SHAPE / 2, -SHAPE / 2);
  ink.fillStyle = palette.bg2;
  ink.fill(shape.outline);
  ink.strokeStyle = isLit ? palette.text : isStation ? palette.ok : palette.lineStrong;
  ink.lineWidth = Math.max(isStation ? 2.2 : 1.6, 1 / factor);
  if (shapes[kind[0]] === "vendor") ink.setLineDash([4, 3]);
  ink.stroke(shape.outline);
  ink.setLineDash([]);
  if (size >= LEAST_DETAILED) {
    ink.strokeStyle = isStation ? palette.okText : palette.faint;
    ink.lineWidth = 1.8;
    ink.stroke(shape.detail);
  }
  ink.restore();
  if (!isNamed) return;
  ink.font = `550 ${12 * textScale}px "Inter Variable", system-ui, sans-serif`;
  ink.textAlign = "center";
  ink.textBaseline = "top";
  ink.fillStyle = isStation || isLit ? palette.text : palette.muted;
  const y = at.y + size * 0.5 + 5;
  const height = layout.cell.height * camera.scale * (0.5 + LIFT) - size * 0.5 - 5;
  // Lines that pass below it leave it readable.
  ink.strokeStyle = palette.bg0;
  ink.lineWidth = 4;
  ink.lineJoin = "round";
  for (const [n, text] of linesOf(ink, name, room - 6, height / line).entries()) {
    ink.strokeText(text, at.x, y + n * line);
    ink.fillText(text, at.x, y + n * line);
  }
  if (kind[2] === "?" && size >= LEAST_DETAILED) {
    ink.textAlign = "left";
    ink.fillStyle = palette.slow;
    ink.fillText("?", at.x + size / 2 + 2, at.y - size / 2 - 2);
  }
}

function paintRing(ink: CanvasRenderingContext2D, at: Spot, camera: Camera): void {
  ink.beginPath();
  ink.arc(at.x, at.y, Math.max(9, SHAPE * 0.68 * camera.scale), 0, 2 * Math.PI);
  ink.strokeStyle = palette.focus;
  ink.lineWidth = 2;
  ink.stroke();
}

/** A name above a shape that has no room for it below. */
function paintTag(
  ink: CanvasRenderingContext2D,
  at: Spot,
  name: string,
  { layout, camera, frame, textScale }: Scene,
): void {
  const room = layout.cell.width * camera.scale;
  ink.font = `600 ${13 * textScale}px "Inter Variable", system-ui, sans-serif`;
  const height = 24 * textScale;
  const text = clipped(ink, name, 260 * textScale);
  const width = ink.measureText(text).width + 16;
  if (room >= Math.max(LEAST_NAMED * textScale, width)) return;
  const reach = Math.max(12, SHAPE * 0.8 * camera.scale);
  const x = Math.min(Math.max(at.x - width / 2, 4), frame.width - width - 4);
  const y = at.y > reach + height + 4 ? at.y - reach - height - 2 : at.y + reach + 4;
  ink.fillStyle = palette.bg0;
  ink.strokeStyle = palette.lineStrong;
  ink.lineWidth = 1;
  ink.beginPath();
  ink.roundRect(x, y, width, height, 5);
  ink.fill();
  ink.stroke();
  ink.fillStyle = palette.text;
  ink.textAlign = "left";
  ink.textBaseline = "middle";
  ink.fillText(text, x + 8, y + height / 2 + 0.5);
}

/** Where a service is on the screen, if it is in sight. */
function seenAt({ layout, camera, frame }: Scene, place: number): Spot | undefined {
  const spot = layout.spots[place];
  if (!spot) return undefined;
  const at = onScreen(camera, spot);
  const [x, y] = [layout.cell.width * camera.scale, layout.cell.height * camera.scale];
  return at.x > -x && at.y > -y && at.x < frame.width + x && at.y < frame.height + y ? at : undefined;
}

/** Without a frame the line is drawn wherever it goes. */
function trace(
  ink: CanvasRenderingContext2D,
  { spots }: Layout,
  camera: Camera,
  frame: Frame | undefined,
  call: ImportedCall,
  isStraight: boolean,
): void {
  const [from, to] = [spots[call.from], spots[call.to]];
  if (!from || !to) return;
  const a = onScreen(camera, from);
  const b = onScreen(camera, to);
  const misses =
    frame !== undefined &&
    (Math.max(a.x, b.x) < 0 ||
      Math.max(a.y, b.y) < 0 ||
      Math.min(a.x, b.x) > frame.width ||
      Math.min(a.y, b.y) > frame.height);
  if (misses) return;
  ink.moveTo(a.x, a.y);
  if (isStraight) ink.lineTo(b.x, b.y);
  else bend(ink, a, b);
}

function traceFrom(ink: CanvasRenderingContext2D, camera: Camera, from: Spot, to: Spot | undefined): void {
  if (!to) return;
  const a = onScreen(camera, from);
  ink.moveTo(a.x, a.y);
  bend(ink, a, onScreen(camera, to));
}

function bend(ink: CanvasRenderingContext2D, a: Spot, b: Spot): void {
  const half = (b.y - a.y) / 2;
  ink.bezierCurveTo(a.x, a.y + half, b.x, b.y - half, b.x, b.y);
}
