/** The canvas alone, as large as its place; raised anew when it has to be drawn another way. */
import { effect } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { PROJECTOR_SCALE, useProjected, useStill } from "../../dom/index.ts";
import { mapWords, mountMap } from "../../map/index.ts";
import type { MapHandle, MapPicture, Selection } from "../../map/index.ts";
import { useText } from "../../text/index.ts";

/** A map of this height has room for its five rows at the usual size, and no more. */
const LOW_PX = 400;

export interface CanvasProps {
  readonly picture: ReadonlySignal<MapPicture>;
  /** How much larger than on a desk it is drawn; by the settings when left out. */
  readonly scale?: number;
  /** The same function for the canvas's life: another one raises it anew. */
  readonly onFailed?: () => void;
  /** Where there is something to choose: what is chosen, the region that is looked at, and who wants to know. */
  readonly selection?: ReadonlySignal<Selection | null>;
  readonly region?: ReadonlySignal<string | null>;
  readonly onSelect?: (selection: Selection | undefined) => void;
}

export function MapCanvas({ picture, scale, onFailed, selection, region, onSelect }: CanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const text = useText();
  const [bold, still] = [useProjected(), useStill()];
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
        onSelect: (chosen) => onSelect?.(chosen),
      });
      if (lifetime.signal.aborted) return handle.dispose();
      const off = follow(handle, picture, selection, region);
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
  }, [picture, selection, region, onSelect, still, bold, scale, text, onFailed]);
  return <div ref={host} class="map-canvas" aria-hidden="true" data-testid="map-canvas" />;
}

/** As large as a projector wants it, unless the place is so low that nodes would cover each other. */
function scaleIn(heightPx: number): number {
  return Math.max(1, Math.min(PROJECTOR_SCALE, heightPx / LOW_PX));
}

/** Keeps the canvas in step with what it shows. Returns its off. */
function follow(
  handle: MapHandle,
  picture: CanvasProps["picture"],
  selection: CanvasProps["selection"],
  region: CanvasProps["region"],
): () => void {
  let focused: string | null = null;
  const offs = [
    effect(() => handle.update(picture.value)),
    effect(() => handle.select(selection?.value ?? undefined)),
    effect(() => {
      const wanted = region?.value ?? null;
      if (wanted !== focused) handle.focus(wanted ?? undefined);
      focused = wanted;
    }),
  ];
  return () => offs.forEach((off) => off());
}
