/** Follows the team's changes in the world: running, effective, failed, undone. */
import type { Tick } from "../../base/index.ts";
import type { RunningAction } from "../../sim/index.ts";
import { tellOf } from "../apply/act.ts";
import { stopTimer, updateAction } from "../changes.ts";
import { isInFlight } from "../queries.ts";
import type { Action, Play } from "../state.ts";

export function followActions(play: Play, running: readonly RunningAction[], tick: Tick): Play {
  return play.actions.filter(isInFlight).reduce((next, action) => {
    const now = running.find(({ ref }) => ref === action.ref);
    return now ? follow(next, action, now, tick) : next;
  }, play);
}

function follow(play: Play, action: Action, now: RunningAction, tick: Tick): Play {
  if (action.state === now.state) {
    return action.dueTick === now.effectiveTick ? play : updateAction(play, action.ref, { dueTick: now.effectiveTick });
  }
  // Between the command and the world's next step the world still says what was true before it.
  if (action.state === "undoing" && now.state === "effective") return play;
  const settled = stopTimer(
    updateAction(play, action.ref, { state: now.state, cancellableUntilMs: null }),
    "cancel-window",
    action.ref,
  );
  return tellOf(settled, tick, now.state, action, null);
}
