/** What lies under and over the lines of a chart: the usual band, the threshold, moments of change, hatching. */
import type UPlot from "uplot";
import { palette } from "../../dom/index.ts";
import type { Tone } from "../../dom/index.ts";
import type { Doubt, Plot } from "./plots.ts";

/** A moment worth a dotted line: a change somebody found, or one of the team's own. */
export interface Mark {
  readonly atS: number;
  readonly by: "feed" | "team";
}

export const inks: Readonly<Record<Tone, string>> = {
  plain: palette.muted,
  ok: palette.okText,
  slow: palette.slow,
  err: palette.errText,
  human: palette.human,
  hidden: palette.hidden,
};

interface Drawn {
  readonly plot: Plot;
  readonly marks: readonly Mark[];
  readonly stale: boolean;
}

export function drawBehind(chart: UPlot, { plot }: Drawn): void {
  const { ctx, bbox } = chart;
  const { usual, threshold } = plot;
  ctx.save();
  if (usual) {
    const [low, high] = [yAt(chart, usual[0]), yAt(chart, usual[1])];
    ctx.fillStyle = "rgb(63 135 229 / 16%)";
    ctx.fillRect(bbox.left, high, bbox.width, Math.max(2, low - high));
  }
  if (threshold) {
    ctx.strokeStyle = palette.slow;
    ctx.globalAlpha = 0.7;
    ctx.setLineDash([5, 4]);
    line(ctx, bbox.left, yAt(chart, threshold.value), bbox.left + bbox.width, yAt(chart, threshold.value));
  }
  ctx.restore();
}

export function drawOver(chart: UPlot, { plot, marks, stale }: Drawn): void {
  const { ctx, bbox } = chart;
  ctx.save();
  for (const { atS, by } of marks) {
    const x = chart.valToPos(atS, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = by === "team" ? palette.human : palette.muted;
    ctx.fillStyle = ctx.strokeStyle;
    ctx.setLineDash([2, 3]);
    line(ctx, x, bbox.top, x, bbox.top + bbox.height);
    ctx.beginPath();
    ctx.moveTo(x - 4, bbox.top);
    ctx.lineTo(x + 4, bbox.top);
    ctx.lineTo(x, bbox.top + 6);
    ctx.fill();
  }
  if (stale) hatch(ctx, bbox);
  else if (plot.doubt) unknown(chart, plot, plot.doubt);
  else dots(chart, plot);
  ctx.restore();
}

/** From the last measurement to now: hatched, and where something is still shown its value as a grey dashed line. */
function unknown(chart: UPlot, { lines }: Plot, { is, sinceS }: Doubt): void {
  const { ctx, bbox } = chart;
  const left = Math.max(bbox.left, chart.valToPos(sinceS, "x", true));
  const strip = { ...bbox, left, width: bbox.left + bbox.width - left };
  if (strip.width <= 0) return;
  ctx.strokeStyle = palette.muted;
  ctx.setLineDash([4, 4]);
  for (const { points } of is === "silent" ? [] : lines) {
    const value = points.at(-1);
    if (value !== null && value !== undefined)
      line(ctx, left, yAt(chart, value), left + strip.width, yAt(chart, value));
  }
  hatch(ctx, strip);
}

/** The newest point of each line, so that the eye finds now. */
function dots(chart: UPlot, { lines, seconds }: Plot): void {
  const last = seconds.length - 1;
  lines.forEach(({ points, tone }) => {
    const [at, value] = [seconds[last], points[last]];
    if (at === undefined || value === null || value === undefined) return;
    const { ctx } = chart;
    ctx.fillStyle = inks[tone];
    ctx.beginPath();
    ctx.arc(chart.valToPos(at, "x", true), yAt(chart, value), 3 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
  });
}

function hatch(ctx: CanvasRenderingContext2D, { left, top, width, height }: UPlot.BBox): void {
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.strokeStyle = palette.down;
  ctx.globalAlpha = 0.28;
  ctx.setLineDash([]);
  for (let x = left - height; x < left + width; x += 9) line(ctx, x, top + height, x + height, top);
}

function yAt(chart: UPlot, value: number): number {
  return chart.valToPos(value, "y", true);
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}
