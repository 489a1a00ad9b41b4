/**
 * The joint warm-up, read off the play: everybody who is here shares one thing, and where risky changes wait for a
 * second key, command turns one. When that is done it ends by itself, a few seconds later.
 */
import type { WarmUpView } from "../protocol/index.ts";
import { hasLayer } from "../protocol/index.ts";
import { startTimer, stopTimer } from "./changes.ts";
import { WARM_UP_END_MS } from "./limits.ts";
import { isPresent } from "./queries.ts";
import type { Play } from "./state.ts";

export function warmUpOf({ options, members, cards, actions }: Play): WarmUpView | null {
  if (options.kind !== "warm-up") return null;
  const seats = members.flatMap((member) => (member.seat !== null && isPresent(member) ? [member.seat] : []));
  const shared = seats
    .sort((a, b) => a - b)
    .map((seat) => ({
      seat,
      isDone: cards.some((card) => card.seat === seat && card.sharedTick !== null),
    }));
  const asksForKeys = hasLayer(options.layer, "standard") && seats.length > 1;
  const isApproved = asksForKeys ? actions.some(({ approvedBy }) => approvedBy !== null) : null;
  const isOver = shared.length > 0 && shared.every(({ isDone }) => isDone) && isApproved !== false;
  return { shared, isApproved, isOver };
}

/** After each entry: once everything is done there is a moment to see it, and then the round is over. */
export function endWhenWarm(before: Play, play: Play, clockMs: number): Play {
  if (play.phase.kind !== "live" || isWarm(before) === isWarm(play)) return play;
  return isWarm(play) ? startTimer(play, "warmed-up", clockMs + WARM_UP_END_MS) : stopTimer(play, "warmed-up");
}

function isWarm(play: Play): boolean {
  return warmUpOf(play)?.isOver ?? false;
}
