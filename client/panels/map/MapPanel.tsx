/** The map in its place: toolbar, age of what it shows, and either the canvas or its list twin. */
import { effect, useSignal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { EmptyState, PROJECTOR_SCALE, useProjected } from "../../dom/index.ts";
import { MapList, mapWords, mountMap } from "../../map/index.ts";
import type { MapHandle, MapPicture } from "../../map/index.ts";
import { useRoom } from "../../store/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { FilterLine, filterIn } from "../frame/index.ts";
import { MapToolbar } from "../toolbar/index.ts";
import "./map.css";

/** A map of this height has room for its five rows at the usual size, and no more. */
const LOW_PX = 400;

export function MapPanel({ picture, still }: { picture: ReadonlySignal<MapPicture>; still: boolean }) {
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
        <MapCanvas key={String(still)} picture={picture} still={still} onFailed={onFailed} />
      )}
    </section>
  );
}

interface CanvasProps {
  readonly picture: ReadonlySignal<MapPicture>;
  readonly still: boolean;
  /** How much larger than on a desk it is drawn; by the settings when left out. */
  readonly scale?: number;
  readonly onFailed?: () => void;
}

/** The canvas alone, as large as its place. */
export function MapCanvas({ picture, still, scale, onFailed }: CanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const room = useRoom();
  const text = useText();
  const bold = useProjected();
  useEffect(() => {
    const lifetime = new AbortController();
    const element = host.current;
    const mount = async (): Promise<void> => {
      if (element === null) return;
      const handle = await mountMap(element, {
        picture: picture.peek(),
        words: mapWords(text),
        still,
        bold,
        scale: scale ?? (bold ? scaleIn(element.clientHeight) : 1),
        antialias: !new URLSearchParams(window.location.search).has("plain"),
        onSelect: (selection) => room.ui.act({ do: "select", selection: selection ?? null }),
      });
      if (lifetime.signal.aborted) return handle.dispose();
      const off = follow(handle, picture, room);
      lifetime.signal.addEventListener("abort", () => {
        off();
        handle.dispose();
      });
    };
    mount().catch((problem: unknown) => {
      console.warn("The map cannot be drawn and is shown as a list.", problem);
      if (!lifetime.signal.aborted) onFailed?.();
    });
    return () => lifetime.abort();
  }, [picture, room, still, bold, scale, text, onFailed]);
  return <div ref={host} class="map-canvas" aria-hidden="true" data-testid="map-canvas" />;
}

/** As large as a projector wants it, unless the place is so low that nodes would cover each other. */
function scaleIn(heightPx: number): number {
  return Math.max(1, Math.min(PROJECTOR_SCALE, heightPx / LOW_PX));
}

/** Keeps the canvas in step with what it shows. Returns its off. */
function follow(handle: MapHandle, picture: ReadonlySignal<MapPicture>, room: Room): () => void {
  const offs = [
    effect(() => handle.update(picture.value)),
    effect(() => handle.select(room.ui.state.value.selection ?? undefined)),
  ];
  let region: string | null = null;
  offs.push(
    effect(() => {
      const wanted = room.ui.state.value.region;
      if (wanted !== region) handle.focus(wanted ?? undefined);
      region = wanted;
    }),
  );
  return () => offs.forEach((off) => off());
}
