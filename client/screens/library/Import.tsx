/** Takes a file along into the library, or says line by line what is wrong with it. */
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { Button, Icon } from "../../dom/index.ts";
import type { FileRefusal } from "../../../shared/protocol/index.ts";
import type { LibraryLine } from "../../net/index.ts";
import { useText } from "../../text/index.ts";

const MOST_TOLD = 8;
/** The server takes no larger ones. */
const LARGEST_FILE = 200_000;

/** Undefined for a folder, a file that is gone, and one that no scenario needs to be. */
async function textOf(file: File): Promise<string | undefined> {
  if (file.size > LARGEST_FILE) return undefined;
  try {
    return await file.text();
  } catch {
    return undefined;
  }
}

export function Import({
  save,
  onSaved,
}: {
  save: (text: string) => ReturnType<LibraryLine["save"]>;
  onSaved: (choice: string) => void;
}) {
  const { t } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const state = useSignal<"idle" | "checking" | "saved" | FileRefusal>("idle");
  const isDraggedOver = useSignal(false);
  const unreadable = {
    ok: false,
    refusal: { code: "file/unreadable", reason: t("library.import.unreadable") },
  } as const;

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    state.value = "checking";
    const text = await textOf(file);
    const saved = text === undefined ? unreadable : await save(text);
    state.value = saved.ok ? "saved" : saved.refusal;
    if (saved.ok) onSaved(saved.value.choice);
  };
  const refusal = typeof state.value === "object" ? state.value : undefined;
  return (
    <div
      class={`library-import${isDraggedOver.value ? " is-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        isDraggedOver.value = true;
      }}
      onDragLeave={() => (isDraggedOver.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        isDraggedOver.value = false;
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <input
        id={id}
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept=".yaml,.yml,.json"
        data-testid="import-file"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <Button disabled={state.value === "checking"} onClick={() => input.current?.click()}>
        <Icon name="plus" />
        {state.value === "checking" ? t("library.importing") : t("library.import")}
      </Button>
      <div role="status">{state.value === "saved" && <p>{t("library.imported")}</p>}</div>
      {refusal && <Problems refusal={refusal} />}
    </div>
  );
}

function Problems({ refusal }: { refusal: FileRefusal }) {
  const { t } = useText();
  const { problems = [], reason } = refusal;
  return (
    <div class="library-problems" role="alert">
      <strong>{t("library.import.failed")}</strong>
      {problems.length === 0 && <p>{reason}</p>}
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
