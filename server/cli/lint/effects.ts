/**
 * Findings about effects that change nothing: a factor of one, a factor on what is zero, a value that is there already.
 * What something else of the file may have changed before is left alone.
 */
import { declaredOf, pathSetBy } from "../../../shared/content/index.ts";
import type { EffectsSpec, Path, Scenario, Topology } from "../../../shared/content/index.ts";
import { found } from "./finding.ts";
import type { Finding } from "./finding.ts";

interface Change {
  readonly spec: EffectsSpec;
  readonly path: Path;
}

export function effectFindings(scenario: Scenario, topology: Topology): readonly Finding[] {
  const changes = changesOf(scenario);
  const byHand = new Set([...handed(scenario)].map(parameterOf));
  return changes.flatMap((change) => {
    const others = changes.filter((other) => other !== change);
    const isAlone = (name: string): boolean =>
      !byHand.has(parameterOf(name)) &&
      !others.some(({ spec }) =>
        Object.keys({ ...spec.set, ...spec.scale })
          .map(parameterOf)
          .includes(parameterOf(name)),
      );
    return changeFindings(change, topology, isAlone);
  });
}

function changeFindings(
  { spec: { set, scale }, path }: Change,
  topology: Topology,
  isAlone: (name: string) => boolean,
): readonly Finding[] {
  return [
    ...Object.entries(scale).flatMap(([name, factor]) => {
      const at = [...path, "scale", name];
      const isSet = name in set;
      const isZero = !isSet && declaredOf(topology, name) === 0 && isAlone(name);
      return [
        ...found(factor === 1, "warning", at, "times 1 changes nothing.", "Write another factor, or leave it out."),
        ...found(isSet, "warning", at, "it is set as well, and multiplied then.", "Write the product into set alone."),
        ...found(isZero && factor !== 1, "warning", at, `0 times ${factor} is still 0.`, "Write the value into set."),
      ];
    }),
    ...Object.entries(set).flatMap(([name, value]) =>
      found(
        !(name in scale) && declaredOf(topology, name) === value && isAlone(name),
        "warning",
        [...path, "set", name],
        `it is ${value} anyway, so this changes nothing.`,
        "Set another value, or leave it out.",
      ),
    ),
  ];
}

/** What changes parameters by itself, or comes through a channel. */
function changesOf({ defects, jobs, channels }: Scenario): readonly Change[] {
  return [
    ...defects.map((spec, i) => ({ spec, path: ["defects", i] })),
    ...jobs.map((spec, i) => ({ spec, path: ["jobs", i] })),
    ...channels.flatMap(({ payloads }, c) =>
      payloads.map((spec, p) => ({ spec, path: ["channels", c, "payloads", p] })),
    ),
  ];
}

/** Paths that people or enforcers set. */
function handed({ actions, enforcers }: Scenario): readonly string[] {
  return [
    ...actions.flatMap((action) => action.targets.flatMap((target) => pathSetBy(action, target) ?? [])),
    ...enforcers.flatMap(({ desired }) => Object.keys(desired)),
  ];
}

/** `serviceMs` of `store@eu.serviceMs`; all classes of one together. */
function parameterOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1).split(":")[0] ?? "";
}
