/** What one seat alone may see. A member without a seat watches: everything private is empty. */
import { verbs } from "../actions/index.ts";
import type { ActionSpec } from "../content/index.ts";
import type {
  Command,
  DepthRow,
  DiagnosticOffer,
  InboxView,
  DiagnosticRun,
  Message,
  OwnView,
  PermittedAction,
  PreparingView,
  ProbeView,
} from "../protocol/index.ts";
import { diagnosticIds } from "../protocol/index.ts";
import {
  actionOf,
  asksForKey,
  mayActAs,
  consolesHeldBy,
  DIAGNOSTIC_SLOTS,
  diagnosticTargets,
  diagnosticTicks,
  holdsFor,
  looksLeft,
  memberOf,
  openProbe,
  seenBy,
  targetRefusal,
  valueInForce,
} from "../play/index.ts";
import type { Play, Round } from "../play/index.ts";
import { estimate } from "../telemetry/index.ts";
import { TICKS_PER_SECOND } from "../base/index.ts";
import { guideOf } from "./guide.ts";
import { automationDesks } from "./automations.ts";
import { inMapOrder } from "./map.ts";

export function ownView(
  round: Round,
  member: string,
  depthNodes: readonly number[],
  depth: readonly DepthRow[],
): OwnView {
  const { play } = round;
  const known = memberOf(play, member);
  const seat = known?.seat ?? null;
  const mine = {
    you: {
      member,
      seat,
      consoles: seat === null ? [] : consolesHeldBy(play, seat),
      isHost: known?.isHost ?? false,
      calledUntilMs: known?.calledUntilMs ?? null,
      facilitates: known?.facilitates ?? false,
    },
    guide: known?.facilitates === true ? guideOf(round.facts, play) : null,
    refused: refusedOf(round, member),
    answers: Object.fromEntries(
      play.answers.filter((answer) => answer.member === member).map(({ question, text }) => [question, text]),
    ),
    notices: known?.notices ?? [],
  };
  return seat === null
    ? { ...mine, ...watching, probe: probeOf(play, null) }
    : { ...mine, ...seated(round, seat), depthNodes, depth };
}

const watching = {
  tray: [],
  diagnostics: { slots: 0, runs: [], available: [] },
  runbook: [],
  permitted: [],
  preparing: null,
  starter: null,
  freshEyes: [],
  inbox: [],
  whispers: [],
  automations: [],
  decisions: [],
  depthNodes: [],
  depth: [],
} as const;

function seated(
  round: Round,
  seat: number,
): Omit<OwnView, "you" | "guide" | "refused" | "answers" | "notices" | "depthNodes" | "depth"> {
  const { facts, play } = round;
  const held = consolesHeldBy(play, seat);
  const isBriefed = play.phase.kind !== "lobby";
  const mine = facts.scenario.actions.filter((spec) => holdsFor(play, seat, spec));
  return {
    tray: play.cards.filter((card) => card.seat === seat && card.sharedTick === null),
    diagnostics: {
      slots: DIAGNOSTIC_SLOTS,
      runs: play.runs.filter((run) => run.seat === seat).map(runView),
      available: isBriefed ? offersOf(round, seat) : [],
    },
    runbook: isBriefed ? facts.scenario.runbook.filter((page) => held.includes(page.console)) : [],
    permitted: isBriefed ? mine.map((spec) => permit(round, seat, spec)) : [],
    preparing: preparingOf(round, seat),
    starter: starterOf(play, held),
    freshEyes: play.doubts.flatMap(({ hypothesis, asked }) =>
      asked?.seat === seat ? [{ hypothesis, tick: asked.tick }] : [],
    ),
    inbox: isBriefed ? inboxOf(round, seat) : [],
    whispers: play.guide.whispers.flatMap(({ seat: to, ...whisper }) => (to === seat ? [whisper] : [])),
    probe: probeOf(play, seat),
    ...(isBriefed ? automationDesks(round, seat) : { automations: [], decisions: [] }),
  };
}

