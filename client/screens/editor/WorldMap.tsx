/** The map of the world that is being written, at rest; a list where it cannot be drawn. Raised anew when the world changes. */
import { useComputed, useSignal } from "@preact/signals";
import { useCallback, useMemo } from "preact/hooks";
import type { MapView } from "../../../shared/protocol/index.ts";
import { StillContext } from "../../dom/index.ts";
import { MapList } from "../../map/index.ts";
import type { MapPicture, Selection } from "../../map/index.ts";
import { MapCanvas, worldPicture } from "../../panels/map/index.ts";
import { useText } from "../../text/index.ts";

/** Below the first, as many as stand clear of each other in the usual height. */
const MOST_LAYERS = 3;

export function WorldMap({ map }: { map: MapView }) {
  const { t } = useText();
  const isFailed = useSignal(false);
  // A check that changed nothing of the world leaves the drawing alone.
  const content = JSON.stringify(map);
  const picture = useMemo(() => worldPicture(map), [content]);
  const onFailed = useCallback(() => (isFailed.value = true), [isFailed]);
  const deepest = Math.max(0, ...picture.stations.map(({ place }) => (place.at === "region" ? place.layer : 0)));
  const list = <MapList picture={picture} selection={undefined} onSelect={() => undefined} />;
  if (isFailed.value) return list;
  return (
    <>
      <div class={`editor-map${deepest > MOST_LAYERS ? " is-deep" : ""}`} data-testid="editor-map">
        <Drawn key={content} picture={picture} onFailed={onFailed} />
      </div>
      <details>
        <summary>{t("editor.world.list")}</summary>
        {list}
      </details>
    </>
  );
}

function Drawn({ picture, onFailed }: { picture: MapPicture; onFailed: () => void }) {
  const selection = useSignal<Selection | null>(null);
  const shown = useComputed(() => picture);
  const onSelect = useCallback((chosen: Selection | undefined) => (selection.value = chosen ?? null), [selection]);
  return (
    <StillContext.Provider value={true}>
      <MapCanvas picture={shown} selection={selection} onSelect={onSelect} onFailed={onFailed} />
    </StillContext.Provider>
  );
}
