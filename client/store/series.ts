/**
 * What the charts draw: one number over the last fifteen simulated minutes, read out of the rows of telemetry. Pure.
 * A scrape without data is a gap, never a zero.
 */
import type { Tick } from "../../shared/base/index.ts";
import { readDepth, readImpact, readLink, readNode } from "../../shared/protocol/index.ts";
import type {
  DepthReading,
  DepthRow,
  Impact,
  LinkReading,
  MetricsRow,
  NodeReading,
} from "../../shared/protocol/index.ts";

export type Points = readonly (number | null)[];

/** Readings at the times they were measured, which for late ones is before the scrape that brought them. */
export interface Line<Reading> {
  readonly ticks: readonly Tick[];
  readonly readings: readonly (Reading | null)[];
  /** The newest row, the age of its reading, and whether it has stood still; null where it has no reading. */
  readonly end: { readonly tick: Tick; readonly ageTicks: Tick; readonly isFrozen: boolean } | null;
}

/** Rows in which nothing new was measured before a reading counts as standing still. */
const STILL_ROWS = 3;

export function nodeLine(rows: readonly MetricsRow[], node: number): Line<NodeReading> {
  return lineOf(rows, (row) => readNode(row, node), ageOf);
}

export function linkLine(rows: readonly MetricsRow[], link: number): Line<LinkReading> {
  return lineOf(rows, (row) => readLink(row, link), ageOf);
}

/** `place` is the station's place among the owned ones; `node` is the same one's, whose numbers are as old. */
export function depthLine(
  rows: readonly DepthRow[],
  place: number,
  metrics: readonly MetricsRow[],
  node: number,
): Line<DepthReading> {
  const ages = new Map(metrics.map((row) => [row.scrape, readNode(row, node)?.ageTicks ?? 0]));
  return lineOf(
    rows,
    (row) => readDepth(row, place),
    (_, row) => ages.get(row.scrape) ?? 0,
  );
}

export function impactLine(rows: readonly MetricsRow[]): Line<Impact> {
  return lineOf(rows, readImpact, ageOf);
}

function ageOf({ ageTicks }: { readonly ageTicks: Tick }): Tick {
  return ageTicks;
}

function lineOf<Row extends { readonly tick: Tick }, Reading>(
  rows: readonly Row[],
  read: (row: Row) => Reading | null,
  age: (reading: Reading, row: Row) => Tick,
): Line<Reading> {
  const ticks: Tick[] = [];
  const readings: (Reading | null)[] = [];
  let end: Line<Reading>["end"] = null;
  let still = 0;
  for (const row of rows) {
    const reading = read(row);
    const ageTicks = reading === null ? 0 : age(reading, row);
    const last = ticks.at(-1);
    const isNews = last === undefined || row.tick - ageTicks > last;
    still = isNews ? 0 : still + 1;
    end = reading === null ? null : { tick: row.tick, ageTicks, isFrozen: still >= STILL_ROWS };
    if (!isNews) continue;
    ticks.push(row.tick - ageTicks);
    readings.push(reading);
  }
  return { ticks, readings, end };
}

/** One number of a line. */
export function pointsOf<Reading>(line: Line<Reading>, at: (reading: Reading) => number | null): Points {
  return line.readings.map((reading) => (reading === null ? null : at(reading)));
}
