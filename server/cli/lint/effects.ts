/**
 * Findings about what changes nothing: a factor of one, a factor on what is zero, a value that is there already, a button
 * that gives it, what is never made or never there. What something else of the file may have changed is left alone.
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
  return [
    ...changes.flatMap((change) => {
      const others = [...pathsOf(changes.filter((other) => other !== change)), ...handed(scenario)].map(parameterOf);
      return changeFindings(change, topology, (name) => !others.includes(parameterOf(name)));
    }),
    ...buttonFindings(scenario, topology, pathsOf(changes)),
    ...restingFindings(scenario, [...pathsOf(changes), ...handed(scenario)]),
    ...chanceFindings(scenario),
  ];
}

/** Actions with one place, which gives what is declared, and nothing else to take back. */
function buttonFindings(scenario: Scenario, topology: Topology, touched: readonly string[]): readonly Finding[] {
  return scenario.actions.flatMap((action, i) => {
    const { verb, parameter = "", targets, value } = action;
    const actions = scenario.actions.filter((other) => other !== action);
    const others = [...touched, ...handed({ ...scenario, actions })].map(parameterOf);
    if (verb !== "parameter.set" || !value || value.min !== value.max) return [];
    const to = value.unit === "%" ? value.min / 100 : value.min;
    const isSame = targets.every((target) => declaredOf(topology, `${target}.${parameter}`) === to);
    return found(
      isSame && !others.includes(parameterOf(parameter)),
      "warning",
      ["actions", i, "value"],
      `it can only set ${parameter} to ${to}, which it is anyway.`,
      "Let min and max differ, or leave the action out.",
    );
  });
}

/** Journeys that are never made. */
function restingFindings({ world }: Scenario, raised: readonly string[]): readonly Finding[] {
  return world.populations.flatMap(({ id, journeys }, p) =>
    journeys.flatMap(({ when, rps, perUserPerMinute }, j) => {
      const field = when === "always" ? "rps" : "perUserPerMinute";
      const isNone = when === "always" ? rps === 0 : when === "connected" && perUserPerMinute === 0;
      return found(
        isNone && !raised.includes(`${id}.${field}`),
        "warning",
        ["world", "populations", p, "journeys", j, field],
        "it is 0, and nothing raises it: nobody ever makes this journey.",
        "Write more than 0, or leave the journey out.",
      );
    }),
  );
}

function chanceFindings(scenario: Scenario): readonly Finding[] {
  return (["defects", "changes", "reports", "injects"] as const).flatMap((section) =>
    scenario[section].flatMap(({ chance }, i) =>
      found(
        chance === 0,
        "warning",
        [section, i, "chance"],
        "with a chance of 0 no variant ever has it.",
        "Write more than 0, or leave it out.",
      ),
    ),
  );
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

function pathsOf(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ spec }) => Object.keys({ ...spec.set, ...spec.scale }));
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
