/**
 * The part of the rail that the charts show. Dragging on the rail chooses it; two handles do the same from the keyboard;
 * while nobody has chosen it follows the last fifteen minutes.
 */
import { computed } from "@preact/signals";
import type { RefObject } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { secondsToTicks, ticksToSeconds } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import { Button } from "../../dom/index.ts";
import { formatT, useText } from "../../text/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { followingSpan, spanBetween } from "./layout.ts";
import type { Span } from "./layout.ts";
import { chartWindow, setChartWindow } from "./window.ts";

const STEP = secondsToTicks(30);
/** A shorter drag is a click that missed. */
const LEAST_DRAG_PX = 6;

type Props = Pick<PanelProps, "tick" | "drafts"> & { rail: RefObject<HTMLDivElement | null>; end: Tick };

export function Brush({ rail, end, tick, drafts }: Props) {
  const { t } = useText();
  const began = useRef<{ readonly x: number; readonly at: Tick } | null>(null);
  const chosen = chartWindow(drafts);
  const span = useMemo(() => computed(() => chartWindow(drafts) ?? followingSpan(tick.value)), [drafts, tick]);
  const style = useMemo(
    () =>
      computed(
        () =>
          `inset-inline-start:${percent(span.value.from, end)};inline-size:${percent(span.value.to - span.value.from, end)}`,
      ),
    [span, end],
  );
  const tickAt = (x: number): Tick => {
    const box = rail.current?.getBoundingClientRect();
    return box ? ((x - box.left) / box.width) * end : 0;
  };
  const move = (edge: keyof Span, by: number): void => {
    const { from, to } = span.value;
    setChartWindow(drafts, edge === "from" ? spanBetween(from + by, to, end) : spanBetween(from, to + by, end));
  };
  return (
    <>
      <div
        class="timeline-brush"
        onPointerDown={(event) => {
          began.current = { x: event.clientX, at: tickAt(event.clientX) };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const start = began.current;
          if (start === null || Math.abs(event.clientX - start.x) < LEAST_DRAG_PX) return;
          setChartWindow(drafts, spanBetween(start.at, tickAt(event.clientX), end));
        }}
        onPointerUp={() => (began.current = null)}
        onPointerCancel={() => (began.current = null)}
      >
        <div class={chosen ? "timeline-window timeline-chosen" : "timeline-window"} style={style} />
      </div>
      {(["from", "to"] as const).map((edge) => (
        <Handle
          key={edge}
          edge={edge}
          span={span}
          end={end}
          label={t(`timeline.${edge}`)}
          onMove={(by) => move(edge, by)}
          onClear={() => setChartWindow(drafts, null)}
        />
      ))}
      {chosen && (
        <span class="timeline-follow">
          <Button measure="small" look="quiet" onClick={() => setChartWindow(drafts, null)}>
            {t("timeline.follow")}
          </Button>
        </span>
      )}
    </>
  );
}

function Handle(props: {
  edge: keyof Span;
  span: { readonly value: Span; peek(): Span };
  end: Tick;
  label: string;
  onMove: (by: Tick) => void;
  onClear: () => void;
}) {
  const { edge, span, end, label, onMove, onClear } = props;
  const style = useMemo(
    () => computed(() => `inset-inline-start:${percent(span.value[edge], end)}`),
    [span, edge, end],
  );
  const at = useMemo(() => computed(() => Math.round(ticksToSeconds(span.value[edge]))), [span, edge]);
  const words = useMemo(() => computed(() => formatT(at.value)), [at]);
  return (
    <div
      class="timeline-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={ticksToSeconds(end)}
      aria-valuenow={at}
      aria-valuetext={words}
      style={style}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -STEP, ArrowRight: STEP, PageDown: -10 * STEP, PageUp: 10 * STEP }[event.key];
        if (event.key === "Escape") onClear();
        if (by === undefined) return;
        event.preventDefault();
        onMove(by);
      }}
    />
  );
}

function percent(part: Tick, end: Tick): string {
  return `${((100 * part) / end).toFixed(2)}%`;
}