function runView({ id, diagnostic, target, startTick, endTick }: Play["runs"][number]): DiagnosticRun {
  return { id, diagnostic, target, startTick, endTick };
}

function offersOf({ facts, play }: Round, seat: number): readonly DiagnosticOffer[] {
  return diagnosticIds.flatMap((diagnostic) => {
    if (looksLeft(play, diagnostic) <= 0) return [];
    const targets = diagnosticTargets(facts, play, seat, diagnostic);
    const first = targets[0];
    if (first === undefined) return [];
    return [{ diagnostic, targets, takesS: diagnosticTicks(facts, play, seat, diagnostic, first) / TICKS_PER_SECOND }];
  });
}

function permit({ facts, play, tick }: Round, seat: number, spec: ActionSpec): PermittedAction {
  const { id, label, verb, risk, about, sideEffect, leadS, effectS, value, verify, targets } = spec;
  return {
    action: id,
    label,
    verb,
    risk,
    about,
    sideEffect: sideEffect ?? null,
    leadS,
    effectS,
    undoS: verbs[verb].undo === "none" ? null : leadS / 2,
    value: value ?? null,
    verify: verify ?? null,
    needsApproval: asksForKey(play, seat, spec, tick),
    targets: inMapOrder(facts, targets).map((target) => ({ target, refusal: targetRefusal(facts, play, id, target) })),
  };
}

function preparingOf({ facts, play, history, tick }: Round, seat: number): PreparingView | null {
  const prepared = play.seats[seat]?.preparing;
  const spec = prepared && actionOf(facts, prepared.action);
  if (!prepared || !spec) return null;
  const seen = seenBy(facts, play, history, tick);
  return { ...prepared, estimate: estimate(seen, { ...prepared, spec, inForce: valueInForce(play, prepared) }) };
}

function inboxOf({ play }: Round, seat: number): readonly InboxView[] {
  return mayActAs(play, seat, "CMD") || mayActAs(play, seat, "COM") ? play.guide.said : [];
}

/** Whoever only watches reads the question and is not asked. */
function probeOf(play: Play, seat: number | null): ProbeView | null {
  const open = openProbe(play);
  if (!open) return null;
  const { n, question, answers } = open;
  return { n, question, hasAnswered: seat === null || answers.some((answer) => answer.seat === seat) };
}

/** At the first page each seat is told what it alone can look at (UX.md 2.4). */
function starterOf({ alerts }: Play, consoles: OwnView["you"]["consoles"]): Message | null {
  const first = consoles[0];
  const isPaged = alerts.some(({ severity }) => severity === "page");
  return isPaged && first ? { code: "starter", params: { console: first } } : null;
}

/** One command per button whose refusal depends neither on what a person would choose nor on the clock. */
function buttons({ comms }: Play): readonly Command[] {
  return [
    { type: "host.start" },
    { type: "host.assign" },
    { type: "clock.pause" },
    { type: "clock.resume" },
    { type: "round.end" },
    { type: "incident.declare", severity: comms.severity === "SEV-1" ? "SEV-2" : "SEV-1" },
    { type: "incident.setState", state: comms.state === "resolved" ? "monitoring" : "resolved" },
    { type: "status.post", state: "investigating", features: [], regions: [], impact: "-", nextInS: 180 },
    { type: "hint.ask" },
    { type: "poll.open", text: "-" },
    { type: "sitrep.post", text: "-" },
    { type: "reminder.set", text: "-", minutes: 1 },
  ];
}

function refusedOf(round: Round, member: string): OwnView["refused"] {
  const refusals = buttons(round.play).flatMap((command) => {
    const decision = round.decide(member, command, 0);
    return decision.ok ? [] : [[command.type, decision.refusal] as const];
  });
  return Object.fromEntries(refusals);
}
