/** All travelling marks on one texture, so that a frame of them is one draw call. */
import type * as Phaser from "phaser";
import { must } from "../../../shared/base/index.ts";
import { paintSprite, spriteSize } from "../paint/index.ts";
import type { Ink, Sprite } from "../paint/index.ts";

const sprites: readonly Sprite[] = ["ok", "slow", "retry", "error", "ring", "spark"];
const GUTTER = 2;

export function makeAtlas(
  scene: Phaser.Scene,
  key: string,
  zoom: number,
  dressed: (ink: Ink) => Ink,
): Phaser.Textures.CanvasTexture {
  const cells = sprites.map((sprite) => Math.ceil(spriteSize[sprite] * zoom));
  const canvas = document.createElement("canvas");
  canvas.width = cells.reduce((sum, cell) => sum + cell + GUTTER, 0);
  canvas.height = Math.max(...cells);
  const ink = must(canvas.getContext("2d"), "2d context");
  const texture = must(scene.textures.addCanvas(key, canvas), `texture ${key}`);
  let left = 0;
  sprites.forEach((sprite, i) => {
    const cell = cells[i] ?? 0;
    ink.setTransform(zoom, 0, 0, zoom, left + cell / 2, cell / 2);
    paintSprite(dressed(ink), sprite);
    texture.add(sprite, 0, left, 0, cell, cell);
    left += cell + GUTTER;
  });
  texture.refresh();
  return texture;
}
