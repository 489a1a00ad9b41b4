/** How long a change takes: simulated seconds large, the same in real time small, at the speed of the room. */
import type { ComponentChildren } from "preact";
import type { PermittedAction } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import { realSeconds } from "../frame/index.ts";

export function Times({
  action,
  speed,
  children,
}: {
  action: PermittedAction;
  speed: number;
  children: ComponentChildren;
}) {
  const { t } = useText();
  const { leadS, effectS, undoS } = action;
  return (
    <div class="times">
      <Time label={t("act.lead")} simulatedS={leadS} speed={speed} />
      <Time label={t("act.effect")} simulatedS={effectS} speed={speed} />
      {undoS === null ? (
        <p>
          <span class="quiet">{t("act.undo")}</span>
          <b>{t("act.undo.never")}</b>
        </p>
      ) : (
        <Time label={t("act.undo")} simulatedS={undoS} speed={speed} />
      )}
      {children}
    </div>
  );
}

function Time({ label, simulatedS, speed }: { label: string; simulatedS: number; speed: number }) {
  const { t } = useText();
  return (
    <p>
      <span class="quiet">{label}</span>
      <b class="mono">{t("act.seconds", { count: Math.round(simulatedS) })}</b>{" "}
      <span class="quiet">{t("act.real", { count: realSeconds(simulatedS, speed) })}</span>
    </p>
  );
}
