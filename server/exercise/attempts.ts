/**
 * How often one address may be wrong about a code or a token. Codes are short so that people can read them out; this
 * keeps them from being guessed. Being right costs nothing, so a whole class behind one address can join.
 */
import type { Clock } from "../rooms/index.ts";

export interface Attempts {
  isBarred(address: string): boolean;
  wrong(address: string): void;
}

const MOST_WRONG = 20;
const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;

export function createAttempts(clock: Clock): Attempts {
  const wrongs = new Map<string, { readonly sinceMs: number; count: number }>();

  function recent(address: string): { count: number } | undefined {
    const known = wrongs.get(address);
    if (known && clock.nowMs() - known.sinceMs < WINDOW_MS) return known;
    wrongs.delete(address);
    return undefined;
  }

  return {
    isBarred: (address) => (recent(address)?.count ?? 0) >= MOST_WRONG,
    wrong(address) {
      const known = recent(address);
      if (known) known.count++;
      else wrongs.set(address, { sinceMs: clock.nowMs(), count: 1 });
      const oldest = wrongs.size > MOST_ADDRESSES ? wrongs.keys().next().value : undefined;
      if (oldest !== undefined) wrongs.delete(oldest);
    },
  };
}
