/** What the room hands to its panels, in the shape they ask for. */
import type { PanelProps } from "../../panels/frame/index.ts";
import { useRoom } from "../../store/index.ts";

export function usePanelProps(): PanelProps {
  const { common, own, names, tick, clockMs, send, drafts, ui } = useRoom();
  return {
    common: common.value,
    own: own.value,
    names: names.value,
    tick,
    clockMs,
    send,
    drafts,
    selected: ui.state.value.selection?.id ?? null,
    ui,
  };
}
