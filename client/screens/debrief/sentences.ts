/**
 * Words for the codes of the debrief: steps of the cascade, rows of the story, figures and parts of the dials, skipped
 * commands. What the room's timeline says keeps the room's sentences.
 */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import { dimensions } from "../../../shared/protocol/index.ts";
import type { AddedAction, AddedActions, Message } from "../../../shared/protocol/index.ts";
import { mechanisms } from "../../panels/board/index.ts";
import { sentenceOf, toolName } from "../../panels/sentences/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { formatClock } from "../../text/index.ts";
import { at } from "./time.ts";
import type { CascadeNode, CutPoint, DebriefReport, Deed, DialPart, Idea, StoryRow } from "./view.ts";

type Declared = Pick<DebriefReport, "actions">;

type Params = Message["params"];
type Sentence = (params: Params, words: Words) => string;

const said = (params: Params, name: string): string => String(params[name] ?? "");
const amount = (params: Params, name: string): number => Number(params[name] ?? 0);
const isGood = (params: Params): boolean => amount(params, "good") > 0;
const minutes = (ticks: number): string => formatClock(ticksToSeconds(ticks));
const named = (params: Params, words: Words) => ({ name: words.place(said(params, "subject")) });
/** `keep-mark@eu-west` is "keep mark · eu-west". */
const spoken = (id: string): string => {
  const [name = "", region] = id.split("@");
  const words = name.replaceAll("-", " ");
  return region === undefined ? words : `${words} · ${region}`;
};

/** What a step of the cascade is called. Its time and region stand below it. */
const steps: Readonly<Record<string, (node: Pick<CascadeNode, "subject" | "data">, words: Words) => string>> = {
  "defect-activated": ({ subject }) => spoken(subject),
  "rollout-stage": ({ subject, data }, { t }) =>
    t("debrief.step.rollout", { name: spoken(subject), stage: amount(data, "stage"), of: amount(data, "of") }),
  "change-pushed": ({ subject, data }, { t }) =>
    t("debrief.step.pushed", { name: spoken(subject), payload: said(data, "payload") }),
  "change-landed": ({ subject, data }, { t }) =>
    t("debrief.step.landed", { name: service(subject), payload: said(data, "payload") }),
  "change-stopped": ({ subject }, { t }) => t("debrief.step.stopped", { name: spoken(subject) }),
  "job-started": ({ subject }, { t }) => t("debrief.step.job", { name: spoken(subject) }),
  enforced: ({ subject, data }, { t }) => t("debrief.step.enforced", { name: subject, by: spoken(said(data, "by")) }),
  "replica-away": ({ subject }, { t }) => t("debrief.step.away", { name: subject }),
  "replica-crashed": ({ subject }, { t }) => t("debrief.step.crashed", { name: service(subject) }),
  "recovery-started": ({ subject }, { t }) => t("debrief.step.recovering", { name: service(subject) }),
  "boot-stalled": ({ subject }, { t }) => t("debrief.step.stalled", { name: service(subject) }),
  "cache-cooling": ({ data }, { t, format }) =>
    t("debrief.step.cooling", { ratio: format.percent(amount(data, "hitRatio")) }),
  saturated: ({ subject }, { t }) => t("debrief.step.full", { name: service(subject) }),
  failing: ({ subject }, { t }) => t("debrief.step.failing", { name: service(subject) }),
  "retry-storm": ({ data }, { t, format }) =>
    t("debrief.step.storm", { times: format.times(amount(data, "attemptsPerCall")) }),
  "breaker-opened": ({ subject }, { t }) => t("debrief.step.breaker", { name: service(subject) }),
  "failover-started": (_, { t }) => t("debrief.step.failover"),
  evicted: ({ subject }, { t }) => t("debrief.step.evicted", { name: service(subject) }),
  "leader-changed": ({ data }, { t }) => t("debrief.step.leader", { name: said(data, "of") }),
  "data-diverged": ({ subject }, { t }) => t("debrief.step.diverged", { name: service(subject) }),
  "data-lost": ({ subject, data }, { t, format }) =>
    t("debrief.step.lost", { name: subject, writes: format.count(amount(data, "writes")) }),
  "answers-wrong": ({ subject }, { t }) => t("debrief.step.wrong", { name: service(subject) }),
  "allowance-spent": ({ subject }, { t }) => t("debrief.step.spent", { name: service(subject) }),
  scaled: ({ subject }, { t }) => t("debrief.step.scaled", { name: service(subject) }),
  "action-effective": ({ data }) =>
    sayChange({ label: said(data, "label"), value: amount(data, "value"), unit: said(data, "unit") }),
  "went-global": (_, { t }) => t("debrief.step.global"),
};

