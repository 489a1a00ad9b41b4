/** What must hold before people come, sit down, start, stop or change the speed. */
import type { Refusal } from "../../base/index.ts";
import { no } from "../../refusals/index.ts";
import { LENDABLE_AFTER_MS, MAX_MEMBERS } from "../limits.ts";
import type { Ask, Checks } from "../handlers.ts";
import { consolesHeldBy, holderOf, mayActAs, memberOf, openProbe } from "../queries.ts";
import { calledAway, hostOnly, isCalledAway } from "../rules.ts";
import type { Member, Play } from "../state.ts";

const fine = () => null;

/** Why nobody new can join now, or null. Asked before a place is given out. */
export function joinRefusal(play: Play): Refusal | null {
  return doorRefusal(play) ?? (play.members.length >= MAX_MEMBERS ? no("join/full") : null);
}

/** Why nothing new is let in now, be it a person or a screen, or null. */
export function doorRefusal({ phase, isLocked }: Play): Refusal | null {
  if (phase.kind === "closed") return no("join/closed");
  return isLocked ? no("join/locked") : null;
}

/**
 * Why nobody can take the place of a member who is away without their token, or null. Asked before the team is: there
 * must be somebody who could say that it is them.
 */
export function returnRefusal(play: Play, id: string): Refusal | null {
  if (play.phase.kind === "closed") return no("join/closed");
  if (memberOf(play, id)?.awaySinceMs === null) return no("join/not-away");
  const isHeard = play.members.some(
    (other) => other.id !== id && other.awaySinceMs === null && mayLetBack(play, other, id),
  );
  return isHeard ? null : no("join/nobody-confirms");
}

/**
 * The host, and whoever has command: this is not for just anybody where nobody commands. A facilitator's place shows
 * what is true, so that no player gives it out.
 */
function mayLetBack(play: Play, { isHost, seat }: Member, id: string): boolean {
  if (isHost) return true;
  const hasCommand = seat !== null && consolesHeldBy(play, seat).includes("CMD");
  return hasCommand && memberOf(play, id)?.facilitates !== true;
}

function mayAnswer({ play, member: by }: Ask, id: string): Refusal | null {
  if (!mayLetBack(play, by, id)) return no("return/not-yours");
  return play.returns.includes(id) ? null : no("return/over");
}

export const lobbyChecks = {
  "seat.take": ({ play, member }, { seat }) => {
    if (member.facilitates) {
      return no("seat/facilitates");
    }
    if (isCalledAway(play, member)) return calledAway;
    if (seat >= play.seats.length) return no("seat/unknown");
    const holder = holderOf(play, seat);
    if (holder && holder.id !== member.id) return no("seat/taken");
    return null;
  },
  "seat.release": fine,
  "seat.lend": ({ play, at, seat: by }, { seat, to }) => {
    if (!mayActAs(play, by, "CMD")) return no("seat/no-lender");
    if (seat >= play.seats.length || to >= play.seats.length || seat === to) {
      return no("seat/unknown");
    }
    if (!holderOf(play, to)) return no("seat/no-borrower");
    const holder = holderOf(play, seat);
    if (!holder) return null;
    const awaySince = holder.awaySinceMs;
    if (holder.calledUntilMs !== null) return null;
    if (awaySince === null || at.clockMs - awaySince < LENDABLE_AFTER_MS) {
      return no("seat/not-away");
    }
    return null;
  },
  "return.confirm": (ask, { member }) => mayAnswer(ask, member),
  "return.refuse": (ask, { member }) => mayAnswer(ask, member),
  "experience.say": fine,
  "played.say": fine,
  "ready.set": fine,
  "briefing.understood": fine,
  "host.configure": fine,
  "host.assign": ({ play }) => (play.members.length === 0 ? no("lobby/nobody") : null),
  "host.lock": fine,
  "host.start": ({ play }) => (play.members.some(({ seat }) => seat !== null) ? null : no("lobby/no-players")),
  "clock.pause": ({ play }) => (play.phase.kind === "live" && play.phase.isPaused ? no("clock/already-paused") : null),
  /** Whoever has command need not wait for a host who does not come back. */
  "clock.resume": ({ play, member, seat }) => {
    const isUnattended = play.phase.kind === "live" && play.phase.isUnattended;
    if (!member.isHost && !(isUnattended && mayActAs(play, seat, "CMD"))) return hostOnly;
    if (openProbe(play)) return no("guide/probing");
    return play.phase.kind === "live" && !play.phase.isPaused ? no("clock/not-paused") : null;
  },
  "clock.speed": fine,
  "round.end": fine,
  "round.close": fine,
} as const satisfies Partial<Checks>;
