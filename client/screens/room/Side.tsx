/** The right column: panels behind tabs, and the action sheet pinned below them while a change is being prepared. */
import { useComputed, useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Act, ActionSheet, awaitsMe } from "../../panels/act/index.ts";
import { Board } from "../../panels/board/index.ts";
import { Chat } from "../../panels/chat/index.ts";
import { Comms } from "../../panels/comms/index.ts";
import { Runbook } from "../../panels/runbook/index.ts";
import type { PanelProps } from "../../panels/frame/index.ts";
import { sideTabs, useRoom } from "../../store/index.ts";
import type { SideTab } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { usePanelProps } from "./usePanelProps.ts";

const panels: Readonly<Record<SideTab, FunctionComponent<PanelProps>>> = {
  board: Board,
  act: Act,
  comms: Comms,
  runbook: Runbook,
  chat: Chat,
};

/** On a wide screen the chat stands beside the other panels. */
const WIDE = "(min-width: 1900px)";

export function Side() {
  const { t } = useText();
  const { ui, common } = useRoom();
  const props = usePanelProps();
  const isWide = useMedia(WIDE);
  const layer = useComputed(() => common.value.session.layer).value;
  const tabs = sideTabs.filter(
    (tab) => (layer === "standard" || (tab !== "board" && tab !== "comms")) && !(isWide && tab === "chat"),
  );
  const wanted = ui.state.value.side;
  const chosen = tabs.includes(wanted) ? wanted : (tabs[0] ?? "act");
  const Panel = panels[chosen];
  return (
    <>
      <aside class="side" id="side" aria-label={t("room.side")} tabIndex={-1}>
        <SideTabs tabs={tabs} chosen={chosen} props={props} />
        <div class="side-panel" id="side-panel" role="tabpanel" aria-label={t(`room.side.${chosen}`)} tabIndex={0}>
          <Panel {...props} />
        </div>
        <ActionSheet {...props} />
      </aside>
      {isWide && (
        <aside class="side side-chat" aria-label={t("room.side.chat")}>
          <Chat {...props} />
        </aside>
      )}
    </>
  );
}

function SideTabs({ tabs, chosen, props }: { tabs: readonly SideTab[]; chosen: SideTab; props: PanelProps }) {
  const { t } = useText();
  const { ui } = useRoom();
  const isWaitedFor = awaitsMe(props);
  const unread = useUnread(chosen === "chat");
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    ui.act({ do: "side", tab: next });
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div class="tabs side-tabs" role="tablist" aria-label={t("room.side.tabs")} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          class="tab"
          data-tab={tab}
          aria-selected={tab === chosen}
          aria-controls="side-panel"
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => ui.act({ do: "side", tab })}
        >
          {t(`room.side.${tab}`)}
          {tab === "act" && isWaitedFor && <i class="tab-dot" role="img" aria-label={t("room.side.waitsForYou")} />}
          {tab === "chat" && unread > 0 && <span class="tab-count mono">{unread}</span>}
        </button>
      ))}
    </div>
  );
}

/** Lines of chat that came while the chat was not on screen. */
function useUnread(isOpen: boolean): number {
  const { common, drafts } = useRoom();
  const seen = drafts.of("room.chatSeen");
  const last = common.value.chat.at(-1)?.n ?? 0;
  useEffect(() => {
    if (isOpen || seen.value === "") seen.value = String(last);
  }, [isOpen, last, seen]);
  return isOpen ? 0 : common.value.chat.filter(({ n }) => n > Number(seen.value)).length;
}

function useMedia(query: string): boolean {
  const matches = useSignal(window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const follow = (): void => {
      matches.value = media.matches;
    };
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [query, matches]);
  return matches.value;
}
