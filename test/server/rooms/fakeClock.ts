/** Real time that a test turns by hand. Timers fire in their order, each at its own moment. */
import type { Clock } from "../../../server/rooms/index.ts";

export interface FakeClock extends Clock {
  /** Lets time pass; between two timers, whatever waits for a promise gets its turn. */
  pass(ms: number): Promise<void>;
  /** A moment in which the process did nothing: timers fire late. */
  stall(ms: number): void;
}

interface Timer {
  readonly atMs: number;
  readonly call: () => void;
}

export function createFakeClock(): FakeClock {
  let nowMs = 1000;
  const timers = new Set<Timer>();
  const nextBefore = (untilMs: number): Timer | undefined =>
    [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];

  return {
    nowMs: () => nowMs,
    at(atMs, call) {
      const timer = { atMs, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (let timer = nextBefore(untilMs); timer; timer = nextBefore(untilMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.atMs);
        timer.call();
        await settle();
      }
      nowMs = untilMs;
    },
    stall: (ms) => void (nowMs += ms),
  };
}

/** Everything that only waits for promises has happened after this. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
