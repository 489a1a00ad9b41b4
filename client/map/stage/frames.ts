/** Measures the main-thread time of each frame, so that the target of DESIGN.md §7 is a number and not a feeling. */
import * as Phaser from "phaser";

const KEPT = 600;

export class FrameTimes {
  readonly #times = new Float64Array(KEPT);
  #count = 0;
  #startedAt = 0;

  constructor(events: Phaser.Events.EventEmitter) {
    events.on(Phaser.Core.Events.PRE_STEP, () => {
      this.#startedAt = performance.now();
    });
    events.on(Phaser.Core.Events.POST_RENDER, () => {
      this.#times[this.#count % KEPT] = performance.now() - this.#startedAt;
      this.#count++;
    });
  }

  get count(): number {
    return this.#count;
  }

  /** Milliseconds that a share of the latest frames stayed under. */
  quantile(share: number): number {
    const sorted = this.#times.slice(0, Math.min(KEPT, this.#count)).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }
}
