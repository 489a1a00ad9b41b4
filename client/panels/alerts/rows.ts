/**
 * The alert list as rows, in the order in which they want attention: pages nobody has taken, pages taken, tickets, what
 * is over, what is silenced. A flood of tickets folds into one storm row, so that pages stay in sight. Pure.
 */
import type { Tick } from "../../../shared/base/index.ts";
import { secondsToTicks } from "../../../shared/base/index.ts";
import type { AlertView } from "../../../shared/protocol/index.ts";

/** One place that complains: its loudest alert stands for the group. */
export interface AlertGroup {
  readonly key: string;
  readonly top: AlertView;
  readonly alerts: readonly AlertView[];
}

export interface Storm {
  readonly groups: readonly AlertGroup[];
  readonly alerts: number;
  readonly oldestTick: Tick;
  /** Groups per place, most first. */
  readonly places: readonly { readonly place: string; readonly groups: number }[];
}

export interface AlertRows {
  readonly pages: readonly AlertGroup[];
  readonly storm: Storm | null;
  readonly tickets: readonly AlertGroup[];
  readonly resolved: readonly AlertGroup[];
  /** What cannot be judged: its numbers do not arrive. */
  readonly unknown: readonly AlertView[];
  readonly silenced: readonly AlertGroup[];
}

/** More new groups than this within so long are a storm. */
export const STORM_GROUPS = 6;
const STORM_TICKS = secondsToTicks(30);
/** What is over fades out of the list after this. */
const FADE_TICKS = secondsToTicks(30);

export function alertRows(alerts: readonly AlertView[], tick: Tick): AlertRows {
  const shown = alerts.filter(({ state, sinceTick }) => state !== "resolved" || tick - sinceTick <= FADE_TICKS);
  const silenced = shown.filter(({ silencedUntil }) => silencedUntil !== null && silencedUntil > tick);
  const heard = shown.filter((alert) => !silenced.includes(alert));
  const firing = heard.filter(({ state }) => state === "firing");
  const pages = groupsOf(firing.filter(({ severity }) => severity === "page")).sort(
    (a, b) => Number(a.top.ackedBy !== null) - Number(b.top.ackedBy !== null) || b.top.sinceTick - a.top.sinceTick,
  );
  const tickets = groupsOf(firing.filter(({ severity }) => severity === "ticket")).sort(
    (a, b) => Number(a.top.ackedBy !== null) - Number(b.top.ackedBy !== null) || b.top.sinceTick - a.top.sinceTick,
  );
  const flood = floodOf(tickets);
  return {
    pages,
    storm: flood.length > 0 ? stormOf(flood) : null,
    tickets: tickets.filter((group) => !flood.includes(group)),
    unknown: heard.filter(({ state }) => state === "no-data"),
    resolved: groupsOf(heard.filter(({ state }) => state === "resolved")),
    silenced: groupsOf(silenced),
  };
}

/** How many alerts stand in rows. */
export function countOf({ pages, storm, tickets, resolved, unknown, silenced }: AlertRows): number {
  const grouped = [...pages, ...(storm?.groups ?? []), ...tickets, ...resolved, ...silenced];
  return unknown.length + grouped.reduce((sum, { alerts }) => sum + alerts.length, 0);
}

function groupsOf(alerts: readonly AlertView[]): AlertGroup[] {
  const groups = new Map<string, AlertView[]>();
  for (const alert of alerts) {
    const key = `${alert.severity}/${alert.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  return [...groups].flatMap(([key, members]) => {
    // The unacknowledged one speaks for its group, the older one first.
    const [top] = [...members].sort(
      (a, b) => Number(a.ackedBy !== null) - Number(b.ackedBy !== null) || a.sinceTick - b.sinceTick,
    );
    return top ? [{ key, top, alerts: members }] : [];
  });
}

/** Every ticket group from the first moment on when too many came at once; acknowledged ones stay in sight. */
function floodOf(tickets: readonly AlertGroup[]): readonly AlertGroup[] {
  const starts = tickets.map(({ top }) => top.sinceTick).sort((a, b) => a - b);
  const first = starts.find(
    (start) => starts.filter((at) => at >= start && at < start + STORM_TICKS).length > STORM_GROUPS,
  );
  if (first === undefined) return [];
  return tickets.filter(({ top }) => top.sinceTick >= first && top.ackedBy === null);
}

/** The oldest first: what failed first is nearer to the cause than what failed last. */
function stormOf(flood: readonly AlertGroup[]): Storm {
  const groups = [...flood].sort((a, b) => a.top.sinceTick - b.top.sinceTick);
  const places = new Map<string, number>();
  for (const { top } of groups) places.set(placeOf(top), (places.get(placeOf(top)) ?? 0) + 1);
  return {
    groups,
    alerts: groups.reduce((sum, { alerts }) => sum + alerts.length, 0),
    oldestTick: Math.min(...groups.map(({ top }) => top.sinceTick)),
    places: [...places].map(([place, count]) => ({ place, groups: count })).sort((a, b) => b.groups - a.groups),
  };
}

/** The region in an alert's subject: `store@eu-west` and `boot eu-west` are both in eu-west. */
export function placeOf({ subject }: AlertView): string {
  return subject.split(/[@ ]/)[1] ?? "";
}

export function serviceOf({ subject }: AlertView): string {
  return subject.split(/[@ ]/)[0] ?? subject;
}

/** In the order of the screen: what `[` and `]` walk through. */
export function walkOf(rows: AlertRows, isStormOpen: boolean): readonly AlertGroup[] {
  return [...rows.pages, ...(isStormOpen ? (rows.storm?.groups ?? []) : []), ...rows.tickets, ...rows.silenced];
}
