/**
 * The joint warm-up, read off the play: everybody who is here shares one thing, and where risky changes wait for a
 * second key, command turns one. When that is done it ends by itself, a few seconds later.
 */
import type { WarmUpView } from "../protocol/index.ts";
import { hasLayer } from "../protocol/index.ts";
import { startTimer } from "./changes.ts";
import { WARM_UP_END_MS } from "./limits.ts";
import type { Play } from "./state.ts";

export function warmUpOf({ options, members, cards, actions }: Play): WarmUpView | null {
  if (options.kind !== "warm-up") return null;
  const seats = members.flatMap(({ seat, awaySinceMs }) => (seat !== null && awaySinceMs === null ? [seat] : []));
  const shared = seats
    .sort((a, b) => a - b)
    .map((seat) => ({
      seat,
      isDone: cards.some((card) => card.seat === seat && card.sharedTick !== null),
    }));
  const asksForKeys = hasLayer(options.layer, "standard") && seats.length > 1;
  return { shared, isApproved: asksForKeys ? actions.some(({ approvedBy }) => approvedBy !== null) : null };
}

/** After each command: once everything is done there is a moment to see it, and then the round is over. */
export function endWhenWarm(before: Play, play: Play, clockMs: number): Play {
  const isNews = !isWarm(before) && isWarm(play);
  return isNews ? startTimer(play, "live-over", clockMs + WARM_UP_END_MS) : play;
}

function isWarm(play: Play): boolean {
  const warmUp = warmUpOf(play);
  return warmUp !== null && warmUp.isApproved !== false && warmUp.shared.every(({ isDone }) => isDone);
}
