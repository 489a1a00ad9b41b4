/** Runs an incident without anybody and with its reference, and draws who is affected in both. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Curve, Preview, PreviewRun } from "../../../shared/protocol/index.ts";
import { Button, Meter } from "../../dom/index.ts";
import { formatT, useText } from "../../text/index.ts";
import { Curves } from "../debrief/index.ts";
import type { LibraryActs } from "./view.ts";

const ASK_EVERY_MS = 1000;
const TICKS_PER_SECOND = 10;

export function PreviewOf({ choice, ask }: { choice: string; ask: LibraryActs["preview"] }) {
  const { t, format } = useText();
  const preview = useSignal<Preview | undefined>(undefined);
  const isWanted = useSignal(false);
  const state = preview.value?.state;
  useEffect(() => {
    if (!isWanted.value || state === "done" || state === "failed") return undefined;
    const look = async (): Promise<void> => {
      const asked = await ask(choice);
      preview.value = asked.ok ? asked.value : { state: "failed", reason: asked.refusal.reason };
    };
    if (state === undefined) void look();
    const timer = window.setInterval(() => void look(), ASK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [isWanted.value, state, choice]);

  return (
    <section class="library-preview" data-testid="preview">
      <h3>{t("library.preview")}</h3>
      <p>{t("library.preview.about")}</p>
      {(!isWanted.value || state === "failed") && (
        <Button
          measure="small"
          data-testid="run-preview"
          onClick={() => {
            preview.value = undefined;
            isWanted.value = true;
          }}
        >
          {t("library.preview.run")}
        </Button>
      )}
      {preview.value?.state === "failed" && (
        <p class="field-error" role="alert">
          {preview.value.reason}
        </p>
      )}
      {preview.value?.state === "running" && (
        <div role="status">
          <p>{t("library.preview.running", { share: format.percent(preview.value.progress) })}</p>
          <Meter label={t("library.preview")} ratio={preview.value.progress} tone="ok" />
        </div>
      )}
      {preview.value?.state === "done" && <Drawn preview={preview.value} />}
    </section>
  );
}

function Drawn({ preview }: { preview: Extract<Preview, { state: "done" }> }) {
  const { t, format } = useText();
  const { horizonTick, everyTicks, users, none, reference } = preview;
  const integrity = { diverged: 0, lost: 0, wrong: 0 };
  const curves: readonly Curve[] = [
    { of: "none", everyTicks, userMinutes: none.userMinutes, integrity },
    { of: "reference", everyTicks, userMinutes: reference.userMinutes, integrity },
  ];
  const verdict = ({ wentGlobalTick, wonTick }: PreviewRun): string => {
    if (wonTick !== null) return t("library.preview.won", { at: formatT(wonTick / TICKS_PER_SECOND) });
    if (wentGlobalTick === null) return t("library.preview.neither");
    return t("library.preview.global", { at: formatT(wentGlobalTick / TICKS_PER_SECOND) });
  };
  const lost = ({ userMinutes }: PreviewRun): string => format.userMinutes(userMinutes.at(-1) ?? 0);
  return (
    <>
      <Curves
        report={{ curves, users, horizonTick, endTick: horizonTick, deeds: [] }}
        whatIf={undefined}
        words={{ t, format }}
      />
      <p>{t("library.preview.none", { lost: lost(none), verdict: verdict(none) })}</p>
      <p>{t("library.preview.reference", { lost: lost(reference), verdict: verdict(reference) })}</p>
    </>
  );
}
