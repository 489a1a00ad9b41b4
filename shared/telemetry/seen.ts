/**
 * What a look may use: the documented world, the history of scrapes, and what the team itself did. There is no way
 * from here to the simulation, so a card cannot say more than telemetry knew; the few looks that measure for themselves
 * are handed instruments beside it.
 */
import { secondsToTicks, ticksToSeconds } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type { Scenario, Topology } from "../content/index.ts";
import type { ChangeView, Detail, Message } from "../protocol/index.ts";
import type { Observation, StationReading } from "../sim/index.ts";
import { latest } from "./history.ts";
import type { History, UsualStation } from "./history.ts";

export interface Seen {
  readonly scenario: Scenario;
  readonly topology: Topology;
  readonly history: History;
  readonly tick: Tick;
  /** Edges that are documented or found. */
  readonly knownEdges: readonly number[];
  readonly teamChanges: readonly ChangeView[];
}

/** What a look found; the card adds who and when. */
export interface Finding {
  readonly headline: Message;
  readonly notes?: readonly Message[];
  readonly detail: Detail;
  readonly spark: readonly number[];
}

export interface StationSeen {
  readonly now: StationReading;
  readonly usual: UsualStation;
}

/** The last reading of a station and its usual one; null for "no data". */
export function stationSeen({ history }: Seen, station: number): StationSeen | null {
  const now = latest(history)?.stations[station];
  if (!now) return null;
  return { now, usual: history.usual.stations[station]?.mid ?? { ...now, hitRatio: now.hitRatio ?? 0 } };
}

/** Older than this a number is no longer what is usual, and says so: two scrapes. */
const OLD_TICKS = secondsToTicks(20);

/** What a card says of the age of its numbers: nothing as a rule. */
export function ageNotes(ageTicks: Tick | undefined): readonly Message[] {
  return ageTicks === undefined || ageTicks <= OLD_TICKS
    ? []
    : [{ code: "look.note.age", params: { ageS: ticksToSeconds(ageTicks) } }];
}

/** Points of a small chart: one per scrape of the last five simulated minutes. */
const SPARK_POINTS = 30;

export function spark({ history }: Seen, pick: (scrape: Observation) => number | null | undefined): readonly number[] {
  return history.recent.slice(-SPARK_POINTS).flatMap((scrape) => {
    const value = pick(scrape);
    return value === null || value === undefined ? [] : [shown(value)];
  });
}

/** Three significant digits: enough to read, short on the wire. */
export function shown(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  let unit = 1;
  while (Math.abs(value) / unit >= 1000) unit *= 10;
  let parts = 1;
  while (Math.abs(value) * parts < 100 && parts < 1e6) parts *= 10;
  return unit > 1 ? Math.round(value / unit) * unit : Math.round(value * parts) / parts;
}

export function lines(headline: Message, rows: readonly Message[], points: readonly number[] = []): Finding {
  return { headline, detail: { kind: "lines", lines: rows }, spark: points };
}

/** The tool that looks goes through a service that did not answer it. */
export function noAnswer(target: string, of: string): Finding {
  return lines({ code: "look.no-answer", params: { target, of } }, []);
}

/** The tool itself does not work, whatever it would have been asked. */
export function toolDown(tool: string): Finding {
  return lines({ code: "look.tool-down", params: { tool } }, []);
}

export function noData(target: string): Finding {
  return lines({ code: "look.no-data", params: { target } }, []);
}
