/** Ctrl-K: a few letters find a service, a call, a panel or an action of one's own. Enter takes the first, arrows choose another. */
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Dialog } from "../../dom/index.ts";
import { openSheet } from "../../panels/act/index.ts";
import { placeText } from "../../panels/frame/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import type { Text } from "../../text/index.ts";
import type { Acts } from "./acts.ts";
import { matching } from "./matching.ts";
import { tabName, tabsOf } from "./tabs.ts";

interface Item {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  run(): void;
}

const MOST = 9;

export function Palette({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const text = useText();
  const { t } = text;
  const typed = useSignal("");
  const at = useSignal(0);
  const items = useMemo(() => itemsOf(acts.room, text), [acts, text]);
  const found = matching(items, typed.value).slice(0, MOST);
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
        {found.length === 0 && <p role="status">{t("palette.none")}</p>}
      </form>
    </Dialog>
  );
}

function itemsOf(room: Room, { t }: Text): readonly Item[] {
  const { map, session } = room.common.peek();
  const { permitted, you } = room.own.peek();
  return [
    ...(map?.nodes ?? []).map((node) => ({
      id: node.id,
      label: placeText(map, node.id, t),
      kind: t("palette.service"),
      run: () => room.ui.act({ do: "select", selection: { kind: "station", id: node.id } }),
    })),
    ...(map?.links ?? []).map(({ id }) => ({
      id: `call ${id}`,
      label: placeText(map, id, t),
      kind: t("palette.call"),
      run: () => room.ui.act({ do: "select", selection: { kind: "edge", id } }),
    })),
    ...permitted.flatMap(({ action, label, targets }) =>
      targets.map(({ target }) => ({
        id: `${action}:${target}`,
        label: `${label} · ${placeText(map, target, t)}`,
        kind: t("palette.action"),
        run: () => {
          openSheet(room.drafts, action, target);
          room.ui.act({ do: "side", tab: "act" });
        },
      })),
    ),
    ...tabsOf(session.layer).map((tab) => ({
      id: tab,
      label: t(tabName(tab, session.layer)),
      kind: t("palette.panel"),
      run: () => room.ui.act({ do: "side", tab }),
    })),
    ...(you.isHost ? [clockItem(room, t)] : []),
  ];
}

/** The host's pause has no key of its own: `p` is the status post. */
function clockItem(room: Room, t: Text["t"]): Item {
  const { isPaused } = room.common.peek().session;
  return {
    id: "clock",
    label: t(isPaused ? "topbar.resume" : "topbar.pause"),
    kind: t("palette.clock"),
    run: () => room.ask({ type: isPaused ? "clock.resume" : "clock.pause" }),
  };
}
