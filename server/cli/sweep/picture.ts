/**
 * A sweep as an SVG picture: axes with units, the mean as a line, its 95 % interval as a band. Dark on white, in sizes
 * that survive a printed page; text stays text.
 */
import { must } from "../../../shared/base/index.ts";
import type { Plan, Point } from "./run.ts";
import { placeOn, scaleAround, ticksOf } from "./scale.ts";
import { axisLabels } from "./words.ts";

const WIDTH = 760;
const HEIGHT = 460;
const FRAME = { left: 84, right: 736, top: 64, bottom: 396 };
const INK = "#1a1f26";
const GRID = "#d9dde2";
const LINE = "#0b4f8a";
const BAND = "#b9d2ea";

export function svgOf(plan: Plan, points: readonly Point[]): string {
  const { values, isLog } = plan.range;
  const xs = { from: must(values[0], "value"), to: must(values.at(-1), "value"), isLog };
  const ys = scaleAround(points.flatMap(({ mean, ci95 }) => [mean - (ci95 ?? 0), mean + (ci95 ?? 0)]));
  const x = (value: number): string => (FRAME.left + placeOn(xs, value) * (FRAME.right - FRAME.left)).toFixed(1);
  const y = (value: number): string => (FRAME.bottom - placeOn(ys, value) * (FRAME.bottom - FRAME.top)).toFixed(1);
  const labels = axisLabels(plan);
  const upper = points.map(({ value, mean, ci95 }) => `${x(value)},${y(mean + (ci95 ?? 0))}`);
  const lower = points.map(({ value, mean, ci95 }) => `${x(value)},${y(mean - (ci95 ?? 0))}`).reverse();
  const line = points.map(({ value, mean }) => `${x(value)},${y(mean)}`).join(" ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${labels.y} over ${labels.x}`)}" font-family="system-ui, sans-serif" font-size="13" fill="${INK}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(FRAME.left, 26, plan.experiment.name, 'font-size="17" font-weight="600"'),
    text(FRAME.left, 47, labels.about, `fill="#4a5360"`),
    ...ticksOf(ys).flatMap((tick) => [
      `<path d="M${FRAME.left} ${y(tick)}H${FRAME.right}" stroke="${GRID}"/>`,
      text(FRAME.left - 10, Number(y(tick)) + 4, numberText(tick), 'text-anchor="end"'),
    ]),
    ...ticksOf(xs).flatMap((tick) => [
      `<path d="M${x(tick)} ${FRAME.bottom}v6" stroke="${INK}"/>`,
      text(Number(x(tick)), FRAME.bottom + 22, numberText(tick), 'text-anchor="middle"'),
    ]),
    plan.seeds.length > 1 ? `<polygon points="${[...upper, ...lower].join(" ")}" fill="${BAND}"/>` : "",
    `<polyline points="${line}" fill="none" stroke="${LINE}" stroke-width="2"/>`,
    ...points.map(({ value, mean }) => `<circle cx="${x(value)}" cy="${y(mean)}" r="3.2" fill="${LINE}"/>`),
    `<path d="M${FRAME.left} ${FRAME.top}V${FRAME.bottom}H${FRAME.right}" fill="none" stroke="${INK}"/>`,
    text((FRAME.left + FRAME.right) / 2, HEIGHT - 14, labels.x, 'text-anchor="middle" font-size="14"'),
    `<g transform="translate(22 ${(FRAME.top + FRAME.bottom) / 2}) rotate(-90)">${text(0, 0, labels.y, 'text-anchor="middle" font-size="14"')}</g>`,
    "</svg>\n",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function text(x: number, y: number, says: string, style: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${style}>${escaped(says)}</text>`;
}

function numberText(x: number): string {
  return Math.abs(x) >= 1e6 || (x !== 0 && Math.abs(x) < 1e-3) ? x.toExponential() : String(x);
}

function escaped(says: string): string {
  return says.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
