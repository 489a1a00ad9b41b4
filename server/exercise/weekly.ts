/**
 * The drill of a week: one scenario of the package and one seed, the same for everybody on every server of one version.
 * Weeks are those of ISO 8601, in UTC.
 */
import type { Scenario } from "../../shared/content/index.ts";

const WEEK_MS = 7 * 86_400_000;
/** 1 January 1970 was a Thursday: its week had begun on Monday, 29 December 1969. */
const FIRST_MONDAY_MS = -3 * 86_400_000;
/** A short cut of at most so many minutes takes half of them, since the drill runs at double speed. */
const LONGEST_CUT = 10;

export interface WeeklyDrill {
  /** `2026-W48` */
  readonly week: string;
  readonly scenario: Scenario;
  readonly seed: string;
}

/** Undefined where the package has nothing short enough. Scenarios take turns in the order of their ids. */
export function weeklyDrill(packaged: readonly Scenario[], nowMs: number): WeeklyDrill | undefined {
  const short = packaged.filter(({ minutes }) => minutes.short <= LONGEST_CUT).sort((a, b) => (a.id < b.id ? -1 : 1));
  const scenario = short[weeksSince(nowMs) % Math.max(1, short.length)];
  const week = weekOf(nowMs);
  return scenario && { week, scenario, seed: `week-${week}` };
}

/** The ISO week of an instant: it belongs to the year of its Thursday. */
export function weekOf(nowMs: number): string {
  const thursday = new Date(FIRST_MONDAY_MS + (weeksSince(nowMs) + 3 / 7) * WEEK_MS);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK_MS) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

function weeksSince(nowMs: number): number {
  return Math.floor((nowMs - FIRST_MONDAY_MS) / WEEK_MS);
}
