/**
 * Fresh eyes: an idea that has been held for long although a card speaks against it is put to somebody who has not
 * worked on it, privately and once (UX.md 2.8). It says what the board says and asks; it knows no more than the team.
 */
import type { Tick } from "../../base/index.ts";
import { hasLayer } from "../../protocol/index.ts";
import type { HypothesisView } from "../../protocol/index.ts";
import { FIXED_CONFIDENCE, FRESH_EYES_TICKS } from "../limits.ts";
import { holderOf, isOpen, isPresent } from "../queries.ts";
import type { Doubt, Play } from "../state.ts";

export function askFreshEyes(play: Play, tick: Tick): Play {
  if (!hasLayer(play.options.layer, "full")) return play;
  const doubts = play.hypotheses.flatMap((idea) => doubtOf(play, idea, tick));
  const isSame = doubts.length === play.doubts.length && doubts.every((doubt, n) => doubt === play.doubts[n]);
  return isSame ? play : { ...play, doubts };
}

/** What is known of an idea that is held against a card: since when, and whom it was put to. */
function doubtOf(play: Play, idea: HypothesisView, tick: Tick): readonly Doubt[] {
  const known = play.doubts.find(({ hypothesis }) => hypothesis === idea.id);
  if (known && known.asked !== null) return [known];
  if (!isHeldAgainst(idea)) return [];
  const doubt = known ?? { hypothesis: idea.id, sinceTick: tick, asked: null };
  if (tick - doubt.sinceTick <= FRESH_EYES_TICKS) return [doubt];
  const seat = freshSeat(play, idea);
  return [seat === null ? doubt : { ...doubt, asked: { seat, tick } }];
}

function isHeldAgainst(idea: HypothesisView): boolean {
  return isOpen(idea) && idea.confidence !== null && idea.confidence >= FIXED_CONFIDENCE && idea.against.length > 0;
}

/** The next seat after the author's that is there and neither tests the idea nor found a card that is linked to it. */
function freshSeat(play: Play, { by, tester, ...idea }: HypothesisView): number | null {
  const { cards, seats } = play;
  const linked = new Set([...idea.for, ...idea.against]);
  const finders = new Set(cards.flatMap(({ id, seat }) => (linked.has(id) ? [seat] : [])));
  const isFresh = (seat: number): boolean =>
    seat !== by && seat !== tester && !finders.has(seat) && isPresent(holderOf(play, seat));
  return seats.map((_, step) => (by + 1 + step) % seats.length).find(isFresh) ?? null;
}
