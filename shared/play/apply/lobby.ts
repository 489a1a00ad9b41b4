/** How the room changes: who sits where, what was chosen, and the steps from lobby to briefing to live to debrief. */
import { TICK_MS } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import { liveMinutesOf, planOf } from "../../protocol/index.ts";
import type { Ending, Experience } from "../../protocol/index.ts";
import { message, startTimer, stopTimer, tell, updateMember, updateSeat } from "../changes.ts";
import { emptySeats } from "../createPlay.ts";
import { seatingOrder } from "../consoles.ts";
import type { Changes } from "../handlers.ts";
import { BRIEFING_MS } from "../limits.ts";
import { holderOf, memberOf, plannedTick } from "../queries.ts";
import type { Phase, Play } from "../state.ts";
import type { Stamp } from "../entries.ts";
import { dropHandoff, voidHandoff } from "./lead.ts";

type At = Pick<Stamp, "tick" | "clockMs">;

export const lobbyChanges = {
  "seat.take": ({ play, at, member }, { seat }) => {
    const left = member.seat === null ? play : leaveSeat(play, member.seat, at.tick);
    const taken = updateMember(updateSeat(voidHandoff(left, seat), seat, { lentTo: null }), member.id, { seat });
    return tell(taken, at.tick, "session", message("seat.taken", { seat }), seat);
  },
  "seat.release": ({ play, at, member, seat }) =>
    updateMember(leaveSeat(play, seat, at.tick), member.id, { seat: null }),
  "seat.lend": ({ play, at, seat: by }, { seat, to }) =>
    tell(updateSeat(play, seat, { lentTo: to }), at.tick, "session", message("seat.lent", { seat, to }), by),
  "return.confirm": ({ play, at, seat }, { member }) => {
    const returning = memberOf(play, member)?.seat ?? null;
    const answered = answer(play, member);
    return returning === null
      ? answered
      : tell(answered, at.tick, "session", message("return.confirmed", { seat: returning }), seat < 0 ? null : seat);
  },
  "return.refuse": ({ play }, { member }) => answer(play, member),
  "experience.say": ({ play, member }, { level }) => updateMember(play, member.id, { experience: level }),
  "played.say": ({ play, member }, { played }) => updateMember(play, member.id, { hasPlayed: played }),
  "ready.set": ({ play, seat }, { ready }) => updateSeat(play, seat, { isReady: ready }),
  "briefing.understood": ({ play, at, seat }) => {
    const next = updateSeat(play, seat, { hasUnderstood: true });
    const waits = next.seats.some(
      (state, index) => holderOf(next, index)?.awaySinceMs === null && !state.hasUnderstood,
    );
    return waits ? next : goLive(next, at);
  },
  "host.configure": ({ play }, { size, layer, liveMinutes, plan, speed, pausesUnattended }) => {
    const { options } = play;
    const planned = plan ? liveMinutesOf(plan.minutes) : options.liveMinutes;
    const chosen = {
      ...options,
      size: size ?? options.size,
      layer: layer ?? options.layer,
      liveMinutes: liveMinutes ?? planned,
      plan: plan === undefined ? options.plan : plan && planOf(plan),
      speed: speed ?? options.speed,
      pausesUnattended: pausesUnattended ?? options.pausesUnattended,
    };
    return resize({ ...play, options: chosen }, chosen.size);
  },
  "host.assign": ({ play }) => assign(play),
  "host.lock": ({ play }, { locked }) => ({ ...play, isLocked: locked }),
  "host.start": ({ play, at }, { paused }) =>
    play.phase.kind === "lobby" ? goBrief(play, at, paused ?? false) : goLive(play, at, paused),
  "clock.pause": ({ play, at }) => setPaused(play, at.tick, true),
  "clock.resume": ({ play, at }) => setPaused(play, at.tick, false),
  "clock.speed": ({ play, at }, { speed }) => {
    const next = timeLive({ ...play, options: { ...play.options, speed } }, at);
    return tell(next, at.tick, "session", message("clock.speed", { speed }));
  },
  "round.end": ({ play, at }) => endRound(play, at.tick, "host"),
  "round.close": ({ play }) =>
    play.phase.kind === "debrief" ? { ...play, phase: { kind: "closed", ended: play.phase.ended } } : play,
} as const satisfies Partial<Changes>;

function answer(play: Play, member: string): Play {
  return { ...play, returns: play.returns.filter((id) => id !== member) };
}

