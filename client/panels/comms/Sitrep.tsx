/**
 * The situation report: condition, doing, needs, next. It begins with what the screens say, and whoever commands puts
 * it right before it goes to the chat and the timeline.
 */
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { readImpact } from "../../../shared/protocol/index.ts";
import { Button } from "../../dom/index.ts";
import { KeyOf, useKey } from "../../keys/index.ts";
import { Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";
import { draftOf } from "./situation.ts";

type Props = PanelProps & { readonly words: Words };

const parts = ["condition", "doing", "needs"] as const;
/** Real minutes to the next one, as often as a status post is due. */
const MINUTES = 4;

export function Sitrep(props: Props) {
  const { words, drafts } = props;
  const isOpen = drafts.of("comms.sitrep");
  const key = useKey("report");
  return useComputed(() => isOpen.value !== "").value ? (
    <Form {...props} />
  ) : (
    <Button measure="small" aria-keyshortcuts={key} onClick={() => openSitrep(props)}>
      <KeyOf shortcut="report" /> {words.t("sitrep.open")}
    </Button>
  );
}

/** Writes the draft from the views as they are now. */
export function openSitrep({ common, drafts, words }: Pick<Props, "common" | "drafts" | "words">): void {
  const row = common.metrics.at(-1);
  const draft = draftOf(common, row === undefined ? null : readImpact(row), words);
  for (const part of parts) drafts.of(`comms.sitrep.${part}`).value = draft[part];
  drafts.of("comms.sitrep").value = "open";
}

function Form({ words, drafts, send }: Props) {
  const { t } = words;
  const asking = useAsking(send);
  const draft = (part: (typeof parts)[number]) => drafts.of(`comms.sitrep.${part}`);
  const close = (): void => {
    drafts.of("comms.sitrep").value = "";
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <form
      ref={form}
      class="panel-block sitrep"
      aria-label={t("sitrep.title")}
      onSubmit={(event) => {
        event.preventDefault();
        const [condition, doing, needs] = parts.map((part) => draft(part).value.trim());
        if (!condition || !doing || !needs) return;
        const text = t("sitrep.text", { condition, doing, needs, minutes: MINUTES });
        asking.ask({ type: "sitrep.post", text }, close);
      }}
    >
      <div class="panel-head">
        <h3>{t("sitrep.title")}</h3>
      </div>
      {parts.map((part) => (
        <label key={part}>
          <span class="quiet">{t(`sitrep.${part}`)}</span>
          <textarea
            class="input"
            rows={2}
            maxLength={280}
            required
            value={draft(part).value}
            onInput={(event) => (draft(part).value = event.currentTarget.value)}
          />
        </label>
      ))}
      <div class="panel-head">
        <Button type="submit" measure="small">
          {t("sitrep.send")}
        </Button>
        <Button measure="small" look="quiet" onClick={close}>
          {t("common.cancel")}
        </Button>
      </div>
      <Refused asking={asking} />
    </form>
  );
}
