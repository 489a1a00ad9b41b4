/** Flaws of actions that go through a channel or an enforcer: payloads that it has not, values that it does not want. */
import type { ActionSpec, Scenario } from "../scenario.ts";
import { pathSetBy } from "../sets.ts";
import { known, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";

export function throughFlaws({ channels, enforcers }: Scenario, action: ActionSpec, path: Path): readonly Flaw[] {
  const { verb, payload, targets, through } = action;
  const versions = channels
    .filter(({ id }) => targets.includes(id))
    .map(({ payloads }) => payloads.map(({ id }) => id));
  const enforcer = enforcers.find(({ id }) => id === through);
  const wanted = Object.keys(enforcer?.desired ?? {});
  return [
    ...when(verb === "change.push" && payload === undefined, path, "add payload, what it pushes."),
    ...when(verb !== "change.push" && payload !== undefined, [...path, "payload"], 'belongs to "verb: change.push".'),
    ...(verb === "change.push"
      ? versions.flatMap((names) => known("payload there", payload, names, [...path, "payload"]))
      : []),
    ...known(
      "enforcer",
      through,
      enforcers.map(({ id }) => id),
      [...path, "through"],
    ),
    ...(enforcer
      ? targets.flatMap((target, i) =>
          when(
            !wanted.includes(pathSetBy(action, target) ?? ""),
            [...path, "targets", i],
            `"${through}" does not want ${pathSetBy(action, target) ?? `anything that ${verb} sets`}; add it to what it desires.`,
          ),
        )
      : []),
  ];
}