export function stepTitle(node: CascadeNode, words: Words): string {
  const step = steps[node.kind]?.(node, words) ?? node.kind;
  return node.isRelapse ? words.t("debrief.step.again", { step }) : step;
}

/** The same with its region, as stations are written everywhere. */
export function stepTold(node: CascadeNode, words: Words): string {
  return [stepTitle(node, words), node.region ?? ""].filter((piece) => piece !== "").join(" · ");
}

/** The service's part of a station's or a call's name. */
function service(subject: string): string {
  return (subject.split(">")[1] ?? subject).split("@")[0] ?? subject;
}

const world: Readonly<Record<string, Sentence>> = {
  "world.rollout-stage": (p, { t }) =>
    t("debrief.step.rollout", { name: spoken(said(p, "subject")), stage: amount(p, "stage"), of: amount(p, "of") }),
  "world.defect-activated": (p) => spoken(said(p, "subject")),
  "world.defect-ended": (p, { t }) => t("debrief.world.defectEnded", { name: spoken(said(p, "subject")) }),
  "world.change-pushed": (p, { t }) =>
    t("debrief.step.pushed", { name: spoken(said(p, "subject")), payload: said(p, "payload") }),
  "world.change-landed": (p, w) => w.t("debrief.step.landed", { ...named(p, w), payload: said(p, "payload") }),
  "world.change-stopped": (p, { t }) => t("debrief.step.stopped", { name: spoken(said(p, "subject")) }),
  "world.job-started": (p, { t }) => t("debrief.step.job", { name: spoken(said(p, "subject")) }),
  "world.job-ended": (p, { t }) => t("debrief.world.defectEnded", { name: spoken(said(p, "subject")) }),
  "world.enforced": (p, w) => w.t("debrief.step.enforced", { ...named(p, w), by: spoken(said(p, "by")) }),
  "world.replica-away": (p, w) => w.t("debrief.world.away", named(p, w)),
  "world.replica-crashed": (p, w) => w.t("debrief.world.crashed", named(p, w)),
  "world.crash-loop": (p, w) => w.t("debrief.world.crashLoop", named(p, w)),
  "world.recovery-started": (p, w) => w.t("debrief.world.recovering", named(p, w)),
  "world.boot-stalled": (p, w) => w.t("debrief.world.stalled", named(p, w)),
  "world.booted": (p, w) => w.t("debrief.world.booted", named(p, w)),
  "world.cache-cooling": (p, w) =>
    w.t("debrief.world.cooling", { ...named(p, w), ratio: w.format.percent(amount(p, "hitRatio")) }),
  "world.saturated": (p, w) => again(p, w) ?? w.t("debrief.world.full", named(p, w)),
  "world.relieved": (p, w) =>
    said(p, "failing") === ""
      ? w.t("debrief.world.relieved", named(p, w))
      : said(p, "failing") === said(p, "subject")
        ? w.t("debrief.world.refusing", named(p, w))
        : w.t("debrief.world.unreached", { ...named(p, w), failing: w.place(said(p, "failing")) }),
  "world.failing": (p, w) => again(p, w) ?? w.t("debrief.world.failing", named(p, w)),
  "world.recovered": (p, w) => w.t("debrief.world.recovered", named(p, w)),
  "world.retry-storm": (p, w) =>
    w.t("debrief.world.storm", { ...named(p, w), times: w.format.times(amount(p, "attemptsPerCall")) }),
  "world.breaker-opened": (p, w) => w.t("debrief.world.breaker", named(p, w)),
  "world.failover-started": (p, w) => w.t("debrief.world.failover", { from: said(p, "from"), to: said(p, "to") }),
  "world.failover-ended": (p, w) => w.t("debrief.world.failoverEnded", named(p, w)),
  "world.evicted": (p, w) => w.t("debrief.world.evicted", named(p, w)),
  "world.leader-changed": (p, w) => w.t("debrief.world.leader", { ...named(p, w), of: said(p, "of") }),
  "world.data-diverged": (p, w) => w.t("debrief.world.diverged", named(p, w)),
  "world.data-joined": (p, w) => w.t("debrief.world.joined", named(p, w)),
  "world.data-lost": (p, w) =>
    w.t("debrief.world.lost", { ...named(p, w), writes: w.format.count(amount(p, "writes")) }),
  "world.answers-wrong": (p, w) =>
    w.t("debrief.world.wrong", { ...named(p, w), ratio: w.format.percent(amount(p, "wrongRatio")) }),
  "world.answers-right": (p, w) => w.t("debrief.world.right", named(p, w)),
  "world.allowance-spent": (p, w) =>
    w.t("debrief.world.spent", { ...named(p, w), allowance: spoken(said(p, "allowance")) }),
  "world.allowance-filled": (p, w) => w.t("debrief.world.filled", named(p, w)),
  "world.scaled": (p, w) => w.t("debrief.world.scaled", named(p, w)),
  "guided.bookmark": (p, { t }) =>
    said(p, "dimension") === ""
      ? t("debrief.guided.bookmark", { text: said(p, "text") })
      : t("debrief.guided.bookmarkOn", { text: said(p, "text"), on: dimensionOf(said(p, "dimension"), t) }),
  "guided.outage": (p, w) => w.t("debrief.guided.outage", { tool: toolName(w, said(p, "tool")) }),
  "guided.whisper": (p, w) => w.t("debrief.guided.whisper", { who: w.seat(amount(p, "to")), text: said(p, "text") }),
  "guided.seen": (p, { t }) => t("debrief.guided.seen", { text: said(p, "text") }),
  "guided.missed": (p, { t }) => t("debrief.guided.missed", { text: said(p, "text") }),
  "guided.answer": (p, { t }) => t("debrief.guided.answer", { text: said(p, "text") }),
  "guided.doubt": (p, w) =>
    w.t("debrief.guided.doubt", { who: w.seat(amount(p, "to")), hypothesis: said(p, "hypothesis") }),
  "world.went-global": (p, { t }) => t("debrief.world.global", globalRule(p)),
  "world.won": (_, { t }) => t("debrief.world.won"),
};

