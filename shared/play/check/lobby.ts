/** What must hold before people come, sit down, start, stop or change the speed. */
import type { Refusal } from "../../base/index.ts";
import { LENDABLE_AFTER_MS, MAX_MEMBERS } from "../limits.ts";
import type { Ask, Checks } from "../handlers.ts";
import { consolesHeldBy, holderOf, mayActAs, memberOf, openProbe } from "../queries.ts";
import { calledAway, hostOnly, isCalledAway, no } from "../rules.ts";
import type { Member, Play } from "../state.ts";

const fine = () => null;

/** Why nobody new can join now, or null. Asked before a place is given out. */
export function joinRefusal(play: Play): Refusal | null {
  return doorRefusal(play) ?? (play.members.length >= MAX_MEMBERS ? no("join/full", "This room is full.") : null);
}

/** Why nothing new is let in now, be it a person or a screen, or null. */
export function doorRefusal({ phase, isLocked }: Play): Refusal | null {
  if (phase.kind === "closed") return no("join/closed", "This room is closed.");
  return isLocked ? no("join/locked", "The host has locked this room.") : null;
}

/**
 * Why nobody can take the place of a member who is away without their token, or null. Asked before the team is: there
 * must be somebody who could say that it is them.
 */
export function returnRefusal(play: Play, id: string): Refusal | null {
  if (play.phase.kind === "closed") return no("join/closed", "This room is closed.");
  if (memberOf(play, id)?.awaySinceMs === null)
    return no("join/not-away", "They are here, on the device they came with.");
  const isHeard = play.members.some(
    (other) => other.id !== id && other.awaySinceMs === null && mayLetBack(play, other, id),
  );
  return isHeard
    ? null
    : no(
        "join/nobody-confirms",
        "That place is kept for who left it, and neither the host nor the incident commander is here to say that it is you. Come back on the device you came with, ask again when one of them is here, or add a letter to the name.",
      );
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
  if (!mayLetBack(play, by, id)) return no("return/not-yours", "The host or the incident commander answers this.");
  return play.returns.includes(id) ? null : no("return/over", "Nobody asks for this place any more.");
}

export const lobbyChecks = {
  "seat.take": ({ play, member }, { seat }) => {
    if (member.facilitates) {
      return no("seat/facilitates", "You have seen what is true in this round. You can play in the next one.");
    }
    if (isCalledAway(play, member)) return calledAway;
    if (seat >= play.seats.length) return no("seat/unknown", "There is no such seat in this team.");
    const holder = holderOf(play, seat);
    if (holder && holder.id !== member.id) return no("seat/taken", "Somebody sits there already.");
    return null;
  },
  "seat.release": fine,
  "seat.lend": ({ play, at, seat: by }, { seat, to }) => {
    if (!mayActAs(play, by, "CMD")) return no("console/cmd-only", "Only the incident commander can lend a console.");
    if (seat >= play.seats.length || to >= play.seats.length || seat === to) {
      return no("seat/unknown", "There is no such seat in this team.");
    }
    if (!holderOf(play, to)) return no("seat/free", "Nobody sits there to look after it.");
    const holder = holderOf(play, seat);
    if (!holder) return null;
    const awaySince = holder.awaySinceMs;
    if (holder.calledUntilMs !== null) return null;
    if (awaySince === null || at.clockMs - awaySince < LENDABLE_AFTER_MS) {
      return no("seat/not-away", "A console can be lent when its player has been away for a minute.");
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
  "host.assign": ({ play }) => (play.members.length === 0 ? no("lobby/nobody", "There is nobody to seat yet.") : null),
  "host.lock": fine,
  "host.start": ({ play }) =>
    play.members.some(({ seat }) => seat !== null) ? null : no("lobby/no-players", "Somebody must take a seat first."),
  "clock.pause": ({ play }) =>
    play.phase.kind === "live" && play.phase.isPaused
      ? no("clock/already-paused", "The round is paused already.")
      : null,
  /** Whoever has command need not wait for a host who does not come back. */
  "clock.resume": ({ play, member, seat }) => {
    const isUnattended = play.phase.kind === "live" && play.phase.isUnattended;
    if (!member.isHost && !(isUnattended && mayActAs(play, seat, "CMD"))) return hostOnly;
    if (openProbe(play)) return no("guide/probing", "A question is open: the round goes on when it is answered.");
    return play.phase.kind === "live" && !play.phase.isPaused
      ? no("clock/not-paused", "The round is running already.")
      : null;
  },
  "clock.speed": fine,
  "round.end": fine,
  "round.close": fine,
} as const satisfies Partial<Checks>;
