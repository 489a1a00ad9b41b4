/** The whole story as a table for a spreadsheet: one row for each thing that happened. */
import { ticksToSeconds } from "../../../../shared/base/index.ts";
import { sayRow } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefReport, DebriefScreenView } from "../view.ts";
import { isoOf } from "./moment.ts";
import { bySeats, withoutNames } from "./seats.ts";

const HEAD = ["row", "simulated_s", "t", "utc", "lane", "seat", "code", "text"] as const;

export function timelineCsv(view: Pick<DebriefScreenView, "words" | "responders">, report: DebriefReport): string {
  const words = bySeats(view);
  const rows = report.story.map((row) => [
    String(row.n),
    String(ticksToSeconds(row.tick)),
    at(row.tick),
    isoOf(row.tick, report),
    row.lane,
    row.seat === null ? "" : words.seat(row.seat),
    row.message.code,
    withoutNames(sayRow(row, words), view),
  ]);
  return [HEAD, ...rows]
    .map((row) => row.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

/** RFC 4180; and what people wrote is never taken for a formula. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
