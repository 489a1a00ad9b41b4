/** Runs an incident without anybody and with its reference, and draws who is affected in both. */
import type { Curve, DryRun, DryRunCurve } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import { at, Curves } from "../debrief/index.ts";
import { TrialFrame } from "./TrialFrame.tsx";
import { useTrial } from "./useTrial.ts";
import type { LibraryActs } from "./view.ts";

export function DryRunOf({ choice, line }: { choice: string; line: LibraryActs["dryRun"] }) {
  const { t } = useText();
  const trial = useTrial(choice, line);
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
    ...(reference ? [{ of: "reference" as const, everyTicks, userMinutes: reference.userMinutes, integrity }] : []),
  ];
  const verdict = ({ wentGlobalTick, wonTick }: DryRunCurve): string => {
    if (wonTick !== null) return t("library.dryRun.won", { at: at(wonTick) });
    if (wentGlobalTick === null) return t("library.dryRun.neither");
    return t("library.dryRun.global", { at: at(wentGlobalTick) });
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
      <p>
        {reference
          ? t("library.dryRun.reference", { lost: lost(reference), verdict: verdict(reference) })
          : t("library.dryRun.unplayed")}
      </p>
    </>
  );
}
