/** What everybody in the room may see, built from the play and the last scrapes. */
import { verbs } from "../actions/index.ts";
import { must, ticksToSeconds } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type {
  ActionView,
  AlertView,
  AutomationView,
  BriefingView,
  CommonView,
  DelegableView,
  DebriefReport,
  DebriefView,
  FoundCut,
  MemberView,
  MetricsRow,
  SeatView,
  SessionView,
  WhatIfView,
} from "../protocol/index.ts";
import {
  actionOf,
  consolesAt,
  ESCALATE_TICKS,
  holderOf,
  holdsFor,
  isPresent,
  seatPlans,
  seatServices,
  undoRefusal,
  ownerOf,
  warmUpOf,
} from "../play/index.ts";
import { hasLayer } from "../protocol/index.ts";
import type { Alert, Facts, Play, Round } from "../play/index.ts";
import { BURN_WINDOWS, SCRAPE_TICKS } from "../sim/index.ts";
import { latest, shown } from "../telemetry/index.ts";
import { linkOrder, mapOf } from "./map.ts";
import { baselineOf } from "./metrics.ts";

/** What the server worked out about a round that has ended. */
export interface Reveal {
  readonly report: DebriefReport | null;
  /** Answers so far, by the id of the question in `play.whatIfs`. */
  readonly whatIfs: readonly WhatIfView[];
  /** How the search for the best cut stands. */
  readonly found: FoundCut | null;
}

/** What stays as it is until the team finds a call. */
export type Still = Pick<CommonView, "map" | "baseline">;

export function stillOf({ facts, play, history }: Round): Still {
  return { map: mapOf(facts, play), baseline: baselineOf(history.usual, linkOrder(facts, play)) };
}

export function commonView(round: Round, rows: readonly MetricsRow[], still: Still, reveal: Reveal): CommonView {
  const { facts, play, tick } = round;
  const isBriefed = play.phase.kind !== "lobby";
  return {
    session: sessionOf(play),
    members: play.members.map(memberView),
    returns: play.returns,
    seats: play.seats.map((_, seat) => seatView(facts, play, seat)),
    briefing: isBriefed ? briefingOf(facts) : null,
    map: isBriefed ? still.map : null,
    baseline: isBriefed ? still.baseline : null,
    automations: isBriefed ? automationsOf(round) : [],
    alerts: isBriefed ? play.alerts.map((alert) => alertView(facts, alert, tick)) : [],
    hypotheses: play.hypotheses,
    actions: play.actions.flatMap((action) => actionView(facts, play, action)),
    comms: play.comms,
    lead: play.lead,
    warmUp: warmUpOf(play),
    hints: {
      given: play.hintTicks.map((tick, n) => ({ text: must(facts.hints[n], "hint"), tick })),
      left: facts.hints.length - play.hintTicks.length,
    },
    delegable: isBriefed && hasLayer(play.options.layer, "full") ? delegableOf(facts, play) : [],
    debrief: debriefOf(play, reveal),
    found: isRevealed(play) ? reveal.found : null,
    shown: (isRevealed(play) && play.phase.kind === "debrief" && play.phase.shown) || null,
    metrics: isBriefed ? rows : [],
    evidence: play.cards.filter(({ sharedTick }) => sharedTick !== null),
    timeline: play.timeline,
    chat: play.chat,
  };
}

function sessionOf({ incident, phase, options, isLocked }: Play): SessionView {
  return {
    incident,
    phase: phase.kind,
    isPaused: phase.kind === "live" && phase.isPaused,
    isUnattended: phase.kind === "live" && phase.isUnattended,
    isLocked,
    ...options,
    endsAtMs: phase.kind === "briefing" || phase.kind === "live" ? phase.endsAtMs : null,
    ended: phase.kind === "debrief" || phase.kind === "closed" ? phase.ended : null,
  };
}

function delegableOf({ scenario }: Facts, play: Play): readonly DelegableView[] {
  return scenario.actions.flatMap((spec) => {
    if (spec.risk !== "H") return [];
    const seats = play.seats.flatMap((_, seat) => (holdsFor(play, seat, spec) ? [seat] : []));
    return [{ action: spec.id, label: spec.label, seats }];
  });
}

function memberView(member: Play["members"][number]): MemberView {
  const { id, isHost, seat, facilitates, experience, hasPlayed, awaySinceMs } = member;
  return { id, isHost, seat, facilitates, experience, hasPlayed, link: awaySinceMs === null ? "here" : "away" };
}

