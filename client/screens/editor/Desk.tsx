/** The desk of the editor: what to do with the text at the top, the text at the left, what it comes to at the right. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import type { FileProblem, Shape } from "../../../shared/protocol/index.ts";
import { Button, EmptyState, Mark } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { DryRunOf } from "../library/index.ts";
import { openCode } from "./code.ts";
import type { Code } from "./code.ts";
import { PaceOf } from "./PaceOf.tsx";
import { draftName, useDraft } from "./useDraft.ts";
import type { DraftText } from "./useDraft.ts";
import type { EditorProps, Opened } from "./view.ts";
import { WorldMap } from "./WorldMap.tsx";

export function Desk(props: EditorProps & { opened: Opened }) {
  const { opened, acts, keeper, choice } = props;
  const { t } = useText();
  const host = useRef<HTMLDivElement>(null);
  const code = useRef<Code | undefined>(undefined);
  const schema = useRef<Shape | undefined>(undefined);
  const isKept = useSignal(opened.kept !== undefined);
  const text = useDraft({
    name: opened.name,
    first: opened.kept ?? opened.stored,
    stored: opened.stored,
    acts,
    keeper,
  });
  const change = useRef(text.change);
  change.current = text.change;

  useEffect(() => {
    if (host.current === null) return undefined;
    const opening = openCode(host.current, {
      text: text.text,
      label: t("editor.text"),
      schema: () => schema.current,
      onText: (next) => change.current(next),
    });
    code.current = opening;
    const fetchSchema = async (): Promise<void> => {
      const asked = await acts.schema();
      if (asked.ok) schema.current = asked.value;
    };
    void fetchSchema();
    return () => opening.dispose();
  }, []);
  const { problems } = text;
  useEffect(() => code.current?.setProblems(problems), [problems]);

  return (
    <main class="desk">
      <Bar {...props} text={text} saveTo={opened.isMine ? choice : undefined} />
      <section class="desk-text">
        {isKept.value && (
          <p class="desk-kept" role="status">
            {t("editor.kept")}
            <Button
              measure="small"
              onClick={() => {
                isKept.value = false;
                code.current?.replace(opened.stored);
              }}
            >
              {t(choice === undefined ? "editor.discard.new" : "editor.discard")}
            </Button>
          </p>
        )}
        <div ref={host} class="desk-code" data-testid="code" />
        <p class="desk-keys">{t("editor.keys")}</p>
      </section>
      <aside class="desk-side">
        {problems.length > 0 && (
          <Problems problems={problems} onGo={({ line, column }) => code.current?.goTo(line, column)} />
        )}
        <section>
          <h2>{t("editor.world")}</h2>
          {text.draft ? <WorldMap map={text.draft.map} /> : <EmptyState>{t("editor.world.none")}</EmptyState>}
          {text.draft && problems.length > 0 && <p class="desk-keys">{t("editor.world.old")}</p>}
        </section>
        {text.draft && text.state.is === "sound" && (
          <>
            <DryRunOf key={`dry run ${text.draft.choice}`} choice={text.draft.choice} line={acts.dryRun} />
            <PaceOf key={`pace ${text.draft.choice}`} choice={text.draft.choice} line={acts.pace} />
          </>
        )}
      </aside>
    </main>
  );
}

function Bar(props: EditorProps & { text: DraftText; saveTo: string | undefined }) {
  const { text, acts, saveTo } = props;
  const { t, refusalText } = useText();
  const isSaving = useSignal(false);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const isSound = text.state.is === "sound";

  const save = async (): Promise<void> => {
    isSaving.value = true;
    const sent = text.text;
    const saved = await acts.save(sent, saveTo);
    isSaving.value = false;
    refusal.value = saved.ok ? undefined : saved.refusal;
    if (!saved.ok) return;
    text.saved(sent, draftName(saved.value.choice));
    props.onSaved(saved.value.choice);
  };
  const play = async (): Promise<void> => {
    if (!text.draft) return;
    refusal.value = await acts.practise({ choice: text.draft.choice, name: "", seed: "", teams: 1, teamName: "" });
  };
  return (
    <header class="desk-bar">
      <State {...text} />
      <span class="desk-saved" role="status">
        {t(text.isChanged ? "editor.unsaved" : "editor.saved")}
      </span>
      <span class="field-error" role="alert">
        {refusal.value && refusalText(refusal.value)}
      </span>
      <Button look="quiet" onClick={() => download(text.text)}>
        {t("editor.export")}
      </Button>
      <Button disabled={!isSound} data-testid="play-draft" onClick={() => void play()}>
        {t("editor.play")}
      </Button>
      <Button look="primary" disabled={isSaving.value} data-testid="save" onClick={() => void save()}>
        {t(isSaving.value ? "editor.saving" : "editor.save")}
      </Button>
    </header>
  );
}

function State({ state, problems }: Pick<DraftText, "state" | "problems">) {
  const { t, refusalText } = useText();
  switch (state.is) {
    case "checking":
      return <span class="desk-state">{t("editor.checking")}</span>;
    case "sound":
      return (
        <span class="desk-state tone-ok" role="status">
          <Mark state="ok" /> {t("editor.sound")}
        </span>
      );
    case "wrong":
      return (
        <span class="desk-state tone-err" role="status">
          <Mark state="err" /> {t("editor.wrong", { count: problems.length })}
        </span>
      );
    case "unchecked":
      return (
        <span class="desk-state tone-slow" role="status">
          <Mark state="slow" /> {refusalText(state.refusal)}
        </span>
      );
  }
}

function Problems(props: { problems: readonly FileProblem[]; onGo: (problem: FileProblem) => void }) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("editor.problems")}</h2>
      <ol class="desk-problems">
        {props.problems.map((problem) => (
          <li key={`${problem.line} ${problem.column} ${problem.says}`}>
            <button type="button" onClick={() => props.onGo(problem)}>
              <span class="mono">{t("editor.at", { line: problem.line })}</span> {problem.says}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Hands the text to the person as a file, called as the scenario calls itself. */
function download(text: string): void {
  const name = /^id: *["']?([\w-]+)/m.exec(text)?.[1] ?? "scenario";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = `${name}.yaml`;
  link.click();
  URL.revokeObjectURL(link.href);
}
