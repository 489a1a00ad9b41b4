/** The rows of a card's content that a filter lets through, and of how many. Pure. */
import type { Detail } from "../../../shared/protocol/index.ts";
import type { Keep } from "../frame/index.ts";
import { metricName, sentenceOf } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";

interface Narrowed {
  readonly detail: Detail;
  readonly shown: number;
  readonly total: number;
}

export function narrowed(detail: Detail, keep: Keep, words: Words): Narrowed {
  const { t } = words;
  switch (detail.kind) {
    case "lines": {
      const lines = detail.lines.filter((line) => keep(sentenceOf(line, words)));
      return { detail: { ...detail, lines }, shown: lines.length, total: detail.lines.length };
    }
    case "logs": {
      const logs = detail.logs.filter(({ text, level, service }) =>
        keep(text, t(`evidence.level.${level}`), words.place(service)),
      );
      return { detail: { ...detail, logs }, shown: logs.length, total: detail.logs.length };
    }
    case "trace": {
      const spans = detail.spans.filter(({ name, outcome }) =>
        keep(words.place(name), outcome === "ok" ? null : t(`evidence.outcome.${outcome}`)),
      );
      return { detail: { ...detail, spans }, shown: spans.length, total: detail.spans.length };
    }
    case "changes": {
      const changes = detail.changes.filter(({ service, kind, text, by, seat }) =>
        keep(words.place(service), t(`evidence.change.${kind}`), text, seat === null ? by : words.seat(seat)),
      );
      return { detail: { ...detail, changes }, shown: changes.length, total: detail.changes.length };
    }
    case "ranking": {
      const rows = detail.rows.filter(({ slice, metric }) => keep(words.place(slice), metricName(words, metric)));
      return { detail: { ...detail, rows }, shown: rows.length, total: detail.rows.length };
    }
    case "dependencies": {
      const found = detail.found.filter((link) => keep(words.place(link)));
      return { detail: { ...detail, found }, shown: found.length, total: detail.found.length };
    }
  }
}