/** What came back after it was over, and after which of the team's changes. */
function again(p: Params, w: Words): string | null {
  if (amount(p, "again") === 0) return null;
  const what = w.t(p["errorRatio"] === undefined ? "debrief.world.full" : "debrief.world.failing", named(p, w));
  if (said(p, "ref") === "") return w.t("debrief.world.again", { what });
  const action = w.action(said(p, "ref"));
  return w.t(amount(p, "certain") > 0 ? "debrief.world.broughtBack" : "debrief.world.againAfter", { what, action });
}

const globalRule = (p: Params) => ({ need: amount(p, "need"), of: amount(p, "of") });

/** Alerts by the words of the scenario, as the alert list has them. */
function alerting(code: string): Sentence {
  return (params, words) => {
    const [text, subject] = [said(params, "text"), words.place(said(params, "subject"))];
    const name = text === "" ? words.t("debrief.alert.burn", { subject }) : `${text}, ${subject}`;
    // The name is made already: taken for the name of a place it would be cut at its first spaces.
    return sentenceOf({ code, params: { ...params, subject: name } }, { ...words, place: (done) => done });
  };
}

const alertCodes = ["alert.fired", "alert.resolved", "alert.escalated", "alert.acked", "alert.silenced"] as const;
const alerts = Object.fromEntries(alertCodes.map((code) => [code, alerting(code)]));

const figures: Readonly<Record<string, Sentence>> = {
  "figure.points": (p, { t }) => t("debrief.figure.points", { points: amount(p, "points") }),
  "figure.score": (p, { t }) => t("debrief.figure.score", { points: amount(p, "points") }),
  "figure.parts": (p, { t }) => t("debrief.figure.parts", { good: amount(p, "good"), of: amount(p, "of") }),
  "figure.safe": (p, { t }) =>
    amount(p, "harmful") > 0
      ? t("debrief.figure.harmful", { count: amount(p, "harmful") })
      : t("debrief.figure.unverified", { count: amount(p, "unverified") }),
  "figure.not-played": (_, { t }) => t("debrief.figure.notPlayed"),
  "figure.none": (_, { t }) => t("debrief.figure.none"),
};

