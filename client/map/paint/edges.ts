/**
 * Edges and arcs, as lines: state in dash and weight first, in colour second. Marks that move on them are not painted
 * here; without motion a dash and a chip of numbers take their place.
 */
import { palette } from "../../dom/palette.ts";
import type { MapLayout } from "../layout.ts";
import type { ArcPicture, EdgePicture, MapPicture } from "../picture.ts";
import { curveAngle, curveX, curveY } from "../routes.ts";
import type { Curve } from "../routes.ts";
import type { Ink } from "./ink.ts";

const okLine = "rgb(63 135 229 / 38%)";

export function paintEdges(ink: Ink, picture: MapPicture, layout: MapLayout, still: boolean): void {
  ink.lineCap = "round";
  for (const edge of picture.edges) {
    const curve = layout.routes.get(edge.id);
    if (curve !== undefined) paintEdge(ink, edge, curve, still, picture.layer !== "traffic");
  }
  for (const arc of picture.arcs) {
    const curve = layout.arcs.get(arc.id);
    if (curve !== undefined) paintArc(ink, arc, curve, still);
  }
  ink.setLineDash([]);
  ink.lineCap = "butt";
}

function paintEdge(ink: Ink, edge: EdgePicture, curve: Curve, still: boolean, dimmed: boolean): void {
  ink.globalAlpha = dimmed ? 0.45 : 1;
  if (edge.known.how !== "documented") {
    stroke(ink, curve, palette.hidden, 2, edge.known.how === "found" ? [0.1, 6] : [8, 5]);
  } else if (edge.breakerOpen) {
    stroke(ink, curve, palette.muted, 1.5, [curve.length * 0.34, curve.length * 0.32]);
    paintBreaker(ink, curve);
  } else {
    paintState(ink, edge, curve, still);
  }
  ink.globalAlpha = 1;
}

function paintState(ink: Ink, edge: EdgePicture, curve: Curve, still: boolean): void {
  switch (edge.state) {
    case "ok":
      return stroke(ink, curve, okLine, 1.5, still ? [2, 5] : []);
    case "slow":
      return stroke(ink, curve, "rgb(253 227 105 / 62%)", 1.6, [9, 5]);
    case "err": {
      const weight = Math.min(6, 1.5 + Math.max(0, edge.attemptsPerCall - 1) * 1.9);
      stroke(ink, curve, "rgb(240 61 32 / 24%)", weight + 9, []);
      return stroke(ink, curve, "rgb(240 61 32 / 55%)", weight * 0.6, []);
    }
    case "down":
      return stroke(ink, curve, "rgb(181 185 198 / 45%)", 1.5, [3, 6]);
    case "nodata":
      return stroke(ink, curve, "rgb(124 136 163 / 60%)", 1.5, [4, 6]);
  }
}

function paintArc(ink: Ink, arc: ArcPicture, curve: Curve, still: boolean): void {
  const [soft, hard] = {
    ok: ["rgb(63 135 229 / 16%)", "rgb(63 135 229 / 40%)"],
    slow: ["rgb(253 227 105 / 12%)", "rgb(253 227 105 / 40%)"],
    err: ["rgb(240 61 32 / 22%)", "rgb(196 43 18 / 70%)"],
  }[arc.state];
  stroke(ink, curve, soft ?? okLine, 15, []);
  stroke(ink, curve, hard ?? okLine, 4, still ? [14, 10] : []);
}

function stroke(ink: Ink, curve: Curve, style: string, width: number, dash: number[]): void {
  ink.beginPath();
  ink.moveTo(curve.from.x, curve.from.y);
  ink.quadraticCurveTo(curve.bend.x, curve.bend.y, curve.to.x, curve.to.y);
  ink.strokeStyle = style;
  ink.lineWidth = width;
  ink.setLineDash(dash);
  ink.stroke();
}

function paintBreaker(ink: Ink, curve: Curve): void {
  const x = curveX(curve, 0.5);
  const y = curveY(curve, 0.5);
  ink.setLineDash([]);
  ink.strokeStyle = palette.text;
  ink.lineWidth = 1.6;
  ink.beginPath();
  ink.arc(x, y, 5, 0, 2 * Math.PI);
  ink.moveTo(x - 3.5, y + 3.5);
  ink.lineTo(x + 3.5, y - 3.5);
  ink.stroke();
}

/** The white capsule around a selected edge. */
export function paintEdgeSelection(ink: Ink, curve: Curve): void {
  ink.save();
  ink.translate(curveX(curve, 0.5), curveY(curve, 0.5));
  ink.rotate(curveAngle(curve));
  ink.beginPath();
  ink.roundRect(-curve.length / 2 - 4, -11, curve.length + 8, 22, 8);
  ink.strokeStyle = palette.focus;
  ink.lineWidth = 1.6;
  ink.stroke();
  ink.restore();
}
