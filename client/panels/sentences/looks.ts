/** Sentences of evidence: the headline of a card, its lines, and what an estimate reckons. */
import { formatClock } from "../../text/index.ts";
import { amount, metricName, reading, said, momentText, toolName } from "./words.ts";
import type { Params, Sentence, Words } from "./words.ts";

const target = (params: Params, words: Words): string => words.place(said(params, "target"));
const percent = (params: Params, name: string, { format }: Words): string => format.percent(amount(params, name));
const moment = (params: Params, name: string, words: Words): string => momentText(words, amount(params, name));

const threads = (params: Params, words: Words) => ({
  target: target(params, words),
  share: percent(params, "share", words),
  callee: words.place(said(params, "callee")),
});

const moved = (params: Params, words: Words) => ({
  metric: metricName(words, said(params, "metric")),
  before: reading(words, said(params, "metric"), amount(params, "before")),
  now: reading(words, said(params, "metric"), amount(params, "now")),
});

const copies = (params: Params, words: Words) => ({
  id: said(params, "id"),
  of: words.place(said(params, "of")),
  share: percent(params, "share", words),
});

export const looks = {
  "look.tool-down": (p, w) => w.t("say.look.toolDown", { tool: toolName(w, said(p, "tool")) }),
  "look.no-answer": (p, w) => w.t("say.look.noAnswer", { target: target(p, w), name: w.place(said(p, "of")) }),
  "look.no-data": (p, w) => w.t("say.look.noData", { target: target(p, w) }),
  "look.note.age": (p, w) => w.t("say.note.age", { age: formatClock(amount(p, "ageS")) }),
  "look.note.logs.none": (_, w) => w.t("say.note.logsNone"),
  "look.note.logs.dropped": (p, w) => w.t("say.note.logsDropped", { count: w.format.count(amount(p, "count")) }),
  "look.note.trace.sampled": (p, w) =>
    w.t("say.note.sampled", {
      sampled: w.format.count(amount(p, "sampled")),
      requests: w.format.count(amount(p, "requests")),
      failed: w.format.count(amount(p, "failed")),
    }),
  "look.logs.missing": (p, w) => w.t("say.look.logsMissing", { target: target(p, w) }),
  "look.trace.none": (p, w) => w.t("say.look.traceNone", { target: target(p, w) }),
  "look.red.errors": (p, w) =>
    w.t("say.look.redErrors", {
      target: target(p, w),
      errors: percent(p, "errorRatio", w),
      p95: w.format.duration(amount(p, "p95Ms")),
    }),
  "look.red.duration": (p, w) =>
    w.t("say.look.redDuration", {
      target: target(p, w),
      p95: w.format.duration(amount(p, "p95Ms")),
      usual: w.format.duration(amount(p, "usualP95Ms")),
    }),
  "look.metric": (p, w) =>
    w.t("say.look.metric", {
      metric: metricName(w, said(p, "metric")),
      now: reading(w, said(p, "metric"), amount(p, "now")),
      usual: reading(w, said(p, "metric"), amount(p, "usual")),
    }),
  "look.saturation": (p, w) =>
    w.t("say.look.saturation", {
      target: target(p, w),
      load: percent(p, "utilization", w),
      queue: w.format.count(amount(p, "queue")),
    }),
  "look.hits": (p, w) =>
    w.t("say.look.hits", { target: target(p, w), hits: percent(p, "hitRatio", w), usual: percent(p, "usual", w) }),
  "look.store": (p, w) =>
    w.t("say.look.store", {
      target: target(p, w),
      share: percent(p, "share", w),
      edge: w.place(said(p, "edge")),
      queue: w.format.count(amount(p, "queue")),
    }),
  "look.store.caller": (p, w) =>
    w.t("say.look.storeCaller", {
      edge: w.place(said(p, "edge")),
      rate: w.format.rate(amount(p, "rps")),
      share: percent(p, "share", w),
    }),
  "look.replicas": (p, w) => w.t("say.look.replicas", { serving: amount(p, "serving"), wanted: amount(p, "wanted") }),
  "look.member.leads": (p, w) => w.t("say.look.memberLeads", { target: target(p, w) }),
  "look.member.follows": (p, w) =>
    w.t("say.look.memberFollows", {
      target: target(p, w),
      behind: w.format.duration(amount(p, "behindS") * 1000),
    }),
  "look.member.split": (p, w) =>
    w.t("say.look.memberSplit", {
      target: target(p, w),
      writes: w.format.count(amount(p, "writes")),
    }),
  "look.ceiling": (p, w) =>
    w.t("say.look.ceiling", {
      name: said(p, "name"),
      use: w.format.count(amount(p, "use")),
      limit: w.format.count(amount(p, "limit")),
    }),
  "look.ceiling.none": (p, w) =>
    w.t("say.look.ceilingNone", { name: said(p, "name"), use: w.format.count(amount(p, "use")) }),
  "look.changes": (p, w) =>
    w.t("say.look.changes", {
      count: amount(p, "count"),
      service: said(p, "service"),
      text: said(p, "text"),
      at: moment(p, "tick", w),
    }),
  "look.changes.none": (_, w) => w.t("say.look.changesNone"),
  "look.config": (p, w) =>
    w.t("say.look.config", { target: target(p, w), text: said(p, "text"), at: moment(p, "tick", w) }),
  "look.config.none": (p, w) => w.t("say.look.configNone", { target: target(p, w) }),
  "look.compare": (p, w) =>
    w.t("say.look.compare", {
      slice: w.place(said(p, "slice")),
      metric: metricName(w, said(p, "metric")),
      times: w.format.times(amount(p, "times")),
    }),
  "look.compare.alike": (_, w) => w.t("say.look.compareAlike"),
  "look.logs": (p, w) =>
    w.t("say.look.logs", {
      count: w.format.count(amount(p, "count")),
      text: said(p, "text"),
      at: moment(p, "firstTick", w),
    }),
  "look.logs.quiet": (p, w) => w.t("say.look.logsQuiet", { target: target(p, w) }),
  "look.synthetic": (p, w) =>
    w.t("say.look.synthetic", { region: said(p, "region"), failing: percent(p, "failing", w) }),
  "look.synthetic.region": (p, w) =>
    w.t("say.look.syntheticRegion", { region: said(p, "region"), failing: percent(p, "failing", w) }),
  "look.report": (p, w) =>
    w.t("say.look.report", { text: said(p, "text"), feature: said(p, "feature"), region: said(p, "region") }),
  "look.reports": (p, w) => w.t("say.look.reports", { count: amount(p, "count"), cluster: said(p, "cluster") }),
  "look.reports.none": (_, w) => w.t("say.look.reportsNone"),
  "look.vendor.degraded": (p, w) => w.t("say.look.vendorDegraded", { target: target(p, w) }),
  "look.vendor.operational": (p, w) => w.t("say.look.vendorOperational", { target: target(p, w) }),
  "look.trace": (p, w) =>
    w.t("say.look.trace", {
      share: percent(p, "share", w),
      total: w.format.duration(amount(p, "totalMs")),
      span: w.place(said(p, "span")),
    }),
  "look.dump.own": (p, w) => w.t("say.look.dumpOwn", threads(p, w)),
  "look.dump.waiting": (p, w) => w.t("say.look.dumpWaiting", threads(p, w)),
  "look.dump.beside": (p, w) => w.t("say.look.dumpBeside", { ...threads(p, w), count: amount(p, "count") }),
  "look.dump.unknown": (p, w) => w.t("say.look.dumpUnknown", threads(p, w)),
  "look.dump.idle": (p, w) => w.t("say.look.dumpIdle", { target: target(p, w) }),
  "look.dump.threads": (p, w) =>
    w.t("say.look.dumpThreads", {
      group: said(p, "group"),
      busy: w.format.count(amount(p, "busy")),
      slots: w.format.count(amount(p, "slots")),
      queue: w.format.count(amount(p, "queue")),
    }),
  "look.dump.unbounded": (p, w) =>
    w.t("say.look.dumpUnbounded", { group: said(p, "group"), busy: w.format.count(amount(p, "busy")) }),
  "look.path.dead": (p, w) => w.t("say.look.pathDead", { target: target(p, w) }),
  "look.path.withdrawn": (p, w) => w.t("say.look.pathWithdrawn", { target: target(p, w) }),
  "look.path.routed": (p, w) => w.t("say.look.pathRouted", { target: target(p, w) }),
  "look.path.clear": (p, w) => w.t("say.look.pathClear", { target: target(p, w) }),
  "look.path.record.none": (p, w) => w.t("say.look.pathRecordNone", { id: said(p, "id") }),
  "look.path.record.expired": (p, w) => w.t("say.look.pathRecordExpired", { id: said(p, "id") }),
  "look.path.record.mixed": (p, w) => w.t("say.look.pathRecordMixed", { id: said(p, "id") }),
  "look.path.record.changed": (p, w) => w.t("say.look.pathRecordChanged", { id: said(p, "id") }),
  "look.path.record.good": (p, w) => w.t("say.look.pathRecordGood", { id: said(p, "id") }),
  "look.path.record.until": (p, w) =>
    w.t("say.look.pathRecordUntil", { id: said(p, "id"), left: formatClock(amount(p, "inS")) }),
  "look.path.copy.none": (p, w) => w.t("say.look.pathCopyNone", copies(p, w)),
  "look.path.copy.other": (p, w) => w.t("say.look.pathCopyOther", copies(p, w)),
  "look.path.copy.good": (p, w) => w.t("say.look.pathCopyGood", copies(p, w)),
  "look.path.link": (p, w) =>
    w.t("say.look.pathLink", {
      from: said(p, "from"),
      to: said(p, "to"),
      loss: percent(p, "loss", w),
      time: w.format.duration(amount(p, "roundTripMs")),
    }),
  "look.canary.none": (p, w) => w.t("say.look.canaryNone", { target: target(p, w) }),
  "look.canary.alone": (p, w) => w.t("say.look.canaryAlone", { target: target(p, w) }),
  "look.canary.helped": (p, w) => w.t("say.look.canaryHelped", { target: target(p, w), text: said(p, "text") }),
  "look.canary.hurt": (p, w) => w.t("say.look.canaryHurt", { target: target(p, w), text: said(p, "text") }),
  "look.canary.same": (p, w) => w.t("say.look.canarySame", { target: target(p, w), text: said(p, "text") }),
  "look.canary.here": (p, w) => w.t("say.look.canaryHere", moved(p, w)),
  "look.canary.there": (p, w) => w.t("say.look.canaryThere", moved(p, w)),
  "look.specialist.nothing": (p, w) => w.t("say.look.specialistNothing", { target: target(p, w) }),
  "look.dependencies": (p, w) =>
    amount(p, "count") === 0
      ? w.t("say.look.dependenciesNone", { target: target(p, w) })
      : w.t("say.look.dependencies", { target: target(p, w), count: amount(p, "count") }),
} as const satisfies Record<string, Sentence>;

