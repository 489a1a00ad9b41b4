/**
 * "While you were away": what happened between the last frame a person can have seen and now. What changes what one does
 * next is told in words, the rest is counted by lane of the timeline. Short looks away are not worth a card.
 */
import type { Tick } from "../../shared/base/index.ts";
import type { TimelineLane, TimelineRow } from "../../shared/protocol/index.ts";

export interface Absence {
  readonly fromTick: Tick;
  readonly toTick: Tick;
  /** Newest last. */
  readonly told: readonly TimelineRow[];
  /** The others. */
  readonly counts: readonly { readonly lane: TimelineLane; readonly count: number }[];
}

const lanes = [
  "alerts",
  "evidence",
  "hypotheses",
  "actions",
  "comms",
  "session",
] as const satisfies readonly TimelineLane[];

/** Codes of the rows that are worth words: the newest of them, as many as one reads at a glance. */
const telling: ReadonlySet<string> = new Set([
  "incident.declared",
  "incident.state",
  "hypothesis.state",
  "link.found",
  "action.proposed",
  "action.effective",
  "action.failed",
  "action.undone",
  "task.assigned",
  "task.late",
  "poll.closed",
  "sitrep",
  "seat.lent",
]);
const MOST_TOLD = 6;

function isTelling({ message: { code, params } }: TimelineRow): boolean {
  return telling.has(code) || (code === "alert.fired" && params["severity"] === "page");
}

/** Shorter absences than this many real seconds are not told. */
const ABSENCE_S = 20;

/** Null when nothing happened or the absence was too short. */
export function absenceOf(from: Tick, to: Tick, awayS: number, timeline: readonly TimelineRow[]): Absence | null {
  if (awayS < ABSENCE_S) return null;
  const missed = timeline.filter(({ tick }) => tick > from && tick <= to);
  const told = missed.filter(isTelling).slice(-MOST_TOLD);
  const counts = lanes.flatMap((lane) => {
    const count = missed.filter((row) => row.lane === lane && !told.includes(row)).length;
    return count > 0 ? [{ lane, count }] : [];
  });
  return missed.length > 0 ? { fromTick: from, toTick: to, told, counts } : null;
}
