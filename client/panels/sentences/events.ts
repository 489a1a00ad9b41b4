/** Sentences of the timeline, one per code that the play writes there, and the line a seat is started with. */
import type { HypothesisState, IncidentState, Question } from "../../../shared/protocol/index.ts";
import { hypothesisStates, incidentStates, questions } from "../../../shared/protocol/index.ts";
import { consoleWords } from "./consoles.ts";
import { obstacleIn } from "./obstacles.ts";
import { amount, said } from "./words.ts";
import type { Params, Sentence, Words } from "./words.ts";

const action = (params: Params, words: Words) => ({
  action: words.action(said(params, "ref")),
  target: words.place(said(params, "target")),
});
const withWhy = (sentence: string, params: Params, words: Words): string =>
  [sentence, obstacleIn(params, words)].filter((part) => part !== "").join(". ");
const subject = (params: Params, words: Words) => ({ subject: words.place(said(params, "subject")) });
const who = (params: Params, words: Words) => ({ who: words.seat(amount(params, "seat")) });

function oneOf<T extends string>(words: readonly T[], value: string): T | undefined {
  return words.find((word) => word === value);
}

function hypothesisState(params: Params, { t }: Words): string {
  const known = oneOf<HypothesisState>(hypothesisStates, said(params, "state"));
  return known ? t(`hypothesis.state.${known}`) : said(params, "state");
}

function incidentState(params: Params, { t }: Words): string {
  const known = oneOf<IncidentState>(incidentStates, said(params, "state"));
  return known ? t(`incident.state.${known}`) : said(params, "state");
}

function question(params: Params, { t }: Words): string {
  const known = oneOf<Question>(questions, said(params, "question"));
  return known ? t(`question.${known}`) : said(params, "question");
}

function outsider(params: Params, { t }: Words): string {
  const known = oneOf(["executive", "vendor", "noise", "news"] as const, said(params, "kind"));
  return known ? t(`inbox.kind.${known}`) : said(params, "kind");
}

