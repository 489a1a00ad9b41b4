/**
 * Who may send which command and when, as one table: phase, role, rules layer, and whether it goes on during a pause.
 * What else must hold (a free slot, an existing card) is the business of check/.
 */
import type { Refusal } from "../base/index.ts";
import { hasLayer } from "../protocol/index.ts";
import type { CommandType, PhaseName, RulesLayer } from "../protocol/index.ts";
import { no } from "../refusals/index.ts";
import type { Ask } from "./handlers.ts";
import type { Play } from "./state.ts";

interface Rule {
  readonly in: readonly PhaseName[];
  /** The presenter is the host, or anybody while the host is away: nobody is left to wait for who does not come. */
  readonly by: "anyone" | "seated" | "host" | "facilitator" | "presenter";
  /** Stands still while the round is paused: whatever costs simulated time. */
  readonly stopsWhenPaused?: true;
  /** The layer of the rules that brings it; all have it when left out. */
  readonly from?: RulesLayer;
}

const room = ["lobby", "briefing", "live", "debrief"] as const;
const open = ["lobby", "briefing", "live"] as const;
const live = ["live"] as const;
const board = { in: live, by: "seated", from: "standard" } as const;
const full = { in: live, by: "seated", from: "full" } as const;
const guided = { in: live, by: "facilitator" } as const;
const machine = { in: live, by: "seated", stopsWhenPaused: true } as const;

export const rules = {
  "seat.take": { in: open, by: "anyone" },
  "seat.release": { in: open, by: "seated" },
  "seat.lend": { in: live, by: "seated" },
  "return.confirm": { in: room, by: "anyone" },
  "return.refuse": { in: room, by: "anyone" },
  "experience.say": { in: ["lobby"], by: "anyone" },
  "played.say": { in: open, by: "anyone" },
  "ready.set": { in: ["lobby"], by: "seated" },
  "briefing.understood": { in: ["briefing"], by: "seated" },
  "host.configure": { in: ["lobby"], by: "host" },
  "host.assign": { in: ["lobby"], by: "host" },
  "host.lock": { in: open, by: "host" },
  "host.start": { in: ["lobby", "briefing"], by: "host" },
  "clock.pause": { in: live, by: "host" },
  "clock.resume": { in: live, by: "anyone" },
  "clock.speed": { in: live, by: "host" },
  "round.end": { in: ["briefing", "live"], by: "host" },
  "round.close": { in: ["debrief"], by: "host" },
  "alert.ack": { in: live, by: "seated" },
  "alert.silence": { in: live, by: "seated" },
  "diagnostic.run": machine,
  "diagnostic.cancel": { in: live, by: "seated" },
  "evidence.share": { in: live, by: "seated" },
  "hypothesis.add": board,
  "hypothesis.link": board,
  "hypothesis.setState": board,
  "hypothesis.rate": full,
  "action.prepare": { in: live, by: "seated" },
  "action.dismiss": { in: live, by: "seated" },
  "action.launch": machine,
  "action.cancel": machine,
  "action.approve": machine,
  "action.deny": { in: live, by: "seated" },
  "action.undo": machine,
  "incident.declare": board,
  "incident.setState": board,
  "status.post": board,
  "chat.say": { in: room, by: "anyone" },
  "chat.react": { in: room, by: "anyone" },
  "note.add": { in: live, by: "seated" },
  "task.assign": full,
  "task.ack": full,
  "task.report": full,
  "poll.open": full,
  "poll.answer": full,
  "change.delegate": full,
  "sitrep.post": board,
  "reminder.set": full,
  "reminder.clear": full,
  "handoff.offer": full,
  "handoff.take": full,
  "handoff.decline": full,
  "handoff.withdraw": full,
  "hint.ask": { in: live, by: "seated" },
  "guide.begin": { in: open, by: "host" },
  "guide.extend": guided,
  "guide.hint": guided,
  "guide.inject": guided,
  "guide.say": guided,
  "guide.whisper": guided,
  "guide.callAway": guided,
  "guide.failTool": guided,
  "guide.bookmark": guided,
  "guide.mark": { in: ["live", "debrief"], by: "facilitator" },
  "guide.probe": { in: live, by: "facilitator", stopsWhenPaused: true },
  "guide.endProbe": guided,
  "probe.answer": { in: live, by: "seated" },
  "debrief.answer": { in: ["debrief"], by: "anyone" },
  "debrief.step": { in: ["debrief"], by: "presenter" },
  "debrief.show": { in: ["debrief"], by: "presenter" },
  "whatif.run": { in: ["debrief"], by: "anyone" },
  "commitment.add": { in: ["debrief"], by: "anyone" },
} as const satisfies Record<CommandType, Rule>;

/** The first rule that the sender breaks, or null. */
export function authorize({ play, member }: Ask, type: CommandType): Refusal | null {
  const rule: Rule = rules[type];
  const { phase } = play;
  if (!rule.in.includes(phase.kind)) return no(`phase/${phase.kind}`);
  if (rule.by === "host" && !member.isHost) return hostOnly;
  if (rule.by === "facilitator" && !member.facilitates) {
    return no("role/facilitator-only");
  }
  if (rule.by === "presenter" && !member.isHost && isHostHere(play)) {
    return no("role/presenter-only");
  }
  if (rule.by === "seated" && member.seat === null) return no("role/seat-needed");
  if (rule.by === "seated" && isCalledAway(play, member)) return calledAway;
  if (rule.from && !hasLayer(play.options.layer, rule.from)) {
    return beyond(rule.from, play.options.layer);
  }
  if (rule.stopsWhenPaused && phase.kind === "live" && phase.isPaused) {
    return no("clock/paused");
  }
  return null;
}

export function isCalledAway({ phase }: Play, { calledUntilMs }: Ask["member"]): boolean {
  return calledUntilMs !== null && phase.kind === "live";
}

/** The rules that it belongs to, and those that the round is played by. */
function beyond(from: RulesLayer, played: RulesLayer): Refusal {
  if (from === "standard") return no("layer/standard-only");
  return no(played === "standard" ? "layer/full-only" : "layer/full-not-essential");
}

function isHostHere({ members }: Play): boolean {
  return members.some(({ isHost, awaySinceMs }) => isHost && awaySinceMs === null);
}

export const hostOnly = no("role/host-only");

export const calledAway = no("seat/called-away");
