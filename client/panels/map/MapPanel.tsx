/** The map in its place: toolbar, age of what it shows, and either the canvas or its list twin. */
import { useComputed, useSignal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { EmptyState } from "../../dom/index.ts";
import { MapList } from "../../map/index.ts";
import type { MapPicture, Selection } from "../../map/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { FilterLine, filterIn } from "../frame/index.ts";
import { MapToolbar } from "../toolbar/index.ts";
import { MapCanvas } from "./MapCanvas.tsx";
import type { CanvasProps } from "./MapCanvas.tsx";
import "./map.css";

export function MapPanel({ picture }: { picture: ReadonlySignal<MapPicture> }) {
  const room = useRoom();
  const { t } = useText();
  const failed = useSignal(false);
  // The same function for the panel's life: another one would raise the canvas anew with every picture.
  const onFailed = useCallback(() => (failed.value = true), [failed]);
  const { mapAs, selection } = room.ui.state.value;
  const asList = mapAs === "list" || failed.value;
  return (
    <section class="pane map-panel" id="map" aria-label={t("room.map")} tabIndex={-1}>
      <MapToolbar regions={picture.value.regions} />
      {asList ? (
        <div class="map-as-list">
          {failed.value && <EmptyState>{t("map.canvasFailed")}</EmptyState>}
          <MapList
            picture={picture.value}
            selection={selection ?? undefined}
            onSelect={(next) => room.ui.act({ do: "select", selection: next })}
            keep={filterIn(room.drafts, "map")}
            head={(shown, total) => <FilterLine drafts={room.drafts} of="map" shown={shown} total={total} />}
          />
        </div>
      ) : (
        <RoomCanvas picture={picture} onFailed={onFailed} />
      )}
    </section>
  );
}

/** The canvas of a room, which shows what is chosen there and where. */
export function RoomCanvas(props: Pick<CanvasProps, "picture" | "scale" | "onFailed">) {
  const room = useRoom();
  const { state } = room.ui;
  const selection = useComputed(() => state.value.selection);
  const region = useComputed(() => state.value.region);
  const onSelect = useCallback(
    (chosen: Selection | undefined) => room.ui.act({ do: "select", selection: chosen ?? null }),
    [room],
  );
  return <MapCanvas {...props} selection={selection} region={region} onSelect={onSelect} />;
}
