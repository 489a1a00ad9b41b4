/**
 * Holds one planted world to its claims, the cheapest question first, and says in which direction it fails. Which of its
 * ways to play are right, wrong or not enough is what their runs did under every seed.
 */
import { must } from "../base/index.ts";
import type { PolicySpec, Scenario } from "../content/index.ts";
import { percent } from "../risk/index.ts";
import { BARS, breaks, hurts, isRight } from "./claims.ts";
import type { Plan } from "./family.ts";
import { plantedIn, REFERENCE, renamed, UNDOING, waysOf } from "./plant.ts";
import { runOf, startOf } from "./run.ts";
import type { Run } from "./run.ts";

export interface Measured {
  readonly scenario: Scenario;
  /** Under the first seed: nobody acts, and each way that is kept. */
  readonly ignored: Run;
  readonly ways: Readonly<Record<string, Run>>;
  /** Whether taking back what started it, and nothing else, is enough; null where nothing can be taken back. */
  readonly healsAlone: boolean | null;
}

export type Verdict =
  | { readonly holds: true; readonly measured: Measured }
  | { readonly holds: false; readonly why: string; readonly move: "up" | "down" | "away" };

/** More than this before anything is wrong is a world that is not well. */
const UNWELL = 0.02;

function fails(why: string, move: "up" | "down" | "away"): Verdict {
  return { holds: false, why, move };
}

export function* measured<Told>(
  plan: Plan,
  seeds: readonly number[],
  tell: (what: string) => Told,
): Generator<Told, Verdict> {
  const trial = plantedIn(plan, null);
  const names = Object.keys(waysOf(plan.family.plant(plan)));
  const rounds: Round[] = [];
  for (const seed of seeds) {
    yield tell(`seed ${seed}, nobody acts`);
    const start = startOf(trial, seed);
    const ignored = runOf(trial, start, null);
    if (ignored.before > UNWELL)
      return fails(`${percent(ignored.before)} of the people fail before anything is wrong`, "away");
    if (!breaks(ignored)) return fails(`ignored, ${percent(ignored.failing)} of the people fail at the end`, "up");
    yield tell(`seed ${seed}, ${REFERENCE}`);
    const ways: Record<string, Run> = { [REFERENCE]: runOf(trial, start, REFERENCE) };
    if (!isRight(ways[REFERENCE], ignored)) return fails(lost(ways[REFERENCE], ignored), "down");
    for (const name of names.filter((one) => one !== REFERENCE)) {
      yield tell(`seed ${seed}, ${name}`);
      ways[name] = runOf(trial, start, name);
    }
    rounds.push({ ignored, ways });
  }
  return judged(plan, names, rounds);
}

/** One seed, ignored and played in every way. */
interface Round {
  readonly ignored: Run;
  readonly ways: Readonly<Record<string, Run>>;
}

function judged(plan: Plan, names: readonly string[], rounds: readonly Round[]): Verdict {
  const { ignored, ways } = must(rounds[0], "a seed");
  const always = (holds: (round: Round) => boolean): boolean => rounds.every(holds);
  const right = names.filter((name) => always((round) => isRight(round.ways[name], round.ignored)));
  const best = right.reduce((a, b) => (ways[b].userMinutes < ways[a].userMinutes ? b : a), REFERENCE);
  const kinds: Record<string, PolicySpec["kind"]> = {};
  for (const name of names) {
    if (right.includes(name)) kinds[name] = "right";
    else if (name === UNDOING && always((round) => round.ways[name].wonTick === null)) kinds[name] = "trigger";
    else if (name !== UNDOING && always((round) => hurts(round.ways[name], round.ignored, round.ways[best])))
      kinds[name] = "wrong";
  }
  if (!Object.values(kinds).includes("wrong")) return fails("no wrong way hurts under every seed", "up");
  const healsAlone = names.includes(UNDOING) ? right.includes(UNDOING) : null;
  const scenario = plantedIn(plan, { kinds, best, healsAlone });
  const named = Object.entries(ways).map(([name, run]) => [name === best ? REFERENCE : renamed(name), run] as const);
  return { holds: true, measured: { scenario, ignored, ways: Object.fromEntries(named), healsAlone } };
}

function lost({ wonTick, userMinutes }: Run, ignored: Run): string {
  return wonTick === null
    ? "played well, it is not won"
    : `played well, it still costs ${percent(userMinutes / Math.max(1, ignored.userMinutes))} of doing nothing, more than ${percent(1 - BARS.saved)}`;
}
