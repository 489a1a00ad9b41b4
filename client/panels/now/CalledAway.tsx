/** Somebody who was called away watches until they are called back. */
import { Dialog } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { UntilMs } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";

export function CalledAway({ own, clockMs }: Pick<PanelProps, "own" | "clockMs">) {
  const { t } = useText();
  const until = own.you.calledUntilMs;
  if (until === null) return null;
  return (
    <Dialog title={t("fac.called.title")}>
      <p data-testid="called-away">{t("fac.called.about")}</p>
      <p class="mono">
        <UntilMs clockMs={clockMs} at={until} />
      </p>
    </Dialog>
  );
}
