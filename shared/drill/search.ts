/**
 * Looks for a drill: families and spots in the order of the seed, parameters in the order of their table, until the
 * proofs hold under every seed. Whoever asks brings the judge, so that a drill is held to the same claims as any
 * scenario. A generator: it tells how far it is, and stops when it is told that it is enough.
 */
import { ok, refuse } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import type { Scenario } from "../content/index.ts";
import { families } from "./families.ts";
import type { Family } from "./families.ts";
import { planted } from "./plant.ts";
import { retriesAt } from "./retries.ts";
import { spotsOf } from "./spots.ts";
import type { Spot } from "./spots.ts";
import { tunes } from "./tune.ts";
import { inZones } from "./zones.ts";
import type { Tune } from "./tune.ts";

export const SURPRISE = "surprise";
export const familyIds: readonly string[] = families.map(({ id }) => id);

export interface Ask {
  /** One of `familyIds`, or `SURPRISE`. */
  readonly family: string;
  readonly difficulty: 1 | 2 | 3;
  /** Which of the possible ones comes first. */
  readonly seed: string;
  /** Seeds under which all claims have to hold. */
  readonly seeds: readonly number[];
}

export interface Verdict {
  readonly claim: string;
  readonly measured: string;
  readonly ok: boolean;
}
export type Judge = (scenario: Scenario, seed: number) => Result<readonly Verdict[]>;

export interface Step {
  readonly tried: number;
  readonly of: number;
  readonly what: string;
}

export interface Drill {
  readonly scenario: Scenario;
  readonly spot: Spot;
  readonly family: Family;
  readonly tune: Tune;
  readonly tried: number;
  /** What was measured under the first seed. */
  readonly verdicts: readonly Verdict[];
}

const MOST_TRIES = 12;

export function* searchDrill(
  given: Scenario,
  ask: Ask,
  judge: Judge,
  isEnough: () => boolean,
): Generator<Step, Result<Drill>> {
  const healthy = inZones(given);
  const spots = spotsOf(healthy);
  if (spots.length === 0) return noSpot(healthy);
  const shift = numberOf(ask.seed);
  const wanted = ask.family === SURPRISE ? rotated(families, shift) : families.filter(({ id }) => id === ask.family);
  const plans = wanted.flatMap((family) =>
    spots
      .filter(family.fits)
      .slice(0, 2)
      .flatMap((spot) => tunes.map((tune) => ({ family, spot, tune }))),
  );
  if (plans.length === 0)
    return refuse("drill/no-fit", `No call of ${healthy.title} fits the family ${ask.family}; try ${SURPRISE}.`);
  const order = rotated(healthy.world.services, shift).map(({ id }) => id);
  const most = Math.min(MOST_TRIES, plans.length);
  let last = "";
  for (const [n, plan] of plans.slice(0, most).entries()) {
    const scenario = planted(healthy, { ...plan, difficulty: ask.difficulty, order });
    const verdicts: Verdict[] = [];
    let failed: Verdict | undefined;
    for (const seed of ask.seeds) {
      if (isEnough()) return refuse("drill/time", `Time ran out after ${n} of ${most} tries.${last}`);
      yield { tried: n, of: most, what: `${plan.family.id} at ${plan.spot.caller}>${plan.spot.callee}, seed ${seed}` };
      const judged = judge(scenario, seed);
      if (!judged.ok) return judged;
      if (verdicts.length === 0) verdicts.push(...judged.value);
      failed = judged.value.find((verdict) => !verdict.ok);
      if (failed) break;
    }
    if (!failed) return ok({ scenario, ...plan, tried: n + 1, verdicts });
    last = ` The last did not hold "${failed.claim}": ${failed.measured}.`;
    yield { tried: n + 1, of: most, what: `not this one: ${failed.claim}, ${failed.measured}` };
  }
  return refuse("drill/none", `None of ${most} tries holds its proofs in ${healthy.title}.${last}`);
}

function noSpot({ title }: Scenario): Result<never> {
  const why =
    "it has no call that waits to a service with slots on which 50 to 80 % of the people stand in some of its regions";
  return refuse("drill/no-spot", `No drill fits into ${title}: ${why}.`);
}

/** Which small fault takes how much down, and why, in a sentence or two. */
export function foundIn({ spot, family, verdicts, tune }: Drill): string {
  const global = verdicts.find(({ claim }) => claim === "ignored: goes global")?.measured ?? "";
  const failing = verdicts.find(({ claim }) => claim.startsWith("ignored: users failing"))?.measured ?? "";
  return `${family.says(spot)} Ignored, it is global at ${global} and leaves ${failing} of the users failing: ${spot.callee} is ${Math.round(tune.load * 100)} % busy in ordinary life, its queue outlasts the patience of ${spot.caller}, and each lost request is asked ${retriesAt(spot) + 1} times.`;
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
