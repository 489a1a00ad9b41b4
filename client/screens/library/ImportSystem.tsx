/**
 * Takes files about somebody's own system, makes a scenario of them that is saved as one's own, and leads to it in the
 * editor, where each guess stands above what it is about. What is wrong with a file is said; nothing is kept of it.
 */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button, Icon } from "../../dom/index.ts";
import type { FileRefusal } from "../../../shared/protocol/index.ts";
import { turnDown } from "../../../shared/refusals/index.ts";
import type { ChosenFile, LibraryLine } from "../../net/index.ts";
import { useText } from "../../text/index.ts";
import { Problems } from "./Import.tsx";

/** What a request carries. */
const LARGEST_SUM = 7_500_000;

export function ImportSystem({
  acts,
  onSaved,
}: {
  acts: Pick<LibraryLine, "importSystem" | "save">;
  onSaved: (choice: string) => void;
}) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  const state = useSignal<"idle" | "reading" | FileRefusal>("idle");
  const take = async (chosen: FileList | null | undefined): Promise<void> => {
    const files = [...(chosen ?? [])];
    if (files.length === 0) return;
    state.value = "reading";
    const read = await textsOf(files);
    const made = read ? await acts.importSystem(read) : turnDown("import/unreadable");
    const saved = made.ok ? await acts.save(made.value) : made;
    state.value = saved.ok ? "idle" : saved.refusal;
    if (saved.ok) onSaved(saved.value.choice);
  };
  return (
    <div
      class={`library-import${isOver.value ? " is-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        void take(event.dataTransfer?.files);
      }}
    >
      <input
        ref={input}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        data-testid="import-system"
        onChange={(event) => {
          void take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <Button disabled={state.value === "reading"} onClick={() => input.current?.click()}>
        <Icon name="plus" />
        {state.value === "reading" ? t("library.system.importing") : t("library.system")}
      </Button>
      <p class="library-wait">{t("library.system.note")}</p>
      {typeof state.value === "object" && <Problems refusal={state.value} />}
    </div>
  );
}

async function textsOf(files: readonly File[]): Promise<readonly ChosenFile[] | undefined> {
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_SUM) return undefined;
  const read = files.map(async (file) => ({ name: file.name.slice(0, 200), text: await file.text() }));
  return Promise.all(read).catch(() => undefined);
}
