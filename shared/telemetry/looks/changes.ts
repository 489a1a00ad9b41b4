/** What was changed, by whom and when: the scenario's change feed up to now, and what the team did itself. */
import { secondsToTicks } from "../../base/index.ts";
import type { ChangeView } from "../../protocol/index.ts";
import { latest } from "../history.ts";
import type { Finding, Seen } from "../seen.ts";

const MAX_CHANGES = 30;

/** Newest first. A change of the scenario is in the feed from its own moment on, never before. */
function changeFeed({ scenario, history, teamChanges, tick }: Seen): readonly ChangeView[] {
  const known = scenario.changes.map(({ atS, service, kind, text, by }) => ({
    tick: secondsToTicks(atS),
    service,
    kind,
    text,
    by,
    seat: null,
  }));
  const automatic = (latest(history)?.feed ?? []).map((line) => ({ ...line, seat: null }));
  return [...known, ...automatic, ...teamChanges]
    .filter((change) => change.tick <= tick)
    .sort((a, b) => b.tick - a.tick)
    .slice(0, MAX_CHANGES);
}

export function changes(seen: Seen): Finding {
  return found(changeFeed(seen), "look.changes", {});
}

/** The configuration of one service against its last good one: its changes of a kind that alters settings. */
export function configDiff(seen: Seen, station: number, target: string): Finding {
  const service = seen.topology.stations[station]?.service.id;
  const settings: ReadonlySet<string> = new Set(["deploy", "config", "flag", "cert", "team"]);
  // What is done to a channel is done to everything that it feeds.
  const feeds = (where: string): boolean =>
    service !== undefined &&
    seen.scenario.channels.some(({ id, consumers }) => id === where && consumers.includes(service));
  const isHere = ({ service: where, kind }: ChangeView) =>
    settings.has(kind) && (where === service || where.startsWith(`${service}@`) || where === target || feeds(where));
  return found(changeFeed(seen).filter(isHere), "look.config", { target });
}

function found(list: readonly ChangeView[], code: string, params: Readonly<Record<string, string>>): Finding {
  const newest = list[0];
  const detail = { kind: "changes", changes: list } as const;
  if (!newest) return { headline: { code: `${code}.none`, params }, detail, spark: [] };
  const { service, text, tick } = newest;
  return { headline: { code, params: { ...params, count: list.length, service, text, tick } }, detail, spark: [] };
}
