/**
 * What changes a world, resolved against its plant once: defects with their conditions and effects, and the stations
 * that somebody has to watch. A defect `perRegion` becomes one for each region in which all its services run.
 */
import { must, ok, refuse } from "../../base/index.ts";
import type { Result } from "../../base/index.ts";
import { groupIn } from "../../content/index.ts";
import type { ConditionSpec, DefectSpec, EffectsSpec } from "../../content/index.ts";
import type { Plant } from "../compile/plant.ts";
import { parameterAt, stationsNamed } from "../parameters.ts";
import type { CastCondition, CastDefect, Changes, Effect } from "./plan.ts";

export interface ChangesSpec {
  readonly defects: readonly DefectSpec[];
}

/** `startTick` is the first there is: what is due before it is due then. */
export function changesOf(plant: Plant, { defects }: ChangesSpec, startTick: number): Result<Changes> {
  const local = defects.flatMap((spec) => localised(plant, spec));
  const made: CastDefect[] = [];
  for (const { spec, region } of local) {
    const defect = defectOf(plant, spec, region, local, startTick);
    if (!defect.ok) return refuse(defect.refusal.code, `defects.${spec.id}: ${defect.refusal.reason}`);
    made.push(defect.value);
  }
  const conditions = made.flatMap(({ when, until }) => [...when, ...until]);
  const asked = conditions.flatMap((condition) => (condition.kind === "reading" ? condition.stations : []));
  return ok({ plant, defects: made, watched: [...new Set(asked)].sort((a, b) => a - b) });
}

interface Local {
  readonly spec: DefectSpec;
  /** Its region, where it has one for each. */
  readonly region: string | null;
}

function defectOf(
  plant: Plant,
  spec: DefectSpec,
  region: string | null,
  all: readonly Local[],
  startTick: number,
): Result<CastDefect> {
  const effects = effectsOf(plant, spec);
  if (!effects.ok) return effects;
  const instances = (id: string): readonly number[] =>
    all.flatMap((other, index) =>
      other.spec.id === id && (region === null || other.region === null || other.region === region) ? [index] : [],
    );
  const conditions: CastCondition[] = [];
  for (const one of [...spec.when, ...spec.until]) {
    const condition = conditionOf(plant, one, instances);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  return ok({
    id: region === null ? spec.id : `${spec.id}@${region}`,
    tick: spec.atS === undefined ? startTick : Math.max(startTick, Math.round(spec.atS * 10)),
    when: conditions.slice(0, spec.when.length),
    effects: effects.value,
    stations: stationsTouched(plant, spec),
    lastsTicks: spec.lastsS === undefined ? null : Math.round(spec.lastsS * 10),
    until: conditions.slice(spec.when.length),
  });
}

/** A defect as it is in each region: names of services without a region mean those of its own. */
function localised(plant: Plant, spec: DefectSpec): readonly Local[] {
  if (!spec.perRegion) return [{ spec, region: null }];
  const { stations, world } = plant.topology;
  const isStation = (id: string): boolean => stations.some((station) => station.id === id);
  const isService = (id: string): boolean => world.services.some((service) => service.id === id);
  return world.regions.flatMap(({ id: region }, index) => {
    // In a world of one region stations are called as their services.
    const runs = (service: string): boolean =>
      stations.some((station) => station.service.id === service && station.region === index);
    const named = [...namesIn(spec)].filter(isService);
    if (!named.every(runs)) return [];
    const here = (name: string): string =>
      name.replace(PLACELESS, (whole, service: string) =>
        isService(service) && isStation(`${service}@${region}`) ? `${whole}@${region}` : whole,
      );
    return [{ spec: { ...spec, ...renamed(spec, here) }, region }];
  });
}

/** A service at the beginning of a name, and perhaps its group, without a region. */
const PLACELESS = /^([a-z0-9-]+)(?:\/[a-z0-9-]+)?(?=[.>:]|$)/;

/** Services that a defect names without a region. */
function namesIn({ set, scale, when, until }: DefectSpec): ReadonlySet<string> {
  const names = [
    ...Object.keys({ ...set, ...scale }),
    ...[...when, ...until].flatMap((one) => ("of" in one ? [one.of] : [])),
  ];
  return new Set(names.flatMap((name) => PLACELESS.exec(name)?.[1] ?? []));
}

function renamed(
  { set, scale, when, until }: DefectSpec,
  rename: (name: string) => string,
): EffectsSpec & Pick<DefectSpec, "when" | "until"> {
  const paths = (values: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(values).map(([path, value]) => [rename(path), value]));
  const placed = (one: ConditionSpec): ConditionSpec => ("of" in one ? { ...one, of: rename(one.of) } : one);
  return { set: paths(set), scale: paths(scale), when: when.map(placed), until: until.map(placed) };
}

/** Resolves paths once. A path that means nothing is refused with it. */
export function effectsOf(plant: Plant, { set, scale }: EffectsSpec): Result<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const [how, values] of [["set", set] as const, ["scale", scale] as const]) {
    for (const [path, value] of Object.entries(values)) {
      const parameter = parameterAt(plant, path);
      if (!parameter.ok) return refuse(parameter.refusal.code, parameter.refusal.reason);
      effects.push({ parameter: parameter.value, value, how });
    }
  }
  return ok(effects);
}

/** Stations that effects touch, directly, by a call they make, or by ways that lead to them. */
function stationsTouched(plant: Plant, { set, scale }: EffectsSpec): readonly string[] {
  const named = Object.keys({ ...set, ...scale }).flatMap((path) => {
    const [caller = "", site = ""] = groupIn(path.slice(0, path.lastIndexOf("."))).whole.split(">");
    return [caller.split(":")[0] ?? "", ...(site.includes("@") ? [site] : [])];
  });
  const stations = named.flatMap((name) => stationsNamed(plant, name));
  return [...new Set(stations)].map((station) => must(plant.topology.stations[station], "station").id);
}

/** `defectsNamed` says which instances a defect's name means. */
function conditionOf(
  plant: Plant,
  spec: ConditionSpec,
  defectsNamed: (id: string) => readonly number[],
): Result<CastCondition> {
  const forTicks = Math.round(spec.forS * 10);
  if ("defect" in spec) {
    const defects = defectsNamed(spec.defect);
    if (defects.length === 0) return refuse("condition/no-defect", `there is no defect "${spec.defect}".`);
    return ok({ kind: "defect", defects, awake: spec.is === "awake", forTicks });
  }
  const stations = stationsNamed(plant, spec.of);
  if (stations.length === 0) return refuse("condition/no-station", `there is no station or service "${spec.of}".`);
  const { metric, above = -Infinity, below = Infinity } = spec;
  return ok({ kind: "reading", metric, stations, above, below, forTicks });
}
