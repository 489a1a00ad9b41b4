/**
 * The marks that travel on edges: a pool of images, moved each frame by one clock per flow and nothing else, so that a
 * frame allocates nothing. A new plan keeps the clocks of flows that go on.
 */
import type * as Phaser from "phaser";
import type { Flow } from "../flows.ts";
import { curveX, curveY } from "../routes.ts";

interface Lane {
  readonly flow: Flow;
  readonly images: readonly Phaser.GameObjects.Image[];
  /** Unit normal times the offset. */
  readonly offX: number;
  readonly offY: number;
  clock: number;
}

export class Swarm {
  readonly #scene: Phaser.Scene;
  readonly #layer: Phaser.GameObjects.Layer;
  readonly #texture: string;
  readonly #zoom: number;
  readonly #pool: Phaser.GameObjects.Image[] = [];
  #lanes: Lane[] = [];

  constructor(scene: Phaser.Scene, texture: string, zoom: number) {
    this.#scene = scene;
    this.#layer = scene.add.layer();
    this.#texture = texture;
    this.#zoom = zoom;
  }

  get size(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.images.length, 0);
  }

  plan(flows: readonly Flow[]): void {
    const clocks = new Map(this.#lanes.map((lane) => [nameOf(lane.flow), lane.clock]));
    for (const lane of this.#lanes) for (const image of lane.images) this.#pool.push(image.setVisible(false));
    this.#lanes = flows.map((flow) => this.#lane(flow, clocks.get(nameOf(flow)) ?? 0));
    this.advance(0);
  }

  #lane(flow: Flow, clock: number): Lane {
    const dx = flow.curve.to.x - flow.curve.from.x;
    const dy = flow.curve.to.y - flow.curve.from.y;
    const share = flow.offset / Math.max(1, Math.hypot(dx, dy));
    const heading = Math.atan2(dy, dx) + (flow.back ? Math.PI : 0);
    const images = Array.from({ length: flow.count }, () =>
      this.#image(flow.mark).setRotation(flow.mark === "retry" ? heading : 0),
    );
    return { flow, images, offX: -dy * share, offY: dx * share, clock };
  }

  #image(frame: string): Phaser.GameObjects.Image {
    const spare = this.#pool.pop();
    if (spare !== undefined) return spare.setFrame(frame).setVisible(true);
    const image = this.#scene.add.image(0, 0, this.#texture, frame);
    this.#layer.add(image);
    return image;
  }

  advance(seconds: number): void {
    for (const lane of this.#lanes) {
      const { flow, images } = lane;
      lane.clock = (lane.clock + seconds / flow.travelS) % 1;
      for (let i = 0; i < images.length; i++) {
        const image = images[i];
        if (image === undefined) continue;
        const even = (lane.clock + i / images.length) % 1;
        const along = flow.bunching === 1 ? even : 1 - Math.pow(1 - even, flow.bunching);
        const s = flow.back ? 1 - along : along;
        image.x = (curveX(flow.curve, s) + lane.offX) * this.#zoom;
        image.y = (curveY(flow.curve, s) + lane.offY) * this.#zoom;
      }
    }
  }

  dispose(): void {
    this.#layer.destroy();
    for (const image of this.#pool) image.destroy();
    for (const lane of this.#lanes) for (const image of lane.images) image.destroy();
  }
}

function nameOf(flow: Flow): string {
  return `${flow.edge} ${flow.mark} ${flow.back}`;
}