function seatView(facts: Facts, play: Play, seat: number): SeatView {
  const [plan, state, holder] = [seatPlans(play.options.size)[seat], play.seats[seat], holderOf(play, seat)];
  return {
    seat,
    consoles: consolesAt(play, seat),
    services: plan?.half ? seatServices(facts, play.options.size, seat) : null,
    member: holder?.id ?? null,
    state: holder ? (isPresent(holder) ? "here" : "away") : "free",
    isReady: state?.isReady ?? false,
    hasUnderstood: state?.hasUnderstood ?? false,
    isBusy: play.runs.some((run) => run.seat === seat),
    lentTo: state?.lentTo ?? null,
  };
}

function briefingOf({ scenario }: Facts): BriefingView {
  const { company, slo, briefing } = scenario;
  return { company: company.name, sentence: company.sentence, slo, ...briefing };
}

/** Failovers with the share they move; of other automations only what the team itself has paused. */
function automationsOf({ facts, history }: Round): readonly AutomationView[] {
  const { failovers, regions } = facts.scenario.world;
  return (latest(history)?.automations ?? []).flatMap(({ id, paused, share }) => {
    const failover = failovers.find(({ from }) => id === `failover:${from}`);
    if (!failover && !paused) return [];
    const place = (name?: string) => (failover ? regions.findIndex((region) => region.id === name) : null);
    const moved = failover ? Math.round(share * 1000) / 1000 : null;
    return [{ id, isPaused: paused, share: moved, from: place(failover?.from), to: place(failover?.to) }];
  });
}

function alertView({ scenario, topology, stationIndex }: Facts, alert: Alert, tick: Tick): AlertView {
  const { id, severity, subject, value, threshold, sinceTick, state, ackedBy, hasEscalated, silence } = alert;
  const rule = scenario.alerts.find((known) => id === `${known.id}:${subject}`);
  const service = topology.stations[stationIndex.get(subject) ?? -1]?.service;
  const isWaiting = severity === "page" && state === "firing" && ackedBy === null;
  const isSilenced = silence !== null && silence.untilTick > tick;
  return {
    id,
    severity,
    metric: rule?.metric ?? "burn",
    subject,
    text: rule?.text ?? null,
    value: value === null ? null : shown(value),
    threshold,
    overS: rule ? [rule.forS].filter((s) => s > 0) : burnWindowsS(threshold),
    owner: service ? ownerOf(service) : null,
    sinceTick,
    state,
    ackedBy,
    escalatesTick: isWaiting || hasEscalated ? sinceTick + ESCALATE_TICKS : null,
    silencedUntil: isSilenced ? silence.untilTick : null,
    silence: isSilenced ? { by: silence.by, reason: silence.reason } : null,
  };
}

/** The windows in which an error budget burns that fast. */
function burnWindowsS(threshold: number): readonly number[] {
  const pair = BURN_WINDOWS.find(({ factor }) => factor === threshold);
  return pair ? [pair.long, pair.short].map((scrapes) => ticksToSeconds(scrapes * SCRAPE_TICKS)) : [];
}

function actionView(facts: Facts, play: Play, action: Play["actions"][number]): readonly ActionView[] {
  const spec = actionOf(facts, action.action);
  if (!spec) return [];
  const { proposedSeq: _proposed, launchSeq: _launched, ...told } = action;
  const canUndo = verbs[spec.verb].undo !== "none" && undoRefusal(facts, play, action, spec) === null;
  return [{ ...told, label: spec.label, verb: spec.verb, risk: spec.risk, unit: spec.value?.unit ?? "", canUndo }];
}

const waiting = { state: "running", progress: 0, curve: null, userMinutes: null, skipped: [] } as const;

/** The truth appears here and nowhere before: after the round has ended and the private questions were asked. */
function debriefOf(play: Play, reveal: Reveal): DebriefView | null {
  const { phase, answers, commitments, whatIfs } = play;
  if (phase.kind !== "debrief") return null;
  const answered = new Set(answers.map(({ member }) => member)).size;
  return {
    step: phase.step,
    answered,
    report: isRevealed(play) ? reveal.report : null,
    whatIfs: whatIfs.map((asked) => reveal.whatIfs.find(({ id }) => id === asked.id) ?? { ...asked, ...waiting }),
    commitments,
  };
}

/** The private questions were asked. */
function isRevealed({ phase }: Play): boolean {
  return phase.kind === "debrief" && phase.step > 0;
}
