/** What of a risk report is shown, in which order and in which words. Pure. */
import type { FindingView, RiskView, TriedView } from "../../../shared/protocol/index.ts";
import { hasWords } from "../../hasWords.ts";
import type { Text } from "../../text/index.ts";

export const orders = ["amplified", "lost"] as const;
export type Order = (typeof orders)[number];

export interface Ranked {
  /** Its place in the whole report. */
  readonly rank: number;
  readonly finding: FindingView;
}

export interface Group {
  readonly of: "amplified" | "plain" | "all";
  readonly rows: readonly Ranked[];
}

/** Those that have every word, in their groups; by user-minutes alone there is one group. */
export function groupsOf({ findings }: RiskView, words: string, order: Order): readonly Group[] {
  const rows = findings.map((finding, n) => ({ rank: n + 1, finding })).filter(({ finding }) => has(finding, words));
  if (order === "lost") {
    const sorted = [...rows].sort((a, b) => b.finding.userMinutes - a.finding.userMinutes);
    return sorted.length > 0 ? [{ of: "all", rows: sorted }] : [];
  }
  const groups: readonly Group[] = [
    { of: "amplified", rows: rows.filter(({ finding }) => finding.isAmplified) },
    { of: "plain", rows: rows.filter(({ finding }) => !finding.isAmplified) },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function has({ id, says, tried }: FindingView, words: string): boolean {
  return hasWords([id, says, ...(tried ?? []).map((each) => each.says)].join(" "), words);
}

export function containing({ tried }: Pick<FindingView, "tried">): TriedView | undefined {
  return tried?.find(({ isContained }) => isContained);
}

type Speech = Pick<Text, "t" | "format">;

export function summaryOf({ findings, isHarmless }: RiskView, { t, format }: Speech): string {
  const [worst] = findings;
  if (!worst || isHarmless) return t("risk.summary.harmless");
  const count = findings.filter(({ isAmplified }) => isAmplified).length;
  const how = count > 0 ? t("risk.summary.amplified", { count }) : t("risk.summary.plain");
  const [lost, own] = [worst.userMinutes, ownPart(worst)].map((minutes) => format.userMinutes(minutes));
  return `${how} ${t("risk.summary.worst", { says: worst.says, lost: lost ?? "", own: own ?? "" })}`;
}

/** What the system absorbs of a fault's own share is not lost. */
export function ownPart({ ownShare, userMinutes }: Pick<FindingView, "ownShare" | "userMinutes">): number {
  return Math.min(ownShare, userMinutes);
}

export function loopOf({ loop, fell }: FindingView, { t, format }: Speech): string {
  const gain = format.times(loop.gain);
  switch (loop.kind) {
    case "retries":
      return t("risk.loop.retries", { gain });
    case "reload":
      return t("risk.loop.reload", { gain });
    case "failover":
      return t("risk.loop.failover");
    case "cache":
      return t("risk.loop.cache");
    case "shared dependency":
      return t("risk.loop.shared", { count: fell.length });
    case "none":
      return t("risk.loop.none");
  }
}

export function whyOf({ loop }: FindingView, { t, format }: Speech): string {
  const gain = format.times(loop.gain);
  const rest = t(loop.healsWithout ? "risk.why.heals" : "risk.why.breaks");
  switch (loop.kind) {
    case "retries":
      return `${t("risk.why.retries", { gain })} ${rest}`;
    case "reload":
      return `${t("risk.why.reload", { gain })} ${rest}`;
    case "failover":
      return t("risk.why.failover");
    case "cache":
      return t("risk.why.cache");
    case "shared dependency":
      return t("risk.why.shared");
    case "none":
      return t("risk.why.none");
  }
}
