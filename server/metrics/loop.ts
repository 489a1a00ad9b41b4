/** How late the event loop is: a timer that should fire ten times a second says by how much it did not. */
import type { Clock } from "../rooms/index.ts";

const EVERY_MS = 100;

/** Returns its `off`. */
export function watchLoop(clock: Clock, wasLate: (ms: number) => void): () => void {
  let off = (): void => undefined;
  function wait(): void {
    const dueMs = clock.nowMs() + EVERY_MS;
    off = clock.at(dueMs, () => {
      wasLate(Math.max(0, clock.nowMs() - dueMs));
      wait();
    });
  }
  wait();
  return () => off();
}
