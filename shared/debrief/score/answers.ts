/**
 * The two questions, answered: which idea of the board came nearest to the truth, and whether it stood for good. The
 * right component with another mechanism is half; so is a right idea that a wrong one still stood beside.
 */
import type { Scenario } from "../../content/index.ts";
import type { Play } from "../../play/index.ts";
import type { HypothesisView } from "../../protocol/index.ts";
import { standsSince } from "../story/beliefs.ts";
import type { Answered } from "../../protocol/index.ts";

type Truth = Scenario["truth"][number];

export function answersOf({ truth }: Scenario, play: Play): readonly Answered[] {
  return truth.map((fact) => {
    const question = fact.role === "trigger" ? "started" : "sustains";
    const standing = play.hypotheses.filter((idea) => idea.question === question && idea.state !== "ruled-out");
    const best = standing.reduce<HypothesisView | null>(
      (top, idea) => (top && grade(top, fact) >= grade(idea, fact) ? top : idea),
      null,
    );
    const { role, component, mechanism, says } = fact;
    const verdict = verdictOf(best, standing, fact);
    const isAnswer = best !== null && (verdict === "right" || verdict === "half");
    return {
      role,
      component,
      mechanism,
      says,
      verdict,
      answeredTick: isAnswer ? standsSince(play, best.id) : null,
      said: best && {
        hypothesis: best.id,
        question,
        component: best.component,
        mechanism: best.mechanism,
        state: best.state,
      },
    };
  });
}

function verdictOf(best: HypothesisView | null, standing: readonly HypothesisView[], fact: Truth): Answered["verdict"] {
  if (!best) return "open";
  const worth = grade(best, fact);
  if (worth === 0) return "wrong";
  const isSettled = best.state === "confirmed" || standing.every((other) => other === best || grade(other, fact) > 0);
  return worth === 1 && isSettled ? "right" : "half";
}

function grade({ component, mechanism }: HypothesisView, truth: Truth): number {
  const isThere = truth.component.some((right) => right === component || right === withoutRegions(component));
  if (!isThere) return 0;
  return truth.mechanism.includes(mechanism) ? 1 : 0.5;
}

/** `boot@eu-west>store@eu-west` is an answer of `boot>store`. */
export function withoutRegions(component: string): string {
  return component.replaceAll(/@[^>]*/g, "");
}
