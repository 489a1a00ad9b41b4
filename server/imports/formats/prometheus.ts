/** Prometheus: the text that programs expose, and the JSON that its API answers a query with. */
import { ok } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import type { Document, Problem } from "../../documents/index.ts";
import { asText, entriesAt, field, listAt } from "./fields.ts";
import type { Parsed, Read } from "./format.ts";
import { graphOfSamples } from "./samples.ts";
import type { Sample } from "./samples.ts";

export function isPrometheusAnswer(value: unknown): boolean {
  return field(value, "data", "resultType") !== undefined || field(value, "resultType") !== undefined;
}

export function readPrometheusAnswer(documents: Parsed): Read {
  const samples = documents.flatMap(({ value }) =>
    [...listAt(value, "data", "result"), ...listAt(value, "result")].map((row): Sample => {
      const labels = new Map(
        entriesAt(row, "metric").flatMap(([name, is]) => (typeof is === "string" ? [[name, is] as const] : [])),
      );
      const last = listAt(row, "values").at(-1) ?? field(row, "value");
      return {
        name: labels.get("__name__") ?? "",
        labels,
        value: Number(Array.isArray(last) ? asText(last[1]) : Number.NaN),
      };
    }),
  );
  return graphOfSamples(samples, documents[0]);
}

const sampleLine =
  /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+([-+]?(?:[\d.]+(?:e[-+]?\d+)?|Inf|NaN))(?:\s+-?\d+)?(?:\s+#.*)?$/i;
const label = /([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*,?\s*/y;

export function isPrometheusText(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 20);
  return (
    lines.some((line) => /^# (HELP|TYPE) /.test(line)) ||
    (lines.length > 0 &&
      lines
        .slice(0, -1)
        .concat(lines.slice(0, 1))
        .every((line) => line.startsWith("#") || sampleLine.test(line.trim())))
  );
}

export function readPrometheusText(text: string): Read {
  const samples = samplesIn(text);
  if (!samples.ok) return samples;
  const document: Pick<Document, "problem"> = { problem: (_, says) => ({ line: 1, column: 1, says }) };
  return graphOfSamples(samples.value, document);
}

/** Lines of buckets are the most by far, and nothing here reads them. */
const unread = /^[\w:]*_bucket[{\s]/;

function samplesIn(text: string): Result<readonly Sample[], readonly Problem[]> {
  const samples: Sample[] = [];
  for (const [n, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || unread.test(line)) continue;
    const [, name, inside = "", value = ""] = sampleLine.exec(line) ?? [];
    const labels = name === undefined ? undefined : labelsIn(inside);
    if (name === undefined || !labels)
      return {
        ok: false,
        refusal: [{ line: n + 1, column: 1, says: 'this is no sample; each line is name{label="value"} number.' }],
      };
    samples.push({ name, labels, value: Number(value) });
  }
  return ok(samples);
}

function labelsIn(inside: string): ReadonlyMap<string, string> | undefined {
  const labels = new Map<string, string>();
  let at = 0;
  while (at < inside.length) {
    label.lastIndex = at;
    const [whole, name, value] = label.exec(inside) ?? [];
    if (whole === undefined || name === undefined || value === undefined) return undefined;
    labels.set(
      name,
      value.replaceAll(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign)),
    );
    at += whole.length;
  }
  return labels;
}
