/** Takes a file along into the library, or says line by line what is wrong with it. */
import { useSignal } from "@preact/signals";
import { Button, FileDrop, Icon } from "../../dom/index.ts";
import type { FileRefusal } from "../../../shared/protocol/index.ts";
import { turnDown } from "../../../shared/refusals/index.ts";
import type { LibraryLine } from "../../net/index.ts";
import { useText } from "../../text/index.ts";

const MOST_TOLD = 8;
const LARGEST_FILE = 500_000;

export function Import({
  save,
  onSaved,
}: {
  save: (text: string) => ReturnType<LibraryLine["save"]>;
  onSaved: (choice: string) => void;
}) {
  const { t } = useText();
  const state = useSignal<"idle" | "checking" | "saved" | FileRefusal>("idle");
  const take = async (text: string | undefined): Promise<void> => {
    state.value = "checking";
    const saved = text === undefined ? turnDown("scenario/unreadable") : await save(text);
    state.value = saved.ok ? "saved" : saved.refusal;
    if (saved.ok) onSaved(saved.value.choice);
  };
  const refusal = typeof state.value === "object" ? state.value : undefined;
  return (
    <FileDrop
      class="library-import"
      accept=".yaml,.yml,.json"
      largest={LARGEST_FILE}
      testId="import-file"
      onFiles={([{ text }]) => void take(text)}
    >
      {(choose) => (
        <>
          <Button disabled={state.value === "checking"} onClick={choose}>
            <Icon name="plus" />
            {state.value === "checking" ? t("library.importing") : t("library.import")}
          </Button>
          <div role="status">{state.value === "saved" && <p>{t("library.imported")}</p>}</div>
          {refusal && <Problems refusal={refusal} />}
        </>
      )}
    </FileDrop>
  );
}

/** What is wrong, line by line. */
function Problems({ refusal }: { refusal: FileRefusal }) {
  const { t, refusalText } = useText();
  const { problems = [] } = refusal;
  return (
    <div class="library-problems" role="alert">
      <strong>{t("library.import.failed")}</strong>
      {problems.length === 0 && <p>{refusalText(refusal)}</p>}
      <ol>
        {problems.slice(0, MOST_TOLD).map(({ line, column, says }) => (
          <li key={`${line} ${column} ${says}`}>
            <span class="mono">{t("library.line", { line })}</span> {says}
          </li>
        ))}
      </ol>
      {problems.length > MOST_TOLD && <p>{t("library.import.more", { count: problems.length - MOST_TOLD })}</p>}
    </div>
  );
}