/** An estimate is read as a table: what, how much, of what. */
export interface Reckoning {
  readonly what: string;
  readonly value: string;
  readonly note: string;
}

/** From this load on a station counts as full. */
const FULL = 0.95;

type Reckon = (params: Params, words: Words) => Reckoning;

export const reckonings = {
  "estimate.load": (p, w) => ({
    what: w.t("say.estimate.load", { node: w.place(said(p, "node")) }),
    value:
      amount(p, "now") >= FULL && amount(p, "after") >= 1
        ? w.t("say.estimate.staysFull")
        : `${percent(p, "now", w)} → ${percent(p, "after", w)}`,
    note: amount(p, "after") >= 1 ? w.t("say.estimate.asked", { times: w.format.times(amount(p, "after")) }) : "",
  }),
  "estimate.rejects": (p, w) => ({
    what: w.t("say.estimate.rejects"),
    value: percent(p, "share", w),
    note: w.format.rate(amount(p, "rps")),
  }),
  "estimate.moves": (p, w) => ({
    what: w.t("say.estimate.moves"),
    value: percent(p, "share", w),
    note: w.format.rate(amount(p, "rps")),
  }),
  "estimate.loads": (p, w) => ({
    what: w.t("say.estimate.loads"),
    value: w.format.rate(amount(p, "rps")),
    note: "",
  }),
  "estimate.drops": (p, w) => ({
    what: w.t("say.estimate.drops"),
    value: w.t("say.estimate.requests", { count: w.format.count(amount(p, "count")) }),
    note: "",
  }),
  "estimate.loses": (p, w) => ({
    what: w.t("say.estimate.loses"),
    value: w.t("say.estimate.writes", { count: w.format.count(amount(p, "count")) }),
    note: "",
  }),
  "estimate.away": (p, w) => ({
    what: w.t("say.estimate.away"),
    value: w.t("say.estimate.seconds", { count: w.format.count(amount(p, "seconds")) }),
    note: "",
  }),
  "estimate.freezes": (_, w) => ({ what: w.t("say.estimate.freezes"), value: "", note: "" }),
  "estimate.no-data": (_, w) => ({ what: w.t("say.estimate.noData"), value: "", note: "" }),
  "estimate.no-number": (_, w) => ({ what: w.t("say.estimate.noNumber"), value: "", note: "" }),
} as const satisfies Record<string, Reckon>;