/** `isPaused` overrules what was chosen when the briefing began. */
export function goLive(play: Play, at: At, isPaused?: boolean): Play {
  if (play.phase.kind !== "briefing") return play;
  const stands = isPaused ?? play.phase.startsPaused;
  const phase = { kind: "live", isPaused: stands, isUnattended: false, endsAtMs: at.clockMs } as const;
  const live = timeLive({ ...stopTimer(play, "briefing-over"), phase }, at);
  return tell(live, at.tick, "session", message("round.started"));
}

/** More time for the live part. */
export function extendLive(play: Play, at: At, minutes: number): Play {
  const { options } = play;
  return timeLive({ ...play, options: { ...options, liveMinutes: options.liveMinutes + minutes } }, at);
}

/** The live part ends at the planned simulated time; at another speed people reach it sooner or later. */
function timeLive(play: Play, at: At): Play {
  const { phase, options } = play;
  if (phase.kind !== "live") return play;
  const left = Math.max(0, plannedTick(options) - at.tick);
  const endsAtMs = Math.round(at.clockMs + (left * TICK_MS) / options.speed);
  return startTimer({ ...play, phase: { ...phase, endsAtMs } }, "live-over", endsAtMs);
}

/** The end of the live part. Whatever was still under way stays in the record as it stood. Nobody debriefs a warm-up. */
export function endRound(play: Play, tick: Tick, ended: Ending): Play {
  if (play.phase.kind !== "live" && play.phase.kind !== "briefing") return play;
  const isWarmUp = play.options.kind === "warm-up";
  const phase: Phase = isWarmUp ? { kind: "closed", ended } : { kind: "debrief", ended, step: 0 };
  const members = play.members.map((member) => ({ ...member, calledUntilMs: null }));
  const probes = play.guide.probes.map((probe) => ({ ...probe, isOpen: false }));
  const over: Play = { ...play, phase, members, guide: { ...play.guide, probes }, timers: [], runs: [] };
  return tell(over, tick, "session", message("round.ended", { by: ended }));
}

/**
 * Frees a seat. What it found stays with the consoles, for whoever sits there next; command that was handed over to it
 * goes back to where the plan has it.
 */
export function leaveSeat(before: Play, seat: number, tick: Tick): Play {
  const play = returnCommand(dropHandoff(before, seat), seat, tick);
  const released = updateSeat(play, seat, { isReady: false, hasUnderstood: false, preparing: null });
  return {
    ...released,
    members: released.members.map((member) => (member.seat === seat ? { ...member, seat: null } : member)),
  };
}

function returnCommand(play: Play, seat: number, tick: Tick): Play {
  if (play.commandSeat !== seat) return play;
  return tell({ ...voidHandoff(play, seat), commandSeat: null }, tick, "session", message("handoff.returned"), seat);
}

function goBrief(play: Play, at: At, startsPaused: boolean): Play {
  const endsAtMs = at.clockMs + BRIEFING_MS;
  return startTimer({ ...play, phase: { kind: "briefing", endsAtMs, startsPaused } }, "briefing-over", endsAtMs);
}

export function setPaused(play: Play, tick: Tick, isPaused: boolean): Play {
  if (play.phase.kind !== "live") return play;
  const code = isPaused ? "clock.paused" : "clock.resumed";
  return tell({ ...play, phase: { ...play.phase, isPaused, isUnattended: false } }, tick, "session", message(code));
}

/** A new number of seats. Consoles merge differently, so everybody says again that they are ready. */
function resize(play: Play, size: number): Play {
  if (size === play.seats.length) return play;
  const members = play.members.map((member) =>
    member.seat !== null && member.seat >= size ? { ...member, seat: null } : member,
  );
  return { ...play, members, options: { ...play.options, size }, seats: emptySeats(size) };
}

const experienceRank: Readonly<Record<Experience, number>> = { weekly: 0, some: 1, new: 2 };

/** One seat for each player: the most experienced command and speak, never the services (UX.md 2.3). */
function assign(play: Play): Play {
  const others = play.members.filter(({ isHost, seat }) => !isHost || seat !== null);
  const players = (others.length > 0 ? others : play.members).slice(0, 8);
  const ranked = [...players].sort((a, b) => rank(a.experience) - rank(b.experience));
  const order = seatingOrder(players.length);
  const seatOf = new Map(ranked.map(({ id }, index) => [id, order[index] ?? null]));
  const emptied = resize({ ...play, seats: [] }, players.length);
  return { ...emptied, members: play.members.map((member) => ({ ...member, seat: seatOf.get(member.id) ?? null })) };
}

function rank(experience: Experience | null): number {
  return experience === null ? 3 : experienceRank[experience];
}
