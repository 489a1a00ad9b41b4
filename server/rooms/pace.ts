/**
 * Turns real time into the room's clock and into ticks that are due. Both move together: where the server was late and
 * cannot make it up within bounds, the clock slips too, so people's deadlines wait for the world they are about.
 */
import { TICK_MS } from "../../shared/base/index.ts";

/** More than this at once is not made up. */
const MAX_LAG_MS = 1000;
const MAX_TICKS_PER_TURN = 200;

export interface Pace {
  /** Real milliseconds that were neither paused nor slipped, times the test speed. A whole number. */
  readonly clockMs: number;
  advance(nowMs: number, how: Motion): Advance;
}

export type Motion =
  | { readonly kind: "still" }
  | { readonly kind: "waiting" }
  | { readonly kind: "running"; readonly speed: number };

export interface Advance {
  readonly ticks: number;
  /** Milliseconds of the room's clock that were given up. */
  readonly slippedMs: number;
}

export interface PaceStart {
  readonly clockMs: number;
  readonly nowMs: number;
  /** 1, but in tests: the room's clock runs this many times faster than real time. */
  readonly rate: number;
}

export function createPace({ clockMs: startMs, nowMs: firstMs, rate }: PaceStart): Pace {
  /** Simulated milliseconds not yet handed out as ticks; whole numbers, so that nothing is lost to rounding. */
  let [clockMs, lastMs, owedMs] = [startMs, firstMs, 0];
  return {
    get clockMs() {
      return Math.floor(clockMs);
    },
    advance(nowMs, motion) {
      const elapsedMs = nowMs - lastMs;
      lastMs = nowMs;
      if (motion.kind === "still") return { ticks: 0, slippedMs: 0 };
      const keptMs = Math.min(elapsedMs, MAX_LAG_MS) * rate;
      let slippedMs = elapsedMs * rate - keptMs;
      clockMs += keptMs;
      if (motion.kind === "waiting") return { ticks: 0, slippedMs: 0 };
      owedMs += keptMs * motion.speed;
      let ticks = Math.floor(owedMs / TICK_MS);
      owedMs -= ticks * TICK_MS;
      if (ticks > MAX_TICKS_PER_TURN) {
        const lostMs = ((ticks - MAX_TICKS_PER_TURN) * TICK_MS) / motion.speed;
        clockMs -= lostMs;
        slippedMs += lostMs;
        ticks = MAX_TICKS_PER_TURN;
      }
      return { ticks, slippedMs };
    },
  };
}
