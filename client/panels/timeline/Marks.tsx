/** The marks on the rail: one tab stop, arrows walk, Enter opens. Each says its sentence, or how many stand there. */
import type { Signal } from "@preact/signals";
import type { TargetedKeyboardEvent } from "preact";
import { formatTick } from "../../text/index.ts";
import { sentenceOf } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import type { Cluster, Glyph } from "./layout.ts";

export function Marks({
  clusters,
  words,
  shown,
}: {
  clusters: readonly Cluster[];
  words: Words;
  shown: Signal<string>;
}) {
  return (
    <div class="timeline-marks" role="group" aria-label={words.t("timeline.events")} onKeyDown={walk}>
      {clusters.map((cluster, n) => {
        const id = String(cluster.rows[0]?.n);
        return (
          <button
            key={id}
            type="button"
            class="timeline-mark"
            style={{ insetInlineStart: `${100 * cluster.at}%` }}
            tabIndex={n === clusters.length - 1 ? 0 : -1}
            aria-expanded={shown.value === id}
            aria-label={nameOf(cluster, words)}
            title={nameOf(cluster, words)}
            onClick={() => (shown.value = shown.value === id ? "" : id)}
          >
            <Sign cluster={cluster} />
          </button>
        );
      })}
    </div>
  );
}

/** The same marks for a screen that nobody sits at. */
export function MarksToRead({ clusters, words }: { clusters: readonly Cluster[]; words: Words }) {
  return (
    <ul class="timeline-marks" aria-label={words.t("timeline.events")}>
      {clusters.map((cluster) => (
        <li key={cluster.rows[0]?.n} class="timeline-mark" style={{ insetInlineStart: `${100 * cluster.at}%` }}>
          <span class="unseen">{nameOf(cluster, words)}</span>
          <Sign cluster={cluster} />
        </li>
      ))}
    </ul>
  );
}

function Sign({ cluster: { glyph, rows } }: { cluster: Cluster }) {
  return (
    <>
      <GlyphShape glyph={glyph} />
      {rows.length > 1 && <sup class="mono">{rows.length}</sup>}
    </>
  );
}

function nameOf({ rows }: Cluster, words: Words): string {
  const [first] = rows;
  if (!first) return "";
  const sentence = `${formatTick(first.tick)} ${sentenceOf(first.message, words)}`;
  return rows.length === 1 ? sentence : words.t("timeline.several", { count: rows.length, first: sentence });
}

/** Left and right walk from mark to mark, Home and End to the ends. */
function walk(event: TargetedKeyboardEvent<HTMLElement>): void {
  const marks = [...event.currentTarget.querySelectorAll("button")];
  const at = marks.findIndex((mark) => mark === document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: marks.length - 1 }[event.key];
  if (to === undefined || at === -1) return;
  event.preventDefault();
  marks[Math.max(0, Math.min(marks.length - 1, to))]?.focus();
}

const shapes = {
  page: "M7 1 L13 7 L7 13 L1 7 Z",
  ticket: "M7 1.5 L13 12.5 H1 Z",
  flag: "M3 13 V1.5 H12 L9.5 4.5 L12 7.5 H3",
  post: "M7 3 A4 4 0 1 1 6.99 3 Z",
  action: "M7 1 V13 M1 7 H13",
  failure: "M7 1 V13 M1 7 H13",
  evidence: "M3 3 H11 V11 H3 Z",
  idea: "M7 2.5 A4.5 4.5 0 1 1 6.99 2.5 Z",
  ruledOut: "M3 3 L11 11 M11 3 L3 11",
  note: "M3 7 H11",
} as const satisfies Record<Glyph, string>;

function GlyphShape({ glyph }: { glyph: Glyph }) {
  return (
    <svg class={`glyph glyph-${glyph}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={shapes[glyph]} />
    </svg>
  );
}
