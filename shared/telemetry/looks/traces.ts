/**
 * One sampled request through a station, as a waterfall. Its times and outcomes are drawn from the percentiles and
 * ratios of the last scrape by a hash of the tick, so the same look at the same moment shows the same request.
 * Calls that nobody has found yet hide in their caller's own time.
 */
import type { Tick } from "../../base/index.ts";
import type { SpanView } from "../../protocol/index.ts";
import { latest } from "../history.ts";
import { noData, shown } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";

const MAX_DEPTH = 5;
const MAX_SPANS = 24;

type Outcome = SpanView["outcome"];

interface Span {
  readonly name: string;
  readonly ownMs: number;
  readonly outcome: Outcome;
  readonly children: readonly Span[];
}

export function traces(seen: Seen, station: number, target: string): Finding {
  const reading = latest(seen.history)?.stations[station];
  if (!reading) return noData(target);
  const luck = lottery(seen.tick);
  const root = sample(seen, station, target, luck, luck() < reading.errorRatio ? "error" : "ok", 0);
  const spans = layOut(root).slice(0, MAX_SPANS);
  const widest = spans.reduce((a, b) => (b.ownShare > a.ownShare ? b : a), spans[0] ?? blank);
  const params = { target, span: widest.name, share: shown(widest.ownShare), totalMs: shown(duration(root)) };
  return { headline: { code: "look.trace", params }, detail: { kind: "trace", spans }, spark: [] };
}

const blank: SpanView = { depth: 0, name: "", fromMs: 0, toMs: 0, outcome: "ok", ownShare: 0, isCritical: false };

function sample(seen: Seen, station: number, name: string, luck: () => number, outcome: Outcome, depth: number): Span {
  const reading = latest(seen.history)?.stations[station];
  const totalMs = reading ? between(reading.p50Ms, reading.p95Ms, luck()) : 0;
  const children = depth < MAX_DEPTH ? callsOf(seen, station, luck, depth) : [];
  const childrenMs = children.reduce((sum, child) => sum + duration(child), 0);
  return { name, ownMs: Math.max(totalMs - childrenMs, totalMs * 0.02), outcome, children };
}

/** The calls this request happened to make: each with its attempts, failed ones first. */
function callsOf(seen: Seen, station: number, luck: () => number, depth: number): readonly Span[] {
  const { topology, knownEdges, history } = seen;
  const callerRps = latest(history)?.stations[station]?.rps ?? 0;
  return knownEdges.flatMap((index) => {
    const edge = topology.edges[index];
    const call = edge && topology.calls[edge.call];
    const reading = latest(history)?.edges[index];
    if (!edge || !call || !reading || !("station" in call.from) || call.from.station !== station) return [];
    if (luck() >= (callerRps > 0 ? reading.callsRps / callerRps : 0)) return [];
    const name = topology.stations[edge.to]?.id ?? edge.id;
    const attempts = attemptsOf(reading.callsRps > 0 ? reading.attemptsRps / reading.callsRps : 1, luck());
    return Array.from({ length: attempts }, (_, attempt) => {
      const isLast = attempt === attempts - 1;
      const failed = !isLast || luck() < reading.errorRatio;
      if (!failed) return sample(seen, edge.to, name, luck, "ok", depth + 1);
      const isTimeout = reading.timeoutMs !== null && luck() * reading.errorRatio < reading.timeoutRatio;
      const ownMs = isTimeout ? (reading.timeoutMs ?? 0) : Math.min(reading.p95Ms, reading.timeoutMs ?? Infinity);
      return { name, ownMs, outcome: isTimeout ? "timeout" : "error", children: [] } as const;
    });
  });
}

function attemptsOf(mean: number, luck: number): number {
  const whole = Math.floor(mean);
  return Math.max(1, Math.min(6, whole + (luck < mean - whole ? 1 : 0)));
}

function duration({ ownMs, children }: Span): number {
  return ownMs + children.reduce((sum, child) => sum + duration(child), 0);
}

/** Bars one after another: the own work first, then each call. The critical path follows the longest child. */
function layOut(root: Span): readonly SpanView[] {
  const totalMs = Math.max(duration(root), 0.001);
  const place = (span: Span, fromMs: number, depth: number, isCritical: boolean): readonly SpanView[] => {
    const longest = Math.max(0, ...span.children.map(duration));
    let at = fromMs + span.ownMs;
    const below = span.children.flatMap((child) => {
      const bars = place(child, at, depth + 1, isCritical && duration(child) === longest);
      at += duration(child);
      return bars;
    });
    const { name, outcome, ownMs } = span;
    const bar = { depth, name, outcome, fromMs: shown(fromMs), toMs: shown(fromMs + duration(span)) };
    return [{ ...bar, ownShare: shown(ownMs / totalMs), isCritical }, ...below];
  };
  return place(root, 0, 0, true);
}

function between(low: number, high: number, at: number): number {
  return low + Math.max(0, high - low) * at;
}

/** A small counter-based hash: the n-th draw at a tick is always the same number in 0..1. */
function lottery(tick: Tick): () => number {
  let n = 0;
  return () => {
    n++;
    let h = Math.imul(tick + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
    return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
  };
}
