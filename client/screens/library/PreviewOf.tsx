/** Runs an incident without anybody and with its reference, and draws who is affected in both. */
import type { Curve, Preview, PreviewRun } from "../../../shared/protocol/index.ts";
import { formatT, useText } from "../../text/index.ts";
import { Curves } from "../debrief/index.ts";
import { TrialFrame } from "./TrialFrame.tsx";
import { useTrial } from "./useTrial.ts";
import type { LibraryActs } from "./view.ts";

const TICKS_PER_SECOND = 10;

export function PreviewOf({ choice, ask }: { choice: string; ask: LibraryActs["preview"] }) {
  const { t } = useText();
  const trial = useTrial(choice, ask);
  return (
    <TrialFrame title={t("library.preview")} about={t("library.preview.about")} trial={trial} testId="preview">
      {trial.state?.state === "done" && <Drawn preview={trial.state} />}
    </TrialFrame>
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
