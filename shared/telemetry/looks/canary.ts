/**
 * A change tried at one place, judged against the same service in the other regions: what moved there and nowhere else,
 * the change did. Readings of the minute before it was launched and of the last minute, from telemetry alone.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { ChangeView, Message } from "../../protocol/index.ts";
import type { StationReading } from "../../sim/index.ts";
import { lines, noData, shown, spark } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";

const WINDOW_TICKS: Tick = secondsToTicks(60);
/** The error ratio has to move by so much more than elsewhere, and p95 by this factor, to count. */
const ERRORS = 0.01;
const FACTOR = 1.3;

interface Means {
  readonly errorRatio: number;
  readonly p95Ms: number;
}

export function canary(seen: Seen, station: number, target: string): Finding {
  const { topology, teamChanges, tick } = seen;
  const service = topology.stations[station]?.service.id;
  /** At the station itself, at its whole service, or at a call that it makes. */
  const isAt = (id: string, { service: place }: ChangeView): boolean => [id, service].includes(place.split(">")[0]);
  const change = teamChanges.filter((each) => isAt(target, each)).at(-1);
  if (change === undefined) return lines({ code: "look.canary.none", params: { target } }, []);
  const controls = topology.stations.flatMap(({ id, service: other }, at) => {
    const wasChanged = teamChanges.some((each) => each.tick >= change.tick && isAt(id, each));
    return other.id === service && id !== target && !wasChanged ? [at] : [];
  });
  if (controls.length === 0) return lines({ code: "look.canary.alone", params: { target } }, []);
  const over = (at: readonly number[], until: Tick): Means | null => meansOf(seen, at, until);
  const [before, now] = [over([station], change.tick), over([station], tick)];
  const [elsewhere, elsewhereNow] = [over(controls, change.tick), over(controls, tick)];
  if (!before || !now || !elsewhere || !elsewhereNow) return noData(target);
  const code = `look.canary.${verdict([before, now], [elsewhere, elsewhereNow])}`;
  const rows = (["errorRatio", "p95Ms"] as const).flatMap((metric): readonly Message[] => [
    { code: "look.canary.here", params: { metric, before: shown(before[metric]), now: shown(now[metric]) } },
    {
      code: "look.canary.there",
      params: { metric, before: shown(elsewhere[metric]), now: shown(elsewhereNow[metric]) },
    },
  ]);
  return lines(
    { code, params: { target, text: change.text } },
    rows,
    spark(seen, ({ stations }) => stations[station]?.errorRatio),
  );
}

function verdict([before, now]: readonly [Means, Means], [other, otherNow]: readonly [Means, Means]): string {
  const errors = now.errorRatio - before.errorRatio - (otherNow.errorRatio - other.errorRatio);
  if (errors <= -ERRORS) return "helped";
  if (errors >= ERRORS) return "hurt";
  const slower = (now.p95Ms * other.p95Ms) / Math.max(1e-9, before.p95Ms * otherNow.p95Ms);
  if (slower <= 1 / FACTOR) return "helped";
  return slower >= FACTOR ? "hurt" : "same";
}

/** Means over some stations and the scrapes of a minute; null without any reading. */
function meansOf({ history }: Seen, at: readonly number[], until: Tick): Means | null {
  const readings = history.recent
    .filter(({ scrapeTick }) => scrapeTick <= until && scrapeTick > until - WINDOW_TICKS)
    .flatMap(({ stations }) => at.flatMap((station) => stations[station] ?? []));
  const mean = (pick: (reading: StationReading) => number): number =>
    readings.reduce((sum, reading) => sum + pick(reading), 0) / readings.length;
  return readings.length === 0
    ? null
    : { errorRatio: mean(({ errorRatio }) => errorRatio), p95Ms: mean(({ p95Ms }) => p95Ms) };
}
