/** Silencing asks for a reason and an end: a silence without either is how outages are missed. */
import { signal, useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { Button, Dialog, Field, Segment } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, useAsking } from "../frame/index.ts";

/** Which alert is about to be silenced, if any. The keyboard opens the same dialog. */
export interface Silencing {
  readonly of: Signal<string | null>;
}

export function createSilencing(): Silencing {
  return { of: signal<string | null>(null) };
}

const choices = ["5", "10", "30"] as const;

export function SilenceDialog({ silencing }: { silencing: Silencing }) {
  const { t } = useText();
  const { common, send, drafts } = useRoom();
  const asking = useAsking(send);
  const minutes = useSignal<(typeof choices)[number]>("10");
  const reason = drafts.of("alerts.silence");
  const missing = useSignal(false);
  const close = (): void => {
    silencing.of.value = null;
  };
  const alert = common.value.alerts.find(({ id }) => id === silencing.of.value);
  if (alert === undefined) return null;
  const silence = (): void => {
    missing.value = reason.value.trim() === "";
    if (missing.value) return;
    asking.ask(
      { type: "alert.silence", alert: alert.id, minutes: Number(minutes.value), reason: reason.value.trim() },
      () => {
        reason.value = "";
        close();
      },
    );
  };
  return (
    <Dialog title={t("alerts.silence.title", { subject: alert.subject })} onClose={close}>
      <form
        class="silence"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          silence();
        }}
      >
        <Field
          label={t("alerts.silence.reason")}
          hint={t("alerts.silence.hint")}
          error={missing.value ? t("alerts.silence.missing") : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              class="input"
              maxLength={280}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              value={reason.value}
              onInput={(event) => (reason.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Segment
          label={t("alerts.silence.minutes")}
          options={choices.map((id) => ({ id, label: t("alerts.silence.forMinutes", { count: Number(id) }) }))}
          chosen={minutes.value}
          onChoose={(id) => (minutes.value = id)}
        />
        <Refused asking={asking} />
        <Button look="primary" type="submit">
          {t("alerts.silence")}
        </Button>
      </form>
    </Dialog>
  );
}
