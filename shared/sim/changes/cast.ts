/**
 * What changes a world, resolved against its plant once: defects with their conditions and effects, and the stations
 * that somebody has to watch. A defect `perRegion` becomes one for each region in which all its services run.
 */
import { ok, refuse } from "../../base/index.ts";
import type { Result } from "../../base/index.ts";
import type { ConditionSpec, DefectSpec, OutcomeSpec } from "../../content/index.ts";
import type { Plant } from "../compile/plant.ts";
import { stationsNamed } from "../parameters.ts";
import { effectsIn, effectsOf, placed, placelessIn, subjectsTouched } from "./paths.ts";
import type { CastChannel, CastCondition, CastDefect, CastOutcome, Changes } from "./plan.ts";
import { plansOf } from "./plans.ts";
import type { PlansSpec } from "./plans.ts";

type ConditionsSpec = Pick<DefectSpec, "when" | "until">;

/** What can change a world by itself; an experiment has defects alone. */
export interface ChangesSpec extends Partial<PlansSpec> {
  readonly defects: readonly DefectSpec[];
  readonly actions?: readonly { readonly id: string; readonly outcomes: readonly OutcomeSpec[] }[];
}

/** `startTick` is the first there is: what is due before it is due then. */
export function changesOf(plant: Plant, spec: ChangesSpec, startTick: number): Result<Changes> {
  const { channels = [], jobs = [], enforcers = [], startUtc = "1970-01-01T00:00:00Z" } = spec;
  const plans = plansOf(plant, { channels, jobs, enforcers, startUtc });
  if (!plans.ok) return plans;
  const local = spec.defects.flatMap((defect) => localised(plant, defect));
  const made: CastDefect[] = [];
  for (const one of local) {
    const defect = defectOf(plant, one, { local, channels: plans.value.channels }, startTick);
    if (!defect.ok) return refuse(defect.refusal.code, `defects.${one.spec.id}: ${defect.refusal.reason}`);
    made.push(defect.value);
  }
  const known = { local, channels: plans.value.channels };
  const outcomes: CastOutcome[] = [];
  const owners = [...(spec.actions ?? []), ...channels];
  const perOwner: CastOutcome[][] = [];
  for (const owner of owners) {
    const own: CastOutcome[] = [];
    for (const one of owner.outcomes) {
      const outcome = outcomeOf(plant, one, known, outcomes.length);
      if (!outcome.ok) return refuse(outcome.refusal.code, `${owner.id}: ${outcome.refusal.reason}`);
      own.push(outcome.value);
      outcomes.push(outcome.value);
    }
    perOwner.push(own);
  }
  const actions = spec.actions?.length ?? 0;
  const given = { outcomes, ofActions: perOwner.slice(0, actions), ofRollBacks: perOwner.slice(actions) };
  const conditions = [
    ...made.flatMap(({ when, until }) => [...when, ...until]),
    ...outcomes.flatMap(({ when }) => when),
  ];
  const asked = conditions.flatMap((condition) => (condition.kind === "reading" ? condition.stations : []));
  return ok({ plant, defects: made, ...plans.value, ...given, watched: [...new Set(asked)].sort((a, b) => a - b) });
}

interface Local {
  readonly spec: DefectSpec;
  /** Its region, where it has one for each. */
  readonly region: string | null;
}

/** What conditions may name. */
interface Known {
  readonly local: readonly Local[];
  readonly channels: readonly CastChannel[];
}

