/** Shows spreads: a ring at the node, then sparks to its callers; at most two at once, the rest wait their turn. */
import type * as Phaser from "phaser";
import type { MapLayout } from "../layout.ts";
import type { Sprite } from "../paint/index.ts";
import { curveX, curveY } from "../routes.ts";
import type { Point } from "../spots.ts";
import type { Spread } from "../spread.ts";

const RING_MS = 600;
const STAGGER_MS = 120;
const AT_ONCE = 2;

export class Ripples {
  readonly #scene: Phaser.Scene;
  readonly #layer: Phaser.GameObjects.Layer;
  readonly #texture: string;
  readonly #zoom: number;
  #waiting: Spread[] = [];
  #running = 0;

  constructor(scene: Phaser.Scene, texture: string, zoom: number) {
    this.#scene = scene;
    this.#layer = scene.add.layer();
    this.#texture = texture;
    this.#zoom = zoom;
  }

  add(spreads: readonly Spread[], layout: MapLayout): void {
    this.#waiting.push(...spreads);
    this.#next(layout);
  }

  #next(layout: MapLayout): void {
    while (this.#running < AT_ONCE) {
      const spread = this.#waiting.shift();
      if (spread === undefined) return;
      this.#show(spread, layout, this.#running * STAGGER_MS);
    }
  }

  #show(spread: Spread, layout: MapLayout, delay: number): void {
    const spot = layout.nodes.get(spread.station);
    if (spot === undefined) return;
    this.#running++;
    const ring = this.#image(spot, "ring").setScale(0.4);
    this.#scene.tweens.add({
      targets: ring,
      scale: 1.5,
      alpha: { from: 0.85, to: 0 },
      delay,
      duration: RING_MS,
      ease: "Sine.easeOut",
      onComplete: () => {
        ring.destroy();
        this.#running--;
        this.#next(layout);
      },
    });
    for (const edge of spread.edges) this.#spark(edge, layout, delay + STAGGER_MS);
  }

  #spark(edge: string, layout: MapLayout, delay: number): void {
    const curve = layout.routes.get(edge);
    if (curve === undefined) return;
    const spark = this.#image(curve.to, "spark");
    this.#scene.tweens.addCounter({
      from: 1,
      to: 0,
      delay,
      duration: RING_MS,
      onUpdate: (tween) => {
        const s = tween.getValue() ?? 0;
        spark.setPosition(curveX(curve, s) * this.#zoom, curveY(curve, s) * this.#zoom).setAlpha(0.9);
      },
      onComplete: () => spark.destroy(),
    });
  }

  #image({ x, y }: Point, sprite: Sprite): Phaser.GameObjects.Image {
    const image = this.#scene.add.image(x * this.#zoom, y * this.#zoom, this.#texture, sprite).setAlpha(0);
    this.#layer.add(image);
    return image;
  }

  /** Images on their way would be drawn once more with a texture that is gone. Their tweens end with the sheets. */
  dispose(): void {
    this.#waiting = [];
    this.#layer.destroy();
  }
}
