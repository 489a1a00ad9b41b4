/** The board: an idea for each question, its cards linked, and closed when they speak for or against it. */
import { hasLayer } from "../../protocol/index.ts";
import type { CardView, HypothesisView, Question } from "../../protocol/index.ts";
import { ideasOf, speaksOf } from "../ideas.ts";
import { nodesNamed } from "../places.ts";
import type { Sight } from "../sight.ts";
import type { Habit, Wish } from "../wish.ts";
import { tells } from "./cards.ts";

/** Ideas that a team keeps open for one question. */
const MOST_IDEAS = 2;
/** What is added is on everybody's board first: the same thought comes to several. */
const AGAIN_MS = 40_000;

export const reason: Habit = (sight) => reasonWith(sight, MOST_IDEAS);

/** One idea, and no other beside it. */
export const fixOnOne: Habit = (sight) => (sight.common.hypotheses.length > 0 ? [] : reasonWith(sight, 1).slice(0, 1));

function reasonWith(sight: Sight, most: number): readonly Wish[] {
  const { common, seat } = sight;
  if (seat === null || common.session.phase !== "live" || !hasLayer(common.session.layer, "standard")) return [];
  return [...settleIdeas(sight), ...linkCards(sight), ...addIdeas(sight, most)];
}

function isOpen({ state }: HypothesisView): boolean {
  return state === "open" || state === "testing";
}

function addIdeas(sight: Sight, most: number): readonly Wish[] {
  const { hypotheses } = sight.common;
  // An idea comes from evidence that lies before everybody.
  if (sight.common.evidence.length === 0) return [];
  const standing = (question: Question) =>
    hypotheses.filter((idea) => idea.question === question && idea.state !== "ruled-out");
  return ideasOf(sight)
    .filter(({ question }) => standing(question).length < most)
    .filter(({ question, component }) =>
      hypotheses.every((idea) => idea.question !== question || idea.component !== component),
    )
    .filter(({ question }) => standing(question).every(({ state }) => state !== "confirmed"))
    .map((idea): Wish => ({
      key: `idea ${idea.question} ${idea.component}`,
      decides: true,
      everyMs: AGAIN_MS,
      command: { type: "hypothesis.add", ...idea },
    }));
}

/** Whoever had an idea keeps its cards. */
function linkCards(sight: Sight): readonly Wish[] {
  return mine(sight).flatMap((idea) => {
    const linked = new Set([...idea.for, ...idea.against]);
    return sight.cards
      .filter((card) => !linked.has(card.id) && tells(card) && speaksOf(card, idea))
      .filter((card) =>
        sight.cards.every((other) => !linked.has(other.id) || other.signal !== card.signal || isWell(sight, idea)),
      )
      .slice(-2)
      .map((card): Wish => {
        const stance = isAgainst(sight, idea, card) ? "against" : "for";
        return {
          key: `link ${idea.id} ${card.id} ${stance}`,
          reads: 1,
          command: { type: "hypothesis.link", hypothesis: idea.id, card: card.id, stance },
        };
      });
  });
}

function settleIdeas(sight: Sight): readonly Wish[] {
  return mine(sight).flatMap((idea): readonly Wish[] => {
    const signals = new Set(
      sight.common.evidence.filter(({ id }) => idea.for.includes(id)).map(({ signal }) => signal),
    );
    const next =
      idea.against.length > 0 && isWell(sight, idea) && sight.affectedRatio > 0.03
        ? "ruled-out"
        : idea.against.length === 0 && signals.size >= 2
          ? "confirmed"
          : null;
    return next === null
      ? []
      : [
          {
            key: `settle ${idea.id} ${next}`,
            decides: true,
            command: { type: "hypothesis.setState", hypothesis: idea.id, state: next },
          },
        ];
  });
}

function mine({ common, seat }: Sight): readonly HypothesisView[] {
  return common.hypotheses.filter((idea) => idea.by === seat && isOpen(idea));
}

/** Nothing is wrong any more where the idea points, though users still suffer: then it does not keep it alive. */
function isWell(sight: Sight, { component }: HypothesisView): boolean {
  const places = component.split(">").flatMap((part) => nodesNamed(sight, part));
  return places.length > 0 && places.every(({ isSick }) => !isSick);
}

function isAgainst(sight: Sight, idea: HypothesisView, card: CardView): boolean {
  return (
    idea.question === "sustains" &&
    card.signal === "metric" &&
    card.tick > idea.sinceTick &&
    isWell(sight, idea) &&
    sight.affectedRatio > 0.03
  );
}
