/**
 * How often one address may be wrong about a code or a token. Codes are short so that people can read them out; this
 * keeps them from being guessed. Being right costs nothing, so a whole class behind one address can join. Of the newer
 * addresses, which one computer has by the billion, the network counts.
 */
import { ipKeyGenerator } from "express-rate-limit";
import type { Clock } from "../rooms/index.ts";

export interface Attempts {
  isBarred(address: string): boolean;
  wrong(address: string): void;
}

const MOST_WRONG = 20;
const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;
const NETWORK_BITS = 64;

export function createAttempts(clock: Clock): Attempts {
  const wrongs = new Map<string, { readonly sinceMs: number; count: number }>();

  function recent(network: string): { count: number } | undefined {
    const known = wrongs.get(network);
    if (known && clock.nowMs() - known.sinceMs < WINDOW_MS) return known;
    wrongs.delete(network);
    return undefined;
  }

  return {
    isBarred: (address) => (recent(networkOf(address))?.count ?? 0) >= MOST_WRONG,
    wrong(address) {
      const network = networkOf(address);
      const known = recent(network);
      if (known) known.count++;
      else wrongs.set(network, { sinceMs: clock.nowMs(), count: 1 });
      const oldest = wrongs.size > MOST_ADDRESSES ? wrongs.keys().next().value : undefined;
      if (oldest !== undefined) wrongs.delete(oldest);
    },
  };
}

function networkOf(address: string): string {
  return ipKeyGenerator(address, NETWORK_BITS);
}
