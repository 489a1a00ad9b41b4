/**
 * The reducer: one entry of the journal, one next play. A command was decided when it was accepted, but the world went
 * on in between; it is decided again here, and if it cannot be done any more its sender gets a notice. So every entry
 * has an outcome that somebody sees, and a replay makes the same choices.
 */
import { unreachable } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import { actChanges } from "./apply/act.ts";
import { watchAttendance } from "./apply/attendance.ts";
import { boardChanges } from "./apply/board.ts";
import { endRound, lobbyChanges } from "./apply/lobby.ts";
import { lookChanges } from "./apply/look.ts";
import { applyPresence } from "./apply/presence.ts";
import { closeWhenAnswered, guideChanges } from "./apply/guide.ts";
import { leadChanges } from "./apply/lead.ts";
import { talkChanges } from "./apply/talk.ts";
import { applyTimer } from "./apply/timer.ts";
import { message, notify, tell } from "./changes.ts";
import { decide, NO_SEAT } from "./decide.ts";
import type { Entry } from "./entries.ts";
import type { Facts } from "./facts.ts";
import { run } from "./handlers.ts";
import type { Changes } from "./handlers.ts";
import { memberOf } from "./queries.ts";
import type { Play } from "./state.ts";
import { endWhenWarm } from "./warmUp.ts";

const changes: Changes = {
  ...lobbyChanges,
  ...lookChanges,
  ...boardChanges,
  ...actChanges,
  ...talkChanges,
  ...leadChanges,
  ...guideChanges,
};

export function apply(facts: Facts, before: Play, entry: Entry): Play {
  const play = { ...before, anchor: { tick: entry.tick, clockMs: entry.clockMs } };
  const answered = closeWhenAnswered(applyEntry(facts, play, entry), entry.tick);
  return watchAttendance(before, endWhenWarm(before, answered, entry.clockMs), entry);
}

function applyEntry(facts: Facts, play: Play, entry: Entry): Play {
  switch (entry.kind) {
    case "presence":
      return applyPresence(play, entry, entry.member, entry.event);
    case "timer":
      return applyTimer(play, entry, entry.timer);
    case "failure":
      return endRound(play, entry.tick, "failure");
    case "engine":
      return changeEngine(play, entry.tick, entry.engine);
    case "command":
      return applyCommand(facts, play, entry);
    default:
      return unreachable(entry);
  }
}

/** Of a round that is over all is computed again, by one engine: it may differ from what was lived, but not within itself. */
function changeEngine(play: Play, tick: Tick, engine: string): Play {
  const isOver = play.phase.kind === "debrief" || play.phase.kind === "closed";
  const next = { ...play, engines: [...play.engines, { engine, tick: isOver ? 0 : tick }] };
  const code = isOver ? "engine.recomputed" : "engine.changed";
  return isOver || tick > 0 ? tell(next, tick, "session", message(code)) : next;
}

function applyCommand(facts: Facts, play: Play, entry: Extract<Entry, { readonly kind: "command" }>): Play {
  const { by, command } = entry;
  const decision = decide(facts, play, entry, by, command);
  const member = memberOf(play, by);
  if (decision.ok && member) {
    return run(changes, { facts, play, at: entry, member, seat: member.seat ?? NO_SEAT }, command);
  }
  if (decision.ok || !member) return play;
  return notify(play, member, command.type, decision.refusal);
}
