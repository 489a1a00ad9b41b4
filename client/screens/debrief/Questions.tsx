/** The two questions of the board beside their answers: what was true, what the team said, and when it stood. */
import { Mark } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { Moments } from "./Moments.tsx";
import type { OnMoment } from "./Moments.tsx";
import { sayIdea } from "./sentences.ts";
import { privateQuestions } from "./view.ts";
import type { Answered, DebriefReport, DebriefScreenView } from "./view.ts";

const marks = { right: "ok", half: "slow", wrong: "err", open: "slow" } as const;

interface Props {
  readonly report: DebriefReport;
  readonly answers: DebriefScreenView["answers"];
  readonly words: Words;
  readonly long?: boolean;
  readonly onMoment?: OnMoment;
}

export function Questions({ report, answers, words, long = false, onMoment }: Props) {
  const { t } = words;
  const { hasBoard } = report.rules;
  return (
    <section class="card debrief-card questions-card">
      <h2>{t("debrief.questions")}</h2>
      {report.truth.map((answer) => (
        <Answer key={answer.role} {...{ answer, words, long, hasBoard, onMoment }} />
      ))}
      <Written answers={answers} words={words} long={long} />
      {long && !report.loudest.right && (
        <p class="quiet">{t("debrief.loudest", { symptom: report.loudest.symptom, idea: report.loudest.idea })}</p>
      )}
    </section>
  );
}

/** What this person wrote before the truth was shown, beside it. Nobody else is sent it. */
function Written({ answers, words, long }: Pick<Props, "answers" | "words" | "long">) {
  const { t } = words;
  const shown = privateQuestions.filter((question) => answers[question] && (long || question === "cause"));
  if (shown.length === 0) return null;
  return (
    <div class="question question-written">
      {shown.map((question) => (
        <p key={question}>
          <span class="quiet">
            {long
              ? t("debrief.private.wroteTo", { question: t(`debrief.private.${question}`) })
              : t("debrief.private.wrote")}
          </span>{" "}
          {`“${answers[question]}”`}
        </p>
      ))}
    </div>
  );
}

function Answer(props: {
  answer: Answered;
  words: Words;
  long: boolean;
  hasBoard: boolean;
  onMoment: OnMoment | undefined;
}) {
  const { answer, words, long, hasBoard, onMoment } = props;
  const { t } = words;
  const question = answer.role === "trigger" ? "started" : "sustains";
  return (
    <div class="question">
      <p class="quiet">{t(`question.${question}`)}</p>
      <h3>{answer.says}</h3>
      {hasBoard && <Verdict answer={answer} words={words} onMoment={onMoment} />}
      {long && (
        <p class="quiet">
          {t("debrief.accepted", { components: answer.component.map((id) => words.place(id)).join(", ") })}
        </p>
      )}
    </div>
  );
}

/** What the board said at the end. */
function Verdict(props: { answer: Answered; words: Words; onMoment: OnMoment | undefined }) {
  const { answer, words, onMoment } = props;
  const { t } = words;
  return (
    <p class={`question-verdict question-${answer.verdict}`}>
      <Mark state={marks[answer.verdict]} size={10} />
      <span>
        {answer.said
          ? t(`debrief.verdict.${answer.verdict}`, { said: sayIdea(answer.said, words) })
          : t("debrief.verdict.none")}
      </span>
      {answer.answeredTick !== null && (
        <Moments moments={[{ tick: answer.answeredTick, row: null }]} words={words} onMoment={onMoment} />
      )}
    </p>
  );
}
