/** Jaeger: its answer to /api/dependencies (Zipkin's is the same, without a wrapping), and traces as its page saves them. */
import { ok } from "../../../shared/base/index.ts";
import { openSketch, seen } from "../../../shared/servicegraph/index.ts";
import { field, isFields, listAt, numberAt, textAt } from "./fields.ts";
import { wrong } from "./format.ts";
import type { Parsed, Read } from "./format.ts";
import { peerOf } from "./otlp.ts";
import { graphOfSpans } from "./spans.ts";
import type { Span } from "./spans.ts";

export function isJaeger(value: unknown): boolean {
  return rowsIn(value).some(
    (row) => isFields(row) && ("parent" in row ? "child" in row : "spans" in row && "processes" in row),
  );
}

export function readJaeger(documents: Parsed): Read {
  const rows = documents.flatMap(({ value }) => rowsIn(value));
  const spans = rows.flatMap(spansOf);
  if (spans.length > 0) return ok(graphOfSpans(spans));
  const links = rows.flatMap((row) => {
    const parent = textAt(row, "parent");
    const child = textAt(row, "child");
    return parent === undefined || child === undefined
      ? []
      : [{ parent, child, count: numberAt(row, "callCount") ?? 0 }];
  });
  if (links.length === 0)
    return wrong(
      documents[0].problem([], 'there is no call in it; each is {"parent": …, "child": …, "callCount": …}.'),
    );
  const asked = new Map<string, number>();
  const most = new Map<string, number>();
  for (const { parent, child, count } of links) {
    if (parent === child) continue;
    asked.set(child, (asked.get(child) ?? 0) + count);
    most.set(parent, Math.max(most.get(parent) ?? 0, count));
  }
  const sketch = openSketch();
  for (const { parent, child, count } of links) {
    // Of who is called by nobody only its calls are known: it is taken to be asked as often as it makes the most frequent.
    const requests = Math.max(asked.get(parent) ?? 0, asked.has(parent) ? 0 : (most.get(parent) ?? 0));
    const basis = asked.has(parent)
      ? `${count} calls for ${requests} that it is asked.`
      : `${count} calls, where its most frequent are ${requests}.`;
    sketch.call(
      parent,
      child,
      seen(true, "It is among the dependencies."),
      requests > 0 ? { perRequest: seen(count / requests, basis) } : {},
    );
  }
  for (const [name, count] of most)
    if (!asked.has(name))
      sketch.service(name, { entry: seen(Math.max(1, count), "Nobody calls it, and it calls others.") });
  return ok(sketch.graph());
}

function rowsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flat() : listAt(value, "data");
}

function spansOf(trace: unknown): readonly Span[] {
  const processes = field(trace, "processes");
  return listAt(trace, "spans").map((span): Span => {
    const traceId = textAt(span, "traceID") ?? "";
    const parent = listAt(span, "references").find((reference) => textAt(reference, "refType") === "CHILD_OF");
    const tags = new Map(listAt(span, "tags").map((tag) => [textAt(tag, "key") ?? "", String(field(tag, "value"))]));
    const parentId = textAt(parent, "spanID");
    const startMs = (numberAt(span, "startTime") ?? 0) / 1000;
    return {
      key: `${traceId}/${textAt(span, "spanID") ?? ""}`,
      parent: parentId === undefined ? undefined : `${traceId}/${parentId}`,
      service:
        textAt(processes, textAt(span, "processID") ?? "", "serviceName") ??
        textAt(span, "process", "serviceName") ??
        "unknown_service",
      kind: spanKinds.find((kind) => kind === tags.get("span.kind")) ?? "internal",
      startMs,
      endMs: startMs + (numberAt(span, "duration") ?? 0) / 1000,
      isError: tags.get("error") === "true" || tags.get("otel.status_code") === "ERROR",
      peer: peerOf(tags),
    };
  });
}

const spanKinds = ["server", "client", "producer", "consumer"] as const;
