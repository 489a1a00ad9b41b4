/** The small things that travel: dots, double chevrons, diamonds; and the ring and spark of a spreading change. */
import { palette } from "../../dom/palette.ts";
import type { MarkKind } from "../flows.ts";
import type { Ink } from "./ink.ts";

export type Sprite = MarkKind | "ring" | "spark";

/** Side of a sprite's square cell in CSS pixels. */
export const spriteSize: Readonly<Record<Sprite, number>> = {
  ok: 8,
  slow: 8,
  retry: 14,
  error: 10,
  ring: 64,
  spark: 16,
};

/** Draws a sprite centred on 0,0, pointing to the right. */
export function paintSprite(ink: Ink, sprite: Sprite): void {
  switch (sprite) {
    case "ok":
      return disc(ink, 2.3, "rgb(140 184 245 / 68%)");
    case "slow":
      return disc(ink, 2.6, palette.slow);
    case "retry":
      return chevrons(ink, 0, 0);
    case "error":
      return diamond(ink, 4);
    case "ring":
      ink.beginPath();
      ink.arc(0, 0, 29, 0, 2 * Math.PI);
      ink.strokeStyle = palette.text;
      ink.lineWidth = 2;
      return ink.stroke();
    case "spark": {
      const light = ink.createRadialGradient(0, 0, 0, 0, 0, 8);
      light.addColorStop(0, palette.text);
      light.addColorStop(1, "rgb(232 237 247 / 0%)");
      ink.fillStyle = light;
      return ink.fillRect(-8, -8, 16, 16);
    }
  }
}

export function chevrons(ink: Ink, x: number, y: number): void {
  ink.beginPath();
  for (const dx of [-4, 1]) {
    ink.moveTo(x + dx - 1.2, y - 4.2);
    ink.lineTo(x + dx + 3, y);
    ink.lineTo(x + dx - 1.2, y + 4.2);
  }
  ink.strokeStyle = "#FFB9AC";
  ink.lineWidth = 1.7;
  ink.lineJoin = "miter";
  ink.stroke();
}

function disc(ink: Ink, radius: number, colour: string): void {
  ink.beginPath();
  ink.arc(0, 0, radius, 0, 2 * Math.PI);
  ink.fillStyle = colour;
  ink.fill();
}

function diamond(ink: Ink, half: number): void {
  ink.beginPath();
  ink.moveTo(0, -half);
  ink.lineTo(half, 0);
  ink.lineTo(0, half);
  ink.lineTo(-half, 0);
  ink.closePath();
  ink.fillStyle = palette.err;
  ink.fill();
}