function defectOf(plant: Plant, { spec, region }: Local, known: Known, startTick: number): Result<CastDefect> {
  const effects = effectsOf(plant, spec);
  if (!effects.ok) return effects;
  const near = known.local.map((other) => region === null || other.region === null || other.region === region);
  const conditions: CastCondition[] = [];
  for (const one of [...spec.when, ...spec.until]) {
    const condition = conditionOf(plant, one, known, (instance) => near[instance]);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  return ok({
    id: region === null ? spec.id : `${spec.id}@${region}`,
    tick: firstTickOf(spec, startTick),
    when: conditions.slice(0, spec.when.length),
    effects: effects.value,
    subjects: subjectsTouched(plant, spec),
    lastsTicks: spec.lastsS === undefined ? null : Math.round(spec.lastsS * 10),
    until: conditions.slice(spec.when.length),
  });
}

/** When it is due or looked at first; never, where only an outcome wakes it. */
function firstTickOf({ atS, when }: DefectSpec, startTick: number): number {
  if (atS !== undefined) return Math.max(startTick, Math.round(atS * 10));
  return when.length > 0 ? startTick : Infinity;
}

function outcomeOf(plant: Plant, spec: OutcomeSpec, known: Known, at: number): Result<CastOutcome> {
  const when: CastCondition[] = [];
  for (const one of spec.when) {
    const condition = conditionOf(plant, one, known, () => true);
    if (!condition.ok) return condition;
    when.push(condition.value);
  }
  const wakes = known.local.flatMap(({ spec: { id }, region }, defect) =>
    id === spec.wakes ? [{ defect, region }] : [],
  );
  if (spec.wakes !== undefined && wakes.length === 0)
    return refuse("outcome/no-defect", `there is no defect "${spec.wakes}".`);
  return ok({ at, when, does: spec.does, says: spec.says ?? null, wakes });
}

/** A defect as it is in each region. */
function localised(plant: Plant, spec: DefectSpec): readonly Local[] {
  if (!spec.perRegion) return [{ spec, region: null }];
  const { stations, world } = plant.topology;
  const names = [...Object.keys({ ...spec.set, ...spec.scale }), ...[...spec.when, ...spec.until].flatMap(nameIn)];
  const services = names.flatMap((name) => world.services.filter(({ id }) => id === placelessIn(name)));
  const here = (conditions: ConditionsSpec["when"], region: string): ConditionsSpec["when"] =>
    conditions.map((one) => ("of" in one && one.of ? { ...one, of: placed(plant, one.of, region) } : one));
  return world.regions.flatMap(({ id: region }, index) => {
    const runs = services.every((service) =>
      stations.some((station) => station.service === service && station.region === index),
    );
    if (!runs) return [];
    const conditions = { when: here(spec.when, region), until: here(spec.until, region) };
    return [{ spec: { ...spec, ...effectsIn(plant, spec, region), ...conditions }, region }];
  });
}

function nameIn(condition: ConditionSpec): readonly string[] {
  return "of" in condition && condition.of ? [condition.of] : [];
}

/** `isNear` says which instances of a defect are meant from where the condition stands. */
function conditionOf(
  plant: Plant,
  spec: ConditionSpec,
  { local, channels }: Known,
  isNear: (instance: number) => boolean,
): Result<CastCondition> {
  const forTicks = Math.round(spec.forS * 10);
  if ("defect" in spec) {
    const defects = local.flatMap(({ spec: { id } }, index) => (id === spec.defect && isNear(index) ? [index] : []));
    if (defects.length === 0) return refuse("condition/no-defect", `there is no defect "${spec.defect}".`);
    return ok({ kind: "defect", defects, awake: spec.is === "awake", forTicks });
  }
  const stations = stationsNamed(plant, spec.of ?? "");
  if (spec.of !== undefined && stations.length === 0)
    return refuse("condition/no-station", `there is no station or service "${spec.of}".`);
  if ("channel" in spec) {
    const channel = channels.findIndex(({ id }) => id === spec.channel);
    const payload = channels[channel]?.payloads.findIndex(({ id }) => id === spec.payload) ?? -1;
    if (payload < 0) return refuse("condition/no-payload", `there is no payload "${spec.channel}: ${spec.payload}".`);
    const regions = channels[channel].stations.flatMap((own, region) =>
      own.some((station) => spec.of === undefined || stations.includes(station)) ? [region] : [],
    );
    return ok({ kind: "payload", channel, payload, regions, forTicks });
  }
  const { metric, above = -Infinity, below = Infinity } = spec;
  return ok({ kind: "reading", metric, stations, above, below, forTicks });
}
