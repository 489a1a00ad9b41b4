/**
 * Counters out of rates: dashboards of the game show rates per simulated second, Prometheus wants totals. A total grows by
 * what was shown, divided by the speed, so that `rate()` on a real clock gives what the chart of the game shows: late
 * where that is late, flat where that stands still. Where the chart has a hole, a total neither grows nor is there.
 */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import { readImpact, readLink, readNode } from "../../../shared/protocol/index.ts";
import type { MetricsRow } from "../../../shared/protocol/index.ts";
import type { Look } from "../look.ts";

export interface Totals {
  /** Takes in the rows that are new. */
  take(look: Look): void;
  of(name: string): number;
}

export function createTotals(): Totals {
  const totals = new Map<string, number>();
  let tag: string | undefined;
  let last: MetricsRow | undefined;

  function add(name: string, by: number): void {
    totals.set(name, (totals.get(name) ?? 0) + Math.max(0, by));
  }

  function takeRow(row: MetricsRow, before: MetricsRow, { map, session }: Look["common"]): void {
    const seconds = ticksToSeconds(row.tick - before.tick) / session.speed;
    for (const [index, { id }] of (map?.nodes ?? []).entries()) {
      const read = readNode(row, index);
      if (!read) continue;
      add(`requests ${id}`, read.rps * seconds);
      add(`errors ${id}`, read.rps * read.errorRatio * seconds);
    }
    for (const [index, { id }] of (map?.links ?? []).entries()) {
      const read = readLink(row, index);
      if (!read) continue;
      add(`attempts ${id}`, read.attemptsRps * seconds);
      add(`calls ${id}`, read.callsRps * seconds);
      add(`good ${id}`, read.goodRps * seconds);
    }
    const lost = readImpact(row).userMinutesLost - readImpact(before).userMinutesLost;
    add("userSeconds", (lost * 60) / session.speed);
  }

  return {
    take(look) {
      const rows = look.common.metrics;
      if (tag !== look.tag) {
        totals.clear();
        [tag, last] = [look.tag, undefined];
      }
      for (const row of rows) {
        if (last && row.scrape > last.scrape) takeRow(row, last, look.common);
        if (last && row.scrape > last.scrape) last = row;
      }
      // What was before a bridge looked for the first time is nobody's to count.
      last ??= rows.at(-1);
    },
    of: (name) => totals.get(name) ?? 0,
  };
}
