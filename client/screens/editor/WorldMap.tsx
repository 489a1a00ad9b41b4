/** The map of the world that is being written; a list where it cannot be drawn. Raised anew when the world changes. */
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { MapView } from "../../../shared/protocol/index.ts";
import { MapList, mapWords, mountMap } from "../../map/index.ts";
import { useText } from "../../text/index.ts";
import { worldPicture } from "../../panels/map/index.ts";

export function WorldMap({ map }: { map: MapView }) {
  const text = useText();
  const host = useRef<HTMLDivElement>(null);
  const isFailed = useSignal(false);
  // A check that changed nothing of the world leaves the drawing alone.
  const content = JSON.stringify(map);
  const picture = useMemo(() => worldPicture(map), [content]);
  useEffect(() => {
    const lifetime = new AbortController();
    const mount = async (): Promise<void> => {
      if (host.current === null) return;
      const handle = await mountMap(host.current, {
        picture,
        words: mapWords(text),
        still: true,
        antialias: !new URLSearchParams(window.location.search).has("plain"),
        onSelect: (selection) => handle.select(selection),
      });
      if (lifetime.signal.aborted) handle.dispose();
      else lifetime.signal.addEventListener("abort", () => handle.dispose());
    };
    mount().catch((problem: unknown) => {
      console.warn("The map cannot be drawn and is shown as a list.", problem);
      isFailed.value = true;
    });
    return () => lifetime.abort();
  }, [picture, text]);
  if (isFailed.value) return <MapList picture={picture} selection={undefined} onSelect={() => undefined} />;
  return (
    <>
      <div ref={host} class="editor-map" aria-hidden="true" data-testid="editor-map" />
      <details>
        <summary>{text.t("editor.world.list")}</summary>
        <MapList picture={picture} selection={undefined} onSelect={() => undefined} />
      </details>
    </>
  );
}
