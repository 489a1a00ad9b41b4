/** Flaws of actions and policies: targets that are not there, values and fields that a verb does not take. */
import { factsOf, verbs } from "../../actions/index.ts";
import type { Verb } from "../../actions/index.ts";
import { ALL_CHANGES } from "../frozen.ts";
import type { ActionSpec, PolicySpec, Scenario } from "../scenario.ts";
import type { Topology } from "../topology.ts";
import { outcomesFlaws } from "./defects.ts";
import { isWrongAt, known, twins, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import {
  allowanceNames,
  automationNames,
  backupNames,
  bootNames,
  cacheNames,
  callerNames,
  ceilingNames,
  fetchingNames,
  linkNames,
  loopNames,
  poolNames,
  recordNames,
  recoveryNames,
  stationNames,
  wayNames,
} from "./names.ts";
import { settingFlaws } from "./parameters.ts";
import { signalFlaws } from "./signals.ts";
import { endsOf, overrideFlaws, sliderFlaws } from "./sliders.ts";
import { throughFlaws } from "./through.ts";
import { gatesFlaws } from "./tools.ts";

/** Verbs whose value may be left out. */
const withoutSlider: readonly Verb[] = ["instances.restart", "records.refresh"];

export function actionsFlaws(scenario: Scenario, topology: Topology): readonly Flaw[] {
  return [
    ...twins(
      "action",
      scenario.actions.map(({ id }) => id),
      ["actions"],
      "id",
    ),
    ...scenario.actions.flatMap((action, i) => actionFlaws(scenario, topology, action, ["actions", i])),
  ];
}

function actionFlaws(scenario: Scenario, topology: Topology, action: ActionSpec, path: Path): readonly Flaw[] {
  const { verb, targets, value, verify } = action;
  const names = targetNames(scenario, topology, verb);
  const consoles = [action.console].flat();
  const hasClass = verb === "traffic.admit" || verb === "traffic.limit";
  return [
    ...targets.flatMap((target, i) => known("target", target, names, [...path, "targets", i])),
    ...twins("target", targets, [...path, "targets"]),
    ...consoles.flatMap((console, i) =>
      when(consoles.indexOf(console) < i, [...path, "console", i], `${console} is listed twice; leave one out.`),
    ),
    ...when(verb === "parameter.set" && action.parameter === undefined, path, "add parameter, the one it sets."),
    ...when(
      verb !== "parameter.set" && action.parameter !== undefined,
      [...path, "parameter"],
      'belongs to "verb: parameter.set".',
    ),
    ...when(
      verb !== "instances.restart" && action.jitterS !== undefined,
      [...path, "jitterS"],
      'belongs to "verb: instances.restart".',
    ),
    ...(hasClass ? known("class", action.class, topology.world.classes, [...path, "class"]) : []),
    ...when(
      !hasClass && action.class !== undefined,
      [...path, "class"],
      'belongs to "verb: traffic.admit" and "verb: traffic.limit".',
    ),
    ...when(
      verbs[verb].value === "none" && value !== undefined,
      [...path, "value"],
      `there is nothing to choose for ${verb}.`,
    ),
    ...when(
      verbs[verb].value !== "none" && value === undefined && !withoutSlider.includes(verb),
      path,
      `add value, the slider of ${verb}.`,
    ),
    ...when(
      factsOf(verb).losesData === true && action.risk !== "H",
      [...path, "risk"],
      `${verb} loses data for good and needs a second key: write H.`,
    ),
    ...sliderFlaws(action, [...path, "value"]),
    ...setFlaws(topology, action, names, path),
    ...throughFlaws(scenario, action, path),
    ...gatesFlaws(action, topology, path),
    ...outcomesFlaws(action.outcomes, scenario, topology, path),
    ...overrideFlaws(topology, action, path),
    ...(verify ? signalFlaws(scenario, topology, verify, [...path, "verify"]) : []),
  ];
}

/** What `parameter.set` would set, by the rules of defects; unknown targets have been complained about. */
function setFlaws(topology: Topology, action: ActionSpec, names: readonly string[], path: Path): readonly Flaw[] {
  const { verb, parameter, targets, value } = action;
  if (verb !== "parameter.set" || parameter === undefined) return [];
  return settingFlaws(topology, {
    parameter,
    at: [...path, "parameter"],
    entities: targets.flatMap((name, i) => (names.includes(name) ? [{ name, at: [...path, "targets", i] }] : [])),
    values: value ? endsOf(value, [...path, "value"]) : [],
  });
}

function targetNames(scenario: Scenario, topology: Topology, verb: Verb): readonly string[] {
  const channels = scenario.channels.map(({ id }) => id);
  switch (verb) {
    case "automation.pause":
    case "automation.resume":
      return automationNames(topology);
    case "automation.override":
      return (["roll-out", "failover", "autoscaler", "health-check", "supervisor"] as const).flatMap((kind) =>
        automationNames(topology, kind),
      );
    case "traffic.shift":
      return topology.world.failovers.flatMap(({ from }) => [`failover:${from}`, from]);
    case "change.push":
      return channels;
    case "change.rollback":
      return [...poolNames(topology), ...channels];
    case "cache.flush":
    case "cache.warm":
      return cacheNames(topology);
    case "store.restore":
      return backupNames(topology);
    case "changes.freeze":
      return [ALL_CHANGES];
    case "records.refresh":
      return fetchingNames(topology);
    case "breaker.force":
      return callerNames(topology);
    case "parameter.set": {
      const people = topology.world.populations.map(({ id }) => id);
      const parts = [loopNames, bootNames, recoveryNames, ceilingNames, recordNames, allowanceNames];
      const naming = [poolNames, callerNames, linkNames, ...parts, wayNames, automationNames];
      const things = naming.flatMap((names) => names(topology));
      return [...new Set([...things, ...people])];
    }
    case "traffic.admit":
    case "traffic.limit":
      return stationNames(topology);
    default:
      return poolNames(topology);
  }
}

/** `wrong` is what is wrong with the actions: that no policy can use such a one goes without saying. */
export function policyFlaws(
  scenario: Scenario,
  topology: Topology,
  { steps }: PolicySpec,
  path: Path,
  wrong: readonly Flaw[] = [],
): readonly Flaw[] {
  const actions = scenario.actions.map(({ id }) => id);
  const isNamed = !actions.some((_, a) => isWrongAt(wrong, ["actions", a, "id"]));
  return steps.flatMap((step, i) => {
    const at = [...path, "steps", i];
    const a = actions.indexOf(step.do);
    const action = scenario.actions[a];
    return [
      ...("atS" in step.when ? [] : signalFlaws(scenario, topology, step.when, [...at, "when"])),
      ...(isNamed ? known("action", step.do, actions, [...at, "do"]) : []),
      ...(action && !isWrongAt(wrong, ["actions", a, "targets"]) ? targetFlaws(action, step, at) : []),
      ...(action && !isWrongAt(wrong, ["actions", a, "value"]) ? valueFlaws(action, step, at) : []),
    ];
  });
}

function targetFlaws({ id, targets }: ActionSpec, { on }: PolicySpec["steps"][number], path: Path): readonly Flaw[] {
  return when(
    !targets.includes(on),
    [...path, "on"],
    `"${id}" cannot be used on "${on}", only on ${targets.join(", ")}.`,
  );
}

function valueFlaws(
  { id, value: slider }: ActionSpec,
  { value }: PolicySpec["steps"][number],
  path: Path,
): readonly Flaw[] {
  return [
    ...when(value !== undefined && !slider, [...path, "value"], `there is nothing to choose for "${id}".`),
    ...when(
      value !== undefined && slider !== undefined && (value < slider.min || value > slider.max),
      [...path, "value"],
      `the slider of "${id}" goes from ${slider?.min ?? 0} to ${slider?.max ?? 0}.`,
    ),
  ];
}
