/**
 * Findings about the drill: a cause that comes and changes something, a way to win that is written down, values that a
 * person can choose, lines that a person can read. What the world makes of it only playing shows.
 */
import { horizonSecondsOf } from "../../../shared/content/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { figure, found } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { timeFindings } from "./times.ts";

export function storyFindings(scenario: Scenario): readonly Finding[] {
  if (isBare(scenario)) return bareFindings;
  return [...causeFindings(scenario), ...wayFindings(scenario), ...sliderFindings(scenario)];
}

/** A world by itself, such as one made from files of a real system: its faults come later, and so do ways to win. */
function isBare({ defects, rollouts, channels, jobs, policies }: Scenario): boolean {
  return [defects, rollouts, channels, jobs, Object.keys(policies)].every(({ length }) => length === 0);
}

const bareFindings = found(
  true,
  "warning",
  ["defects"],
  "nothing goes wrong and no policy plays: this is a world to look at, not yet a drill.",
  "Add a defect that is the cause, and policies.reference, a sound way to win.",
);

function causeFindings(scenario: Scenario): readonly Finding[] {
  const { defects, rollouts, channels, jobs, truth } = scenario;
  const horizonS = horizonSecondsOf(scenario);
  const causes = [
    ...defects.map(({ id, atS = 0 }, i) => ({ id, atS, path: ["defects", i] })),
    ...rollouts.flatMap(({ id, stages }, i) =>
      stages.map(({ atS }, s) => ({ id, atS, path: ["rollouts", i, "stages", s] })),
    ),
    ...channels.flatMap(({ id, pushes }, i) =>
      pushes.map(({ atS }, p) => ({ id, atS, path: ["channels", i, "pushes", p] })),
    ),
    ...jobs.map(({ id }, i) => ({ id, atS: 0, path: ["jobs", i] })),
  ];
  const first = [...causes].sort((a, b) => a.atS - b.atS)[0];
  const isLate = first !== undefined && first.atS > horizonS;
  return [
    ...found(
      first === undefined,
      "error",
      ["defects"],
      "nothing ever goes wrong: there is no defect, no roll-out, no push and no job.",
      "Add one that is the cause.",
    ),
    ...found(
      isLate,
      "error",
      first?.path ?? [],
      `nothing goes wrong in the ${figure(horizonS)} s of the live time: "${first?.id ?? ""}" is the first to come, at ${first?.atS ?? 0} s.`,
      "Let the cause come sooner.",
    ),
    ...(isLate ? [] : timeFindings(scenario)),
    ...found(
      !truth.some(({ role }) => role === "trigger"),
      "warning",
      ["truth"],
      "no truth has the role trigger, so nobody can name what started it.",
      "Add one for the cause.",
    ),
  ];
}

function wayFindings({ policies }: Scenario): readonly Finding[] {
  const kinds = Object.values(policies).map(({ kind }) => kind);
  const references = Object.keys(policies).filter((name) => policies[name]?.kind === "reference");
  return [
    ...references
      .slice(1)
      .flatMap((name) =>
        found(
          true,
          "error",
          ["policies", name, "kind"],
          `"${references[0] ?? ""}" is the reference already, and the debrief compares with one.`,
          "Write kind: right.",
        ),
      ),
    ...found(
      !kinds.includes("reference"),
      "error",
      ["policies"],
      "no policy is the reference: nothing shows that it can be won, and the debrief has nothing to compare with.",
      "Add policies.reference, a sound way to win.",
    ),
    ...found(
      !kinds.includes("wrong"),
      "warning",
      ["policies"],
      "no policy is a wrong way: nothing shows that bad ideas cost something.",
      "Add the most tempting mistake with kind: wrong.",
    ),
  ];
}

/** Values of policies that no place of a slider gives: a person could not play what is proven. */
function sliderFindings({ actions, policies }: Scenario): readonly Finding[] {
  return Object.entries(policies).flatMap(([name, policy]) =>
    policy.steps.flatMap(({ do: id, value }, s) => {
      const slider = actions.find((action) => action.id === id)?.value;
      if (slider === undefined || value === undefined) return [];
      const { min, step } = slider;
      const nearest = min + Math.round((value - min) / step) * step;
      return found(
        Math.abs(value - nearest) > step * 1e-6,
        "warning",
        ["policies", name, "steps", s, "value"],
        `no place of the slider of "${id}" gives ${value}: it goes from ${min} in steps of ${step}.`,
        `Write ${Number(nearest.toPrecision(9))}.`,
      );
    }),
  );
}
