/**
 * Policies: an authored way to play, as steps of "when a signal is visible, after a thinking time, do an action". Used
 * for the reference, the right paths, the tempting wrong ones and for bots. Sees observations only, and its actions
 * take the same lead times as anybody's.
 */
import { refuse, ok } from "../base/index.ts";
import type { Result, Tick } from "../base/index.ts";
import { suggestion } from "../content/index.ts";
import type { PolicySpec, Scenario, Topology } from "../content/index.ts";
import { signalHolds } from "./signals.ts";
import type { Observation, SimCommand } from "./types.ts";

export interface Policy {
  /** What it launches at this tick, given what is visible. Call it once per scrape or more often, in order. */
  next(observation: Observation): readonly SimCommand[];
  /** A copy at the same point of its plan. */
  fork(): Policy;
}

interface Progress {
  step: number;
  /** Since when the current step's condition has held. */
  since: Tick | null;
  /** When the condition was met and thinking began. */
  metAt: Tick | null;
}

/** The policy of a scenario by name; "none" does nothing. */
export function createPolicy(scenario: Scenario, topology: Topology, name: string): Result<Policy> {
  if (name === "none") return ok(policyOf(scenario, topology, [], { step: 0, since: null, metAt: null }));
  const spec = Object.hasOwn(scenario.policies, name) ? scenario.policies[name] : undefined;
  if (!spec) {
    const known = ["none", ...Object.keys(scenario.policies)];
    const near = suggestion(name, known) || ".";
    return refuse("policy/unknown", `${scenario.id} has no policy "${name}"${near} It has ${known.join(", ")}.`);
  }
  return policyFrom(scenario, topology, spec);
}

/** A policy from its text, e.g. one an author is trying out. */
export function policyFrom(scenario: Scenario, topology: Topology, spec: PolicySpec): Result<Policy> {
  for (const [index, { do: action, on }] of spec.steps.entries()) {
    const known = scenario.actions.find(({ id }) => id === action);
    if (!known) return refuse("policy/no-action", `step ${index + 1}: there is no action "${action}".`);
    if (!known.targets.includes(on)) {
      return refuse(
        "policy/no-target",
        `step ${index + 1}: "${action}" cannot be used on "${on}", only on ${known.targets.join(", ")}.`,
      );
    }
  }
  return ok(policyOf(scenario, topology, spec.steps, { step: 0, since: null, metAt: null }));
}

function policyOf(scenario: Scenario, topology: Topology, steps: PolicySpec["steps"], start: Progress): Policy {
  const progress = { ...start };
  const launch = (observation: Observation): SimCommand | null => {
    const step = steps[progress.step];
    if (!step) return null;
    if (progress.metAt === null) {
      if ("atS" in step.when) {
        if (observation.tick < step.when.atS * 10) return null;
      } else {
        progress.since = signalHolds(topology, observation, step.when) ? (progress.since ?? observation.tick) : null;
        if (progress.since === null || observation.tick - progress.since < step.when.forS * 10) return null;
      }
      progress.metAt = observation.tick;
    }
    if (observation.tick - progress.metAt < step.afterS * 10) return null;
    const ref = `step-${progress.step + 1}`;
    const action = scenario.actions.findIndex(({ id }) => id === step.do);
    progress.step++;
    progress.since = null;
    progress.metAt = null;
    return {
      kind: "action.launch",
      ref,
      action,
      target: step.on,
      value: step.value ?? scenario.actions[action].value?.initial ?? 0,
    };
  };
  return {
    next: (observation) => {
      const commands: SimCommand[] = [];
      for (let command = launch(observation); command; command = launch(observation)) commands.push(command);
      return commands;
    },
    fork: () => policyOf(scenario, topology, steps, progress),
  };
}
