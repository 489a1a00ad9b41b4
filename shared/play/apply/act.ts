/**
 * How a change goes from preparation to launch. Launching hands a command to the world; from then on the world says
 * how far it is (advance/actions.ts). Risk M can be cancelled for a few real seconds, risk H waits for a second key;
 * where no key is asked for it can be cancelled as well.
 */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import { message, startTimer, stopTimer, take, tell, updateAction, updateSeat } from "../changes.ts";
import type { Message } from "../../protocol/index.ts";
import type { Stamp } from "../entries.ts";
import { actionOf } from "../facts.ts";
import type { Facts } from "../facts.ts";
import type { Changes } from "../handlers.ts";
import { CANCEL_WINDOW_MS } from "../limits.ts";
import { actionByRef, asksForKey } from "../queries.ts";
import type { Action, Play } from "../state.ts";

export const actChanges = {
  "action.prepare": ({ play, seat }, { action, target, value }) =>
    updateSeat(play, seat, { preparing: { action, target, value } }),
  "action.dismiss": ({ play, seat }) => updateSeat(play, seat, { preparing: null }),
  "action.launch": ({ facts, play, at, seat }, { action, target, value, hypothesis, breakGlass }) => {
    const [n, next] = take(updateSeat(play, seat, { preparing: null }), "action");
    const spec = must(actionOf(facts, action), action);
    const needsKey = asksForKey(play, seat, spec, at.tick);
    const proposal: Action = {
      ref: at.ref ?? `A${n}`,
      action,
      target,
      value,
      by: seat,
      hypothesis: hypothesis ?? null,
      state: "proposed",
      proposedSeq: at.seq,
      launchSeq: null,
      proposedTick: at.tick,
      launchedTick: null,
      dueTick: null,
      cancellableUntilMs: null,
      approvedBy: null,
      glass: needsKey ? (breakGlass ?? null) : null,
      denied: null,
      obstacle: null,
    };
    const proposed = { ...next, actions: [...next.actions, proposal] };
    if (!needsKey) return launch(facts, proposed, at, proposal);
    if (breakGlass === undefined) return tellOf(proposed, at.tick, "proposed", proposal, seat);
    const told = message("action.glass", { ref: proposal.ref, action, target, value, reason: breakGlass });
    return launch(facts, tell(proposed, at.tick, "actions", told, seat), at, proposal);
  },
  "action.cancel": ({ play, at, seat }, { ref }) => {
    const action = must(actionByRef(play, ref), ref);
    const stopped = updateAction(stopTimer(play, "cancel-window", ref), ref, {
      state: "cancelled",
      cancellableUntilMs: null,
    });
    const told = tellOf(stopped, at.tick, "cancelled", action, seat);
    return action.state === "proposed"
      ? told
      : { ...told, forWorld: [...told.forWorld, { kind: "action.cancel", ref }] };
  },
  "action.approve": ({ facts, play, at, seat }, { ref }) => {
    const approved = updateAction(play, ref, { approvedBy: seat });
    const action = must(actionByRef(approved, ref), ref);
    return launch(facts, tellOf(approved, at.tick, "approved", action, seat), at, action);
  },
  "action.deny": ({ play, at, seat }, { ref, reason }) => {
    const denied = updateAction(play, ref, { state: "denied", denied: { by: seat, reason } });
    return tellOf(denied, at.tick, "denied", must(actionByRef(denied, ref), ref), seat);
  },
  "action.undo": ({ play, at, seat }, { ref }) => {
    const action = must(actionByRef(play, ref), ref);
    const told = tellOf(updateAction(play, ref, { state: "undoing" }), at.tick, "undoing", action, seat);
    return { ...told, forWorld: [...told.forWorld, { kind: "action.undo", ref }] };
  },
} as const satisfies Partial<Changes>;

function launch(facts: Facts, play: Play, at: Stamp, proposal: Action): Play {
  const { ref, target, value } = proposal;
  const index = must(facts.actionIndex.get(proposal.action), proposal.action);
  const isCancellable = facts.scenario.actions[index]?.risk !== "L" && proposal.approvedBy === null;
  const untilMs = isCancellable ? at.clockMs + CANCEL_WINDOW_MS : null;
  const running = updateAction(play, ref, {
    state: "running",
    launchedTick: at.tick,
    launchSeq: at.seq,
    cancellableUntilMs: untilMs,
  });
  const timed = untilMs === null ? running : startTimer(running, "cancel-window", untilMs, ref);
  const sent: Play = {
    ...timed,
    forWorld: [...timed.forWorld, { kind: "action.launch", ref, action: index, target, value }],
  };
  return tellOf(sent, at.tick, "launched", proposal, proposal.by);
}

/**
 * A row on the timeline about one change, and what stands in its way; the dictionary has `action.launched`,
 * `action.effective` and so on.
 */
export function tellOf(play: Play, tick: Tick, what: string, action: Action, seat: number | null): Play {
  const { ref, target, value, obstacle } = action;
  const why: Message["params"] =
    obstacle === null ? {} : { why: obstacle.code, of: obstacle.of, says: obstacle.says ?? "" };
  const params = { ref, action: action.action, target, value, ...why };
  return tell(play, tick, "actions", message(`action.${what}`, params), seat);
}
