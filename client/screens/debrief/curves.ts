/** From running totals of user-minutes to a share of users, and where on its line each curve is named. Pure. */
import type { Tick } from "../../../shared/base/index.ts";
import type { Curve, DebriefReport } from "../../../shared/protocol/index.ts";

/** Share of users affected at each sample: of those who wanted to be in then, as in the room's top bar. */
export function affected({ userMinutes, everyTicks }: Curve, users: readonly number[]): readonly number[] {
  const perScrape = 600 / everyTicks;
  return userMinutes.map((total, at) => {
    const [wanted = 0, before = total] = [users[at], userMinutes[at - 1]];
    return wanted > 0 ? (Math.max(0, total - before) * perScrape) / wanted : 0;
  });
}

export function totalOf({ userMinutes }: Curve): number {
  return userMinutes.at(-1) ?? 0;
}

/** A run that people ended this much before the horizon was played on with nobody acting. */
const CONTINUED: Tick = 600;

export function isContinued({ endTick, horizonTick }: Pick<DebriefReport, "endTick" | "horizonTick">): boolean {
  return horizonTick - endTick >= CONTINUED;
}

/** What a curve had lost when the people stopped. */
export function playedOf({ userMinutes, everyTicks }: Curve, endTick: Tick): number {
  return userMinutes[Math.min(userMinutes.length - 1, Math.floor(endTick / everyTicks))] ?? 0;
}

/** The samples of a curve up to where the people stopped. */
export function playedPart<T>(samples: readonly T[], { everyTicks }: Curve, endTick: Tick): readonly T[] {
  return samples.slice(0, Math.floor(endTick / everyTicks) + 1);
}

/** What a compared run lost, from T+0 to the horizon. */
export function lostBy(of: Curve["of"], { curves }: { readonly curves: readonly Curve[] }): number {
  const curve = curves.find((other) => other.of === of);
  return curve ? totalOf(curve) : 0;
}

/** The highest line of the chart and the step between lines. */
export function axisOf(highest: number): { readonly top: number; readonly step: number } {
  const step = [0.05, 0.1, 0.2].find((size) => highest <= size * 4.4) ?? 0.25;
  return { top: Math.min(1, Math.max(step, Math.ceil(highest / step) * step)), step };
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  /** Lines in pixels: y for each of `points` equal steps across. */
  readonly lines: readonly (readonly number[])[];
}

const TEXT = 15;
const CLEAR = 7;

/**
 * A place for each line's name: beside its own line, clear of every line and of the names before. Nearest to the line's
 * own peak is best. Where all is full it stands across a line; null only where the plot is narrower than the name.
 */
export function placeLabels(
  plot: Plot,
  widths: readonly number[],
  taken: readonly Label[] = [],
): readonly (Label | null)[] {
  const done: Label[] = [...taken];
  return plot.lines.map((line, index) => {
    const width = widths[index] ?? 0;
    const spots = candidates(line, plot, width).filter((spot) => !meets(spot, done));
    const label = spots.find((spot) => !crosses(spot, plot)) ?? spots[0];
    if (label) done.push(label);
    return label ?? null;
  });
}

/** Offsets of a name from the point of the line it names: beside it, or above or below. */
const OFFSETS = [12, 20, 30, 44, 60] as const;

function candidates(line: readonly number[], plot: Plot, textWidth: number): readonly Label[] {
  const { width, height } = plot;
  const step = width / Math.max(1, line.length - 1);
  const peak = line.indexOf(Math.min(...line));
  const spots: { label: Label; cost: number }[] = [];
  for (let at = 0; at < line.length; at += 3) {
    const y = line[at] ?? 0;
    const shared = isApart(plot, line, at) ? 0 : SHARED_COST;
    const beside = [
      { x: at * step + 12, dy: 4, cost: 0 },
      { x: at * step - textWidth - 12, dy: 4, cost: 0 },
    ];
    const around = OFFSETS.flatMap((far) => [
      { x: at * step - textWidth / 2, dy: -far, cost: far },
      { x: at * step - textWidth / 2, dy: far + 10, cost: far },
    ]);
    for (const { x, dy, cost } of [...beside, ...around]) {
      const label = { x, y: y + dy, width: textWidth };
      const isInside = x > 4 && x + textWidth < width - 4 && label.y - TEXT > 0 && label.y < height - 4;
      if (isInside) spots.push({ label, cost: shared + cost * 2 + Math.abs(at - peak) * step * 0.5 });
    }
  }
  return spots.sort((a, b) => a.cost - b.cost).map(({ label }) => label);
}

/** Where lines run together a name could be anybody's: such a place is the last to be taken. */
const SHARED_COST = 2000;

/** Whether a line stands clear of the others here. */
function isApart({ lines }: Plot, line: readonly number[], at: number): boolean {
  return lines.every((other) => other === line || Math.abs((other[at] ?? 0) - (line[at] ?? 0)) > TEXT);
}

/** Whether a name covers one of the names before. */
function meets({ x, y, width }: Label, done: readonly Label[]): boolean {
  return done.some(
    (other) => other.x < x + width + CLEAR && x - CLEAR < other.x + other.width && Math.abs(other.y - y) < TEXT + CLEAR,
  );
}

/** Whether a line runs through a name. */
function crosses({ x, y, width: textWidth }: Label, { width, lines }: Plot): boolean {
  const box = { left: x - CLEAR, right: x + textWidth + CLEAR, top: y - TEXT, bottom: y + CLEAR };
  return lines.some((line) => {
    const step = width / Math.max(1, line.length - 1);
    for (
      let at = Math.max(0, Math.floor(box.left / step));
      at <= Math.min(line.length - 2, Math.ceil(box.right / step));
      at++
    ) {
      const [a = 0, b = 0] = [line[at], line[at + 1]];
      if (Math.min(a, b) < box.bottom && Math.max(a, b) > box.top) return true;
    }
    return false;
  });
}
