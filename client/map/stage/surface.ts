/** One sheet of the map: a 2D canvas that Phaser shows as a texture. Painters see CSS pixels. */
import type * as Phaser from "phaser";
import { must } from "../../../shared/base/index.ts";
import type { Ink } from "../paint/index.ts";

export class Surface {
  readonly #texture: Phaser.Textures.CanvasTexture;
  readonly #image: Phaser.GameObjects.Image;
  readonly #zoom: number;

  /** `zoom` is device pixels per CSS pixel of the map. */
  constructor(scene: Phaser.Scene, key: string, width: number, height: number, zoom: number) {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d");
    this.#texture = must(scene.textures.addCanvas(key, canvas), `texture ${key}`);
    this.#image = scene.add.image(0, 0, key).setOrigin(0, 0);
    this.#zoom = zoom;
  }

  repaint(paint: (ink: Ink) => void): void {
    const ink = this.#texture.context;
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.clearRect(0, 0, this.#texture.width, this.#texture.height);
    ink.setTransform(this.#zoom, 0, 0, this.#zoom, 0, 0);
    paint(ink);
    this.refresh();
  }

  /** Hands the canvas to the graphics card again, as after a lost context. */
  refresh(): void {
    this.#texture.refresh();
  }

  dispose(): void {
    this.#image.destroy();
    this.#texture.destroy();
  }
}
