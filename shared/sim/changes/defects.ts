/**
 * Latent defects: conditions and an effect on parameters, as data. Owns `affairs.defects`. One that is awake has laid
 * its effects; they are lifted when it is over. By the clock alone it wakes once, at its tick; by conditions whenever
 * they hold, and it is never over where nothing says when. One that waits for neither is woken by what comes of a change.
 *
 * The event of its waking names what met the conditions; where nothing stands behind them it is a root itself.
 */
import type { ConditionAffair, DefectAffair } from "../affairs.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { Scene } from "../roundStep.ts";
import { causesOf, conditionHolds, LOOK_TICKS, openCondition } from "./conditions.ts";
import { layEffects, liftEffects } from "./effects.ts";
import type { CastCondition, CastDefect } from "./plan.ts";

export function openDefects(defects: readonly CastDefect[]): DefectAffair[] {
  return defects.map(({ when, until }) => ({
    awake: false,
    sinceTick: 0,
    event: null,
    when: when.map(openCondition),
    until: until.map(openCondition),
  }));
}

export function turnDefects(scene: Scene): void {
  for (const [index, defect] of scene.cast.defects.entries()) {
    const affair = scene.affairs.defects[index];
    if (affair.awake) {
      if (isOver(scene, defect, affair)) end(scene, defect, affair);
    } else if (isDue(scene, defect, affair)) wake(scene, defect, affair);
  }
}

function isDue(scene: Scene, { tick, when }: CastDefect, affair: DefectAffair): boolean {
  if (when.length === 0) return tick === scene.tick;
  return scene.tick >= tick && allHold(scene, when, affair.when);
}

function isOver(scene: Scene, { lastsTicks, until }: CastDefect, affair: DefectAffair): boolean {
  if (lastsTicks !== null && scene.tick - affair.sinceTick >= lastsTicks) return true;
  return until.length > 0 && allHold(scene, until, affair.until);
}

/** Every condition is looked at, so that each knows since when it holds. */
function allHold(scene: Scene, conditions: readonly CastCondition[], affairs: readonly ConditionAffair[]): boolean {
  if (scene.step.tick % LOOK_TICKS !== 0 || scene.step.tick === 0) return false;
  let holding = 0;
  for (const [i, condition] of conditions.entries()) if (conditionHolds(scene, condition, affairs[i])) holding++;
  return holding === conditions.length;
}

/** Somebody wakes it, whatever it waits for. False where it is awake already. */
export function wakeBy(scene: Scene, index: number, parents: readonly number[]): boolean {
  const affair = scene.affairs.defects[index];
  if (affair.awake) return false;
  wake(scene, scene.cast.defects[index], affair, parents);
  return true;
}

/** Who woke it takes that back. */
export function endBy(scene: Scene, index: number): void {
  const affair = scene.affairs.defects[index];
  if (affair.awake) end(scene, scene.cast.defects[index], affair);
}

function wake(
  scene: Scene,
  { id, when, until, effects, subjects }: CastDefect,
  affair: DefectAffair,
  causes: readonly number[] = when.flatMap((condition) => causesOf(scene, condition)),
): void {
  layEffects(scene, ownerOf(id), effects);
  const event = happen(scene, "defect-activated", id, causes, causes.length === 0 ? "defect" : null);
  for (const subject of subjects) setStanding(scene, subject, "defect-activated", event);
  affair.awake = true;
  affair.sinceTick = scene.tick;
  affair.event = event;
  affair.until = until.map(openCondition);
}

function end(scene: Scene, { id, when, subjects }: CastDefect, affair: DefectAffair): void {
  liftEffects(scene, ownerOf(id));
  happen(scene, "defect-ended", id, affair.event === null ? [] : [affair.event]);
  for (const subject of subjects) {
    if (standing(scene, subject, "defect-activated") === affair.event)
      setStanding(scene, subject, "defect-activated", null);
  }
  affair.awake = false;
  affair.sinceTick = scene.tick;
  affair.when = when.map(openCondition);
}

function ownerOf(id: string): string {
  return `defect:${id}`;
}
