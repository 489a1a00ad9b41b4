/** What must hold before the board changes: few open ideas, and evidence before one is closed. */
import type { Checks } from "../handlers.ts";
import { MAX_OPEN_HYPOTHESES } from "../limits.ts";
import { cardFor, hypothesisOf, isOpen } from "../queries.ts";
import type { HypothesisView } from "../../protocol/index.ts";
import { no } from "../../refusals/index.ts";
import type { Play } from "../state.ts";
import type { Facts } from "../facts.ts";
import type { Refusal } from "../../base/index.ts";

const unknown = no("hypothesis/unknown");
const tooMany = no("hypothesis/too-many", { most: MAX_OPEN_HYPOTHESES });

export const boardChecks = {
  "hypothesis.add": ({ facts, play }, { question, component, mechanism }) => {
    if (!knows(facts, play, component)) return no("hypothesis/component");
    const twin = play.hypotheses.find(
      (other) =>
        isOpen(other) && other.question === question && other.component === component && other.mechanism === mechanism,
    );
    if (twin) return no("hypothesis/duplicate", { twin: twin.id });
    return openCount(play) >= MAX_OPEN_HYPOTHESES ? tooMany : null;
  },
  "hypothesis.link": ({ play, seat }, { hypothesis, card }) => {
    if (!hypothesisOf(play, hypothesis)) return unknown;
    return cardFor(play, seat, card) ? null : no("evidence/unknown");
  },
  "hypothesis.rate": ({ play }, { hypothesis: id, confidence }) => {
    const hypothesis = hypothesisOf(play, id);
    if (!hypothesis) return unknown;
    if (!isOpen(hypothesis)) return no("hypothesis/closed");
    return hypothesis.confidence === confidence ? no("hypothesis/same-confidence") : null;
  },
  "hypothesis.setState": ({ play }, { hypothesis: id, state }) => {
    const hypothesis = hypothesisOf(play, id);
    if (!hypothesis) return unknown;
    if (hypothesis.state === state) return no("hypothesis/same-state");
    if (state === "ruled-out") return needsAgainst(hypothesis);
    if (state === "confirmed") return needsProof(play, hypothesis);
    return !isOpen(hypothesis) && openCount(play) >= MAX_OPEN_HYPOTHESES ? tooMany : null;
  },
} as const satisfies Partial<Checks>;

function needsAgainst({ against }: HypothesisView): Refusal | null {
  return against.length > 0 ? null : no("hypothesis/needs-against");
}

/** A canary that moved something is proof by itself: it shows what the change does, and not what goes with it. */
function needsProof(play: Play, hypothesis: HypothesisView): Refusal | null {
  const cards = play.cards.filter((card) => hypothesis.for.includes(card.id));
  const signals = new Set(cards.map(({ signal }) => signal));
  const isTried = cards.some(({ headline }) => tried.has(headline.code));
  return isTried || (cards.length >= 2 && signals.size >= 2) ? null : no("hypothesis/needs-proof");
}

const tried: ReadonlySet<string> = new Set(["look.canary.helped", "look.canary.hurt"]);

function openCount(play: Play): number {
  return play.hypotheses.filter(isOpen).length;
}

/** Documented components, and links that are documented or found. */
function knows(facts: Facts, play: Play, component: string): boolean {
  const links = [...facts.documentedEdges, ...play.found.map(({ edge }) => edge)];
  return facts.components.has(component) || links.some((edge) => facts.topology.edges[edge]?.id === component);
}
