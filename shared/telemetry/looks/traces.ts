/**
 * One sampled request through a station, as a waterfall. Its times and outcomes are drawn from the percentiles and
 * ratios of the scrape that the traces are as old as, by a hash of the tick, so the same look at the same moment shows
 * the same request. Calls that nobody has found yet hide in their caller's own time.
 *
 * Traces are chosen when a request begins. A failure is shown only if one of those chosen failed, and of a service that
 * reports nothing there is the caller's span and nothing below it.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { SpanView } from "../../protocol/index.ts";
import type { Observation } from "../../sim/index.ts";
import { asOf, latest } from "../history.ts";
import { ageNotes, lines, noData, shown } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";

const MAX_DEPTH = 5;
const MAX_SPANS = 24;

type Outcome = SpanView["outcome"];

interface Span {
  readonly name: string;
  readonly ownMs: number;
  readonly outcome: Outcome;
  readonly isMissing?: boolean;
  readonly stages: readonly Stage[];
}

/** Calls that a request makes at the same time, each with its attempts one after another. */
type Stage = readonly (readonly Span[])[];

/** Time in which a look gathers its sample. */
const GATHERED_TICKS = secondsToTicks(60);

export function traces(seen: Seen, station: number, target: string): Finding {
  const now = latest(seen.history)?.traces[station];
  const scrape = now && asOf(seen.history, seen.tick - now.ageTicks);
  const reading = scrape?.stations[station];
  if (!scrape || !reading) return noData(target);
  const luck = lottery(seen.tick);
  const taken = seen.scenario.monitoring.traces.sampleRatio < 1 ? gather(seen, scrape, station) : null;
  const notes = [
    ...(taken ? [{ code: "look.note.trace.sampled", params: { ...taken } }] : []),
    ...ageNotes(now.ageTicks),
  ];
  if (taken && taken.sampled < 1) return { ...lines({ code: "look.trace.none", params: { target } }, []), notes };
  const isFailed = luck() < reading.errorRatio && taken?.failed !== 0;
  const root = sample(
    { ...seen, scrape, luck, keptRatio: now.keptRatio },
    station,
    target,
    isFailed ? "error" : "ok",
    0,
  );
  const spans = layOut(root).slice(0, MAX_SPANS);
  const widest = spans.reduce((a, b) => (b.ownShare > a.ownShare ? b : a), spans[0] ?? blank);
  const params = { target, span: widest.name, share: shown(widest.ownShare), totalMs: shown(duration(root)) };
  return { headline: { code: "look.trace", params }, notes, detail: { kind: "trace", spans }, spark: [] };
}

interface Taken {
  readonly requests: number;
  readonly sampled: number;
  readonly failed: number;
}

/** Requests of the last minute, those whose trace was kept, and the failed among them: whole ones, by the tick's luck. */
function gather({ history, scenario, tick }: Seen, until: Observation, station: number): Taken {
  const { sampleRatio } = scenario.monitoring.traces;
  const luck = lottery(tick + 7);
  const read = history.recent
    .filter(({ scrapeTick }) => scrapeTick <= until.scrapeTick && scrapeTick > until.scrapeTick - GATHERED_TICKS)
    .flatMap(({ stations }) => stations[station] ?? []);
  const whole = (mean: number) => Math.floor(mean + luck());
  const requests = Math.round(read.reduce((sum, { rps }) => sum + rps * 10, 0));
  const sampled = whole(requests * sampleRatio);
  const bad = read.reduce((sum, { rps, errorRatio }) => sum + rps * 10 * errorRatio, 0);
  return { requests, sampled, failed: Math.min(sampled, whole(bad * sampleRatio)) };
}

const blank: SpanView = { depth: 0, name: "", fromMs: 0, toMs: 0, outcome: "ok", ownShare: 0, isCritical: false };

/** What a trace is drawn from. */
interface Drawn extends Seen {
  readonly scrape: Observation;
  readonly luck: () => number;
  readonly keptRatio: number;
}

function sample(drawn: Drawn, station: number, name: string, outcome: Outcome, depth: number): Span {
  const reading = drawn.scrape.stations[station];
  const totalMs = reading ? between(reading.p50Ms, reading.p95Ms, drawn.luck()) : 0;
  const stages = depth < MAX_DEPTH ? stagesOf(drawn, station, depth) : [];
  const calledMs = stages.reduce((sum, stage) => sum + longest(stage), 0);
  return { name, ownMs: Math.max(totalMs - calledMs, totalMs * 0.02), outcome, stages };
}

