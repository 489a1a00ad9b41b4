/**
 * Log lines of a service: the scenario's templates with the counts that telemetry reported, placeholders filled from
 * the readings. A line is shown while the store keeps it; what it dropped is said, and silence is not called quiet
 * while lines are missing.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { LogDigest, Message } from "../../protocol/index.ts";
import { latest } from "../history.ts";
import { ageNotes, shown, spark, stationSeen } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";

const MAX_TEMPLATES = 8;
const levelRank = { error: 0, warn: 1, info: 2 } as const;

export function logs(seen: Seen, station: number, target: string): Finding {
  const { scenario, topology } = seen;
  const service = topology.stations[station]?.service.id;
  const digests = scenario.logs
    .flatMap((spec, rule) => (spec.service === service ? digest(seen, rule, station) : []))
    .sort((a, b) => levelRank[a.log.level] - levelRank[b.log.level] || b.log.count - a.log.count)
    .slice(0, MAX_TEMPLATES);
  const top = digests[0];
  const notes = notesOn(seen, service);
  if (!top) {
    const code = notes.length > 0 ? "look.logs.missing" : "look.logs.quiet";
    return { headline: { code, params: { target } }, notes, detail: { kind: "logs", logs: [] }, spark: [] };
  }
  const { text, count, firstTick } = top.log;
  return {
    headline: { code: "look.logs", params: { target, text, count, firstTick } },
    notes,
    detail: { kind: "logs", logs: digests.map(({ log }) => log) },
    spark: spark(seen, ({ logs: lines }) => lines[top.rule]?.lines),
  };
}

/** Scrapes of the time that the log store keeps. */
function kept({ scenario, history, tick }: Seen): Seen["history"]["recent"] {
  const since = tick - secondsToTicks(scenario.monitoring.logs.keptS);
  return history.recent.filter(({ scrapeTick }) => scrapeTick > since);
}

/** Lines dropped, lines late, or none at all: of the service that is looked at. */
function notesOn(seen: Seen, service: string | undefined): readonly Message[] {
  const rules = seen.scenario.logs.flatMap((spec, rule) => (spec.service === service ? [rule] : []));
  const dropped = kept(seen).reduce(
    (all, { logs: lines }) => all + sum(rules.map((rule) => lines[rule]?.dropped ?? 0)),
    0,
  );
  const now = rules.map((rule) => latest(seen.history)?.logs[rule]);
  const isSilent = now.length > 0 && now.every((log) => log?.ageTicks === null);
  return [
    ...(isSilent ? [{ code: "look.note.logs.none", params: {} }] : []),
    ...(dropped > 0 ? [{ code: "look.note.logs.dropped", params: { count: Math.round(dropped) } }] : []),
    ...ageNotes(Math.max(0, ...now.map((log) => log?.ageTicks ?? 0))),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function digest(
  seen: Seen,
  rule: number,
  station: number,
): readonly { readonly rule: number; readonly log: LogDigest }[] {
  const spec = seen.scenario.logs[rule];
  const count = sum(kept(seen).map(({ logs: lines }) => lines[rule]?.lines ?? 0));
  const first = seen.history.recent.find(({ logs: lines }) => (lines[rule]?.lines ?? 0) > 0);
  if (!spec || !first || count < 1) return [];
  const { service, level, template } = spec;
  const text = fill(template, seen, station, count);
  return [
    {
      rule,
      log: {
        service,
        level,
        text,
        count: Math.round(count),
        firstTick: first.scrapeTick - (first.logs[rule]?.ageTicks ?? 0),
      },
    },
  ];
}

/** Placeholders that name a reading show it; any other stands for something that changes from line to line. */
function fill(template: string, seen: Seen, station: number, count: number): string {
  const reading = stationSeen(seen, station)?.now;
  const known: Readonly<Record<string, number | string | null | undefined>> = {
    ...reading,
    count,
    region: seen.scenario.world.regions[seen.topology.stations[station]?.region ?? 0]?.id,
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = known[name];
    return value === null || value === undefined ? "*" : typeof value === "number" ? String(shown(value)) : value;
  });
}
