/** A map as large as in the room, in the room's place; `window.map` is its handle, for tests and the bench. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { mapWords, mountMap } from "../map/index.ts";
import type { MapHandle, MapPicture, Selection } from "../map/index.ts";
import { useText } from "../text/index.ts";

declare global {
  interface Window {
    map?: MapHandle;
    selected?: Selection | undefined;
  }
}

export function MapExhibit(props: {
  picture: MapPicture;
  then?: MapPicture;
  still?: boolean;
  width?: number;
  height?: number;
  selection?: Selection;
  focus?: string;
}) {
  const host = useRef<HTMLDivElement>(null);
  const failed = useSignal<string | undefined>(undefined);
  const text = useText();
  useEffect(() => {
    let handle: MapHandle | undefined;
    const mount = async (): Promise<void> => {
      if (host.current === null) return;
      handle = await mountMap(host.current, {
        picture: props.picture,
        words: mapWords(text),
        still: props.still ?? false,
        antialias: false,
        onSelect: (selection) => {
          window.selected = selection;
          handle?.select(selection);
        },
      });
      window.map = handle;
      handle.select(props.selection);
      if (props.focus !== undefined) handle.focus(props.focus);
    };
    mount().catch((error: unknown) => {
      failed.value = String(error);
    });
    return () => handle?.dispose();
  }, []);
  const small = window.innerWidth < 1400;
  const width = props.width ?? (small ? 728 : 760);
  const height = props.height ?? (small ? 424 : 520);
  return (
    <main style={{ padding: "48px 0 0 280px" }}>
      <div
        ref={host}
        style={{ position: "relative", width: `${width}px`, height: `${height}px`, border: "1px solid #222E4C" }}
      />
      {failed.value}
    </main>
  );
}
