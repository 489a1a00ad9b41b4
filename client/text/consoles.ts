/**
 * What each console sees, may change and is blind to (UX.md 2.4), and the same for a seat that merges consoles: nobody
 * is blind to what another of their own consoles shows.
 */
import type { ConsoleId } from "../../shared/content/index.ts";
import type { Key } from "./dictionary.ts";

type Thing = Extract<Key, `thing.${string}`>;

export interface SeatFacts {
  readonly sees: readonly Thing[];
  readonly changes: readonly Thing[];
  readonly blind: readonly Thing[];
}

interface ConsoleFacts extends SeatFacts {
  /** Seen as well, but not worth a line on a card. */
  readonly also: readonly Thing[];
}

const depth = ["thing.saturation", "thing.internals", "thing.liveCapacity"] as const;

const consoleFacts = {
  CMD: {
    sees: ["thing.serviceLevel", "thing.sharedCards"],
    also: [],
    changes: ["thing.severity", "thing.approvals"],
    blind: ["thing.saturation", "thing.logs", "thing.traces"],
  },
  COM: {
    sees: ["thing.customerReports", "thing.statusPage"],
    also: [],
    changes: ["thing.statusPosts"],
    blind: ["thing.internals"],
  },
  TRF: {
    sees: ["thing.gateway", "thing.regions", "thing.dns"],
    also: [...depth, "thing.network"],
    changes: ["thing.limits", "thing.weights", "thing.drains"],
    blind: ["thing.appLogs", "thing.stores"],
  },
  SVC: {
    sees: ["thing.appMetrics", "thing.deploys", "thing.flags"],
    also: [...depth, "thing.appLogs"],
    changes: ["thing.rollbacks", "thing.flags", "thing.config"],
    blind: ["thing.storeLocks", "thing.network"],
  },
  DAT: {
    sees: ["thing.stores", "thing.caches", "thing.queues"],
    also: [...depth, "thing.storeLocks"],
    changes: ["thing.failover", "thing.cacheWarming"],
    blind: ["thing.gateway", "thing.deploys"],
  },
  INV: {
    sees: ["thing.traces", "thing.logs"],
    also: ["thing.internals", "thing.appLogs"],
    changes: [],
    blind: ["thing.liveCapacity"],
  },
  SCR: {
    sees: ["thing.fullChat", "thing.sharedCards"],
    also: [],
    changes: ["thing.notes", "thing.timers"],
    blind: ["thing.privateTrays"],
  },
} as const satisfies Record<ConsoleId, ConsoleFacts>;

export function seatFacts(consoles: readonly ConsoleId[]): SeatFacts {
  const facts: readonly ConsoleFacts[] = consoles.map((id) => consoleFacts[id]);
  const sees = unique(facts.flatMap((each) => each.sees));
  const covered = new Set<Thing>([...sees, ...facts.flatMap((each) => each.also)]);
  return {
    sees,
    changes: unique(facts.flatMap((each) => each.changes)),
    blind: unique(facts.flatMap((each) => each.blind)).filter((thing) => !covered.has(thing)),
  };
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
