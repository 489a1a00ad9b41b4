/**
 * Which charts the dock shows for a subject, as plain data: lines, units, thresholds, the usual band. Pure, so that
 * what is drawn can be tested without a canvas.
 */
import { isOld, isSlow, thresholds } from "../../../shared/protocol/index.ts";
import type { DepthRow, MetricsRow } from "../../../shared/protocol/index.ts";
import type { AlertView } from "../../../shared/protocol/index.ts";
import type { Tone } from "../../dom/index.ts";
import { depthLine, linkLine, nodeLine, pointsOf } from "../../store/index.ts";
import type { Line, Points } from "../../store/index.ts";
import type { Subject } from "./subject.ts";

export type Quantity = "rate" | "ratio" | "level" | "ms" | "count";
export type PlotTitle =
  | "rate"
  | "rateOfAttempts"
  | "errors"
  | "errorsOfAttempts"
  | "p95"
  | "utilization"
  | "queue"
  | "hits"
  | "replicas";
export type LineName = "rate" | "attempts" | "good" | "errors" | "p50" | "p95" | "now" | "wanted";

export interface PlotLine {
  readonly name: LineName;
  readonly tone: Tone;
  readonly points: Points;
}

export interface Plot {
  readonly title: PlotTitle;
  readonly quantity: Quantity;
  /** Seconds since T+0, one per point. */
  readonly seconds: readonly number[];
  /** What the end of the lines is worth: null as a rule. */
  readonly doubt: Doubt | null;
  /** The first line's last point is the number above the chart. */
  readonly lines: readonly PlotLine[];
  /** Dashed: where an alert fires or a caller gives up. */
  readonly threshold: { readonly is: "alert" | "timeout"; readonly value: number } | null;
  /** The usual range of the first line. */
  readonly usual: readonly [low: number, high: number] | null;
  /** The chart reaches at least this high, so that a flat line stays flat. */
  readonly least: number;
}

/** Why the newest point is not of now: it came late, stands still, or nothing comes. Since when, in seconds. */
export interface Doubt {
  readonly is: "late" | "frozen" | "silent";
  readonly sinceS: number;
  readonly ageS: number;
}

interface Telemetry {
  readonly metrics: readonly MetricsRow[];
  readonly depth: readonly DepthRow[];
  readonly depthNodes: readonly number[];
  readonly alerts: readonly AlertView[];
}

/** Rate, errors and duration. */
export function redPlots(subject: Subject, { metrics, alerts }: Telemetry): readonly Plot[] {
  return subject.kind === "node" ? nodePlots(subject, metrics, alerts) : linkPlots(subject, metrics);
}

function nodePlots(
  { index, node }: Extract<Subject, { kind: "node" }>,
  metrics: readonly MetricsRow[],
  alerts: readonly AlertView[],
): readonly Plot[] {
  const line = nodeLine(metrics, index);
  const { now, usual } = node;
  const base = baseOf(line);
  const alertOn = (metric: string) => thresholdOf(alerts, metric, node.node.id);
  return [
    {
      ...base,
      title: "rate",
      quantity: "rate",
      lines: [{ name: "rate", tone: "ok", points: pointsOf(line, ({ rps }) => rps) }],
      threshold: null,
      usual: usual && [usual.low.rps, usual.high.rps],
      least: 1,
    },
    {
      ...base,
      title: "errors",
      quantity: "ratio",
      lines: [{ name: "errors", tone: errorTone(now?.errorRatio), points: pointsOf(line, (r) => r.errorRatio) }],
      threshold: alertOn("errorRatio"),
      usual: usual && [usual.low.errorRatio, usual.high.errorRatio],
      least: 0.05,
    },
    {
      ...base,
      title: "p95",
      quantity: "ms",
      lines: [
        {
          name: "p95",
          tone: now && isSlow(now.p95Ms, usual?.high.p95Ms ?? Infinity) ? "slow" : "ok",
          points: pointsOf(line, ({ p95Ms }) => p95Ms),
        },
        { name: "p50", tone: "plain", points: pointsOf(line, ({ p50Ms }) => p50Ms) },
      ],
      threshold: alertOn("p95Ms"),
      usual: usual && [usual.low.p95Ms, usual.high.p95Ms],
      least: 10,
    },
  ];
}

/** Attempts beside good answers is the lesson: in a storm of retries they part. */
function linkPlots(
  { index, link }: Extract<Subject, { kind: "link" }>,
  metrics: readonly MetricsRow[],
): readonly Plot[] {
  const line = linkLine(metrics, index);
  const { now, usual } = link;
  const base = baseOf(line);
  const timeoutMs = link.link.timeoutMs;
  return [
    {
      ...base,
      title: "rateOfAttempts",
      quantity: "rate",
      lines: [
        { name: "attempts", tone: errorTone(now?.errorRatio), points: pointsOf(line, (r) => r.attemptsRps) },
        { name: "good", tone: "ok", points: pointsOf(line, (r) => r.goodRps) },
      ],
      threshold: null,
      usual: usual && [usual.low.attemptsRps, usual.high.attemptsRps],
      least: 1,
    },
    {
      ...base,
      title: "errorsOfAttempts",
      quantity: "ratio",
      lines: [{ name: "errors", tone: errorTone(now?.errorRatio), points: pointsOf(line, (r) => r.errorRatio) }],
      threshold: null,
      usual: usual && [usual.low.errorRatio, usual.high.errorRatio],
      least: 0.05,
    },
    {
      ...base,
      title: "p95",
      quantity: "ms",
      lines: [
        {
          name: "p95",
          tone: now && isSlow(now.p95Ms, usual?.high.p95Ms ?? Infinity) ? "slow" : "ok",
          points: pointsOf(line, ({ p95Ms }) => p95Ms),
        },
      ],
      threshold: timeoutMs === null ? null : { is: "timeout", value: timeoutMs },
      usual: usual && [usual.low.p95Ms, usual.high.p95Ms],
      least: 10,
    },
  ];
}

