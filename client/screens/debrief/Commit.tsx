/** One to three things to do differently: what, who, when. They go into the review. */
import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { Button, EmptyState, TextField } from "../../dom/index.ts";
import { Exports } from "./exports/Exports.tsx";
import { Result } from "./Result.tsx";
import { Ways } from "./Ways.tsx";
import type { DebriefActs, DebriefScreenView, DebriefReport } from "./view.ts";

const MOST = 3;

export function Commit({ view, report, acts }: { view: DebriefScreenView; report: DebriefReport; acts: DebriefActs }) {
  const { t } = view.words;
  return (
    <main class="commit">
      <section class="card debrief-card">
        <h2>{t("debrief.commit")}</h2>
        <p class="quiet">{t("debrief.commit.why")}</p>
        <Commitments view={view} />
        {view.recording === null && <More view={view} acts={acts} />}
      </section>
      <section class="card debrief-card commit-learn">
        <h2>{t("debrief.learn")}</h2>
        <p class="commit-lesson">{report.learn}</p>
        <p class="quiet">
          {t("debrief.inspired", { outages: report.inspiredBy.map(({ title }) => title).join("; ") })}
        </p>
        <p>{t("debrief.commit.real")}</p>
        {view.isAlone && <Result view={view} report={report} />}
        <Ways view={view} report={report} acts={acts} hasExports />
        <Exports view={view} report={report} acts={acts} />
      </section>
    </main>
  );
}

function More({ view, acts }: { view: DebriefScreenView; acts: DebriefActs }) {
  if (view.commitments.length < MOST) return <Form view={view} acts={acts} />;
  return <p class="quiet">{view.words.t("debrief.commit.enough")}</p>;
}

/** What was agreed on so far. */
export function Commitments({ view }: { view: Pick<DebriefScreenView, "commitments" | "words"> }) {
  const { commitments, words } = view;
  if (commitments.length === 0) return <EmptyState>{words.t("debrief.commit.none")}</EmptyState>;
  return (
    <ol class="commitments">
      {commitments.map(({ text, who, when }, index) => (
        <li key={`${index} ${text}`}>
          <strong>{text}</strong>
          <span class="quiet">{[who, when].filter((piece) => piece !== "").join(" · ")}</span>
        </li>
      ))}
    </ol>
  );
}

function Form({ view, acts }: { view: DebriefScreenView; acts: Pick<DebriefActs, "commit"> }) {
  const { t } = view.words;
  const [text, who, when] = [useSignal(""), useSignal(""), useSignal("")];
  const add = (event: Event): void => {
    event.preventDefault();
    if (text.value.trim() === "") return;
    acts.commit(text.value.trim(), who.value.trim(), when.value.trim());
    for (const field of [text, who, when]) field.value = "";
  };
  return (
    <form onSubmit={add}>
      <TextField label={t("debrief.commit.what")} {...typedInto(text)} maxLength={280} />
      <div class="commit-row">
        <TextField label={t("debrief.commit.who")} {...typedInto(who)} maxLength={60} />
        <TextField label={t("debrief.commit.when")} {...typedInto(when)} maxLength={60} />
        <Button look="primary" type="submit" disabled={text.value.trim() === ""} data-testid="commit">
          {t("debrief.commit.add")}
        </Button>
      </div>
    </form>
  );
}

function typedInto(field: Signal<string>) {
  return { text: field.value, onText: (typed: string): void => void (field.value = typed) };
}
