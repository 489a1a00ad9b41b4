/**
 * One chart: uPlot draws the lines, this file what makes them readable: usual band, threshold, changes, hatching when
 * the numbers are old. The crosshair is shared by all charts of the dock. What it says is also in the table beside it.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import UPlot from "uplot";
import type { AlignedData, Options } from "uplot";
import "uplot/dist/uPlot.min.css";
import { palette, useProjected } from "../../dom/index.ts";
import { formatT, useText } from "../../text/index.ts";
import { drawBehind, drawOver, inks } from "./ink.ts";
import type { Mark } from "./ink.ts";
import { scaleOf } from "./plots.ts";
import type { Plot, Scale } from "./plots.ts";
import { useQuantity } from "./quantity.ts";

const CROSSHAIR = "dock";
const LABEL_ROOM_PX = 18;
const AXIS_FONT = '12px "JetBrains Mono Variable", monospace';

interface ChartProps {
  readonly plot: Plot;
  readonly marks: readonly Mark[];
  /** The edges, in seconds since T+0. */
  readonly fromS: number;
  readonly toS: number;
  readonly stale: boolean;
}

export function Chart(props: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const hovered = useSignal<number | null>(null);
  const { t } = useText();
  const show = useQuantity(props.plot.quantity);
  const isBold = useProjected();
  const shape = `${props.plot.title}/${props.plot.lines.map(({ name, tone }) => `${name}:${tone}`).join()}`;

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const made = new UPlot(
      optionsOf(
        element,
        () => latest.current,
        isBold,
        show,
        (index) => (hovered.value = index),
      ),
      dataOf(latest.current.plot),
      element,
    );
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize(sizeOf(element)));
    observer.observe(element);
    return () => {
      chart.current = null;
      observer.disconnect();
      made.destroy();
    };
  }, [shape, show, hovered, isBold]);

  useEffect(
    () => chart.current?.setData(dataOf(props.plot)),
    [props.plot, props.marks, props.stale, props.fromS, props.toS],
  );

  const index = hovered.value;
  const at = index === null ? undefined : props.plot.seconds[index];
  return (
    <div class="chart">
      <div ref={host} class="chart-canvas" aria-hidden="true" />
      {at !== undefined && index !== null && (
        <p class="chart-tip mono" aria-hidden="true">
          {formatT(at)}
          {props.plot.lines.map(({ name, tone, points }) => (
            <span key={name} class={`tone-${tone}`}>
              {points[index] === null || points[index] === undefined ? t("dock.nodata") : show(points[index])}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function dataOf({ seconds, lines }: Plot): AlignedData {
  return [[...seconds], ...lines.map(({ points }) => [...points])];
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(80, element.clientWidth), height: Math.max(60, element.clientHeight) };
}

function optionsOf(
  element: HTMLElement,
  latest: () => ChartProps,
  isBold: boolean,
  show: (value: number) => string,
  onHover: (index: number | null) => void,
): Options {
  const axis = { stroke: palette.muted, font: AXIS_FONT, ticks: { show: false } };
  return {
    ...sizeOf(element),
    padding: [6, 8, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      sync: { key: CROSSHAIR },
      points: { size: 7, width: 2, fill: palette.bg1 },
    },
    scales: {
      x: { time: false, range: () => [latest().fromS, latest().toS] },
      y: { range: () => [0, scaleOf(latest().plot).top] },
    },
    series: [
      {},
      ...latest().plot.lines.map(({ tone }) => ({
        stroke: inks[tone],
        width: isBold ? 3 : 1.6,
        points: { show: false },
        ...(tone === "err" && !isBold ? { fill: "rgb(240 61 32 / 14%)" } : {}),
      })),
    ],
    axes: [
      {
        ...axis,
        size: 22,
        gap: 4,
        grid: { show: false },
        splits: () => minutesIn(latest()),
        values: (_chart, splits) => splits.map(minuteMark),
      },
      {
        ...axis,
        size: 52,
        gap: 6,
        grid: { stroke: palette.bg2, width: 1 },
        splits: (chart) => stepsOf(scaleOf(latest().plot), chart.bbox.height / window.devicePixelRatio),
        values: (_chart, splits) => splits.map((value) => (value === 0 ? "0" : show(value))),
      },
    ],
    hooks: {
      drawClear: [(chart) => drawBehind(chart, latest())],
      draw: [(chart) => drawOver(chart, latest())],
      setCursor: [(chart) => onHover(chart.cursor.idx ?? null)],
    },
  };
}

/** Whole minutes, four or so, none at the very edge. */
function minutesIn({ fromS, toS }: ChartProps): number[] {
  const every = Math.max(60, Math.round((toS - fromS) / 4 / 60) * 60);
  const first = Math.ceil((fromS + every / 4) / every) * every;
  return Array.from({ length: 5 }, (_, i) => first + i * every).filter((at) => at <= toS - every / 8);
}

function minuteMark(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `T${minutes < 0 ? "−" : "+"}${Math.abs(minutes)}`;
}

/** As many labels as the height has room for; in a low dock the ends alone. */
function stepsOf({ top, step }: Scale, heightPx: number): number[] {
  if ((top / step) * LABEL_ROOM_PX > heightPx) return [0, top];
  return Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
}
