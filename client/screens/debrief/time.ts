/** Simulated time on axes and in sentences, and a round distance between its marks. */
import { TICKS_PER_SECOND } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import { formatTick } from "../../text/index.ts";

const MINUTE = 60 * TICKS_PER_SECOND;

export function at(tick: Tick): string {
  return formatTick(tick);
}

/** "T+08" at whole minutes. */
export function axisMark(tick: Tick): string {
  return at(tick).replace(/:00$/, "");
}

/** Marks between two ticks, at most `most` of them, on whole minutes. */
export function axisMarks(from: Tick, to: Tick, most: number): readonly Tick[] {
  const step =
    [1, 2, 4, 5, 8, 10, 15, 20, 30, 60].map((count) => count * MINUTE).find((size) => (to - from) / size <= most) ??
    120 * MINUTE;
  const marks: Tick[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) marks.push(tick);
  return marks;
}
