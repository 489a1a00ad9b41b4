/** Before any truth: three questions that each person answers alone. Nobody else reads the answers. */
import { useSignal } from "@preact/signals";
import { Button, Field } from "../../dom/index.ts";
import { privateQuestions } from "./view.ts";
import type { DebriefActs, DebriefScreenView } from "./view.ts";

interface PrivateProps {
  readonly view: DebriefScreenView;
  readonly acts: Pick<DebriefActs, "answer">;
}

export function Private({ view, acts }: PrivateProps) {
  return view.hasPlayed ? (
    <Answering view={view} acts={acts} />
  ) : (
    <Waiting view={view} about={view.words.t("debrief.private.waiting")} />
  );
}

function Answering({ view, acts }: PrivateProps) {
  const { t } = view.words;
  const texts = useSignal<Readonly<Record<string, string>>>({});
  const isKept = useSignal(false);
  const keep = (): void => {
    for (const question of privateQuestions) {
      const text = (texts.value[question] ?? "").trim();
      if (text !== "") acts.answer(question, text);
    }
    isKept.value = true;
  };
  const isEmpty = privateQuestions.every((question) => (texts.value[question] ?? "").trim() === "");
  return (
    <main class="private">
      <div>
        <h1>{t("debrief.private.title")}</h1>
        <p class="quiet">{t("debrief.private.why")}</p>
      </div>
      {privateQuestions.map((question, index) => (
        <Field key={question} label={t(`debrief.private.${question}`)}>
          {({ id, describedBy }) => (
            <textarea
              class="input"
              id={id}
              aria-describedby={describedBy}
              rows={index === 0 ? 3 : 2}
              maxLength={1000}
              value={texts.value[question] ?? ""}
              onInput={(event) => {
                texts.value = { ...texts.value, [question]: event.currentTarget.value };
                isKept.value = false;
              }}
            />
          )}
        </Field>
      ))}
      <div class="private-foot">
        <Button look="primary" measure="large" disabled={isEmpty} onClick={keep} data-testid="keep-answers">
          {t("debrief.private.keep")}
        </Button>
        <span role="status" class="quiet">
          {isKept.value && `${t("debrief.private.kept")} `}
          {t("debrief.private.answered", { answered: view.answered, people: view.people })}
        </span>
      </div>
    </main>
  );
}

/** For whoever did not play: what the others are asked, and how many have answered. */
export function Waiting({ view, about }: { view: DebriefScreenView; about: string }) {
  const { t } = view.words;
  return (
    <main class="private">
      <h2>{t("debrief.private.title")}</h2>
      <ul>
        {privateQuestions.map((question) => (
          <li key={question}>{t(`debrief.private.${question}`)}</li>
        ))}
      </ul>
      <p class="quiet">{about}</p>
      <p role="status">{t("debrief.private.answered", { answered: view.answered, people: view.people })}</p>
    </main>
  );
}
