/** Looks from outside: a synthetic check per region, what customers report, and what a vendor's page admits. */
import { secondsToTicks } from "../../base/index.ts";
import { asOf, latest } from "../history.ts";
import { lines, shown, spark } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";
import { holds } from "../signals.ts";

export function synthetic(seen: Seen): Finding {
  const regions = latest(seen.history)?.regions ?? [];
  const verdicts = seen.scenario.world.regions
    .map(({ id }, index) => ({ region: id, failing: shown(regions[index]?.affectedRatio ?? 0) }))
    .sort((a, b) => b.failing - a.failing);
  const rows = verdicts.map((params) => ({ code: "look.synthetic.region", params }));
  const headline = { code: "look.synthetic", params: verdicts[0] ?? {} };
  return lines(
    headline,
    rows,
    spark(seen, ({ usersAffected }) => usersAffected),
  );
}

/** Reports that have come in by now, and whose condition the telemetry bears out. */
export function reports(seen: Seen): Finding {
  const { scenario, history, tick } = seen;
  const rows = scenario.reports
    .filter(({ atS, onlyIf }) => secondsToTicks(atS) <= tick && (!onlyIf || holds(onlyIf, seen.topology, history)))
    .map(({ region, feature, text }) => ({ code: "look.report", params: { region, feature, text } }));
  const top = mostCommon(rows.map(({ params }) => `${params.feature} · ${params.region}`));
  const headline = top
    ? { code: "look.reports", params: { count: rows.length, cluster: top } }
    : { code: "look.reports.none", params: {} };
  return lines(headline, rows);
}

/** A vendor's page is honest about what it knew ten simulated minutes ago. */
const VENDOR_LAG_TICKS = secondsToTicks(600);

export function vendor({ history, tick }: Seen, station: number, target: string): Finding {
  const reading = asOf(history, tick - VENDOR_LAG_TICKS)?.stations[station];
  const isDegraded = reading !== null && reading !== undefined && reading.errorRatio >= 0.05;
  return lines({ code: isDegraded ? "look.vendor.degraded" : "look.vendor.operational", params: { target } }, []);
}

function mostCommon(names: readonly string[]): string | undefined {
  const count = (name: string) => names.filter((other) => other === name).length;
  return [...new Set(names)].sort((a, b) => count(b) - count(a))[0];
}
