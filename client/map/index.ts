/**
 * The map's door. `mountMap` loads Phaser, draws pictures onto a canvas in `host` and reports what is clicked; delete
 * it and the game is still playable from `MapList`, which shows the same picture as text.
 */
import { hitTest } from "./hit.ts";
import type { MapWords } from "./words.ts";
import type { MapPicture, Selection } from "./picture.ts";

export interface MapOptions {
  readonly picture: MapPicture;
  readonly words: MapWords;
  /** No moving marks: dashes and chips of numbers carry the same. */
  readonly still: boolean;
  readonly antialias: boolean;
  /** For a projector: nothing thin, nothing see-through. */
  readonly bold?: boolean;
  readonly scale?: number;
  onSelect(selection: Selection | undefined): void;
}

export interface MapHandle {
  update(picture: MapPicture): void;
  select(selection: Selection | undefined): void;
  /** One region alone, or all of them. */
  focus(region: string | undefined): void;
  resize(): void;
  dispose(): void;
  /** For tests and the bench: where a node stands, how many marks travel, milliseconds of main thread per frame. */
  probe(): MapProbe;
}

export interface MapProbe {
  readonly nodes: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  readonly marks: number;
  readonly frames: number;
  readonly frameP50Ms: number;
  readonly frameP95Ms: number;
}

export async function mountMap(host: HTMLElement, options: MapOptions): Promise<MapHandle> {
  const [{ Stage }] = await Promise.all([
    import("./stage/index.ts"),
    document.fonts.load('600 13px "Inter Variable"'),
    document.fonts.load('500 12px "JetBrains Mono Variable"'),
  ]);
  const scale = options.scale ?? 1;
  const stage = new Stage(host, { ...options, scale, bold: options.bold ?? false });
  const listening = new AbortController();
  const under = (event: PointerEvent): Selection | undefined => {
    const box = host.getBoundingClientRect();
    return hitTest(stage.layout, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  host.addEventListener("pointerdown", (event) => options.onSelect(under(event)), listening);
  host.addEventListener(
    "pointermove",
    (event) => {
      host.style.cursor = under(event) === undefined ? "" : "pointer";
    },
    listening,
  );
  const observer = new ResizeObserver(() => stage.resize());
  observer.observe(host);
  return {
    update: (picture) => stage.update(picture),
    select: (selection) => stage.select(selection),
    focus: (region) => stage.focus(region),
    resize: () => stage.resize(),
    dispose: () => {
      observer.disconnect();
      listening.abort();
      stage.dispose();
    },
    probe: () => ({
      nodes: Object.fromEntries([...stage.layout.nodes].map(([id, { x, y }]) => [id, { x: x * scale, y: y * scale }])),
      marks: stage.markCount,
      frames: stage.frames.count,
      frameP50Ms: stage.frames.quantile(0.5),
      frameP95Ms: stage.frames.quantile(0.95),
    }),
  };
}

export { MapList } from "./list.tsx";
export { mapWords } from "./words.ts";
export type { MapWords } from "./words.ts";
export type {
  ArcPicture,
  EdgePicture,
  Layer,
  MapPicture,
  RegionPicture,
  Selection,
  StationPicture,
  StationPlace,
} from "./picture.ts";