/** The calls this request happened to make, those side by side together. */
function stagesOf(drawn: Drawn, station: number, depth: number): readonly Stage[] {
  const { topology, knownEdges } = drawn;
  const stages = new Map<number, Map<number, readonly Span[]>>();
  for (const index of knownEdges) {
    const call = topology.edges[index]?.call ?? -1;
    const spans = attemptsOver(drawn, index, station, depth);
    if (spans.length === 0) continue;
    let lead = call;
    while (topology.calls[lead]?.spec.beside) lead--;
    const stage = stages.get(lead) ?? new Map<number, readonly Span[]>();
    stage.set(call, [...(stage.get(call) ?? []), ...spans]);
    stages.set(lead, stage);
  }
  return [...stages.values()].map((stage) => [...stage.values()]);
}

/** A call over one edge, if this request made it: its attempts, failed ones first. */
function attemptsOver(drawn: Drawn, index: number, station: number, depth: number): readonly Span[] {
  const { topology, scrape, luck } = drawn;
  const callerRps = scrape.stations[station]?.rps ?? 0;
  const edge = topology.edges[index];
  const call = edge && topology.calls[edge.call];
  const reading = scrape.edges[index];
  if (!edge || !call || !reading || !("station" in call.from) || call.from.station !== station) return [];
  if (luck() >= (callerRps > 0 ? reading.callsRps / callerRps : 0)) return [];
  const name = topology.stations[edge.to]?.id ?? edge.id;
  const attempts = attemptsOf(reading.callsRps > 0 ? reading.attemptsRps / reading.callsRps : 1, luck());
  return Array.from({ length: attempts }, (_, attempt) => {
    const isLast = attempt === attempts - 1;
    const failed = !isLast || luck() < reading.errorRatio;
    const asLong = Math.min(reading.p95Ms, reading.timeoutMs ?? Infinity);
    if (!failed) {
      const isMissing = isLost(drawn, edge.to);
      if (isMissing) return { name, ownMs: asLong * luck(), outcome: "ok", isMissing, stages: [] } as const;
      return sample(drawn, edge.to, name, "ok", depth + 1);
    }
    const isTimeout = reading.timeoutMs !== null && luck() * reading.errorRatio < reading.timeoutRatio;
    const ownMs = isTimeout ? (reading.timeoutMs ?? 0) : asLong;
    return { name, ownMs, outcome: isTimeout ? "timeout" : "error", stages: [] } as const;
  });
}

/** Whether a callee's own span is not there: nothing measures it, its traces do not arrive, or this one was lost. */
function isLost({ scrape, luck, keptRatio }: Drawn, callee: number): true | false {
  if (!scrape.stations[callee] || !scrape.traces[callee]) return true;
  return keptRatio < 1 && luck() >= keptRatio;
}

function attemptsOf(mean: number, luck: number): number {
  const whole = Math.floor(mean);
  return Math.max(1, Math.min(6, whole + (luck < mean - whole ? 1 : 0)));
}

function duration({ ownMs, stages }: Span): number {
  return ownMs + stages.reduce((sum, stage) => sum + longest(stage), 0);
}

function longest(stage: Stage): number {
  return Math.max(0, ...stage.map((attempts) => attempts.reduce((sum, span) => sum + duration(span), 0)));
}

/**
 * Bars one after another: the own work first, then each call, those side by side from the same instant. The critical
 * path follows the longest child.
 */
function layOut(root: Span): readonly SpanView[] {
  const totalMs = Math.max(duration(root), 0.001);
  const place = (span: Span, fromMs: number, depth: number, isCritical: boolean): readonly SpanView[] => {
    const most = Math.max(0, ...span.stages.flat(2).map(duration));
    let from = fromMs + span.ownMs;
    const below = span.stages.flatMap((stage) => {
      const rows = stage.flatMap((attempts) => {
        let at = from;
        return attempts.flatMap((child) => {
          const bars = place(child, at, depth + 1, isCritical && duration(child) === most);
          at += duration(child);
          return bars;
        });
      });
      from += longest(stage);
      return rows;
    });
    const { name, outcome, ownMs, isMissing } = span;
    const hole = isMissing === true ? ({ isMissing } as const) : {};
    const bar = { depth, name, outcome, ...hole, fromMs: shown(fromMs), toMs: shown(fromMs + duration(span)) };
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
