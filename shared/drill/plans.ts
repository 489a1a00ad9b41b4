/**
 * What a search tries, in which order: families in that of the seed, and in each the calls that fit and at which the
 * screening expects most harm. And why there is nothing to try, in words.
 */
import { refuse } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import type { Scenario } from "../content/index.ts";
import { families } from "./families/index.ts";
import type { Difficulty, Family, Plan } from "./family.ts";
import { failingShare, spotsOf } from "./spots.ts";
import type { Spot } from "./spots.ts";

export const SURPRISE = "surprise";
export const familyIds: readonly string[] = families.map(({ id }) => id);

export interface Ask {
  /** One of `familyIds`, or `SURPRISE`. */
  readonly family: string;
  readonly difficulty: Difficulty;
  /** Which of the possible ones comes first. */
  readonly seed: string;
  /** Seeds under which all claims have to hold. */
  readonly seeds: readonly number[];
}

/** Calls that are tried for one family. */
const MOST_SPOTS = 3;
/** What the screening should see of the users failing. It is rough. */
const HOPE = 0.1;
const DECOYS = [2, 4, 6] as const;

/** Of a surprise, every family has its first try before any has its second. */
export function plansOf(healthy: Scenario, ask: Ask): readonly Plan[] {
  const shift = numberOf(ask.seed);
  const spots = spotsOf(healthy);
  const ranked = wantedBy(ask).flatMap((family) => plansFor(healthy, family, spots, ask, shift));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ plan }) => plan);
}

function wantedBy({ family, seed }: Ask): readonly Family[] {
  return family === SURPRISE ? rotated(families, numberOf(seed)) : families.filter(({ id }) => id === family);
}

interface Ranked {
  readonly plan: Plan;
  readonly rank: number;
}

/** The most harmful calls that fit, of which the seed says the first. */
function plansFor(
  healthy: Scenario,
  family: Family,
  spots: readonly Spot[],
  ask: Ask,
  shift: number,
): readonly Ranked[] {
  const [mild, severe] = family.range;
  const strength = Math.sqrt(mild * severe);
  const hoped = spots.flatMap((spot) => {
    if (family.misfit(spot, healthy) !== null) return [];
    const plan = {
      healthy,
      family,
      spot,
      difficulty: ask.difficulty,
      strength,
      decoys: decoysFor(healthy, spot, ask.difficulty, shift),
    };
    const { world, worst } = family.plant(plan);
    const share = failingShare({ ...healthy, world }, worst);
    // What everybody stands on anyway is the lesser find.
    return share < HOPE ? [] : [{ plan, hope: share - 0.5 * spot.share }];
  });
  const best = hoped.sort((a, b) => b.hope - a.hope).slice(0, MOST_SPOTS);
  return rotated(best, shift).map(({ plan }, rank) => ({ plan, rank }));
}

/** Services that run beside it, and none of those that count what the others do. */
function decoysFor(
  { world }: Scenario,
  { caller, callee, call }: Spot,
  difficulty: Difficulty,
  shift: number,
): readonly string[] {
  const own = [caller, callee, call.onMissOf];
  const called = new Set(
    world.services.flatMap(({ calls }) => calls.flatMap(({ kind, to }) => (kind === "hard" ? [to] : []))),
  );
  const others = world.services.filter(
    ({ id, groups }) => !own.includes(id) && groups.every(({ serviceMs }) => serviceMs > 0),
  );
  const near = others.filter(({ id }) => called.has(id));
  const far = others.filter(({ id, kind }) => !called.has(id) && kind !== "metrics");
  return [...rotated(near, shift), ...far].slice(0, DECOYS[difficulty - 1]).map(({ id }) => id);
}

/** Where there is nothing to try. */
export function noPlan(healthy: Scenario, ask: Ask): Result<never> {
  return refuse("drill/no-fit", `${misfits(healthy, wantedBy(ask), spotsOf(healthy))} ${advice(ask.family)}`);
}

function misfits(healthy: Scenario, wanted: readonly Family[], spots: readonly Spot[]): string {
  if (healthy.world.populations.every(({ users }) => users === 0))
    return `No drill fits into ${healthy.title}: nobody can come to harm in it.`;
  if (spots.length === 0)
    return `No drill fits into ${healthy.title}: it has no call that people cause, waits for its answer with a time-out, and goes to a service with slots and work of its own.`;
  const [first] = [...spots].sort((a, b) => b.share - a.share);
  const reasons = wanted.slice(0, 3).map((family) => {
    const why = first && family.misfit(first, healthy);
    return `${family.id}: ${why ?? `hardly anybody would fail, by the screening of ${spots.length} calls`}`;
  });
  return `No drill fits into ${healthy.title} (${reasons.join("; ")}).`;
}

export function advice(family: string): string {
  return family === SURPRISE
    ? "Give its services the slots, times and people that they really have."
    : `Try --family ${SURPRISE}, or give its services the slots, times and people that they really have.`;
}

/** A number of a word, the same everywhere. */
function numberOf(word: string): number {
  let sum = 7;
  for (let at = 0; at < word.length; at++) sum = (sum * 31 + word.charCodeAt(at)) % 1_000_003;
  return sum;
}

function rotated<Entry>(entries: readonly Entry[], shift: number): readonly Entry[] {
  const at = entries.length === 0 ? 0 : shift % entries.length;
  return [...entries.slice(at), ...entries.slice(0, at)];
}
