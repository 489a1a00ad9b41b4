/**
 * One timer for all rooms. Each room has its own slot in a wheel that turns on an absolute schedule, so rooms neither
 * bunch up nor drift; a room's turn comes every 50 ms, and with every fifth one it publishes. After a delay the slots
 * that were missed are made up in order; what lies further back than a whole wheel is skipped.
 */
import type { Clock } from "./clock.ts";

export interface Task {
  /** Must not throw: others wait for their turn. */
  turn(nowMs: number, publishes: boolean): void;
}

export interface Scheduler {
  /** Returns its `off`. */
  add(task: Task): () => void;
  stop(): void;
}

/** Hears of each turn how late it came and how long it took. */
export type Stopwatch = (lateMs: number, tookMs: number) => void;

const SLOT_MS = 5;
const SLOTS_PER_TURN = 10;
const TURNS_PER_PUBLISH = 5;
const SLOTS = SLOTS_PER_TURN * TURNS_PER_PUBLISH;

export const TURNS_PER_SECOND = 1000 / (SLOT_MS * SLOTS_PER_TURN);

export function createScheduler(clock: Clock, turned: Stopwatch = () => undefined): Scheduler {
  const wheel = Array.from({ length: SLOTS }, () => new Set<Task>());
  const startMs = clock.nowMs();
  /** Slots since the start; the next one to be served. */
  let next = 0;
  let off = (): void => undefined;
  let sleeping = true;

  function serve(): void {
    const nowMs = clock.nowMs();
    const due = Math.floor((nowMs - startMs) / SLOT_MS);
    next = Math.max(next, due - SLOTS + 1);
    for (; next <= due; next++) {
      for (const offset of turnsAt(next)) {
        for (const task of wheel[offset] ?? []) {
          const beganMs = clock.nowMs();
          task.turn(nowMs, offset === next % SLOTS);
          turned(beganMs - startMs - next * SLOT_MS, clock.nowMs() - beganMs);
        }
      }
    }
    sleep();
  }

  function sleep(): void {
    off();
    sleeping = wheel.every((slot) => slot.size === 0);
    if (sleeping) return;
    while (turnsAt(next).every((offset) => wheel[offset]?.size === 0)) next++;
    off = clock.at(startMs + next * SLOT_MS, serve);
  }

  return {
    add(task) {
      const slot = wheel.reduce((emptiest, other) => (other.size < emptiest.size ? other : emptiest));
      slot.add(task);
      if (sleeping) {
        next = Math.floor((clock.nowMs() - startMs) / SLOT_MS) + 1;
        sleep();
      }
      return () => slot.delete(task);
    },
    stop: () => off(),
  };
}

/** The rooms of every tenth slot take a turn together. */
function turnsAt(index: number): readonly number[] {
  return Array.from({ length: TURNS_PER_PUBLISH }, (_, turn) => (index + turn * SLOTS_PER_TURN) % SLOTS);
}
