/**
 * Looks for a drill, plan by plan. Of each the strength of the trigger is moved to where the claim that failed points:
 * what does not break has to be stronger, what cannot be won weaker. A generator: it says what it tries, and stops when
 * told that it is enough.
 */
import { ok, refuse } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import type { Scenario } from "../content/index.ts";
import type { Plan } from "./family.ts";
import { measured } from "./judge.ts";
import type { Measured } from "./judge.ts";
import { advice, noPlan, plansOf } from "./plans.ts";
import type { Ask } from "./plans.ts";

export interface Step {
  /** Worlds that have been simulated. */
  readonly tried: number;
  readonly most: number;
  readonly what: string;
}

export interface Drill extends Measured {
  readonly plan: Plan;
  readonly tried: number;
}

/** Strengths that are tried at one call. */
const MOST_MOVES = 6;
/** Strengths closer than this are one. */
const GRAIN = 1.06;

export function* searchDrill(healthy: Scenario, ask: Ask, isEnough: () => boolean): Generator<Step, Result<Drill>> {
  const { title } = healthy;
  const plans = plansOf(healthy, ask);
  if (plans.length === 0) return noPlan(healthy, ask);
  const most = plans.length * MOST_MOVES;
  let tried = 0;
  let last = "";
  for (const plan of plans) {
    const [mild, severe] = plan.family.range;
    const tested = { mild: false, severe: mild === severe };
    const bounds = { mild, severe };
    let strength = Math.sqrt(mild * severe);
    for (let move = 0; move < MOST_MOVES; move++) {
      if (isEnough())
        return refuse("drill/time", `Time ran out after ${tried} tries in ${title}.${last} Give it more minutes.`);
      const at = { ...plan, strength };
      yield { tried, most, what: `${namesOf(at)}: at ${strength.toPrecision(3)}` };
      const verdict = yield* measured(at, ask.seeds, (what) => ({ tried, most, what: `${namesOf(at)}: ${what}` }));
      tried++;
      if (verdict.holds) return ok({ plan: at, tried, ...verdict.measured });
      last = ` The last was ${namesOf(at)}: ${verdict.why}.`;
      yield { tried, most, what: `${namesOf(at)}: ${verdict.why}` };
      if (verdict.move === "away") break;
      const [from, to] = verdict.move === "up" ? (["mild", "severe"] as const) : (["severe", "mild"] as const);
      bounds[from] = strength;
      tested[from] = true;
      const next = tested[to] ? Math.sqrt(bounds.mild * bounds.severe) : bounds[to];
      tested[to] = true;
      if (Math.max(next / strength, strength / next) < GRAIN) break;
      strength = next;
    }
  }
  return refuse("drill/none", `None of ${tried} tries holds its claims in ${title}.${last} ${advice(ask.family)}`);
}

function namesOf({ family, spot }: Plan): string {
  return `${family.id} at ${spot.caller}>${spot.callee}`;
}
