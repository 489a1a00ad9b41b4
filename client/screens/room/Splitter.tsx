/** The line between map and details: dragged, or moved with the arrow keys. */
import type { RefObject, TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { dockLimits, useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

const KEY_STEP = 0.04;

export function Splitter({ middle }: { middle: RefObject<HTMLElement | null> }) {
  const { t } = useText();
  const { ui } = useRoom();
  const share = ui.state.value.dockShare;
  const drag = (event: TargetedPointerEvent<HTMLElement>): void => {
    const box = middle.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    ui.act({ do: "resizeDock", share: (box.bottom - event.clientY) / box.height });
  };
  const press = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const to = {
      ArrowUp: share + KEY_STEP,
      ArrowDown: share - KEY_STEP,
      Home: dockLimits.most,
      End: dockLimits.least,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    ui.act({ do: "resizeDock", share: to });
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="horizontal"
      aria-label={t("room.splitter")}
      aria-valuemin={dockLimits.least * 100}
      aria-valuemax={dockLimits.most * 100}
      aria-valuenow={Math.round(share * 100)}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