/** Utilization, saturation and what is special to the kind; null where this seat has no depth. */
export function usePlots(subject: Subject, { metrics, depth, depthNodes, alerts }: Telemetry): readonly Plot[] | null {
  const { node } = subject.node;
  const place = depthNodes.findIndex(
    (index) => index === (subject.kind === "node" ? subject.index : subject.link.link.to),
  );
  if (place < 0 || metrics.length === 0) return null;
  const line = depthLine(depth, place, metrics, depthNodes[place] ?? -1);
  const now = subject.node.depth;
  const base = { ...baseOf(line), usual: null };
  const load = now?.utilization ?? 0;
  const isCache = now?.hitRatio !== null && now?.hitRatio !== undefined;
  return [
    {
      ...base,
      title: "utilization",
      quantity: "level",
      lines: [{ name: "now", tone: loadTone(load), points: pointsOf(line, ({ utilization }) => utilization) }],
      threshold: thresholdOf(alerts, "utilization", node.id),
      least: 1,
    },
    {
      ...base,
      title: "queue",
      quantity: "count",
      lines: [
        {
          name: "now",
          tone: (now?.queue ?? 0) > 0 && load >= thresholds.busy ? "err" : "ok",
          points: pointsOf(line, ({ queue }) => queue),
        },
      ],
      threshold: thresholdOf(alerts, "queue", node.id),
      least: 10,
    },
    isCache
      ? {
          ...base,
          title: "hits",
          quantity: "level",
          lines: [
            {
              name: "now",
              tone: (now.hitRatio ?? 1) < thresholds.hitsLow ? "slow" : "ok",
              points: pointsOf(line, ({ hitRatio }) => hitRatio),
            },
          ],
          threshold: thresholdOf(alerts, "hitRatio", node.id),
          least: 1,
        }
      : {
          ...base,
          title: "replicas",
          quantity: "count",
          lines: [
            { name: "now", tone: "ok", points: pointsOf(line, ({ replicasServing }) => replicasServing) },
            { name: "wanted", tone: "plain", points: pointsOf(line, ({ replicasWanted }) => replicasWanted) },
          ],
          threshold: null,
          least: 2,
        },
  ];
}

function baseOf(line: Line<unknown>): Pick<Plot, "seconds" | "doubt"> {
  return { seconds: line.ticks.map((tick) => tick / 10), doubt: doubtOf(line) };
}

function doubtOf({ ticks, readings, end }: Line<unknown>): Doubt | null {
  if (end !== null) {
    if (!isOld(end.ageTicks)) return null;
    const ageS = end.ageTicks / 10;
    return { is: end.isFrozen ? "frozen" : "late", sinceS: (end.tick - end.ageTicks) / 10, ageS };
  }
  const last = readings.reduce<number>((found, reading, at) => (reading === null ? found : at), -1);
  const [since, now] = [ticks[last], ticks.at(-1)];
  return since === undefined || now === undefined
    ? null
    : { is: "silent", sinceS: since / 10, ageS: (now - since) / 10 };
}

function errorTone(ratio = 0): Tone {
  if (ratio >= thresholds.errorsFailing) return "err";
  return ratio >= thresholds.errorsSlow ? "slow" : "ok";
}

function loadTone(load: number): Tone {
  if (load >= thresholds.full) return "err";
  return load >= thresholds.busy ? "slow" : "ok";
}

/** The line an alert was crossed at. It is known once the alert has fired. */
function thresholdOf(alerts: readonly AlertView[], metric: string, subject: string): Plot["threshold"] {
  const alert = alerts.find((known) => known.metric === metric && known.subject === subject);
  return alert ? { is: "alert", value: alert.threshold } : null;
}

/** The value axis: from zero in a few round steps to above everything that is drawn. */
export interface Scale {
  readonly top: number;
  readonly step: number;
}

const FEWEST_STEPS = 3;
/** A threshold this many times above the lines would press them flat: it is named above the chart instead. */
const FAR = 4;

export function scaleOf({ lines, threshold, usual, least }: Plot): Scale {
  const drawn = Math.max(least, usual?.[1] ?? 0, ...lines.flatMap(({ points }) => points.map((point) => point ?? 0)));
  const highest = threshold !== null && threshold.value < drawn * FAR ? Math.max(drawn, threshold.value) : drawn;
  const rough = highest / FEWEST_STEPS;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((each) => each * magnitude >= rough * 0.8) ?? 10) * magnitude;
  return { step, top: step * Math.max(1, Math.ceil((highest / step) * 0.999)) };
}
