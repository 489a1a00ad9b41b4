/**
 * The round without one of the team's changes, for each that took effect: what the change was worth, and what it brought
 * about. Each is an ordinary what-if; the server runs them one by one, behind whatever people ask for.
 */
import { sameEngineSince } from "../../play/index.ts";
import type { Play } from "../../play/index.ts";
import type { ChangedDeed } from "../../protocol/index.ts";
import { lostIn } from "./tape.ts";
import type { Taped } from "./tape.ts";

export interface Without {
  readonly ref: string;
  readonly run: Pick<Taped, "userMinutes" | "events">;
}

/** Each costs seconds of a processor, and a team that changed more than this has enough to talk about. */
const MOST = 16;

/** The changes whose worth is looked for: those that took effect, also where they were taken back later. */
export function changesLeftOut(play: Pick<Play, "actions" | "engines">): readonly (ChangedDeed & { kind: "remove" })[] {
  const { actions } = play;
  const since = sameEngineSince(play);
  const worked: ReadonlySet<string> = new Set(["effective", "undoing", "undone"]);
  return actions
    .filter(({ state, launchedTick }) => launchedTick !== null && worked.has(state))
    .filter(({ proposedTick }) => proposedTick >= since)
    .map(({ ref }) => ({ kind: "remove", ref }) as const)
    .slice(0, MOST);
}

/** User-minutes that would have been lost in addition without each change, by ref. */
export function savedBy(team: Pick<Taped, "userMinutes">, without: readonly Without[]): ReadonlyMap<string, number> {
  return new Map(without.map(({ ref, run }) => [ref, lostIn(run) - lostIn(team)]));
}
