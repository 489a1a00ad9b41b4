/** Follows the team's changes in the world: running, effective, failed, undone. */
import type { Tick } from "../../base/index.ts";
import type { RunningAction } from "../../sim/index.ts";
import { tellOf } from "../apply/act.ts";
import { stopTimer, updateAction } from "../changes.ts";
import { isInFlight } from "../queries.ts";
import type { Action, Play } from "../state.ts";

export function followActions(play: Play, running: readonly RunningAction[], tick: Tick): Play {
  return play.actions.filter(isFollowed).reduce((next, action) => {
    const now = running.find(({ ref }) => ref === action.ref);
    return now ? follow(next, action, now, tick) : next;
  }, play);
}

/** What is done is followed as long as it lacks something. */
function isFollowed(action: Action): boolean {
  return isInFlight(action) || (action.state === "effective" && action.obstacle !== null);
}

function follow(before: Play, action: Action, now: RunningAction, tick: Tick): Play {
  const { ref } = action;
  const isNews = now.obstacle !== null && now.obstacle.of !== action.obstacle?.of;
  const isSame = action.dueTick === now.effectiveTick && now.obstacle?.of === action.obstacle?.of;
  const play = isSame ? before : updateAction(before, ref, { dueTick: now.effectiveTick, obstacle: now.obstacle });
  const known = { ...action, obstacle: now.obstacle };
  if (action.state === now.state) return isNews ? tellOf(play, tick, "blocked", known, null) : play;
  const settled = stopTimer(
    updateAction(play, ref, { state: now.state, cancellableUntilMs: null }),
    "cancel-window",
    ref,
  );
  // An undo that comes to nothing leaves the change as it was.
  const what = action.state === "undoing" && now.state === "effective" ? "undo-failed" : now.state;
  return tellOf(settled, tick, what, known, null);
}
