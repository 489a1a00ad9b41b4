/**
 * From samples of metrics to a service graph. Which metrics count requests, and which labels name services, is told by
 * the names that Tempo, OpenTelemetry, Istio and the usual libraries give them.
 */
import { ok } from "../../../shared/base/index.ts";
import { guess, openSketch, seen } from "../../../shared/servicegraph/index.ts";
import type { Fact } from "../../../shared/servicegraph/index.ts";
import type { Document } from "../../documents/index.ts";
import type { Read } from "./format.ts";
import { wrong } from "./format.ts";

export interface Sample {
  /** "" where a query has dropped it, as rate() does. */
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

const callers = ["client", "source_canonical_service", "source_workload", "source_app", "source"];
const callees = ["server", "destination_canonical_service", "destination_workload", "destination_app", "destination"];
const services = [
  "service_name",
  "service",
  "app",
  "application",
  "destination_service_name",
  "kubernetes_name",
  "job",
];
const statuses = [
  "status_code",
  "code",
  "status",
  "response_code",
  "http_status_code",
  "http_response_status_code",
  "grpc_code",
];

/** What the connector and meshes call people, and whatever else they cannot name. */
const people: readonly string[] = ["user", "unknown", "istio-ingressgateway"];
const counts = /request|calls|rpc|handled|spanmetrics|service_graph/;
/** Of programs about themselves, and what a caller counts, which its callee counts too. */
const others =
  /^(go|process|prometheus|promhttp|etcd|apiserver|kubelet|scrape|net_conntrack|up$)|(^|_)client(_|$)|_size|_bytes|in_flight|_created$/;

/** What metrics of one name tell of one service or call. */
interface Tally {
  requests: number;
  errors: number;
  seconds: number;
  timed: number;
  isRate: boolean;
  /** Something in it tells failures from the rest. */
  isJudged: boolean;
}

interface Who {
  readonly from: string | undefined;
  readonly to: string;
}

export function graphOfSamples(samples: readonly Sample[], document: Pick<Document, "problem">): Read {
  const tallies = new Map<string, { readonly who: Who; readonly byMetric: Map<string, Tally> }>();
  for (const { name, labels, value } of samples) {
    const who = whoOf(labels);
    const metric = metricOf(name);
    if (!who || !metric || !Number.isFinite(value) || value < 0) continue;
    if (/CLIENT|PRODUCER|INTERNAL/.test(labels.get("span_kind") ?? "") || labels.get("reporter") === "source") continue;
    const key = JSON.stringify([who.from, who.to]);
    const known = tallies.get(key) ?? { who, byMetric: new Map<string, Tally>() };
    tallies.set(key, known);
    const tally = known.byMetric.get(metric.base) ?? {
      requests: 0,
      errors: 0,
      seconds: 0,
      timed: 0,
      isRate: metric.isRate,
      isJudged: false,
    };
    known.byMetric.set(metric.base, tally);
    if (metric.of === "sum") tally.seconds += value * metric.seconds;
    else if (metric.of === "errors") {
      tally.errors += value;
      tally.isJudged = true;
    } else {
      if (metric.of === "count") tally.timed += value;
      tally.requests += value;
      const status = statuses.map((label) => labels.get(label)).find((is) => is !== undefined);
      tally.isJudged ||= status !== undefined;
      if (isFailure(status ?? "")) tally.errors += value;
    }
  }
  if (tallies.size === 0)
    return wrong(
      document.problem(
        [],
        "no metric in it counts requests by service; export one such as traces_service_graph_request_total or http_requests_total with a label service.",
      ),
    );
  const told = [...tallies.values()].map(({ who, byMetric }) => ({ who, ...joinedOf([...byMetric.values()]) }));
  return ok(drawn(told));
}

function whoOf(labels: ReadonlyMap<string, string>): Who | undefined {
  const first = (names: readonly string[]): string | undefined =>
    names.map((name) => labels.get(name)).find((value) => value !== undefined && value !== "");
  const to = first(callees);
  const from = first(callers);
  if (to !== undefined && from !== undefined) return people.includes(to) ? undefined : { from, to };
  const service = first(services);
  return service === undefined ? undefined : { from: undefined, to: service };
}

interface Metric {
  readonly base: string;
  readonly of: "requests" | "count" | "sum" | "errors";
  /** A value of the sum in seconds. */
  readonly seconds: number;
  readonly isRate: boolean;
}

function metricOf(name: string): Metric | undefined {
  if (name === "") return { base: "", of: "requests", seconds: 1, isRate: true };
  const isGraph = name.includes("service_graph");
  if (!isGraph && (others.test(name) || !(counts.test(name) || /duration|latency/.test(name)))) return undefined;
  if (isGraph && /_client(_|$)|messaging_system/.test(name)) return undefined;
  const base = name.replace(/_(total|count|sum)$/, "");
  const seconds = /milliseconds|_ms$|_ms_/.test(base) ? 1e-3 : 1;
  if (/(failed|errors?|failures)(_total)?$/.test(name))
    return { base: base.replace(/_?(failed|errors?|failures)$/, ""), of: "errors", seconds, isRate: false };
  if (name.endsWith("_sum")) return { base, of: "sum", seconds, isRate: false };
  if (name.endsWith("_count")) return { base, of: "count", seconds, isRate: false };
  if (name.endsWith("_total")) return { base, of: "requests", seconds, isRate: false };
  return /rps|rate|per_second|qps/.test(name) ? { base, of: "requests", seconds, isRate: true } : undefined;
}

function isFailure(status: string): boolean {
  return (
    /^5(\d\d|xx)$/i.test(status) ||
    status === "STATUS_CODE_ERROR" ||
    /^(Unknown|Unavailable|Internal|DeadlineExceeded|ResourceExhausted)$/.test(status)
  );
}

interface Told {
  readonly requests: number;
  readonly isRate: boolean;
  readonly errorRatio: number | undefined;
  readonly meanMs: number | undefined;
}

/** A counter and a histogram count the same requests: the larger number is the more complete. */
function joinedOf(tallies: readonly Tally[]): Told {
  const [most] = [...tallies].sort((a, b) => b.requests - a.requests);
  const failing = tallies.find(({ isJudged, requests }) => isJudged && requests > 0);
  const timed = tallies.find((tally) => tally.timed > 0 && tally.seconds > 0);
  return {
    requests: most?.requests ?? 0,
    isRate: most?.isRate === true,
    errorRatio: failing ? Math.min(1, failing.errors / failing.requests) : undefined,
    meanMs: timed ? (timed.seconds * 1000) / timed.timed : undefined,
  };
}

/** What the busiest is taken to be asked where counters have no time. */
const BUSIEST_RPS = 100;

function drawn(told: readonly (Told & { readonly who: Who })[]): ReturnType<ReturnType<typeof openSketch>["graph"]> {
  const sketch = openSketch();
  const most = Math.max(...told.map(({ requests }) => requests));
  const rpsOf = ({ requests, isRate }: Told): Fact<number> =>
    isRate
      ? seen(requests, "The rate in the file.")
      : guess(
          most > 0 ? (requests * BUSIEST_RPS) / most : 0,
          `Counters have no time: the busiest is taken to be asked ${BUSIEST_RPS} times a second, the others in proportion.`,
        );
  for (const one of told) {
    const { who, errorRatio, meanMs } = one;
    const facts = {
      ...(meanMs === undefined ? {} : { wholeMs: seen(meanMs, "The mean in the file: its sum by its count.") }),
      ...(errorRatio === undefined
        ? {}
        : { errorRatio: seen(errorRatio, "Failed requests by all of them, in the file.") }),
    };
    if (who.from === undefined) sketch.service(who.to, { rps: rpsOf(one), ...facts });
    else if (people.includes(who.from))
      sketch.service(who.to, { ...facts, entry: seen(Math.max(1, one.requests), "People ask it, in the file.") });
    else {
      sketch.call(who.from, who.to, seen(true, "It is in the metrics."), { rps: rpsOf(one) });
      sketch.service(who.to, facts);
    }
  }
  return sketch.graph();
}
