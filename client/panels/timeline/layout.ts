/**
 * The timeline as marks on one rail: which rows stand on it and with what glyph, where the axis ends, and which marks
 * are too close to be told apart and stand together. Pure; places are shares of the rail, 0..1.
 */
import { secondsToTicks } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import type { SessionView, TimelineRow } from "../../../shared/protocol/index.ts";

export const glyphs = [
  "page",
  "ticket",
  "flag",
  "post",
  "action",
  "failure",
  "evidence",
  "idea",
  "ruledOut",
  "note",
] as const;
export type Glyph = (typeof glyphs)[number];

export interface Mark {
  readonly row: TimelineRow;
  readonly glyph: Glyph;
}

/** Marks that stand at one place; the most telling glyph is drawn. */
export interface Cluster {
  readonly at: number;
  readonly glyph: Glyph;
  readonly rows: readonly TimelineRow[];
}

const MINUTE = secondsToTicks(60);

/** The glyph of a row, or null for what is told in the list alone: acknowledgements, links, comings and goings. */
function glyphOf({ message: { code, params } }: TimelineRow): Glyph | null {
  switch (code) {
    case "alert.fired":
      return params["severity"] === "page" ? "page" : "ticket";
    case "incident.declared":
      return "flag";
    case "post.sent":
      return "post";
    case "action.launched":
    case "action.proposed":
      return "action";
    case "action.failed":
      return "failure";
    case "evidence.shared":
    case "link.found":
      return "evidence";
    case "hypothesis.added":
      return "idea";
    case "hypothesis.state":
      return params["state"] === "ruled-out" ? "ruledOut" : "idea";
    case "note":
      return "note";
    default:
      return null;
  }
}

export function marksOf(rows: readonly TimelineRow[]): readonly Mark[] {
  return rows.flatMap((row) => {
    const glyph = glyphOf(row);
    return glyph === null || row.tick < 0 ? [] : [{ row, glyph }];
  });
}

/**
 * Where the axis ends: when the live part will end at the present speed, to a whole minute so that it does not creep.
 * Without an end it leaves a quarter of the time passed as room.
 */
export function axisEnd({ endsAtMs, speed, liveMinutes }: SessionView, tick: Tick, clockMs: number): Tick {
  const leftS = endsAtMs === null ? null : Math.max(0, endsAtMs - clockMs) / 1000;
  const end =
    leftS === null
      ? Math.max(tick * 1.25, secondsToTicks(liveMinutes * 60 * speed))
      : tick + secondsToTicks(leftS * speed);
  return Math.max(MINUTE, Math.round(end / MINUTE) * MINUTE);
}

const STEPS_MINUTES = [1, 2, 4, 5, 8, 10, 15, 20, 30, 60] as const;

/** Round moments to label, no more than `most`. */
export function axisLabels(end: Tick, most: number): readonly Tick[] {
  const step = (STEPS_MINUTES.find((minutes) => end / (minutes * MINUTE) <= most) ?? 120) * MINUTE;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, n) => n * step);
}

/** Marks nearer than `gap` (a share of the rail) to the first of their cluster join it. */
export function clustersOf(marks: readonly Mark[], end: Tick, gap: number): readonly Cluster[] {
  const clusters: { at: number; marks: Mark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.row.tick - b.row.tick)) {
    const at = Math.min(1, mark.row.tick / end);
    const last = clusters.at(-1);
    if (last && at - last.at < gap) last.marks.push(mark);
    else clusters.push({ at, marks: [mark] });
  }
  return clusters.map(({ at, marks: together }) => ({
    at,
    glyph: glyphs.find((glyph) => together.some((mark) => mark.glyph === glyph)) ?? "note",
    rows: together.map(({ row }) => row),
  }));
}

/** The part of time that the charts show. */
export interface Span {
  readonly from: Tick;
  readonly to: Tick;
}

const SHOWN = secondsToTicks(15 * 60);
const LEAST = secondsToTicks(60);

/** What the charts show while nobody has chosen: the last fifteen simulated minutes. */
export function followingSpan(tick: Tick): Span {
  return { from: Math.max(0, tick - SHOWN), to: tick };
}

/** Two ends in any order, inside the rail and not too close to read anything. */
export function spanBetween(one: Tick, other: Tick, end: Tick): Span {
  const from = Math.max(0, Math.min(one, other, end - LEAST));
  return { from: Math.round(from), to: Math.round(Math.min(end, Math.max(one, other, from + LEAST))) };
}
