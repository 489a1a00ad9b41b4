/**
 * What the board's rules look like on screen before anybody breaks one: how many ideas are open, and how far one is
 * from being closed. The server decides; this only counts.
 */
import type { CardView, CommonView, HypothesisView, Question } from "../../../shared/protocol/index.ts";

/** Hypotheses that may be open at a time. A test holds it equal to the server's own limit. */
export const OPEN_LIMIT = 5;

export function isOpen({ state }: HypothesisView): boolean {
  return state === "open" || state === "testing";
}

export interface Proof {
  readonly for: number;
  /** Kinds of signal among the cards for it. */
  readonly kinds: number;
  readonly against: number;
}

export function proofOf(hypothesis: HypothesisView, evidence: readonly CardView[]): Proof {
  const cards = evidence.filter(({ id }) => hypothesis.for.includes(id));
  return {
    for: cards.length,
    kinds: new Set(cards.map(({ signal }) => signal)).size,
    against: hypothesis.against.length,
  };
}

/** One question's ideas: confirmed first, then those that are open, ruled out last; within that as they were added. */
export function answersTo(question: Question, hypotheses: readonly HypothesisView[]): readonly HypothesisView[] {
  const rank = ({ state }: HypothesisView) => (state === "confirmed" ? 0 : state === "ruled-out" ? 2 : 1);
  return hypotheses.filter((each) => each.question === question).sort((a, b) => rank(a) - rank(b));
}

/** Nothing has happened yet that would want an explanation. Cards may be there: normal numbers are worth sharing too. */
export function isQuiet({ hypotheses, alerts, comms }: CommonView): boolean {
  return hypotheses.length === 0 && comms.severity === null && alerts.every(({ state }) => state === "resolved");
}
