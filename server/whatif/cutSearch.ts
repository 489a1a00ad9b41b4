/**
 * The search for the best cut: which action, added to the team's own run, would have saved most, until when it would
 * still have saved, and which two together save more. Coarse first, then fine; two runs at a time, each forked from the
 * team's run, so that it costs only what comes after, and given up as soon as it cannot win any more.
 */
import type { Tick } from "../../shared/base/index.ts";
import {
  barsOf,
  byLoss,
  foundView,
  lastHopeOf,
  lostBy,
  nothingFound,
  stillSaves,
  WORTH,
} from "../../shared/debrief/index.ts";
import type { AddedRun, Candidate, Find, Taped } from "../../shared/debrief/index.ts";
import type { AddedAction, AddedActions, FoundCut } from "../../shared/protocol/index.ts";
import { inLanes } from "./lanes.ts";

export interface CutSearch {
  readonly candidates: readonly Candidate[];
  /** Nothing is added before this. */
  readonly firstTick: Tick;
  /** The people stopped then. */
  readonly endTick: Tick;
  readonly team: Pick<Taped, "userMinutes">;
  /** Whether the team had a change under way there. */
  readonly isBusy: (target: string, tick: Tick) => boolean;
  /** Plays the team's run with an addition; gives up where more is lost at a scrape than its bar allows. */
  readonly run: (change: AddedActions, bars: readonly number[]) => Promise<AddedRun>;
  /** Hears how far it is. */
  readonly told: (found: FoundCut) => void;
}

/** Runs at a time: as many as there are threads. */
const LANES = 2;
/** So many go on to the finer questions. */
const LEADERS = 3;
/** The last moment is known to half a minute. */
const PRECISION: Tick = 300;

/** How much of the whole each part is, roughly; told to whoever waits. */
const SHARE = { candidates: 0.55, values: 0.75 } as const;

export async function searchCut(search: CutSearch): Promise<FoundCut> {
  const { candidates, team, told } = search;
  const teamLost = team.userMinutes.at(-1) ?? 0;
  const finds: Find[] = [];
  const givenUp: Find[] = [];
  let found = nothingFound;
  let runs = 0;
  let hasFailed = false;

  function tell(more: Partial<FoundCut>): void {
    if (hasFailed) return;
    // Of two lanes the later item may be done first.
    found = { ...found, runs, ...more, progress: Math.max(found.progress, more.progress ?? 0) };
    told(found);
  }

  async function tryOut(change: AddedActions, limit: number): Promise<Find> {
    // What one lane could not run ends the other too, and its news.
    if (hasFailed) throw new Error("the search has been given up");
    runs++;
    const known = finds.map(({ run }) => run);
    try {
      return { change, run: await search.run(change, barsOf(limit, team.userMinutes.length, known)) };
    } catch (problem) {
      hasFailed = true;
      throw problem;
    }
  }

  async function keep(change: AddedActions, limit: number): Promise<void> {
    const find = await tryOut(change, limit);
    if (find.run.isWhole) finds.push(find);
    else givenUp.push(find);
  }

  /** The best run of each action and place, the best of all first. */
  function leaders(): readonly Find[] {
    return ofEachPlace(byLoss(finds));
  }

  /** Where few are worth telling alone, those that came furthest may still go with another. */
  function partners(): readonly Find[] {
    const furthest = [...givenUp].sort((a, b) => b.run.userMinutes.length - a.run.userMinutes.length);
    return ofEachPlace([...leaders(), ...furthest]).slice(0, LEADERS);
  }

  const worth = teamLost * (1 - WORTH);
  await inLanes(LANES, candidates, async ({ action, target, values: [value = 0] }, n) => {
    const last = leaders()[LEADERS - 1];
    await keep(addition({ action, target, value, toTick: free(target) }), Math.min(worth, last ? lostBy(last) : worth));
    tell({ progress: (SHARE.candidates * (n + 1)) / candidates.length, best: foundView("best", leaders()[0] ?? null) });
  });

  const values = leaders()
    .slice(0, LEADERS)
    .flatMap(({ change }) => {
      const known = candidates.find(({ action, target }) => action === change.action && target === change.target);
      return (known?.values.slice(1, 4) ?? []).map((value) => ({ change, value }));
    });
  await inLanes(LANES, values, async ({ change, value }, n) => {
    const own = leaders().find((one) => one.change.action === change.action && one.change.target === change.target);
    await keep({ ...change, value }, own ? lostBy(own) : worth);
    const progress = SHARE.candidates + ((SHARE.values - SHARE.candidates) * (n + 1)) / values.length;
    tell({ progress, best: foundView("best", leaders()[0] ?? null) });
  });

  const [best] = leaders();
  if (!best) return finish({});
  tell({ progress: SHARE.values, best: foundView("best", best) });
  const [latest, pair] = await Promise.all([lastMoment(best), bestPair(best)]);
  return finish({ latest, pair: foundView("pair", pair) });

  function finish(more: Partial<FoundCut>): FoundCut {
    tell({ ...more, state: "done", progress: 1 });
    return found;
  }

  /** By halves, between a moment that saves and one after which too much is lost already. */
  async function lastMoment({ change, run }: Find): Promise<FoundCut["latest"]> {
    const limit = stillSaves(teamLost, { change, run });
    let latest = { toTick: change.toTick, userMinutes: lostBy({ change, run }) };
    let shut = Math.max(latest.toTick, Math.min(lastHopeOf(team, limit), search.endTick));
    while (shut - latest.toTick > PRECISION) {
      const middle = Math.round((latest.toTick + shut) / 2 / 100) * 100;
      const find = search.isBusy(change.target, middle)
        ? undefined
        : await tryOut({ ...change, toTick: middle }, limit);
      if (find?.run.isWhole && lostBy(find) <= limit) latest = { toTick: middle, userMinutes: lostBy(find) };
      else shut = middle;
      tell({ progress: Math.min(0.95, found.progress + 0.04), latest });
    }
    return latest;
  }

  async function bestPair(alone: Find): Promise<Find | null> {
    const from = partners();
    const pairs = from.flatMap((one, n) => from.slice(n + 1).map((other) => [one.change, other.change] as const));
    let top: Find | null = null;
    for (const [one, other] of pairs) {
      if (one.target === other.target) continue;
      const { kind: _kind, and: _and, ...second } = other;
      const limit = Math.min(lostBy(alone) - WORTH * teamLost, top ? lostBy(top) : Infinity);
      const find = await tryOut({ ...one, and: second }, limit);
      if (find.run.isWhole && lostBy(find) < limit) top = find;
      tell({ progress: Math.min(0.95, found.progress + 0.04), pair: foundView("pair", top) });
    }
    return top;
  }

  /** The first moment at which nothing of the team's own stood in the way. */
  function free(target: string): Tick {
    let tick = search.firstTick;
    while (tick < search.endTick && search.isBusy(target, tick)) tick += 100;
    return tick;
  }
}

/** The first of each action and place. */
function ofEachPlace(finds: readonly Find[]): readonly Find[] {
  return finds.filter(
    ({ change: { action, target } }, n) =>
      finds.findIndex(({ change }) => change.action === action && change.target === target) === n,
  );
}

function addition(added: AddedAction): AddedActions {
  return { kind: "add", ...added };
}
