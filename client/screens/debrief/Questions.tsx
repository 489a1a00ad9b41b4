/** The two questions of the board beside their answers: what was true, what the team said, and when it stood. */
import { Mark } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { sayIdea } from "./sentences.ts";
import { at } from "./time.ts";
import type { Answered, DebriefReport } from "./view.ts";

const marks = { right: "ok", half: "slow", wrong: "err", open: "slow" } as const;

export function Questions({ report, words, long = false }: { report: DebriefReport; words: Words; long?: boolean }) {
  const { t } = words;
  return (
    <section class="card debrief-card questions-card">
      <h2>{t("debrief.questions")}</h2>
      {report.truth.map((answer) => (
        <Answer key={answer.role} answer={answer} words={words} long={long} />
      ))}
      {long && !report.loudest.right && (
        <p class="quiet">{t("debrief.loudest", { symptom: report.loudest.symptom, idea: report.loudest.idea })}</p>
      )}
    </section>
  );
}

function Answer({ answer, words, long }: { answer: Answered; words: Words; long: boolean }) {
  const { t } = words;
  const question = answer.role === "trigger" ? "started" : "sustains";
  return (
    <div class="question">
      <p class="quiet">{t(`question.${question}`)}</p>
      <h3>{answer.says}</h3>
      <p class={`question-verdict question-${answer.verdict}`}>
        <Mark state={marks[answer.verdict]} size={10} />
        <span>
          {answer.said
            ? t(`debrief.verdict.${answer.verdict}`, { said: sayIdea(answer.said, words) })
            : t("debrief.verdict.none")}
        </span>
        {answer.answeredTick !== null && <span class="mono">{at(answer.answeredTick)}</span>}
      </p>
      {long && (
        <p class="quiet">
          {t("debrief.accepted", { components: answer.component.map((id) => words.place(id)).join(", ") })}
        </p>
      )}
    </div>
  );
}
