/**
 * Ink for a projector, which swallows whatever is thin or faint: no stroke under 3 px on screen, and no colour that is
 * see-through. What was nearly solid becomes solid; a mere tint becomes what it looks like over the ground.
 */
import type { Ink } from "./ink.ts";

const LEAST_PX = 3;
/** Under this share of its colour a stroke or plane is a tint. */
const TINT = 0.35;
const ground = [11, 16, 32] as const;

/** `scale` is CSS pixels per map pixel. */
export function boldInk(ink: Ink, scale: number): Ink {
  return new Proxy(ink, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...given: unknown[]): unknown => Reflect.apply(value, target, given);
    },
    set(target, name, value: unknown) {
      if (name === "lineWidth" && typeof value === "number") return Reflect.set(target, name, boldWidth(value, scale));
      return Reflect.set(target, name, typeof value === "string" ? opaque(value) : value);
    },
  });
}

export function boldWidth(width: number, scale: number): number {
  return Math.max(width, LEAST_PX / scale);
}

/** `rgb(r g b / n%)` without the last part; anything else as it is. */
export function opaque(style: string): string {
  const parts = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(style)?.slice(1).map(Number);
  if (parts === undefined) return style;
  const share = (parts[3] ?? 100) / 100;
  const channels = ground.map((under, i) => {
    const over = parts[i] ?? under;
    return share < TINT ? Math.round(under + (over - under) * share) : over;
  });
  return `rgb(${channels.join(" ")})`;
}
