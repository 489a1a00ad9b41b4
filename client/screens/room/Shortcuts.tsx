/** The shortcut sheet. */
import type { SessionView } from "../../../shared/protocol/index.ts";
import { Dialog, Keycap } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { sheetFor } from "./keys.ts";

export function Shortcuts({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <p class="shortcuts-about">{t("keys.about")}</p>
      <dl class="shortcuts">
        {sheetFor(session).map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <Keycap key={key}>{key}</Keycap>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
