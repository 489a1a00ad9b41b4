/** A calm room whose monitoring fails in three ways: one region stands still, one is late, one says nothing. */
import { packImpact, packLink, packNode, readImpact, readLink, readNode } from "../../shared/protocol/index.ts";
import type { AlertView, CommonView, MetricsRow } from "../../shared/protocol/index.ts";
import { calmCommon } from "./views.ts";

const FROZEN_ROWS = 22;
const LATE_ROWS = 4;
const SILENT_ROWS = 16;

const rows = calmCommon.metrics;
const nodes = calmCommon.map?.nodes ?? [];
const links = calmCommon.map?.links ?? [];

/** The row whose measurements are shown in a region at the n-th row; null where none are. */
function shownAt(region: number, n: number): number | null {
  const last = rows.length - 1;
  if (region === 1) return Math.min(n, last - FROZEN_ROWS);
  if (region === 2) return n > last - SILENT_ROWS ? null : n;
  return Math.max(0, n - LATE_ROWS);
}

function blindRow(row: MetricsRow, n: number): MetricsRow {
  const from = (region: number) => {
    const source = shownAt(region, n);
    const past = source === null ? undefined : rows[source];
    return past && { past, ageTicks: row.tick - past.tick };
  };
  const users = from(1);
  return {
    ...row,
    nodes: nodes.flatMap(({ region }, index) => {
      const shown = from(region);
      const reading = shown && readNode(shown.past, index);
      return packNode(reading ? { ...reading, ageTicks: shown.ageTicks } : null);
    }),
    links: links.flatMap((link, index) => {
      const shown = from("node" in link.from ? (nodes[link.from.node]?.region ?? 0) : link.from.region);
      const reading = shown && readLink(shown.past, index);
      return packLink(reading ? { ...reading, ageTicks: shown.ageTicks } : null);
    }),
    impact: users
      ? packImpact({ ...readImpact(users.past), ageTicks: users.ageTicks, alertsAgeTicks: users.ageTicks })
      : row.impact,
  };
}

const noData = (id: string, metric: string, subject: string): AlertView => ({
  id: `${id}:${subject}`,
  severity: "ticket",
  metric,
  subject,
  text: null,
  value: null,
  threshold: 0.7,
  sinceTick: rows.at(-SILENT_ROWS)?.tick ?? 0,
  state: "no-data",
  overS: [60],
  owner: null,
  ackedBy: null,
  escalatesTick: null,
  silencedUntil: null,
  silence: null,
});

export const blindCommon: Partial<CommonView> = {
  metrics: rows.map(blindRow),
  alerts: [
    noData("store-load", "utilization", "store@ap-south"),
    noData("cache-hit", "hitRatio", "cache@ap-south"),
    noData("burn", "burn", "boot ap-south"),
  ],
};
