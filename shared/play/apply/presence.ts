/** How people come and go. A dropped link keeps the seat; only leaving frees it. */
import { message, tell, updateMember, updateSeat } from "../changes.ts";
import type { Entry, Presence } from "../entries.ts";
import { isPresent, memberOf } from "../queries.ts";
import type { Play } from "../state.ts";
import type { Tick } from "../../base/index.ts";
import { dropHandoff } from "./lead.ts";
import { leaveSeat } from "./lobby.ts";

export function applyPresence(play: Play, at: Entry, id: string, event: Presence): Play {
  const member = memberOf(play, id);
  if (event.kind === "joined") return member ? play : join(play, id, event.isHost);
  if (!member) return play;
  const { seat } = member;
  switch (event.kind) {
    case "asks":
      return member.awaySinceMs === null ? play : { ...play, returns: [...without(play.returns, id), id] };
    case "asks-no-more":
      return { ...play, returns: without(play.returns, id) };
    case "away": {
      const dropped = seat === null ? play : dropHandoff(play, seat);
      const away = updateMember(dropped, id, { awaySinceMs: member.awaySinceMs ?? at.clockMs });
      return seat === null ? away : tell(away, at.tick, "session", message("seat.away", { seat }), seat);
    }
    case "back": {
      const here = { ...play, returns: without(play.returns, id) };
      return sitBack(updateMember(here, id, { awaySinceMs: null }), at.tick, id);
    }
    case "left": {
      const freed = seat === null ? play : leaveSeat(play, seat, at.tick);
      const members = freed.members.filter((other) => other.id !== id);
      const gone = { ...freed, members, returns: without(freed.returns, id) };
      return seat === null ? gone : tell(gone, at.tick, "session", message("seat.left", { seat }), seat);
    }
  }
}

/** The time for which a facilitator called them away is over. */
export function callBack(play: Play, tick: Tick, id: string): Play {
  return sitBack(updateMember(play, id, { calledUntilMs: null }), tick, id);
}

/** What others looked after is theirs again, once they are both connected and not called away. */
function sitBack(play: Play, tick: Tick, id: string): Play {
  const member = memberOf(play, id);
  if (!member || member.seat === null || !isPresent(member)) return play;
  const { seat } = member;
  return tell(updateSeat(play, seat, { lentTo: null }), tick, "session", message("seat.back", { seat }), seat);
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((other) => other !== id);
}

function join(play: Play, id: string, isHost: boolean): Play {
  const unknown = { seat: null, experience: null, hasPlayed: null, awaySinceMs: null, calledUntilMs: null };
  return { ...play, members: [...play.members, { id, isHost, ...unknown, facilitates: false, notices: [] }] };
}
