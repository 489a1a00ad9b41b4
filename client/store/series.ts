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

export interface Line<Reading> {
  readonly ticks: readonly Tick[];
  readonly readings: readonly (Reading | null)[];
}

export function nodeLine(rows: readonly MetricsRow[], node: number): Line<NodeReading> {
  return lineOf(rows, (row) => readNode(row, node));
}

export function linkLine(rows: readonly MetricsRow[], link: number): Line<LinkReading> {
  return lineOf(rows, (row) => readLink(row, link));
}

/** `place` is the station's place among the owned ones. */
export function depthLine(rows: readonly DepthRow[], place: number): Line<DepthReading> {
  return lineOf(rows, (row) => readDepth(row, place));
}

export function impactLine(rows: readonly MetricsRow[]): Line<Impact> {
  return lineOf(rows, readImpact);
}

function lineOf<Row extends { readonly tick: Tick }, Reading>(
  rows: readonly Row[],
  read: (row: Row) => Reading | null,
): Line<Reading> {
  return { ticks: rows.map(({ tick }) => tick), readings: rows.map(read) };
}

/** One number of a line. */
export function pointsOf<Reading>(line: Line<Reading>, at: (reading: Reading) => number | null): Points {
  return line.readings.map((reading) => (reading === null ? null : at(reading)));
}
