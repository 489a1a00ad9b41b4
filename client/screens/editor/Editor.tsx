/**
 * `/library/new` and `/library/CHOICE/edit`: a scenario as text, with what the schema offers and complaints at their
 * lines; its world as a map, its dry run and its pace. One that is not one's own is saved as a new one.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import { InnerLink, Masthead } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Desk } from "./Desk.tsx";
import { draftName } from "./useDraft.ts";
import type { EditorProps, Opened } from "./view.ts";
import "./editor.css";

export function Editor(props: EditorProps) {
  const { choice, acts, keeper } = props;
  const { t, refusalText } = useText();
  const opened = useSignal<Opened | undefined>(undefined);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const open = async (): Promise<void> => {
    const [stored, cards] = await Promise.all([acts.text(choice), acts.cards()]);
    if (!stored.ok || !cards.ok) {
      const failed = stored.ok ? cards : stored;
      refusal.value = failed.ok ? undefined : failed.refusal;
      return;
    }
    const name = draftName(choice);
    const kept = keeper.read(name) ?? "";
    const isMine = cards.value.some((card) => card.choice === choice && card.isMine);
    opened.value = { name, stored: stored.value, kept: kept === "" ? undefined : kept, isMine };
  };
  useEffect(() => void open(), []);
  return (
    <div class="editor">
      <Masthead name={t("app.name")} title={t("editor.title")} onSettings={props.onSettings}>
        <InnerLink to="/library" onGo={props.onLibrary}>
          {t("editor.back")}
        </InnerLink>
      </Masthead>
      {refusal.value && (
        <p class="field-error" role="alert">
          {refusalText(refusal.value)}
        </p>
      )}
      {opened.value === undefined && !refusal.value && <p class="library-wait">{t("editor.loading")}</p>}
      {opened.value && <Desk {...props} opened={opened.value} />}
    </div>
  );
}
