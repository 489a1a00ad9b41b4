/**
 * The round on one rail: what happened, what was done about it, now, when the next post is due and what the scribe will be reminded of. A mark opens what
 * stands there; dragging, or the two handles, choose the time that the charts show; the list says all of it in words.
 */
import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { TICKS_PER_SECOND } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import type { ReminderView, TimelineRow } from "../../../shared/protocol/index.ts";
import { Button, Icon } from "../../dom/index.ts";
import { formatClock, formatTick, useText } from "../../text/index.ts";
import { FilterLine, FilterMark, filterIn } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { sentenceOf, wordsFor } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { Brush } from "./Brush.tsx";
import { inspect } from "./inspect.ts";
import { axisEnd, axisLabels, clustersOf, marksOf } from "./layout.ts";
import { Marks, MarksToRead } from "./Marks.tsx";

/** Marks closer than this stand together, so that each can be hit. */
const APART_PX = 18;
const LABEL_PX = 92;

/** `toRead`: nothing on it can be opened or chosen, as on a screen that nobody sits at. */
export function Timeline(props: PanelProps & { readonly toRead?: boolean }) {
  const { common, own, names, tick, clockMs, drafts, ui } = props;
  const { timeline, session, comms, lead, map, seats, actions } = common;
  const text = useText();
  const end = useMemo(() => computed(() => axisEnd(session, tick.value, clockMs.value)), [session, tick, clockMs]);
  return useMemo(
    () => <Strip {...props} end={end} words={wordsFor(props, text)} />,
    [
      timeline,
      session,
      comms,
      lead.reminders,
      map,
      seats,
      actions,
      own.you,
      names,
      tick,
      clockMs,
      drafts,
      ui,
      end,
      text,
    ],
  );
}

type Props = PanelProps & { readonly toRead?: boolean; readonly end: ReadonlySignal<Tick>; readonly words: Words };

function Strip(props: Props) {
  const { common, clockMs, words, drafts, toRead = false } = props;
  const { t } = words;
  const { endsAtMs } = common.session;
  const shown = drafts.of("timeline.shown");
  const left = useMemo(
    () =>
      computed(() =>
        endsAtMs === null ? "" : t("timeline.left", { time: formatClock((endsAtMs - clockMs.value) / 1000) }),
      ),
    [endsAtMs, clockMs, t],
  );
  return (
    <section class="timeline" aria-label={t("timeline.title")}>
      <div class="timeline-head">
        <h2>{t("timeline.title")}</h2>
        <span class="quiet">{left}</span>
        {!toRead && shown.value !== "all" && <FilterMark of="timeline" />}
        {!toRead && (
          <Button
            measure="small"
            look="quiet"
            aria-label={t("timeline.list")}
            title={t("timeline.list")}
            aria-expanded={shown.value === "all"}
            onClick={() => (shown.value = shown.value === "all" ? "" : "all")}
          >
            <Icon name="list" size={14} />
          </Button>
        )}
      </div>
      <Rail {...props} />
    </section>
  );
}

