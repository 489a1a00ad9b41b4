/**
 * The shortcut sheet: what each key does, and how it is given another. A keycap that is pressed waits for the next key;
 * one that cannot be had is refused with its reason, and one that moves about ends the waiting.
 */
import { useSignal } from "@preact/signals";
import type { TargetedKeyboardEvent } from "preact";
import type { SessionView } from "../../../shared/protocol/index.ts";
import { Button, Dialog, Keycap } from "../../dom/index.ts";
import { judge, keysInForce, printed, usualKeys, withKey } from "../../keys/index.ts";
import type { Shortcut } from "../../keys/index.ts";
import type { Settings } from "../../settings.ts";
import { useText } from "../../text/index.ts";
import { doesOf, sheetFor } from "./keys.ts";

interface Props {
  readonly session: SessionView;
  readonly settings: Settings;
  readonly onClose: () => void;
}

export function Shortcuts({ session, settings, onClose }: Props) {
  const { t } = useText();
  const remap = settings.keys;
  const keys = keysInForce(remap.value);
  const changing = useSignal<Shortcut | null>(null);
  const said = useSignal("");

  const start = (shortcut: Shortcut): void => {
    changing.value = shortcut;
    said.value = t("remap.press", { does: t(doesOf(shortcut)) });
  };
  const take = (event: TargetedKeyboardEvent<HTMLButtonElement>, shortcut: Shortcut): void => {
    if (changing.value !== shortcut || event.repeat || onTheWay.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const isCombined = event.ctrlKey || event.metaKey || event.altKey;
    const verdict = judge({ key: event.key, isCombined }, shortcut, keys);
    const key = event.key === " " ? t("remap.space") : printed(event.key);
    switch (verdict.is) {
      case "free":
        remap.value = withKey(remap.value, shortcut, verdict.key);
        changing.value = null;
        said.value = t("remap.changed", { key, does: t(doesOf(shortcut)) });
        return;
      case "taken":
        said.value = t("remap.refused.taken", { key, does: t(doesOf(verdict.by)) });
        return;
      case "fixed":
        changing.value = null;
        said.value = t("remap.refused.fixed", { key });
        return;
      case "browser":
        said.value = t("remap.refused.browser", { key });
    }
  };

  return (
    <Dialog title={t("keys.title")} isWide onClose={onClose}>
      <p class="shortcuts-about">{t(settings.singleKeys.value === "off" ? "remap.off" : "remap.about")}</p>
      <div class="shortcuts-foot">
        <p role="status">{said.value}</p>
        <Button
          measure="small"
          disabled={Object.keys(remap.value).length === 0}
          onClick={() => {
            remap.value = {};
            said.value = "";
          }}
        >
          {t("remap.usual")}
        </Button>
      </div>
      <dl class="shortcuts">
        {sheetFor(session).map(({ fixed, shortcuts, does }) => (
          <div key={does}>
            <dt>
              {fixed.map((key) => (
                <Keycap key={key}>{key}</Keycap>
              ))}
              {shortcuts.map((shortcut) => (
                <button
                  key={shortcut}
                  type="button"
                  class={keys[shortcut] === usualKeys[shortcut] ? "key-button" : "key-button key-changed"}
                  aria-label={t("remap.change", { key: printed(keys[shortcut]), does: t(does) })}
                  aria-pressed={changing.value === shortcut}
                  data-testid={`key-${shortcut}`}
                  onClick={() => start(shortcut)}
                  onKeyDown={(event) => take(event, shortcut)}
                  onBlur={() => (changing.value = null)}
                >
                  <Keycap>{changing.value === shortcut ? "…" : printed(keys[shortcut])}</Keycap>
                </button>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Pressed on the way to a key. */
const onTheWay: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Dead"]);
