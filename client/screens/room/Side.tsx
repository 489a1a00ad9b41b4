/**
 * The right column: panels behind tabs, and the action sheet pinned below them while a change is being prepared. While
 * all is calm the chat stands below the board, for there is room and nothing else to read.
 */
import { useComputed, useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Tabs } from "../../dom/index.ts";
import { Act, ActionSheet, awaitsMe, isPreparing } from "../../panels/act/index.ts";
import { Board, isQuiet } from "../../panels/board/index.ts";
import { Chat, newLines } from "../../panels/chat/index.ts";
import { Comms } from "../../panels/comms/index.ts";
import { Runbook } from "../../panels/runbook/index.ts";
import type { PanelProps } from "../../panels/frame/index.ts";
import type { Settings } from "../../settings.ts";
import { useRoom } from "../../store/index.ts";
import type { SideTab } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Notes } from "./Notes.tsx";
import { tabName, tabsOf } from "./tabs.ts";
import { usePanelProps } from "./usePanelProps.ts";

const panels: Readonly<Record<SideTab, FunctionComponent<PanelProps>>> = {
  board: Board,
  act: Act,
  comms: Comms,
  runbook: Runbook,
  chat: Chat,
};

/** On a wide screen the chat stands beside the other panels, on a tall one below the calm board. */
const WIDE = "(min-width: 1900px)";
const TALL = "(min-height: 860px)";

/** `settings`: whose tips may be shown here; null where somebody else explains, and nothing else may. */
export function Side({ settings }: { settings: Settings | null }) {
  const { t } = useText();
  const { ui, common } = useRoom();
  const props = usePanelProps();
  const isWide = useMedia(WIDE);
  const isTall = useMedia(TALL);
  const layer = useComputed(() => common.value.session.layer).value;
  const tabs = tabsOf(layer, isWide);
  const wanted = ui.state.value.side;
  const chosen = tabs.includes(wanted) ? wanted : "board";
  const hasCompany = props.common.members.length > 1;
  const isShort = layer === "essential" || isQuiet(props.common);
  const isRoomy = isTall && !isWide && isShort && !isPreparing(props);
  const hasChatBelow = chosen === "board" && hasCompany && isRoomy;
  const Panel = panels[chosen];
  return (
    <>
      <aside class="side" id="side" aria-label={t("room.side")} tabIndex={-1}>
        <div>
          <SideTabs tabs={tabs} chosen={chosen} props={props} />
          {settings && <Notes {...props} settings={settings} chosen={chosen} />}
        </div>
        <div class="side-panel" id="side-panel" role="tabpanel" aria-label={t(tabName(chosen, layer))} tabIndex={0}>
          <Panel {...props} />
        </div>
        {hasChatBelow && (
          <div class="side-below">
            <Chat {...props} />
          </div>
        )}
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
  const { ui, common } = useRoom();
  const isWaitedFor = awaitsMe(props);
  const unread = useUnread(props);
  const note = (tab: SideTab) => {
    if (tab === "act" && isWaitedFor) return <i class="tab-dot" role="img" aria-label={t("room.side.waitsForYou")} />;
    if (tab === "chat" && unread > 0) return <span class="tab-count mono">{unread}</span>;
    return undefined;
  };
  const { layer } = common.value.session;
  return (
    <Tabs
      label={t("room.side.tabs")}
      panel="side-panel"
      place="side-tabs"
      tabs={tabs.map((id) => ({ id, label: t(tabName(id, layer)), note: note(id) }))}
      chosen={chosen}
      onChoose={(tab) => ui.act({ do: "side", tab })}
    />
  );
}

/** Lines of others that came while the chat was not on screen. What was said before the round counts as read. */
function useUnread({ common, own, drafts }: PanelProps): number {
  const read = drafts.of("chat.read");
  const last = common.chat.at(-1)?.n ?? 0;
  useEffect(() => {
    if (read.value === "") read.value = String(last);
  }, [read, last]);
  return newLines(common.chat, Number(read.value || last), own.you.member).length;
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
