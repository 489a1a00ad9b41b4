/** What happens when a deadline of the room's clock passes. A timer that was stopped or replaced does nothing. */
import { must, unreachable } from "../../base/index.ts";
import { message, tell, updateAction } from "../changes.ts";
import type { Entry } from "../entries.ts";
import type { Play } from "../state.ts";
import { closePoll, expireHandoff, ringReminder, taskIsLate } from "./lead.ts";
import { endRound, goLive } from "./lobby.ts";
import { pauseUnattended } from "./attendance.ts";
import { callBack } from "./presence.ts";
import { withComms } from "./talk.ts";

export function applyTimer(play: Play, at: Entry, id: string): Play {
  const timer = play.timers.find((known) => known.id === id);
  if (!timer) return play;
  const next = { ...play, timers: play.timers.filter((known) => known !== timer) };
  switch (timer.kind) {
    case "briefing-over":
      return goLive(next, at);
    case "live-over":
    case "warmed-up":
      return endRound(next, at.tick, "time");
    case "cancel-window":
      return timer.ref === null ? next : updateAction(next, timer.ref, { cancellableUntilMs: null });
    case "post-due":
      return tell(withComms(next, { isOverdue: true }), at.tick, "comms", message("post.overdue"));
    case "verified":
      return tell(
        withComms(next, { isVerified: true, verifiedAtMs: null }),
        at.tick,
        "comms",
        message("incident.verified"),
      );
    case "called-back":
      return callBack(next, at.tick, must(timer.ref, "member"));
    case "unattended":
      return pauseUnattended(next, at.tick);
    case "task-due":
      return taskIsLate(next, at.tick, must(timer.ref, "task"));
    case "poll-over":
      return closePoll(next, at.tick, must(timer.ref, "poll"));
    case "handoff-over":
      return expireHandoff(next, at.tick);
    case "reminder-due":
      return ringReminder(next, at.tick, must(timer.ref, "reminder"));
    default:
      return unreachable(timer.kind);
  }
}
