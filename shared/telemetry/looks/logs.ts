/**
 * Log lines of a service: the scenario's templates with the counts that telemetry reported, placeholders filled from
 * the readings. A line is shown when it was written in the last five simulated minutes.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { LogDigest } from "../../protocol/index.ts";
import { shown, spark, stationSeen } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";

const WINDOW_TICKS = secondsToTicks(300);
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
  if (!top)
    return { headline: { code: "look.logs.quiet", params: { target } }, detail: { kind: "logs", logs: [] }, spark: [] };
  const { text, count, firstTick } = top.log;
  return {
    headline: { code: "look.logs", params: { target, text, count, firstTick } },
    detail: { kind: "logs", logs: digests.map(({ log }) => log) },
    spark: spark(seen, ({ logLines }) => logLines[top.rule]),
  };
}

function digest(
  seen: Seen,
  rule: number,
  station: number,
): readonly { readonly rule: number; readonly log: LogDigest }[] {
  const spec = seen.scenario.logs[rule];
  const { recent } = seen.history;
  const count = recent
    .filter(({ scrapeTick }) => scrapeTick > seen.tick - WINDOW_TICKS)
    .reduce((sum, { logLines }) => sum + (logLines[rule] ?? 0), 0);
  const first = recent.find(({ logLines }) => (logLines[rule] ?? 0) > 0);
  if (!spec || !first || count < 1) return [];
  const { service, level, template } = spec;
  const text = fill(template, seen, station, count);
  return [{ rule, log: { service, level, text, count: Math.round(count), firstTick: first.scrapeTick } }];
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
