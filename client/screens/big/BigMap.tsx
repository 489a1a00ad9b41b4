/** The map of the room in large letters: drawn larger by the stage itself, not blown up, and shown as a list where it cannot be. */
import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { MapList } from "../../map/index.ts";
import { RoomCanvas, useDesk } from "../../panels/map/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

export function BigMap({ room, enlarged }: { room: Room; enlarged: number }) {
  const { t } = useText();
  const { picture } = useDesk(room);
  const failed = useSignal(false);
  const onFailed = useCallback(() => (failed.value = true), [failed]);
  return (
    <section class="big-map" aria-label={t("room.map")}>
      {failed.value ? (
        <MapList picture={picture.value} selection={undefined} onSelect={() => undefined} />
      ) : (
        // Undoes the wall's enlargement, so that the canvas has every pixel of the screen.
        <div class="big-map-canvas" style={{ zoom: 1 / enlarged }}>
          <RoomCanvas picture={picture} scale={enlarged} onFailed={onFailed} />
        </div>
      )}
    </section>
  );
}
