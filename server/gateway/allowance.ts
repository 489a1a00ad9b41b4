/** How much one socket may say: a steady rate with room for a burst. Whoever goes on regardless is cut off. */
import type { Clock } from "../rooms/index.ts";

export interface Allowance {
  /** Whether one more message may pass now. */
  take(): boolean;
  /** So many messages were refused that nobody can mean well. */
  readonly isAbused: boolean;
}

const PER_SECOND = 10;
const BURST = 40;
const MOST_REFUSED = 400;

export function createAllowance(clock: Clock): Allowance {
  let left = BURST;
  let lastMs = clock.nowMs();
  let refused = 0;
  return {
    take() {
      const nowMs = clock.nowMs();
      left = Math.min(BURST, left + ((nowMs - lastMs) / 1000) * PER_SECOND);
      lastMs = nowMs;
      if (left < 1) {
        refused++;
        return false;
      }
      left--;
      return true;
    },
    get isAbused() {
      return refused > MOST_REFUSED;
    },
  };
}
