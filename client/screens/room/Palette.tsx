/** Ctrl-K: a few letters find a place, a panel, a person, a look or a change of one's own. Enter takes the first, arrows choose another. */
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Dialog } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { Acts } from "./acts.ts";
import { createPalette } from "./items.ts";
import type { Item } from "./items.ts";

const MOST = 9;

export function Palette({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const text = useText();
  const { t } = text;
  const typed = useSignal("");
  const at = useSignal(0);
  const palette = useMemo(() => createPalette(acts, text), [acts, text]);
  const found = palette.find(typed.value).slice(0, MOST);
  const chosen = found[Math.min(at.value, found.length - 1)];
  const take = (item: Item | undefined): void => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    at.value = (at.value + step + found.length) % found.length;
  };
  return (
    <Dialog title={t("palette.title")} onClose={onClose}>
      <form
        class="palette"
        onSubmit={(event) => {
          event.preventDefault();
          take(chosen);
        }}
      >
        <input
          class="input"
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen.id}`}
          aria-label={t("palette.find")}
          placeholder={t("palette.find")}
          autofocus
          value={typed.value}
          onKeyDown={press}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            at.value = 0;
          }}
        />
        <ul id="palette-list" role="listbox" aria-label={t("palette.title")}>
          {found.map((item) => (
            <li
              key={item.id}
              id={`palette-${item.id}`}
              role="option"
              aria-selected={item === chosen}
              onClick={() => take(item)}
            >
              {item.label} <span>{item.kind}</span>
            </li>
          ))}
        </ul>
        {found.length === 0 ? <p role="status">{t("palette.none")}</p> : <p class="quiet">{t("palette.hint")}</p>}
      </form>
    </Dialog>
  );
}
