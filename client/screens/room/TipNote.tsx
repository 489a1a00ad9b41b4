/** The tip that is due. Shown once it counts as seen; it stays until it is put away, and hides while there is no time for it. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button, Toast } from "../../dom/index.ts";
import type { PanelProps } from "../../panels/frame/index.ts";
import type { Settings } from "../../settings.ts";
import { useText } from "../../text/index.ts";
import { isCalm, tipDue } from "./tips.ts";
import type { Tip } from "./tips.ts";

/** Alerts move by the second, not with every frame. */
const STEP_TICKS = 10;

export function TipNote({ common, own, tick, selected, settings }: PanelProps & { settings: Settings }) {
  const { t } = useText();
  const shown = useSignal<Tip | null>(null);
  const step = useComputed(() => Math.floor(tick.value / STEP_TICKS) * STEP_TICKS).value;
  const mayShow = settings.tips.value === "on" && isCalm(common.alerts, step);
  const due = mayShow && shown.value === null ? tipDue({ common, own, selected }, settings.seenTips.value) : null;
  useEffect(() => {
    if (due === null) return;
    shown.value = due;
    settings.seenTips.value = [...settings.seenTips.value, due.id];
  }, [due, shown, settings]);
  const tip = shown.value;
  if (tip === null || !mayShow) return null;
  return (
    <div role="status" data-testid="tip">
      <Toast>
        {t(tip.says)}{" "}
        <Button measure="small" onClick={() => (shown.value = null)}>
          {t("tip.read")}
        </Button>
      </Toast>
    </div>
  );
}