function Rail(props: Props) {
  const { common, tick, words, drafts, toRead = false, end: ending } = props;
  const { t } = words;
  const rail = useRef<HTMLDivElement>(null);
  const width = useWidth(rail);
  const end = ending.value;
  const { timeline, comms, lead } = common;
  const clusters = useMemo(
    () => clustersOf(marksOf(timeline), end, APART_PX / Math.max(1, width.value)),
    [timeline, end, width.value],
  );
  const now = useMemo(
    () => computed(() => `inset-inline-start:${(100 * Math.max(0, tick.value)) / end}%`),
    [tick, end],
  );
  const due = comms.nextPostDueMs;
  const dueAt = usePlaceOf(due ?? 0, props);
  const shown = drafts.of("timeline.shown");
  const open = clusters.find(({ rows }) => String(rows[0]?.n) === shown.value);
  return (
    <div class="timeline-rail" ref={rail}>
      {!toRead && <Brush rail={rail} end={end} tick={tick} drafts={drafts} />}
      <div class="timeline-line" aria-hidden="true" />
      {axisLabels(end, Math.max(2, Math.floor(width.value / LABEL_PX))).map((at) => (
        <span
          key={at}
          class="timeline-label mono"
          style={{ insetInlineStart: `${(100 * at) / end}%` }}
          aria-hidden="true"
        >
          {formatTick(at).replace(/:00$/, "")}
        </span>
      ))}
      {due !== null && (
        <span class="timeline-due" style={dueAt}>
          {t("timeline.postDue")}
        </span>
      )}
      {lead.reminders
        .filter(({ isDue }) => !isDue)
        .map((reminder) => (
          <ReminderMark key={reminder.id} reminder={reminder} {...props} />
        ))}
      {toRead ? (
        <MarksToRead clusters={clusters} words={words} />
      ) : (
        <Marks clusters={clusters} words={words} shown={shown} />
      )}
      <span class="timeline-now" style={now} aria-hidden="true" />
      {shown.value === "all" && <AllRows {...props} />}
      {open && <Rows rows={open.rows} at={open.at} {...props} />}
    </div>
  );
}

/** Where a moment of the room's clock will stand on the rail at the present speed. */
function usePlaceOf(dueMs: number, { common, tick, clockMs, end: ending }: Props): ReadonlySignal<string> {
  const { speed } = common.session;
  const end = ending.value;
  return useMemo(() => {
    const at = () => tick.value + (Math.max(0, dueMs - clockMs.value) / 1000) * speed * TICKS_PER_SECOND;
    return computed(() => `inset-inline-start:${Math.min(100, (100 * at()) / end)}%`);
  }, [tick, clockMs, dueMs, speed, end]);
}

/** Its words are in the column of tasks; here it is a place in time. */
function ReminderMark({ reminder, ...props }: Props & { readonly reminder: ReminderView }) {
  const place = usePlaceOf(reminder.dueMs, props);
  const name = props.words.t("timeline.reminder", { text: reminder.text });
  return (
    <span class="timeline-reminder" style={place} role="img" aria-label={name} title={name}>
      <Icon name="bell" size={12} />
    </span>
  );
}

/** Everything, the newest first, as far as the filter lets it through. */
function AllRows(props: Props) {
  const { common, drafts, words } = props;
  const keep = filterIn(drafts, "timeline");
  const rows = common.timeline.filter(({ message, seat, tick }) =>
    keep(formatTick(tick), sentenceOf(message, words), seat === null ? null : words.seat(seat)),
  );
  return (
    <Rows {...props} rows={[...rows].reverse()}>
      <FilterLine drafts={drafts} of="timeline" shown={rows.length} total={common.timeline.length} />
    </Rows>
  );
}

/** What stands at a mark, or everything, as sentences that lead to what they speak of. */
function Rows({
  rows,
  at,
  words,
  drafts,
  ui,
  common,
  children,
}: Props & { rows: readonly TimelineRow[]; at?: number; children?: ComponentChildren }) {
  const { t } = words;
  const close = (): void => {
    drafts.of("timeline.shown").value = "";
  };
  const place =
    at === undefined
      ? { insetInlineStart: "0" }
      : { insetInlineStart: `clamp(0px, calc(${100 * at}% - 150px), calc(100% - 300px))` };
  return (
    <div
      class="timeline-rows inner"
      role="group"
      aria-label={t("timeline.events")}
      style={place}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <Button measure="small" look="quiet" onClick={close}>
        {t("timeline.close")}
      </Button>
      {children}
      {common.timeline.length === 0 && <p class="quiet">{t("timeline.nothing")}</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.n}>
            <button type="button" class="link-button" onClick={() => inspect(row, drafts, ui)}>
              <span class="mono quiet">{formatTick(row.tick)}</span>
              <span>{sentenceOf(row.message, words)}</span>
              <span class="quiet" translate={false}>
                {row.seat !== null && words.seat(row.seat)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function useWidth(element: { readonly current: HTMLElement | null }): ReadonlySignal<number> {
  const width = useMemo(() => signal(1000), []);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = entry.contentRect.width;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
