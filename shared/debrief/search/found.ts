/** What the search for the best cut says of its finds, and when a run in it may be given up. */
import type { Tick } from "../../base/index.ts";
import type { AddedActions, FoundCut, WhatIfView } from "../../protocol/index.ts";
import { SCRAPE_TICKS } from "../../sim/index.ts";
import { whatIfView } from "../report.ts";
import type { AddedRun } from "../runs/added.ts";
import { lostIn } from "../runs/tape.ts";
import type { Taped } from "../runs/tape.ts";

/** A run of the search that was played to its end. */
export interface Find {
  readonly change: AddedActions;
  readonly run: AddedRun;
}

/** What saves less than this share of the team's own user-minutes is not worth telling. */
export const WORTH = 0.02;
/** A later moment still saves if it saves this share of what the best moment saves. */
const STILL = 0.5;
/** Of what the best known run still loses after a moment, a run that is being tried will lose at least this share. */
const AT_LEAST = 0.5;

export const lostBy = (find: Find): number => lostIn(find.run);

/** Sorted by what they lost, least first. */
export function byLoss(finds: readonly Find[]): readonly Find[] {
  return [...finds].sort((a, b) => lostBy(a) - lostBy(b));
}

/**
 * For each scrape the loss above which a run cannot end below `limit` any more: what is lost stays lost, and it will not
 * do much better from there on than the best run known. The second half is a judgement, so what is found is called the
 * best found and not the best.
 */
export function barsOf(
  limit: number,
  scrapes: number,
  known: readonly Pick<Taped, "userMinutes">[],
): readonly number[] {
  return Array.from({ length: scrapes }, (_, at) => {
    const rest = known.map(({ userMinutes }) => lostIn({ userMinutes }) - (userMinutes[at] ?? 0));
    return limit - AT_LEAST * Math.min(limit, ...(rest.length > 0 ? rest : [0]));
  });
}

/** Up to which loss a later moment still counts. */
export function stillSaves(teamLost: number, best: Find): number {
  return teamLost - STILL * (teamLost - lostBy(best));
}

/** After this moment more than `limit` is lost already, whatever is done. */
export function lastHopeOf({ userMinutes }: Pick<Taped, "userMinutes">, limit: number): Tick {
  return Math.max(0, userMinutes.filter((sofar) => sofar <= limit).length - 1) * SCRAPE_TICKS;
}

export function foundView(id: "best" | "pair", find: Find | null): WhatIfView | null {
  return find && whatIfView(id, find.change, find.run);
}

export const nothingFound: FoundCut = {
  state: "searching",
  runs: 0,
  progress: 0,
  best: null,
  latest: null,
  pair: null,
};
