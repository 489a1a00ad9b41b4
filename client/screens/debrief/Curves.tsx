/**
 * Users affected over time in the compared runs: nothing, reference, yours, and yours with one change moved or added. Where the
 * people stopped before the horizon, the rest of their line is drawn and named as what it is: nobody acted any more.
 */
import { useSignal } from "@preact/signals";
import type { TargetedPointerEvent } from "preact";
import type { Tick } from "../../../shared/base/index.ts";
import type { Curve } from "../../../shared/protocol/index.ts";
import type { Text } from "../../text/index.ts";
import { affected, axisOf, isContinued, placeLabels, playedOf, playedPart, totalOf } from "./curves.ts";
import type { Label } from "./curves.ts";
import { at, axisMark, axisMarks } from "./time.ts";
import { useSize } from "./useSize.ts";
import type { Size } from "./useSize.ts";
import type { DebriefReport, WhatIfView, StoryRow } from "./view.ts";

const LEFT = 46;
const FOOT = 22;
const HEAD = 8;
const LETTER_PX = 7;
/** Ticks from one sample of a curve to the next. */
const SCRAPE = 100;

export interface Handled {
  readonly tick: Tick;
  /** It cannot be put later than this. */
  readonly to: Tick;
  readonly onTick: (tick: Tick) => void;
}

type Speech = Pick<Text, "t" | "format">;

/** What of a report is drawn here. */
export type CurvesReport = Pick<DebriefReport, "curves" | "users" | "horizonTick" | "endTick" | "deeds">;

export function Curves(props: {
  report: CurvesReport;
  whatIf: WhatIfView | undefined;
  words: Speech;
  /** Moments that are marked on the team's own line. */
  moments?: readonly StoryRow[];
  /** The round is being played: the team's line ends now. */
  isLive?: boolean;
  /** A moment that is being chosen. */
  handle?: Handled | undefined;
}) {
  const { report, whatIf, words, moments = [], isLive = false, handle } = props;
  const [box, size] = useSize({ width: 960, height: 250 });
  const { width, height } = size.value;
  const curves = [...report.curves, ...(whatIf?.curve ? [whatIf.curve] : [])];
  const shares = curves.map((curve) => affected(curve, report.users));
  const { top, step } = axisOf(Math.max(0.04, ...shares.flat()));
  const plot = { width: Math.max(100, width - LEFT), height: Math.max(40, height - FOOT - HEAD) };
  const y = (share: number): number => plot.height * (1 - share / top);
  const lines = shares.map((line) => line.map(y));
  const names = curves.map((curve) => nameOf(curve, report, whatIf, words, isLive));
  const xOf = (tick: number): number => (tick / report.horizonTick) * plot.width;
  const end = isContinued(report) ? endOf(report, xOf, plot.width, words, isLive) : null;
  const labels = placeLabels(
    { ...plot, lines },
    names.map((name) => name.length * LETTER_PX),
    end ? [end] : [],
  );
  return (
    <div class="curves" ref={box}>
      <svg
        width={width}
        height={height}
        viewBox={`${-LEFT} ${-HEAD} ${width} ${height}`}
        role="img"
        aria-label={curves
          .map((curve, index) => tellOf(curve, report, names[index] ?? "", shares[index] ?? [], words))
          .concat(end ? [end.text] : [])
          .join("; ")}
      >
        {Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step).map((share) => (
          <g key={share} class="curves-grid">
            <line x1={0} x2={plot.width} y1={y(share)} y2={y(share)} />
            <text x={-8} y={y(share) + 4} text-anchor="end">
              {words.format.percent(share)}
            </text>
          </g>
        ))}
        {axisMarks(0, report.horizonTick, Math.floor(plot.width / 90))
          .filter((tick) => xOf(tick) < plot.width - 12)
          .map((tick) => (
            <text
              key={tick}
              class="curves-mark"
              x={xOf(tick)}
              y={plot.height + 18}
              text-anchor={tick === 0 ? "start" : "middle"}
            >
              {axisMark(tick)}
            </text>
          ))}
        {whatIf && <Moved report={report} whatIf={whatIf} x={xOf} height={plot.height} />}
        {end && (
          <g class="curves-end">
            <line x1={xOf(report.endTick)} x2={xOf(report.endTick)} y1={0} y2={plot.height} />
            <text x={end.x} y={end.y}>
              {end.text}
            </text>
          </g>
        )}
        {curves.map((curve, index) => {
          const line = lines[index] ?? [];
          // A run that ends before the horizon, as where the round was extended, ends there on the chart too.
          const step = xOf(curve.everyTicks);
          const played = curve.of === "team" && end ? playedPart(line, curve, report.endTick) : line;
          const path = pathOf(played, step);
          return (
            <g key={curve.of} class={`curve curve-${curve.of}`}>
              {curve.of === "team" && (
                <path
                  class="curve-area"
                  d={`${path} L${(played.length - 1) * step} ${plot.height} L0 ${plot.height} Z`}
                />
              )}
              <path d={path} />
              {played.length < line.length && !isLive && (
                <path class="curve-alone" d={pathOf(line.slice(played.length - 1), step, played.length - 1)} />
              )}
            </g>
          );
        })}
        <g class="curves-dots">
          {moments.map(({ n, tick, lane }) => {
            const line = lines[curves.findIndex(({ of }) => of === "team")] ?? [];
            return (
              <circle
                key={n}
                class={`story-${lane}`}
                cx={xOf(tick)}
                cy={line[Math.min(line.length - 1, Math.round(tick / SCRAPE))] ?? 0}
                r={lane === "verdict" ? 6 : 4}
              />
            );
          })}
        </g>
        {labels.map((label, index) => {
          const of = curves[index]?.of ?? "team";
          return (
            label && (
              <text key={of} class={`curve-name curve-name-${of}`} x={label.x} y={label.y}>
                {names[index]}
              </text>
            )
          );
        })}
        {handle && <Handle handle={handle} x={xOf} plot={plot} />}
      </svg>
    </div>
  );
}

