/**
 * Why a small fault takes so much down: what feeds on it. Each amplifier is left out of the screening in turn, and the
 * one without which the harm falls most is the loop, or else the one that makes most of the load. Where none does
 * either, many may simply stand on one place.
 */
import type { Model } from "./model.ts";
import { amplifiers, screen } from "./screen.ts";
import type { Amplifier, Screened } from "./screen.ts";

export interface Loop {
  readonly kind: Amplifier | "shared dependency" | "none";
  /** How many times the load of the whole system it makes, or how many stations stand on the place. */
  readonly gain: number;
  /** Calls or stations that it runs through, the strongest first. */
  readonly through: readonly string[];
  /** The station that is overfull, or null. */
  readonly fullest: number | null;
  /** Whether hardly any harm is left without the amplifier, by the screening. */
  readonly healsWithout: boolean;
}

/** An amplifier explains what would be less by this share without it. */
const EXPLAINS = 0.2;
/** Or what makes the load so many times larger, though it would break without it as well. */
const LOUD = 1.3;
const HEALS = 0.8;
const FULL = 0.95;
const AGAIN = 1.1;

export interface Scene {
  readonly model: Model;
  readonly screened: Screened;
  /** The station whose cache the fault empties. */
  readonly emptied: string | null;
  /** Whether it leaves its place standing: else everything there fails whatever feeds on it. */
  readonly standing: boolean;
  /** Stations that fell in the simulation. */
  readonly fell: readonly string[];
}

export function loopOf({ model, screened, emptied, standing, fell }: Scene): Loop {
  const fullest = fullestOf(screened);
  const tried = amplifiers.map((kind) => {
    const run = screen(model, { emptied, without: [kind] });
    const saved = 1 - run.userMinutes / Math.max(1, screened.userMinutes);
    const gain = loadOf(screened) / Math.max(1e-9, loadOf(run));
    return { kind, saved, gain };
  });
  const [best] = [...tried].sort((a, b) => b.saved - a.saved);
  const [loudest] = [...tried].sort((a, b) => b.gain - a.gain);
  const found = best.saved > EXPLAINS ? best : standing && loudest.gain > LOUD ? loudest : null;
  if (found) {
    const through = throughOf(model, screened, found.kind, fullest);
    return { kind: found.kind, gain: found.gain, through, fullest, healsWithout: found.saved > HEALS };
  }
  const isShared = fell.length > 2;
  return {
    kind: isShared ? "shared dependency" : "none",
    gain: isShared ? fell.length : 1,
    through: isShared ? fell.slice(0, 6) : [],
    fullest,
    healsWithout: false,
  };
}

/** Requests per second at all stations together. */
function loadOf({ stations }: Screened): number {
  return stations.reduce((sum, { rps }) => sum + rps, 0);
}

function fullestOf({ stations }: Screened): number | null {
  let found: number | null = null;
  for (const [s, { load }] of stations.entries())
    if (load >= FULL && (found === null || load > stations[found].load)) found = s;
  return found;
}

function throughOf(model: Model, screened: Screened, kind: Amplifier, fullest: number | null): readonly string[] {
  const calls = model.calls.map((call, c) => ({ call, ...screened.calls[c] }));
  const chosen = calls.filter(({ call, attempts, failed }) => {
    switch (kind) {
      case "retries":
        return attempts > AGAIN;
      case "reload":
        return call.when === "arriving" && failed > 1 - 1 / AGAIN;
      case "failover":
        return call.movable > 0;
      case "cache":
        return call.onMissOf >= 0;
    }
  });
  chosen.sort((a, b) => Number(b.call.to[0] === fullest) - Number(a.call.to[0] === fullest) || b.attempts - a.attempts);
  return chosen.slice(0, 6).map(({ call }) => call.id);
}
