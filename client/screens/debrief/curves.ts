/** From running totals of user-minutes to a share of users, and where on its line each curve is named. Pure. */
import type { Curve } from "../../../shared/protocol/index.ts";

/** Share of users affected at each sample. */
export function affected({ userMinutes, everyTicks }: Curve, users: number): readonly number[] {
  const perScrape = users > 0 ? 600 / everyTicks / users : 0;
  return userMinutes.map((total, at) => Math.max(0, total - (userMinutes[at - 1] ?? 0)) * perScrape);
}

export function totalOf({ userMinutes }: Curve): number {
  return userMinutes.at(-1) ?? 0;
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
 * own peak is best. Null where there is none.
 */
export function placeLabels(plot: Plot, widths: readonly number[]): readonly (Label | null)[] {
  const done: Label[] = [];
  return plot.lines.map((line, index) => {
    const width = widths[index] ?? 0;
    const label = candidates(line, plot, width).find((spot) => isClear(spot, plot, done));
    if (label) done.push(label);
    return label ?? null;
  });
}

function candidates(line: readonly number[], { width, height }: Plot, textWidth: number): readonly Label[] {
  const step = width / Math.max(1, line.length - 1);
  const peak = line.indexOf(Math.min(...line));
  const spots: { label: Label; cost: number }[] = [];
  for (let at = 0; at < line.length; at += 2) {
    const y = line[at] ?? 0;
    for (const [dx, dy] of [
      [10, 4],
      [-textWidth - 10, 4],
      [-textWidth / 2, -12],
      [-textWidth / 2, 20],
    ] as const) {
      const label = { x: at * step + dx, y: y + dy, width: textWidth };
      const isInside = label.x > 4 && label.x + textWidth < width - 4 && label.y - TEXT > 0 && label.y < height - 4;
      if (isInside) spots.push({ label, cost: Math.abs(at - peak) * step + (dy === 4 ? 0 : 24) });
    }
  }
  return spots.sort((a, b) => a.cost - b.cost).map(({ label }) => label);
}

function isClear(label: Label, { width, lines }: Plot, done: readonly Label[]): boolean {
  const box = {
    left: label.x - CLEAR,
    right: label.x + label.width + CLEAR,
    top: label.y - TEXT,
    bottom: label.y + CLEAR,
  };
  const meets = done.some(
    (other) => other.x < box.right && box.left < other.x + other.width && Math.abs(other.y - label.y) < TEXT + CLEAR,
  );
  if (meets) return false;
  return lines.every((line) => {
    const step = width / Math.max(1, line.length - 1);
    for (
      let at = Math.max(0, Math.floor(box.left / step));
      at <= Math.min(line.length - 2, Math.ceil(box.right / step));
      at++
    ) {
      const [a = 0, b = 0] = [line[at], line[at + 1]];
      if (Math.min(a, b) < box.bottom && Math.max(a, b) > box.top) return false;
    }
    return true;
  });
}
