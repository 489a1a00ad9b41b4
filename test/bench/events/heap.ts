/** What happens next: a binary heap of instants in typed arrays, so that an event costs no object. */
import { must } from "../../../shared/base/index.ts";

/** Most events that can be due at a time; more is a bug, as a typed array would swallow it. */
const ROOM = 1 << 18;

export class Heap {
  private readonly times = new Float64Array(ROOM);
  private readonly whats = new Int32Array(ROOM);
  private size = 0;

  /** When the first event is due; there must be one. */
  get first(): number {
    return this.timeAt(0);
  }

  put(time: number, what: number): void {
    if (this.size === ROOM) throw new RangeError("too many events");
    let hole = this.size++;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      if (this.timeAt(above) <= time) break;
      this.move(above, hole);
      hole = above;
    }
    this.times[hole] = time;
    this.whats[hole] = what;
  }

  /** Removes the first event and says what it was. */
  take(): number {
    const first = must(this.whats[0], "an event");
    const last = --this.size;
    const time = this.timeAt(last);
    let hole = 0;
    for (let below = 1; below < last; below = 2 * hole + 1) {
      if (below + 1 < last && this.timeAt(below + 1) < this.timeAt(below)) below++;
      if (this.timeAt(below) >= time) break;
      this.move(below, hole);
      hole = below;
    }
    this.move(last, hole);
    return first;
  }

  private timeAt(index: number): number {
    return must(this.times[index], "a time");
  }

  private move(from: number, to: number): void {
    this.times[to] = this.timeAt(from);
    this.whats[to] = must(this.whats[from], "an event");
  }
}
