/** OpenTelemetry as JSON: exports of traces, and of the metrics that the service-graph connector makes of them. */
import { ok } from "../../../shared/base/index.ts";
import { asText, entriesAt, field, listAt, numberAt, textAt } from "./fields.ts";
import { wrong } from "./format.ts";
import type { Parsed, Read } from "./format.ts";
import { graphOfSamples } from "./samples.ts";
import type { Sample } from "./samples.ts";
import { graphOfSpans } from "./spans.ts";
import type { Span } from "./spans.ts";

export function isOtlp(value: unknown): boolean {
  return field(value, "resourceSpans") !== undefined || field(value, "resourceMetrics") !== undefined;
}

export function readOtlp(documents: Parsed): Read {
  const spans = documents.flatMap(({ value }) => listAt(value, "resourceSpans").flatMap(spansOf));
  if (spans.length > 0) return ok(graphOfSpans(spans));
  const samples = documents.flatMap(({ value }) => listAt(value, "resourceMetrics").flatMap(samplesOf));
  if (samples.length > 0) return graphOfSamples(samples, documents[0]);
  return wrong(documents[0].problem([], "there is no span and no metric in it; export traces as OTLP/JSON."));
}

type Attributes = ReadonlyMap<string, string>;

function attributesOf(value: unknown): Attributes {
  return new Map(
    listAt(value, "attributes").flatMap((attribute) => {
      const key = textAt(attribute, "key");
      const [[, value] = []] = entriesAt(attribute, "value");
      const text = typeof value === "boolean" ? String(value) : asText(value);
      return key === undefined || text === undefined ? [] : [[key, text] as const];
    }),
  );
}

function spansOf(resourceSpans: unknown): readonly Span[] {
  const resource = attributesOf(field(resourceSpans, "resource"));
  const service = resource.get("service.name") ?? "unknown_service";
  const group = resource.get("service.namespace");
  const scopes = [...listAt(resourceSpans, "scopeSpans"), ...listAt(resourceSpans, "instrumentationLibrarySpans")];
  return scopes.flatMap((scope) => listAt(scope, "spans")).map((span) => spanOf(span, service, group));
}

const kinds = ["internal", "internal", "server", "client", "producer", "consumer"] as const;

function spanOf(span: unknown, service: string, group: string | undefined): Span {
  const trace = textAt(span, "traceId") ?? "";
  const parent = textAt(span, "parentSpanId");
  const attributes = attributesOf(span);
  const kind = field(span, "kind");
  const named = typeof kind === "string" ? kinds.find((one) => kind.toLowerCase() === `span_kind_${one}`) : undefined;
  return {
    key: `${trace}/${textAt(span, "spanId") ?? ""}`,
    parent: parent === undefined || /^0+$/.test(parent) ? undefined : `${trace}/${parent}`,
    service,
    group,
    kind: named ?? kinds[typeof kind === "number" ? kind : 0] ?? "internal",
    startMs: (numberAt(span, "startTimeUnixNano") ?? 0) / 1e6,
    endMs: (numberAt(span, "endTimeUnixNano") ?? 0) / 1e6,
    isError: ["2", "STATUS_CODE_ERROR"].includes(textAt(span, "status", "code") ?? ""),
    peer: peerOf(attributes),
  };
}

/** The names of today's conventions, and those before them. */
export function peerOf(attributes: Attributes): Span["peer"] {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => attributes.get(name)).find((value) => value !== undefined && value !== "");
  return {
    database: first("db.system.name", "db.system", "db.type"),
    messaging: first("messaging.system"),
    name: first("peer.service", "server.address", "net.peer.name", "net.sock.peer.name", "peer.hostname"),
  };
}

function samplesOf(resourceMetrics: unknown): readonly Sample[] {
  const scopes = [
    ...listAt(resourceMetrics, "scopeMetrics"),
    ...listAt(resourceMetrics, "instrumentationLibraryMetrics"),
  ];
  const resource = attributesOf(field(resourceMetrics, "resource"));
  return scopes
    .flatMap((scope) => listAt(scope, "metrics"))
    .flatMap((metric) => {
      const name = (textAt(metric, "name") ?? "").replaceAll(".", "_");
      const unit = textAt(metric, "unit") === "ms" && !name.endsWith("milliseconds") ? "_milliseconds" : "";
      const labelsOf = (point: unknown): Attributes =>
        new Map([...resource, ...attributesOf(point)].map(([key, is]) => [key.replaceAll(".", "_"), is]));
      const sums = listAt(metric, "sum", "dataPoints").map((point) => ({
        name: name.endsWith("_total") ? name : `${name}_total`,
        labels: labelsOf(point),
        value: numberAt(point, "asInt") ?? numberAt(point, "asDouble") ?? 0,
      }));
      const histograms = listAt(metric, "histogram", "dataPoints").flatMap((point) => [
        { name: `${name}${unit}_count`, labels: labelsOf(point), value: numberAt(point, "count") ?? 0 },
        { name: `${name}${unit}_sum`, labels: labelsOf(point), value: numberAt(point, "sum") ?? 0 },
      ]);
      return [...sums, ...histograms];
    });
}
