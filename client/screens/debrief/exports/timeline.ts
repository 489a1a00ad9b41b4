/** The whole story as a table for a spreadsheet: one row for each thing that happened. */
import { ticksToSeconds } from "../../../../shared/base/index.ts";
import { sayDebrief } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefReport, DebriefScreenView } from "../view.ts";
import { isoOf } from "./moment.ts";
import { bySeats } from "./review.ts";

const HEAD = ["row", "simulated_s", "t", "utc", "lane", "seat", "code", "text"] as const;

export function timelineCsv(view: Pick<DebriefScreenView, "words" | "responders">, report: DebriefReport): string {
  const words = bySeats(view);
  const rows = report.story.map(({ n, tick, lane, seat, message }) => [
    String(n),
    String(ticksToSeconds(tick)),
    at(tick),
    isoOf(tick, report),
    lane,
    seat === null ? "" : words.seat(seat),
    message.code,
    sayDebrief(message, words),
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
