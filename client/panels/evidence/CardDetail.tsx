/** What a card opens to: the lines, log templates, waterfall, changes or ranking that one look gave. */
import type { ComponentChildren } from "preact";
import type {
  CardView,
  ChangeView,
  Detail,
  LogDigest,
  Message,
  RankedSlice,
  SpanView,
} from "../../../shared/protocol/index.ts";
import { metricName, momentText, reading, sentenceOf } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";

/** First how far it can be trusted: what is old, dropped or not in the sample. */
export function CardDetail({ card, words }: { card: Pick<CardView, "detail" | "notes">; words: Words }) {
  return (
    <>
      {card.notes?.map((note) => (
        <p key={note.code} class="card-note">
          {sentenceOf(note, words)}
        </p>
      ))}
      <Body detail={card.detail} words={words} />
    </>
  );
}

function Body({ detail, words }: { detail: Detail; words: Words }) {
  switch (detail.kind) {
    case "lines":
      return <Lines lines={detail.lines} words={words} />;
    case "logs":
      return <Logs logs={detail.logs} words={words} />;
    case "trace":
      return <Waterfall spans={detail.spans} words={words} />;
    case "changes":
      return <Changes changes={detail.changes} words={words} />;
    case "ranking":
      return <Ranking rows={detail.rows} words={words} />;
    case "dependencies":
      return <Found found={detail.found} words={words} />;
  }
}

function Lines({ lines, words }: { lines: readonly Message[]; words: Words }) {
  return (
    <ul class="card-lines">
      {lines.map((line, n) => (
        <li key={n}>{sentenceOf(line, words)}</li>
      ))}
    </ul>
  );
}

function Logs({ logs, words }: { logs: readonly LogDigest[]; words: Words }) {
  const { t, format } = words;
  return (
    <Table
      heads={[t("evidence.count"), t("evidence.template"), t("evidence.first")]}
      texts={[1]}
      label={t("evidence.logs")}
    >
      {logs.map((log) => (
        <tr key={log.text}>
          <td class="mono">{format.count(log.count)}</td>
          <td>
            <span class={`level level-${log.level}`}>{t(`evidence.level.${log.level}`)}</span>{" "}
            <code translate={false}>{log.text}</code>
          </td>
          <td class="mono">{momentText(words, log.firstTick)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Waterfall({ spans, words }: { spans: readonly SpanView[]; words: Words }) {
  const { t, format } = words;
  const whole = Math.max(1e-9, ...spans.map(({ toMs }) => toMs));
  return (
    <Table heads={[t("evidence.span"), t("evidence.share"), t("evidence.took")]} label={t("evidence.trace")}>
      {spans.map((span, n) => (
        <tr key={n} class={span.isCritical ? "span-critical" : ""}>
          <td style={{ paddingInlineStart: `${Math.min(5, span.depth) * 10}px` }}>
            <span translate={false}>{words.place(span.name)}</span>
            {span.isMissing === true && <em class="span-hole"> {t("evidence.spanMissing")}</em>}
            {span.outcome !== "ok" && <em class="span-bad"> {t(`evidence.outcome.${span.outcome}`)}</em>}
            <span class="span-track" aria-hidden="true">
              <span
                class={`span-bar span-${span.isMissing === true ? "missing" : span.outcome}`}
                style={{
                  insetInlineStart: `${(100 * span.fromMs) / whole}%`,
                  inlineSize: `${Math.max(1, (100 * (span.toMs - span.fromMs)) / whole)}%`,
                }}
              />
            </span>
          </td>
          <td class="mono">{format.percent(span.ownShare)}</td>
          <td class="mono">{format.duration(span.toMs - span.fromMs)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Changes({ changes, words }: { changes: readonly ChangeView[]; words: Words }) {
  const { t } = words;
  return (
    <ul class="card-changes">
      {changes.map((change) => (
        <li key={`${change.tick} ${change.text}`}>
          <span class="mono quiet">{momentText(words, change.tick)}</span>
          <span>
            <b translate={false}>{words.place(change.service)}</b>{" "}
            <span class="quiet">{t(`evidence.change.${change.kind}`)}</span>{" "}
            <span translate={false}>{change.text}</span>
          </span>
          <span class="quiet" translate={false}>
            {change.seat === null ? change.by : words.seat(change.seat)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Ranking({ rows, words }: { rows: readonly RankedSlice[]; words: Words }) {
  const { t, format } = words;
  return (
    <Table
      heads={[t("evidence.slice"), t("evidence.now"), t("evidence.usual"), t("evidence.times")]}
      label={t("evidence.ranking")}
    >
      {rows.map((row) => (
        <tr key={`${row.slice} ${row.metric}`}>
          <td>
            <span translate={false}>{words.place(row.slice)}</span>{" "}
            <span class="quiet">{metricName(words, row.metric)}</span>
          </td>
          <td class="mono">{reading(words, row.metric, row.now)}</td>
          <td class="mono">{reading(words, row.metric, row.usual)}</td>
          <td class="mono">{format.times(row.times)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Found({ found, words }: { found: readonly string[]; words: Words }) {
  if (found.length === 0) return <p class="quiet">{words.t("evidence.foundNothing")}</p>;
  return (
    <ul class="card-lines">
      {found.map((link) => (
        <li key={link} class="found" translate={false}>
          {words.place(link)}
        </li>
      ))}
    </ul>
  );
}

/** The first column is text; of the others those in `texts`, the rest are numbers. */
function Table(props: {
  heads: readonly string[];
  texts?: readonly number[];
  label: string;
  children: ComponentChildren;
}) {
  return (
    <table class="card-table" aria-label={props.label}>
      <thead>
        <tr>
          {props.heads.map((head, n) => (
            <th key={head} scope="col" class={n === 0 || props.texts?.includes(n) ? undefined : "is-number"}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}
