/**
 * Enforcers: automations that put desired values back, every so often, whoever changed them. Owns `affairs.desired`. A
 * hand edit is drift and lasts until the next run; what is written into the desired state is kept to.
 */
import { must } from "../../base/index.ts";
import type { Saved } from "../affairs.ts";
import { isPaused, look, unread } from "../actors/log.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { layEffects } from "./effects.ts";
import { tellFeed } from "./feed.ts";
import type { CastEnforcer } from "./plan.ts";

export function openDesired(enforcers: readonly CastEnforcer[]): number[] {
  return enforcers.flatMap(({ desired }) => desired.map(({ value }) => value));
}

/** Writes into the desired state of an enforcer. Returns what stood there, to be put back. */
export function writeDesired({ cast, affairs }: RoundStep, enforcer: string, path: string, value: number): Saved[] {
  const { desired, base } = must(
    cast.enforcers.find(({ id }) => id === enforcer),
    "enforcer",
  );
  return desired.flatMap((item, index) => {
    if (item.path !== path) return [];
    const before: Saved = { field: "desired", entry: base + index, value: affairs.desired[base + index] };
    affairs.desired[base + index] = value;
    return [before];
  });
}

export function turnEnforcers(round: RoundStep): void {
  for (const { actor, at } of round.cast.crew.enforcer) {
    const enforcer = round.cast.enforcers[at];
    if (isPaused(round, actor)) continue;
    if ((round.tick - enforcer.atTick) % enforcer.everyTicks === 0) putRight(round, actor, enforcer);
  }
}

function putRight(round: RoundStep, actor: number, enforcer: CastEnforcer): void {
  const { state } = round.step;
  const drifted = enforcer.desired.flatMap(({ entity, parameter }, index) => {
    const value = round.affairs.desired[enforcer.base + index];
    const isRight = parameter.entries.every((entry) => state[parameter.field][entry] === value);
    return isRight ? [] : [{ entity, effect: { parameter, value, how: "set" as const } }];
  });
  look(round, actor, { ...unread, did: drifted.length === 0 ? "steady" : "put-back" });
  if (drifted.length === 0) return;
  layEffects(
    round,
    `enforcer:${enforcer.id}`,
    drifted.map(({ effect }) => effect),
  );
  for (const { entity } of drifted) {
    const edits = (["action-effective", "defect-activated"] as const).map((kind) => standing(round, entity, kind));
    const causes = edits.filter((event) => event !== undefined);
    const event = happen(round, "enforced", entity, causes, causes.length === 0 ? "defect" : null, { by: enforcer.id });
    setStanding(round, entity, "enforced", event);
  }
  if (enforcer.text !== null)
    tellFeed(round, { service: enforcer.service, kind: "config", text: enforcer.text, by: enforcer.by });
}
