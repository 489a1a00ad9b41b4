/** A question that stops the round: it stands before everything until this person has answered. */
import { Button, Dialog, LineInput } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";

export function Probe({ own, drafts, send }: Pick<PanelProps, "own" | "drafts" | "send">) {
  const { t } = useText();
  const asking = useAsking(send);
  const draft = drafts.of(`probe.${own.probe?.n ?? 0}`);
  if (own.probe === null || own.probe.hasAnswered) return null;
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = draft.value.trim();
    if (text !== "") asking.ask({ type: "probe.answer", text });
  };
  return (
    <Dialog title={t("fac.probed.title")}>
      <form class="probe" onSubmit={submit} data-testid="probe">
        <p>
          <q translate={false}>{own.probe.question}</q>
        </p>
        <p class="quiet">{t("fac.probed.about")}</p>
        <LineInput label={t("fac.probed.answer")} draft={draft} maxLength={280} />
        <Button look="primary" type="submit" disabled={draft.value.trim() === ""} data-testid="probe-answer">
          {t("fac.probed.send")}
        </Button>
        <Refused asking={asking} />
      </form>
    </Dialog>
  );
}
