/**
 * Bounds on the tempo of a scenario (UX.md 2.2): first clue early, amber as long as its difficulty allows, a clue for
 * every console before the tip, nobody idle for long. Pure: tempo in, one row per bound out.
 */
import type { Tick } from "../../shared/base/index.ts";
import { secondsToTicks } from "../../shared/base/index.ts";
import { PLANNED_SPEED } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { clockOf, realSeconds } from "./live.ts";
import type { Tempo } from "./tempo.ts";
import { firstClues, longestGaps } from "./waits.ts";

export interface Bound {
  readonly bound: string;
  readonly measured: string;
  readonly bar: string;
  readonly ok: boolean;
}

/** The first clue comes within this share of the live time. */
const FIRST_CLUE = 0.1;
/** Real seconds from the first clue to the tip, by difficulty of pace 1 to 5. */
const AMBER_S: readonly (readonly [least: number, most: number])[] = [
  [180, 300],
  [180, 300],
  [120, 180],
  [60, 120],
  [60, 120],
];
const IDLE_S = 75;
/** A win is this long without trouble [H2]: then everybody verifies, and nothing new is what they hope for. */
const VERIFY_TICKS = secondsToTicks(300);

export function boundsOf({ difficulty }: Pick<Scenario, "difficulty">, tempo: Tempo): readonly Bound[] {
  const firsts = firstClues(tempo.news);
  const first = tempo.news.find(({ isClue }) => isClue)?.tick ?? null;
  const tip = tempo.beats.tip?.tick ?? null;
  return [
    firstClueBound(first, tempo.horizonTick),
    amberBound(first, tip, AMBER_S[difficulty.pace - 1] ?? [0, 0]),
    ...[...firsts].map(([id, clue]): Bound => {
      const isInTime = clue !== null && tip !== null && clue.tick < tip;
      return { bound: `${id}: a clue before the tip`, measured: moment(clue?.tick), bar: moment(tip), ok: isInTime };
    }),
    ...idleBounds(tempo, first ?? 0),
  ];
}

function firstClueBound(first: Tick | null, horizonTick: Tick): Bound {
  const share = first === null ? 1 : first / horizonTick;
  return {
    bound: "first clue on some console",
    measured: first === null ? "none" : `${(share * 100).toFixed(1)} % of the live time`,
    bar: `at most ${FIRST_CLUE * 100} %`,
    ok: first !== null && share <= FIRST_CLUE,
  };
}

function amberBound(first: Tick | null, tip: Tick | null, [least, most]: readonly [number, number]): Bound {
  const amber = first === null || tip === null ? null : realSeconds(tip - first);
  return {
    bound: "amber, first clue to tip",
    measured: amber === null ? "none" : `${amber.toFixed(0)} s`,
    bar: `${least} to ${most} s`,
    ok: amber !== null && amber >= least && amber <= most,
  };
}

/** From the first clue, before which people learn what is normal, to the verification of the win. */
function idleBounds({ playedNews, wonTick, horizonTick }: Tempo, first: Tick): readonly Bound[] {
  const end = wonTick === null ? horizonTick : wonTick - VERIFY_TICKS;
  return [...longestGaps(playedNews, first, end)].map(([id, { fromTick, toTick }]) => ({
    bound: `${id}: longest wait in the reference's run`,
    measured: `${realSeconds(toTick - fromTick).toFixed(0)} s, ${clockOf(fromTick)} to ${clockOf(toTick)}`,
    bar: `at most ${IDLE_S} s`,
    ok: toTick - fromTick <= secondsToTicks(IDLE_S * PLANNED_SPEED),
  }));
}

function moment(tick: Tick | null | undefined): string {
  return tick === null || tick === undefined ? "none" : clockOf(tick);
}
