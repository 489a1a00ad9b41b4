/** What part of the picture is seen, and how large. Pure. */
import { LARGEST_FIT } from "./layout.ts";
import type { Frame, Layout, Spot } from "./layout.ts";

export interface Camera {
  /** Pixels of the screen for one of the picture. */
  readonly scale: number;
  /** Where the picture's corner is on the screen. */
  readonly x: number;
  readonly y: number;
}

const MARGIN = 20;
const LARGEST = 3;

export function fitted({ width, height }: Layout, frame: Frame): Camera {
  const scale = Math.min((frame.width - 2 * MARGIN) / width, (frame.height - 2 * MARGIN) / height, LARGEST_FIT);
  return { scale, x: (frame.width - width * scale) / 2, y: (frame.height - height * scale) / 2 };
}

/** Larger or smaller by a factor; what is at a spot of the screen stays there. */
export function zoomed({ scale, x, y }: Camera, factor: number, at: Spot, least: number): Camera {
  const next = Math.min(LARGEST, Math.max(least, scale * factor));
  const by = next / scale;
  return { scale: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by };
}

export function moved(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Moves only when the spot is out of sight. */
export function showing(camera: Camera, spot: Spot, frame: Frame): Camera {
  const { x, y } = onScreen(camera, spot);
  const isSeen = x > MARGIN && y > MARGIN && x < frame.width - MARGIN && y < frame.height - MARGIN;
  return isSeen ? camera : moved(camera, frame.width / 2 - x, frame.height / 2 - y);
}

export function onScreen({ scale, x, y }: Camera, spot: Spot): Spot {
  return { x: spot.x * scale + x, y: spot.y * scale + y };
}

/** The service whose cell is at a spot of the screen. */
export function under({ spots, cell }: Layout, camera: Camera, at: Spot): number | undefined {
  const x = (at.x - camera.x) / camera.scale;
  const y = (at.y - camera.y) / camera.scale;
  const found = spots.findIndex(
    (spot) => Math.abs(spot.x - x) < cell.width / 2 && Math.abs(spot.y - y) < cell.height / 2,
  );
  return found < 0 ? undefined : found;
}
