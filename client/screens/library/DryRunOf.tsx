/** Runs an incident without anybody and with its reference, and draws who is affected in both. */
import type { Curve, DryRun, DryRunCurve } from "../../../shared/protocol/index.ts";
import { formatT, useText } from "../../text/index.ts";
import { Curves } from "../debrief/index.ts";
import { TrialFrame } from "./TrialFrame.tsx";
import { useTrial } from "./useTrial.ts";
import type { LibraryActs } from "./view.ts";

const TICKS_PER_SECOND = 10;

export function DryRunOf({ choice, ask }: { choice: string; ask: LibraryActs["dryRun"] }) {
  const { t } = useText();
  const trial = useTrial(choice, ask);
  return (
    <TrialFrame title={t("library.dryRun")} about={t("library.dryRun.about")} trial={trial} testId="dry-run">
      {trial.state?.state === "done" && <Drawn dryRun={trial.state} />}
    </TrialFrame>
  );
}

function Drawn({ dryRun }: { dryRun: Extract<DryRun, { state: "done" }> }) {
  const { t, format } = useText();
  const { horizonTick, everyTicks, users, none, reference } = dryRun;
  const integrity = { diverged: 0, lost: 0, wrong: 0 };
  const curves: readonly Curve[] = [
    { of: "none", everyTicks, userMinutes: none.userMinutes, integrity },
    { of: "reference", everyTicks, userMinutes: reference.userMinutes, integrity },
  ];
  const verdict = ({ wentGlobalTick, wonTick }: DryRunCurve): string => {
    if (wonTick !== null) return t("library.dryRun.won", { at: formatT(wonTick / TICKS_PER_SECOND) });
    if (wentGlobalTick === null) return t("library.dryRun.neither");
    return t("library.dryRun.global", { at: formatT(wentGlobalTick / TICKS_PER_SECOND) });
  };
  const lost = ({ userMinutes }: DryRunCurve): string => format.userMinutes(userMinutes.at(-1) ?? 0);
  return (
    <>
      <Curves
        report={{ curves, users, horizonTick, endTick: horizonTick, deeds: [] }}
        whatIf={undefined}
        words={{ t, format }}
      />
      <p>{t("library.dryRun.none", { lost: lost(none), verdict: verdict(none) })}</p>
      <p>{t("library.dryRun.reference", { lost: lost(reference), verdict: verdict(reference) })}</p>
    </>
  );
}
