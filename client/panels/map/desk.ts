/**
 * What map, dock, alerts and keys have in common: the newest readings and the picture made of them. Each is computed
 * again only when a section of the view that it is made of is a new value; a running change moves the picture in steps.
 */
import { useComputed } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { CommonView, OwnView } from "../../../shared/protocol/index.ts";
import type { MapPicture } from "../../map/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { mapPicture } from "./picture.ts";
import { readingsOf } from "./readings.ts";
import type { Readings } from "./readings.ts";

export interface Desk {
  readonly readings: ReadonlySignal<Readings>;
  readonly picture: ReadonlySignal<MapPicture>;
}

/** How often the picture may follow the clock, in ticks: often enough for the arc of a running change. */
const STEP_TICKS = 20;

export function useDesk(room: Room): Desk {
  const text = useText();
  const common = useSections(room.common, [
    "map",
    "metrics",
    "baseline",
    "seats",
    "actions",
    "evidence",
    "hypotheses",
    "automations",
  ]);
  const own = useSections(room.own, ["depth", "depthNodes", "tray"]);
  const readings = useComputed(() => readingsOf({ ...common.value, ...own.value }));
  const step = useComputed(() => {
    const isMoving = common.value.actions.some(({ state }) => state === "running" || state === "undoing");
    return isMoving ? Math.floor(room.tick.value / STEP_TICKS) : 0;
  });
  const layer = useComputed(() => room.ui.state.value.layer);
  const picture = useComputed(() => {
    // Read for its change alone: the clock itself would make a new picture with every frame.
    void step.value;
    return mapPicture({
      common: common.value,
      tray: own.value.tray,
      readings: readings.value,
      names: room.names.value,
      tick: room.tick.peek(),
      layer: layer.value,
      text,
    });
  });
  return { readings, picture };
}

/** Some sections of a view as one value that changes only when one of them does. */
function useSections<View extends CommonView | OwnView, Key extends keyof View>(
  view: ReadonlySignal<View>,
  keys: readonly Key[],
): ReadonlySignal<Pick<View, Key>> {
  let last: View | undefined;
  return useComputed(() => {
    const now = view.value;
    const before = last;
    if (before !== undefined && keys.every((key) => before[key] === now[key])) return before;
    last = now;
    return now;
  });
}
