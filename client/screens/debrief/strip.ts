/**
 * A round for a chat: how many users were hit, in twelve pieces of its time, and how it ended. Pieces that nobody played
 * are dots. It tells nothing of what was wrong, so that those who have not played yet may read it.
 */
import { affected, isContinued, playedOf, playedPart } from "./curves.ts";
import type { DebriefReport } from "./view.ts";

const PIECES = 12;
/** Less than this share of what doing nothing loses is nothing: there was no outage to win against. */
const SPARED = 0.01;
const UNPLAYED = "·";

/** Shares of users from which on a piece looks worse. The last is what the verdict calls failing. */
const looks = [
  { from: 0.2, mark: "█" },
  { from: 0.05, mark: "▅" },
  { from: 0.01, mark: "▃" },
  { from: 0, mark: "▁" },
] as const;

export interface Strip {
  readonly marks: string;
  readonly ending: "won" | "global" | "prevented" | "ended" | "over";
  /** User-minutes lost while it was played, as a share of what doing nothing lost by then; null where that is nothing. */
  readonly share: number | null;
}

export function stripOf(report: DebriefReport): Strip {
  const { curves, users, endTick, story } = report;
  const [team, none] = (["team", "none"] as const).map((wanted) => curves.find(({ of }) => of === wanted));
  const all = team ? affected(team, users) : [];
  const played = team ? playedPart(all, team, endTick) : [];
  const lost = none ? playedOf(none, endTick) : 0;
  const verdicts = story.filter(({ lane, tick }) => lane === "verdict" && tick <= endTick);
  const has = (verdict: string): boolean => verdicts.some(({ message }) => message.code.endsWith(verdict));
  const size = all.length / PIECES;
  const share = team && lost > 0 ? playedOf(team, endTick) / lost : null;
  const rest = isContinued(report) ? "ended" : "over";
  return {
    marks: Array.from({ length: PIECES }, (_, n) =>
      markOf(played.slice(Math.floor(n * size), Math.ceil((n + 1) * size))),
    ).join(""),
    ending: has("won") ? "won" : has("went-global") ? "global" : share !== null && share < SPARED ? "prevented" : rest,
    share,
  };
}

/** By its worst moment. */
function markOf(shares: readonly number[]): string {
  if (shares.length === 0) return UNPLAYED;
  const worst = Math.max(...shares);
  return looks.find(({ from }) => worst >= from)?.mark ?? UNPLAYED;
}
