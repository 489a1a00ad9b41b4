/**
 * A round in one line for a chat: how many users were hit, in twelve pieces of its time, and how it ended. It tells
 * nothing of what was wrong, so that those who have not played yet may read it.
 */
import { affected, lostBy } from "./curves.ts";
import type { DebriefReport } from "./view.ts";

const PIECES = 12;

/** Shares of users from which on a piece looks worse. The last is what the verdict calls failing. */
const looks = [
  { from: 0.2, mark: "█" },
  { from: 0.05, mark: "▅" },
  { from: 0.01, mark: "▃" },
  { from: 0, mark: "▁" },
] as const;

export interface Strip {
  readonly marks: string;
  readonly ending: "won" | "global" | "over";
  /** User-minutes lost, as a share of what doing nothing loses; null where that loses nothing. */
  readonly share: number | null;
}

export function stripOf(report: DebriefReport): Strip {
  const team = report.curves.find(({ of }) => of === "team");
  const shares = team ? affected(team, report.users) : [];
  const none = lostBy("none", report);
  const verdicts = report.story.filter(({ lane }) => lane === "verdict").map(({ message }) => message.code);
  const has = (verdict: string): boolean => verdicts.some((code) => code.endsWith(verdict));
  return {
    marks: Array.from({ length: PIECES }, (_, n) => markOf(worstIn(shares, n))).join(""),
    ending: has("won") ? "won" : has("went-global") ? "global" : "over",
    share: none > 0 ? lostBy("team", report) / none : null,
  };
}

function worstIn(shares: readonly number[], piece: number): number {
  const size = shares.length / PIECES;
  return Math.max(0, ...shares.slice(Math.floor(piece * size), Math.ceil((piece + 1) * size)));
}

function markOf(share: number): string {
  return looks.find(({ from }) => share >= from)?.mark ?? "";
}
