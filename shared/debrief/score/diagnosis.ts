/**
 * Diagnosis: how long after the reference could act on it a right answer stood for good, for each of the two questions.
 * An answer that nobody put a card to is a guess and earns nothing.
 * The reference has no board: its first action on a part of the truth is taken as the moment it knew.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Answered, Dial } from "../../protocol/index.ts";
import { rulesOf } from "../story/rules.ts";
import { withoutRegions } from "./answers.ts";
import { figure, moments, part } from "./round.ts";
import type { Judged } from "./round.ts";

/** An answer this much later than the reference is worth nothing on the bar. */
const LATEST = secondsToTicks(15 * 60);
const BAND = { from: 0.8, to: 1 };
const worth: Readonly<Record<Answered["verdict"], number>> = { right: 1, half: 0.5, wrong: 0, open: 0 };

export function diagnosis(judged: Judged): Dial {
  if (!rulesOf(judged.play).hasBoard) {
    return { id: "diagnosis", share: null, band: null, figure: figure("not-played"), parts: [] };
  }
  const delays = judged.answers.map((answer) => ({ answer, behind: behindOf(judged, answer) }));
  const shares = delays.map(
    ({ answer, behind }) =>
      (isGuess(judged, answer) ? 0 : worth[answer.verdict]) * (1 - Math.min(1, Math.max(0, behind ?? LATEST) / LATEST)),
  );
  const share = mean(shares);
  return {
    id: "diagnosis",
    share,
    band: BAND,
    figure: figure("score", { points: Math.round(share * 100) }),
    parts: [
      ...delays.map(({ answer, behind }) =>
        part(`answer.${answer.verdict}`, answer.verdict === "right", momentsOf(judged, answer), {
          role: answer.role,
          ...(behind === null ? {} : { behind }),
        }),
      ),
      ...guessed(judged),
      ...ruledOut(judged),
    ],
  };
}

/** How much later than the reference; negative is sooner, null never. */
function behindOf({ reference }: Judged, answer: Answered): Tick | null {
  if (answer.answeredTick === null) return null;
  const touching = reference.launches.find(({ target }) => answer.component.includes(withoutRegions(target)));
  const par = (touching ?? reference.launches[0])?.tick;
  return par === undefined ? 0 : answer.answeredTick - par;
}

function momentsOf(judged: Judged, { said }: Answered): readonly number[] {
  return moments(
    judged,
    ["hypothesis.added", "hypothesis.state"],
    ({ message }) => message.params["hypothesis"] === said?.hypothesis,
  );
}

/** An answer that no card speaks for: among enough of them one is right by chance. */
function isGuess({ play }: Judged, { said, verdict }: Answered): boolean {
  const idea = play.hypotheses.find(({ id }) => id === said?.hypothesis);
  return idea !== undefined && idea.for.length === 0 && (verdict === "right" || verdict === "half");
}

function guessed(judged: Judged): Dial["parts"] {
  const guesses = judged.answers.filter((answer) => isGuess(judged, answer));
  const rows = guesses.flatMap((answer) => momentsOf(judged, answer));
  return guesses.length > 0 ? [part("guessed", false, rows, { count: guesses.length })] : [];
}

/** A wrong idea that was ruled out with evidence is work well done. */
function ruledOut(judged: Judged): Dial["parts"] {
  const count = judged.play.hypotheses.filter(
    ({ state, against }) => state === "ruled-out" && against.length > 0,
  ).length;
  const rows = moments(judged, ["hypothesis.state"], ({ message }) => message.params["state"] === "ruled-out");
  return count > 0 ? [part("ruled-out", true, rows, { count })] : [];
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
