/**
 * The picture of all that was found: to zoom, to move, to point at. What is chosen lies on a canvas of its own over the
 * rest, so that pointing repaints little. Whoever cannot see it has the same in the table.
 */
import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import type { TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { ImportedWorld } from "../../../../shared/protocol/index.ts";
import { Button, Icon } from "../../../dom/index.ts";
import { useText } from "../../../text/index.ts";
import { countsOf } from "../rows.ts";
import { fitted, moved, onScreen, showing, under, zoomed } from "./camera.ts";
import type { Camera } from "./camera.ts";
import { layoutOf } from "./layout.ts";
import type { Frame } from "./layout.ts";
import { textScale } from "./lettering.ts";
import { paintChosen, paintScene } from "./paint.ts";

const STEP = 1.35;
const KEY_PX = 60;
/** A press that moves less is a click. */
const STILL_PX = 4;

interface PictureProps {
  readonly world: ImportedWorld;
  readonly chosen: Signal<string | undefined>;
  readonly pointed: Signal<string | undefined>;
}

export function Picture({ world, chosen, pointed }: PictureProps) {
  const { t, format } = useText();
  const host = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const frame = useSignal<Frame | undefined>(undefined);
  /** Undefined: all of it. */
  const camera = useSignal<Camera | undefined>(undefined);
  const size = frame.value;
  const layout = useMemo(() => (size ? layoutOf(world, size) : undefined), [world, size?.width, size?.height]);
  const whole = layout && size ? fitted(layout, size) : undefined;
  const seen = camera.value ?? whole;
  const placeOf = (name: string | undefined): number => world.services.findIndex((service) => service.name === name);
  const place = placeOf(chosen.value);
  const at = placeOf(pointed.value);

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) frame.value = { width, height };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  // Another world is seen whole; so is the same in another frame.
  useEffect(() => {
    camera.value = undefined;
  }, [world.services.length, size?.width, size?.height, camera]);
  useEffect(() => {
    const spot = layout?.spots[place];
    if (camera.value && spot && size) camera.value = showing(camera.value, spot, size);
  }, [place, layout]);
  useLayoutEffect(() => {
    if (!layout || !seen || !size) return;
    const ink = prepared(below.current, size);
    if (ink) paintScene(ink, { world, layout, camera: seen, frame: size, textScale: textScale() });
  }, [world, layout, size, seen]);
  useLayoutEffect(() => {
    if (!layout || !seen || !size) return;
    const ink = prepared(above.current, size);
    const shown = [...new Set([place, at])].filter((n) => n >= 0);
    if (ink) paintChosen(ink, { world, layout, camera: seen, frame: size, textScale: textScale() }, shown);
  }, [world, layout, size, seen, place, at]);

  const zoom = (factor: number, at = { x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 }): void => {
    if (seen && whole) camera.value = zoomed(seen, factor, at, whole.scale * 0.8);
  };
  const zoomNow = useRef(zoom);
  zoomNow.current = zoom;
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    // A listener of one's own: only such may keep the page from scrolling.
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      zoomNow.current(Math.exp(-event.deltaY / 400), spotOf(event, element));
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, []);

  const grip = useRef<{ x: number; y: number; from: Camera; isMoved: boolean } | undefined>(undefined);
  const nameAt = (event: TargetedPointerEvent<HTMLDivElement>): string | undefined => {
    const found = layout && seen ? under(layout, seen, spotOf(event, event.currentTarget)) : undefined;
    return found === undefined ? undefined : world.services[found]?.name;
  };
  const press = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (!seen || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, y: event.clientY, from: seen, isMoved: false };
  };
  const move = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    const held = grip.current;
    if (held) {
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      held.isMoved ||= Math.hypot(dx, dy) > STILL_PX;
      if (held.isMoved) camera.value = moved(held.from, dx, dy);
    } else pointed.value = nameAt(event);
  };
  const release = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    const held = grip.current;
    grip.current = undefined;
    if (held && !held.isMoved) chosen.value = nameAt(event);
  };
  const key = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const way = ways[event.key];
    if (way && seen) camera.value = moved(seen, way[0] * KEY_PX, way[1] * KEY_PX);
    else if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-") zoom(1 / STEP);
    else if (event.key === "0") camera.value = undefined;
    else if (event.key === "Escape") chosen.value = undefined;
    else return;
    event.preventDefault();
  };
  const people = layout && seen ? onScreen(seen, layout.people) : undefined;
  const asked = world.services.reduce((sum, { peopleRps }) => sum + peopleRps, 0);
  return (
    <div class="picture">
      <div
        ref={host}
        class="picture-frame"
        role="application"
        tabIndex={0}
        aria-label={t("importing.picture.label", countsOf(world.services.length, world.calls.length, t))}
        data-testid="import-picture"
        data-services={world.services.length}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerLeave={() => (pointed.value = undefined)}
        onKeyDown={key}
      >
        <canvas ref={below} />
        <canvas ref={above} />
        {people && (
          <span class="picture-people" style={{ left: `${people.x}px`, top: `${people.y}px` }}>
            {t("importing.people", { rate: format.rate(asked) })}
          </span>
        )}
      </div>
      <div class="picture-zoom">
        <Button
          look="plain"
          aria-label={t("importing.zoom.in")}
          title={t("importing.zoom.in")}
          onClick={() => zoom(STEP)}
        >
          <Icon name="plus" />
        </Button>
        <Button aria-label={t("importing.zoom.out")} title={t("importing.zoom.out")} onClick={() => zoom(1 / STEP)}>
          <Icon name="minus" />
        </Button>
        <Button
          aria-label={t("importing.zoom.fit")}
          title={t("importing.zoom.fit")}
          onClick={() => (camera.value = undefined)}
        >
          <Icon name="fit" />
        </Button>
      </div>
    </div>
  );
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function spotOf(event: MouseEvent, element: Element): { readonly x: number; readonly y: number } {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** The canvas as large as its frame, in the pixels of the screen. */
function prepared(canvas: HTMLCanvasElement | null, { width, height }: Frame): CanvasRenderingContext2D | null {
  const ink = canvas?.getContext("2d") ?? null;
  if (canvas === null || ink === null) return null;
  const density = window.devicePixelRatio;
  const [w, h] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  ink.setTransform(density, 0, 0, density, 0, 0);
  return ink;
}
