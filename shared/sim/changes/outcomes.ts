/**
 * Outcomes [M21]: what comes of an action or a roll-back where the world is not as its maker thinks. Owns
 * `affairs.outcomes`: since when the conditions of each have held. Nobody learns of them but by trying.
 */
import type { OutcomeAffair } from "../affairs.ts";
import type { Scene } from "../roundStep.ts";
import { causesOf, conditionHolds, LOOK_TICKS, openCondition } from "./conditions.ts";
import { wakeBy } from "./defects.ts";
import type { CastOutcome } from "./plan.ts";

export function openOutcomes(outcomes: readonly CastOutcome[]): OutcomeAffair[] {
  return outcomes.map(({ when }) => ({ holds: false, when: when.map(openCondition) }));
}

/** Every condition is looked at, so that each knows since when it holds. */
export function turnOutcomes(scene: Scene): void {
  if (scene.step.tick % LOOK_TICKS !== 0 || scene.step.tick === 0) return;
  for (const { at, when } of scene.cast.outcomes) {
    const affair = scene.affairs.outcomes[at];
    let holding = 0;
    for (const [i, condition] of when.entries()) if (conditionHolds(scene, condition, affair.when[i])) holding++;
    affair.holds = holding === when.length;
  }
}

/** What comes of it now: the first whose conditions hold, as of the last look. */
export function comingOf(
  { affairs }: Pick<Scene, "affairs">,
  outcomes: readonly CastOutcome[],
): CastOutcome | undefined {
  return outcomes.find(({ at }) => affairs.outcomes[at].holds);
}

/** What stands behind an outcome beside who made the change. */
export function outcomeCauses(scene: Scene, { when }: CastOutcome): number[] {
  return when.flatMap((condition) => causesOf(scene, condition));
}

/** Wakes the defects of an outcome, those of the target's region where it has one. Returns which. */
export function wakeOutcome(scene: Scene, outcome: CastOutcome, target: string, event: number): readonly number[] {
  const isNear = (region: string | null): boolean =>
    region === null || !target.includes("@") || target.endsWith(`@${region}`);
  const parents = [event, ...outcomeCauses(scene, outcome)];
  return outcome.wakes.flatMap(({ defect, region }) =>
    isNear(region) && wakeBy(scene, defect, parents) ? [defect] : [],
  );
}