/** Where the people stopped: its words stand at the top, on the side that has room. */
function endOf(report: CurvesReport, x: (tick: number) => number, width: number, { t }: Speech, isLive: boolean) {
  const text = isLive ? t("fac.now") : t("debrief.after", { at: at(report.endTick) });
  const [size, from] = [text.length * LETTER_PX, x(report.endTick)];
  const label: Label = { x: from + 8 + size <= width ? from + 8 : from - 8 - size, y: 12, width: size };
  return { ...label, text };
}

function nameOf(
  curve: Curve,
  report: CurvesReport,
  whatIf: WhatIfView | undefined,
  { t, format }: Speech,
  isLive: boolean,
): string {
  const total = format.count(totalOf(curve));
  if (curve.of === "team" && isLive) return t("fac.curve.team", { total });
  if (curve.of === "team" && isContinued(report))
    return t("debrief.curve.team.continued", { played: format.count(playedOf(curve, report.endTick)), total });
  if (curve.of !== "what-if" || !whatIf)
    return t(`debrief.curve.${curve.of === "what-if" ? "team" : curve.of}`, { total });
  const { change } = whatIf;
  switch (change.kind) {
    case "remove":
      return t("debrief.curve.without", { total });
    case "move":
      return t("debrief.curve.moved", { at: at(change.toTick), total });
    case "add":
      return change.and ? t("debrief.curve.added.two", { total }) : t("debrief.curve.added", { total });
  }
}

/** A curve in words, for those who do not see it. The team's worst moment is one that it played. */
function tellOf(
  curve: Curve,
  { endTick }: CurvesReport,
  name: string,
  shares: readonly number[],
  { t, format }: Speech,
): string {
  const seen = curve.of === "team" ? playedPart(shares, curve, endTick) : shares;
  const worst = Math.max(0, ...seen);
  return t("debrief.curve.told", {
    name,
    share: format.percent(worst),
    at: at(seen.indexOf(worst) * curve.everyTicks),
  });
}

/** Where the change was, and where it was put; or where actions were added. */
function Moved(props: { report: CurvesReport; whatIf: WhatIfView; x: (tick: number) => number; height: number }) {
  const { report, whatIf, x, height } = props;
  const ticks = marksOf(whatIf.change, report);
  return (
    <g class="curves-moved">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
          <path d={`M${x(tick) - 4} 0 H${x(tick) + 4} L${x(tick)} 6 Z`} />
        </g>
      ))}
    </g>
  );
}

function marksOf(change: WhatIfView["change"], { deeds }: CurvesReport): readonly Tick[] {
  if (change.kind === "add") return [change.toTick, ...(change.and ? [change.and.toTick] : [])];
  const was = deeds.find(({ ref }) => ref === change.ref)?.launchedTick;
  return [...(was === undefined ? [] : [was]), ...(change.kind === "move" ? [change.toTick] : [])];
}

/** A moment that a hand may drag along the curve; keys have the slider beside it. */
function Handle({ handle, x, plot }: { handle: Handled; x: (tick: Tick) => number; plot: Size }) {
  const held = useSignal(false);
  const move = (event: TargetedPointerEvent<SVGRectElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    const tick = (Math.min(1, Math.max(0, share)) * handle.to) / SCRAPE;
    handle.onTick(Math.round(tick) * SCRAPE);
  };
  const [at, end] = [x(handle.tick), x(handle.to)];
  return (
    <g class="curves-handle" data-testid="curve-handle">
      <line x1={at} x2={at} y1={0} y2={plot.height} />
      <circle cx={at} cy={plot.height} r={6} />
      <rect
        x={0}
        y={0}
        width={end}
        height={plot.height + 6}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.value = true;
          move(event);
        }}
        onPointerMove={(event) => held.value && move(event)}
        onPointerUp={() => (held.value = false)}
        onPointerCancel={() => (held.value = false)}
      />
    </g>
  );
}

function pathOf(line: readonly number[], step: number, first = 0): string {
  return `M${line.map((y, index) => `${((first + index) * step).toFixed(1)} ${y.toFixed(1)}`).join(" L")}`;
}