export const events = {
  "alert.fired": (p, w) =>
    w.t(said(p, "severity") === "page" ? "say.alert.paged" : "say.alert.ticketed", subject(p, w)),
  "alert.resolved": (p, w) => w.t("say.alert.resolved", subject(p, w)),
  "alert.escalated": (p, w) => w.t("say.alert.escalated", subject(p, w)),
  "alert.acked": (p, w) => w.t("say.alert.acked", subject(p, w)),
  "alert.silenced": (p, w) =>
    w.t("say.alert.silenced", { ...subject(p, w), minutes: amount(p, "minutes"), reason: said(p, "reason") }),
  "evidence.shared": (p, w) =>
    w.t("say.evidence.shared", { card: said(p, "card"), target: w.place(said(p, "target")) }),
  "link.found": (p, w) => w.t("say.link.found", { link: w.place(said(p, "link")) }),
  "hypothesis.added": (p, w) =>
    w.t("say.hypothesis.added", {
      hypothesis: said(p, "hypothesis"),
      question: question(p, w),
      component: w.place(said(p, "component")),
    }),
  "hypothesis.linked": (p, w) => {
    const stance = said(p, "stance");
    const names = { card: said(p, "card"), hypothesis: said(p, "hypothesis") };
    if (stance === "for") return w.t("say.hypothesis.for", names);
    return w.t(stance === "against" ? "say.hypothesis.against" : "say.hypothesis.unlinked", names);
  },
  "hypothesis.state": (p, w) =>
    w.t("say.hypothesis.state", { hypothesis: said(p, "hypothesis"), state: hypothesisState(p, w) }),
  "incident.declared": (p, w) => w.t("say.incident.declared", { severity: said(p, "severity") }),
  "incident.state": (p, w) => w.t("say.incident.state", { state: incidentState(p, w) }),
  "incident.verified": (_, w) => w.t("say.incident.verified"),
  "post.sent": (p, w) => w.t("say.post.sent", { state: incidentState(p, w) }),
  "post.overdue": (_, w) => w.t("say.post.overdue"),
  note: (p) => said(p, "text"),
  "action.proposed": (p, w) => w.t("say.action.proposed", action(p, w)),
  "action.approved": (p, w) => w.t("say.action.approved", action(p, w)),
  "action.denied": (p, w) => w.t("say.action.denied", action(p, w)),
  "action.launched": (p, w) => w.t("say.action.launched", action(p, w)),
  "action.cancelled": (p, w) => w.t("say.action.cancelled", action(p, w)),
  "action.running": (p, w) => w.t("say.action.running", action(p, w)),
  "action.effective": (p, w) => w.t("say.action.effective", action(p, w)),
  "action.blocked": (p, w) => withWhy(w.t("say.action.blocked", action(p, w)), p, w),
  "action.failed": (p, w) => withWhy(w.t("say.action.failed", action(p, w)), p, w),
  "action.undo-failed": (p, w) => withWhy(w.t("say.action.undoFailed", action(p, w)), p, w),
  "action.undoing": (p, w) => w.t("say.action.undoing", action(p, w)),
  "action.undone": (p, w) => w.t("say.action.undone", action(p, w)),
  "seat.taken": (p, w) => w.t("say.seat.taken", who(p, w)),
  "seat.lent": (p, w) => w.t("say.seat.lent", { ...who(p, w), to: w.seat(amount(p, "to")) }),
  "seat.away": (p, w) => w.t("say.seat.away", who(p, w)),
  "seat.called": (p, w) => w.t("say.seat.called", who(p, w)),
  "seat.back": (p, w) => w.t("say.seat.back", who(p, w)),
  "seat.left": (p, w) => w.t("say.seat.left", who(p, w)),
  "clock.speed": (p, w) => w.t("say.clock.speed", { speed: amount(p, "speed") }),
  "clock.paused": (_, w) => w.t("say.clock.paused"),
  "clock.unattended": (_, w) => w.t("say.clock.unattended"),
  "clock.resumed": (_, w) => w.t("say.clock.resumed"),
  "round.started": (_, w) => w.t("say.round.started"),
  "round.ended": (_, w) => w.t("say.round.ended"),
  "hypothesis.rated": (p, w) =>
    w.t("say.hypothesis.rated", { hypothesis: said(p, "hypothesis"), confidence: amount(p, "confidence") }),
  "action.glass": (p, w) => w.t("say.action.glass", { ...action(p, w), reason: said(p, "reason") }),
  "change.delegated": (p, w) =>
    w.t("say.change.delegated", {
      who: w.seat(amount(p, "to")),
      minutes: amount(p, "minutes"),
      action: w.kind(said(p, "action")),
    }),
  "task.assigned": (p, w) =>
    w.t("say.task.assigned", {
      task: said(p, "task"),
      who: w.seat(amount(p, "to")),
      minutes: amount(p, "minutes"),
      text: said(p, "text"),
    }),
  "task.acked": (p, w) => w.t("say.task.acked", { task: said(p, "task") }),
  "task.reported": (p, w) => w.t("say.task.reported", { task: said(p, "task"), text: said(p, "text") }),
  "task.late": (p, w) => w.t("say.task.late", { task: said(p, "task"), who: w.seat(amount(p, "to")) }),
  "poll.opened": (p, w) => w.t("say.poll.opened", { poll: said(p, "poll"), text: said(p, "text") }),
  "poll.objected": (p, w) => w.t("say.poll.objected", { poll: said(p, "poll"), reason: said(p, "reason") }),
  "poll.closed": (p, w) => w.t("say.poll.closed", { poll: said(p, "poll"), count: amount(p, "objections") }),
  "handoff.offered": (p, w) => w.t("say.handoff.offered", { who: w.seat(amount(p, "to")) }),
  "handoff.taken": (p, w) =>
    w.t("say.handoff.taken", { from: w.seat(amount(p, "from")), who: w.seat(amount(p, "to")) }),
  "handoff.declined": (p, w) => w.t("say.handoff.declined", { reason: said(p, "reason") }),
  "handoff.expired": (p, w) => w.t("say.handoff.expired", { who: w.seat(amount(p, "to")) }),
  "handoff.withdrawn": (_, w) => w.t("say.handoff.withdrawn"),
  "handoff.returned": (_, w) => w.t("say.handoff.returned"),
  "reminder.set": (p, w) => w.t("say.reminder.set", { minutes: amount(p, "minutes"), text: said(p, "text") }),
  "reminder.due": (p, w) => w.t("say.reminder.due", { text: said(p, "text") }),
  "reminder.cleared": (p, w) => w.t("say.reminder.cleared", { text: said(p, "text") }),
  "return.confirmed": (p, w) => w.t("say.return.confirmed", who(p, w)),
  sitrep: (p, w) => w.t("say.sitrep", { text: said(p, "text") }),
  "inject.came": (p, w) =>
    p["text"] === undefined
      ? w.t("say.inject", { kind: outsider(p, w) })
      : w.t("say.injectText", { kind: outsider(p, w), text: said(p, "text") }),
  "hint.given": (p, w) => w.t("say.hint", { n: amount(p, "n") }),
  "probe.opened": (p, w) => w.t("say.probe", { question: said(p, "question") }),
  "round.extended": (p, w) => w.t("say.extended", { count: amount(p, "minutes") }),
  "engine.changed": (_, w) => w.t("say.engine.changed"),
  "engine.recomputed": (_, w) => w.t("say.engine.recomputed"),
  starter: (p, w) => w.t("say.starter", { sees: consoleWords(said(p, "console"), w) }),
} as const satisfies Record<string, Sentence>;
