/**
 * Real time, handed in so that a test can turn it by hand. Only its differences mean anything: it does not say what
 * day it is and does not jump when somebody sets the machine's clock.
 */
export interface Clock {
  nowMs(): number;
  /** Calls once, not before `atMs`. Returns its `off`. */
  at(atMs: number, call: () => void): () => void;
}

export function systemClock(): Clock {
  return {
    nowMs: () => performance.now(),
    at(atMs, call) {
      const timer = setTimeout(call, Math.max(0, atMs - performance.now()));
      return () => clearTimeout(timer);
    },
  };
}
