/** How the board changes. Linking a private card shares it: an idea never rests on what only one person saw. */
import { message, take, tell, updateHypothesis } from "../changes.ts";
import type { Changes } from "../handlers.ts";
import { cardFor, hypothesisOf } from "../queries.ts";
import type { Play } from "../state.ts";
import { shareCard } from "./look.ts";

export const boardChanges = {
  "hypothesis.add": ({ play, at, seat }, { question, component, mechanism, note }) => {
    const [n, next] = take(play, "hypothesis");
    const id = `H${n}`;
    const hypothesis = {
      id,
      question,
      component,
      mechanism,
      note: note ?? null,
      state: "open",
      by: seat,
      tester: null,
      confidence: null,
      for: [],
      against: [],
      sinceTick: at.tick,
    } as const;
    const added: Play = { ...next, hypotheses: [...next.hypotheses, hypothesis] };
    const params = { hypothesis: id, question, component, mechanism };
    return tell(added, at.tick, "hypotheses", message("hypothesis.added", params), seat);
  },
  "hypothesis.link": ({ play, at, seat }, { hypothesis: id, card: cardId, stance }) => {
    const shared = shareCard(play, at.tick, seat, cardId, null);
    const [hypothesis, card] = [hypothesisOf(shared, id), cardFor(shared, seat, cardId)];
    if (!hypothesis || !card) return shared;
    const without = (cards: readonly string[]) => cards.filter((other) => other !== card.id);
    const linked = updateHypothesis(shared, id, {
      for: stance === "for" ? [...without(hypothesis.for), card.id] : without(hypothesis.for),
      against: stance === "against" ? [...without(hypothesis.against), card.id] : without(hypothesis.against),
    });
    const params = { hypothesis: id, card: card.id, stance };
    return tell(linked, at.tick, "hypotheses", message("hypothesis.linked", params), seat);
  },
  "hypothesis.rate": ({ play, at, seat }, { hypothesis, confidence }) =>
    tell(
      updateHypothesis(play, hypothesis, { confidence }),
      at.tick,
      "hypotheses",
      message("hypothesis.rated", { hypothesis, confidence }),
      seat,
    ),
  "hypothesis.setState": ({ play, at, seat }, { hypothesis: id, state }) => {
    const tester = state === "testing" ? seat : (hypothesisOf(play, id)?.tester ?? null);
    const changed = updateHypothesis(play, id, { state, tester, sinceTick: at.tick });
    const row = message("hypothesis.state", { hypothesis: id, state });
    return tell(changed, at.tick, "hypotheses", row, seat);
  },
} as const satisfies Partial<Changes>;