const parts: Readonly<Record<string, Sentence>> = {
  "part.lost": (p, { t, format }) =>
    t("debrief.part.lost", {
      team: format.count(amount(p, "team")),
      none: format.count(amount(p, "none")),
      reference: format.count(amount(p, "reference")),
    }),
  "part.peak": (p, { t, format }) => t("debrief.part.peak", { share: format.percent(amount(p, "peak")) }),
  "part.regions": (p, { t }) =>
    t("debrief.part.regions", { count: amount(p, "count"), services: amount(p, "services") }),
  "part.global": (p, { t }) => {
    if (!isGood(p)) return t("debrief.part.wentGlobal", globalRule(p));
    return amount(p, "later") > 0
      ? t("debrief.part.globalLater", { at: at(amount(p, "later")) })
      : t("debrief.part.notGlobal");
  },
  "part.answer.right": (p, { t }) => withDelay(p, t, t("debrief.part.answerRight", { question: question(p, t) })),
  "part.answer.half": (p, { t }) => withDelay(p, t, t("debrief.part.answerHalf", { question: question(p, t) })),
  "part.answer.wrong": (p, { t }) => t("debrief.part.answerWrong", { question: question(p, t) }),
  "part.answer.open": (p, { t }) => t("debrief.part.answerOpen", { question: question(p, t) }),
  "part.guessed": (p, { t }) => t("debrief.part.guessed", { count: amount(p, "count") }),
  "part.ruled-out": (p, { t }) => t("debrief.part.ruledOut", { count: amount(p, "count") }),
  "part.loop": (p, { t }) => {
    const [letGo, back] = [at(amount(p, "letGo")), at(amount(p, "again"))];
    if (isGood(p)) return t("debrief.part.loop", { at: letGo });
    if (said(p, "how") === "again") return t("debrief.part.loop.again", { at: letGo, again: back });
    return said(p, "how") === "failing" ? t("debrief.part.loop.failing", { at: letGo }) : t("debrief.part.loop.held");
  },
  "part.verified": (p, { t }) =>
    t(
      isGood(p)
        ? "debrief.part.verified"
        : said(p, "state") === "resolved"
          ? "debrief.part.verified.not"
          : "debrief.part.verified.open",
    ),
  "part.lifted": (p, { t }) =>
    amount(p, "count") === 0 ? t("debrief.part.lifted.none") : t("debrief.part.lifted", { count: amount(p, "count") }),
  "part.steps": (p, { t }) =>
    isGood(p)
      ? t("debrief.part.steps", { count: amount(p, "steps") })
      : t("debrief.part.steps.leap", { count: amount(p, "jumps") }),
  "part.declared": (p, { t }) =>
    amount(p, "after") <= 0
      ? t("debrief.part.declared.before")
      : t("debrief.part.declared", { time: minutes(amount(p, "after")), limit: minutes(amount(p, "limit")) }),
  "part.undeclared": (_, { t }) => t("debrief.part.declared.not"),
  "part.no-posts": (_, { t }) => t("debrief.part.noPosts"),
  "part.windows": (p, { t }) => t("debrief.part.windows", { kept: amount(p, "kept"), of: amount(p, "of") }),
  "part.posts-right": (p, { t }) => t("debrief.part.postsRight", { right: amount(p, "right"), of: amount(p, "of") }),
  "part.all-clear": (p, { t }) => t(isGood(p) ? "debrief.part.allClear" : "debrief.part.allClear.not"),
  "part.harmful": (p, { t }) => t("debrief.part.harmful", { count: amount(p, "count") }),
  "part.worse": (p, { t }) => t("debrief.part.worse", { count: amount(p, "count") }),
  "part.risky": (p, { t }) => t("debrief.part.risky", { count: amount(p, "count") }),
  "part.idle": (p, { t }) => t("debrief.part.idle", { count: amount(p, "count") }),
  "part.overlapping": (p, { t }) => {
    const count = amount(p, "count");
    if (count === 0) return t("debrief.part.overlapping.none");
    return t(isGood(p) ? "debrief.part.overlapping.contained" : "debrief.part.overlapping", { count });
  },
  "part.unverified": (p, { t }) =>
    amount(p, "count") === 0
      ? t("debrief.part.unverified.none")
      : t("debrief.part.unverified", { count: amount(p, "count") }),
  "part.reasonable": (p, { t }) => t("debrief.part.reasonable", { count: amount(p, "count") }),
};

const skips: Readonly<Record<string, Sentence>> = {
  "skipped.action.launch": (p, w) =>
    w.t("debrief.skipped.launch", { action: spoken(said(p, "action")), target: w.place(said(p, "target")) }),
  "skipped.action.undo": (p, w) => w.t("debrief.skipped.undo", { action: w.action(said(p, "ref")) }),
  "skipped.action.cancel": (p, w) => w.t("debrief.skipped.cancel", { action: w.action(said(p, "ref")) }),
  "skipped.action.approve": (p, w) => w.t("debrief.skipped.approve", { action: w.action(said(p, "ref")) }),
};

