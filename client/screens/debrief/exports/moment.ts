/** A moment in a file that leaves the screen: simulated time, and the UTC of the simulated day. */
import type { Tick } from "../../../../shared/base/index.ts";
import { at } from "../time.ts";
import type { DebriefReport } from "../view.ts";

type Day = Pick<DebriefReport, "startUtc">;

/** "T+12:40 (09:12:40 UTC)". */
export function moment(tick: Tick, day: Day): string {
  return `${at(tick)} (${utcOf(tick, day)})`;
}

export function utcOf(tick: Tick, day: Day): string {
  return `${isoOf(tick, day).slice(11, 19)} UTC`;
}

export function isoOf(tick: Tick, { startUtc }: Day): string {
  return new Date(Date.parse(startUtc) + tick * 100).toISOString();
}
