/**
 * Small steps that many changes of play share: give out a name, write a row on the timeline, start a timer. Each takes
 * a play and returns the next one.
 */
import { TICK_MS } from "../base/index.ts";
import type { Refusal, Tick } from "../base/index.ts";
import type { CommandType, HypothesisView, Message, TimelineLane } from "../protocol/index.ts";
import { MAX_CHAT, MAX_NOTICES } from "./limits.ts";
import type { Action, Counter, Member, Play, Seat, TimerKind } from "./state.ts";

export function message(code: string, params: Message["params"] = {}): Message {
  return { code, params };
}

/** The next number of its kind, and the play that has given it out. */
export function take(play: Play, counter: Counter): readonly [number, Play] {
  const n = play.counters[counter] + 1;
  return [n, { ...play, counters: { ...play.counters, [counter]: n } }];
}

export function tell(play: Play, tick: Tick, lane: TimelineLane, text: Message, seat: number | null = null): Play {
  const [n, next] = take(play, "timeline");
  return { ...next, timeline: [...next.timeline, { n, tick, lane, message: text, seat }] };
}

/** A line of the chat; the oldest fall off the front. */
export function speak(play: Play, tick: Tick, { id, seat }: Member, text: string): Play {
  const [n, next] = take(play, "chat");
  return { ...next, chat: [...next.chat, { n, tick, member: id, seat, text, reactions: [] }].slice(-MAX_CHAT) };
}

/**
 * Starts a timer; an earlier one of the same kind and action stops. Its name says what it is and when it is due, so a
 * what-if that leaves out an action renames no other timer.
 */
export function startTimer(play: Play, kind: TimerKind, dueMs: number, ref: string | null = null): Play {
  const timer = { id: `${kind}:${ref ?? ""}:${dueMs}`, kind, dueMs, ref };
  return { ...play, timers: [...stopTimer(play, kind, ref).timers, timer] };
}

export function stopTimer(play: Play, kind: TimerKind, ref: string | null = null): Play {
  return { ...play, timers: play.timers.filter((timer) => timer.kind !== kind || timer.ref !== ref) };
}

/** The room's clock at a tick of the running simulation. */
export function clockAt(play: Play, tick: Tick): number {
  return play.anchor.clockMs + ((tick - play.anchor.tick) * TICK_MS) / play.options.speed;
}

export function updateSeat(play: Play, seat: number, update: Partial<Seat>): Play {
  return { ...play, seats: play.seats.map((old, index) => (index === seat ? { ...old, ...update } : old)) };
}

export function updateMember(play: Play, id: string, update: Partial<Member>): Play {
  return { ...play, members: play.members.map((old) => (old.id === id ? { ...old, ...update } : old)) };
}

/** Tells a member that something it asked for has not been done after all. */
export function notify(play: Play, { id, notices }: Member, command: CommandType, refusal: Refusal): Play {
  const notice = { n: (notices.at(-1)?.n ?? 0) + 1, command, refusal };
  return updateMember(play, id, { notices: [...notices, notice].slice(-MAX_NOTICES) });
}

export function updateAction(play: Play, ref: string, update: Partial<Action>): Play {
  return { ...play, actions: play.actions.map((old) => (old.ref === ref ? { ...old, ...update } : old)) };
}

export function updateHypothesis(play: Play, id: string, update: Partial<HypothesisView>): Play {
  return { ...play, hypotheses: play.hypotheses.map((old) => (old.id === id ? { ...old, ...update } : old)) };
}
