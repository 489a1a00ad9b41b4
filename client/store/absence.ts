/**
 * "While you were away": what happened between the last frame a person can have seen and now, counted by lane of the
 * timeline. Short looks away are not worth a card.
 */
import type { Tick } from "../../shared/base/index.ts";
import type { TimelineLane, TimelineRow } from "../../shared/protocol/index.ts";

export interface Absence {
  readonly fromTick: Tick;
  readonly toTick: Tick;
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

/** Shorter absences than this many real seconds are not told. */
const ABSENCE_S = 20;

/** Null when nothing happened or the absence was too short. */
export function absenceOf(from: Tick, to: Tick, awayS: number, timeline: readonly TimelineRow[]): Absence | null {
  if (awayS < ABSENCE_S) return null;
  const missed = timeline.filter(({ tick }) => tick > from && tick <= to);
  const counts = lanes.flatMap((lane) => {
    const count = missed.filter((row) => row.lane === lane).length;
    return count > 0 ? [{ lane, count }] : [];
  });
  return counts.length > 0 ? { fromTick: from, toTick: to, counts } : null;
}
