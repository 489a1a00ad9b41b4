/**
 * Names in effects: resolved to entries of the state, to the stations that are touched, and to those of one region where
 * a name says none.
 */
import { must, ok, refuse } from "../../base/index.ts";
import type { Result } from "../../base/index.ts";
import { groupIn } from "../../content/index.ts";
import type { EffectsSpec } from "../../content/index.ts";
import type { Plant } from "../compile/plant.ts";
import { parameterAt, stationsNamed } from "../parameters.ts";
import type { Effect } from "./plan.ts";

/** A service at the beginning of a name, and perhaps its group, without a region. */
const PLACELESS = /^([a-z0-9-]+)(?:\/[a-z0-9-]+)?(?=[.>:]|$)/;

/** The service that a name means in every region it runs in; undefined where the name says a region, or none does. */
export function placelessIn(name: string): string | undefined {
  return PLACELESS.exec(name)?.[1];
}

/** A name as it is called in a region: names of services without a region mean those there. */
export function placed({ topology }: Plant, name: string, region: string): string {
  const station = `${placelessIn(name) ?? ""}@${region}`;
  // In a world of one region stations are called as their services.
  return topology.stations.some(({ id }) => id === station)
    ? name.replace(PLACELESS, (whole) => `${whole}@${region}`)
    : name;
}

/** The same for every path of effects. */
export function effectsIn(plant: Plant, { set, scale }: EffectsSpec, region: string): EffectsSpec {
  const paths = (values: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(values).map(([path, value]) => [placed(plant, path, region), value]));
  return { set: paths(set), scale: paths(scale) };
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

/**
 * What effects touch: stations, directly, by a call they make or by ways that lead to them; links by the first of their
 * names; populations.
 */
export function subjectsTouched(plant: Plant, { set, scale }: EffectsSpec): readonly string[] {
  const { stations, world } = plant.topology;
  const named = Object.keys({ ...set, ...scale }).flatMap((path) => {
    const entity = groupIn(path.slice(0, path.lastIndexOf("."))).whole;
    const links = plant.ways.filter(({ names }) => names.includes(entity)).map(({ names }) => must(names[0], "link"));
    if (links.length > 0) return links;
    const [caller = "", site = ""] = entity.split(">");
    const [owner = ""] = caller.split(":");
    const touched = [owner, ...(site.includes("@") ? [site] : [])].flatMap((name) => stationsNamed(plant, name));
    return [
      ...touched.map((station) => must(stations[station], "station").id),
      ...world.populations.filter(({ id }) => id === owner).map(({ id }) => id),
    ];
  });
  return [...new Set(named)];
}