/** With what is thought to be wrong there, which the room reads on the board. */
const ideas: Readonly<Record<string, Sentence>> = {
  "hypothesis.added": (p, w) => {
    const mechanism = mechanisms.find((each) => each === said(p, "mechanism"));
    const told = sentenceOf({ code: "hypothesis.added", params: p }, w);
    return mechanism ? `${told} (${w.t(`mechanism.${mechanism}`)})` : told;
  },
};

const own: Readonly<Record<string, Sentence>> = { ...ideas, ...world, ...alerts, ...figures, ...parts, ...skips };

function dimensionOf(name: string, t: Words["t"]): string {
  const known = dimensions.find((each) => each === name);
  return known ? t(`fac.dimension.${known}`) : "";
}

export const debriefCodes: readonly string[] = Object.keys(own);

export function sayDebrief(message: Message, words: Words): string {
  return own[message.code]?.(message.params, words) ?? sentenceOf(message, words);
}

/** A row of the story, with what stood on the card that it tells of. */
export function sayRow({ message, card }: StoryRow, words: Words): string {
  const said = sayDebrief(message, words);
  if (!card) return said;
  const claim = card.claim === null ? "" : ` “${card.claim}”`;
  return `${said}: ${sentenceOf(card.headline, words)}${claim}`;
}

/** A part says in words, not by its mark alone, whether it was met. */
export function sayPart({ message: { code, params }, isGood: isMet }: DialPart, words: Words): string {
  return sayDebrief({ code, params: { ...params, good: isMet ? 1 : 0 } }, words);
}

/** "cache, caches and backlog". */
export function sayIdea({ component, mechanism }: Idea, words: Words): string {
  return `${words.place(component)}, ${words.t(`mechanism.${mechanism}`)}`;
}

/** With how long before or after the reference could have known it. */
function withDelay(p: Params, t: Words["t"], answer: string): string {
  const behind = p["behind"] === undefined ? null : amount(p, "behind");
  if (behind === null) return answer;
  const time = minutes(Math.abs(behind));
  return t(behind < 0 ? "debrief.part.answer.ahead" : "debrief.part.answer.behind", { answer, time });
}

function question(params: Params, t: Words["t"]): string {
  return t(said(params, "role") === "trigger" ? "question.started" : "question.sustains");
}

/** "Throttle client starts: 15 /s". */
export function sayChange({ label, value, unit }: Pick<Deed, "label" | "value" | "unit">): string {
  return unit === "" ? label : `${label}: ${value}\u00a0${unit}`;
}

/** "“Add replicas: 16 replicas”, boot · eu-west, at T+12:00". */
export function sayAdded({ action, target, value, toTick }: AddedAction, report: Declared, words: Words): string {
  const spec = report.actions.find((other) => other.action === action);
  const name = sayChange({ label: spec?.label ?? action, value, unit: spec?.value?.unit ?? "" });
  return words.t("debrief.whatIf.added", { action: name, place: words.place(target), at: at(toTick) });
}

/** "A seat with SVC would have had to launch it; it takes effect 1:30 later." Consoles, never people. */
export function sayWho({ action, and }: AddedActions, report: Declared, { t }: Words): string {
  const spec = report.actions.find((other) => other.action === action);
  if (!spec || and) return t("debrief.whatIf.who.two");
  const [console, lead] = [spec.consoles.join(t("debrief.whatIf.or")), minutes(spec.leadTicks)];
  return t(spec.risk === "H" ? "debrief.whatIf.who.key" : "debrief.whatIf.who", { console, lead });
}

/** "Throttle client starts: 15 /s, edge · eu-west (T+13:20, cost 310k user-min)". */
export function sayDeed(deed: Deed, words: Words): string {
  const { t, format } = words;
  const what = `${sayChange(deed)}, ${words.place(deed.target)}`;
  const { saved, launchedTick } = deed;
  if (saved === null) return t("debrief.deed", { what, at: at(launchedTick) });
  const amountOf = format.userMinutes(Math.abs(saved));
  return t(saved < 0 ? "debrief.deed.cost" : "debrief.deed.saved", { what, at: at(launchedTick), amount: amountOf });
}

/** Up to when one action alone would have been enough, for a team that changed nothing. */
export function sayLastCut(cuts: readonly CutPoint[], { t }: Words): string {
  if (cuts.some(({ window }) => window === "pending")) return t("debrief.cut.searching");
  const open = cuts.flatMap((cut) => (typeof cut.window === "string" ? [] : [{ cut, to: cut.window.toTick }]));
  const [last] = open.sort((a, b) => b.to - a.to);
  return last ? t("debrief.cut.last", { action: sayChange(last.cut), at: at(last.to) }) : t("debrief.cut.nothing");
}
