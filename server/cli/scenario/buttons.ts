/**
 * No universal button: every action alone, on every target it declares, at the ends and the start of its slider. A
 * press that has cost as many user-minutes as the reference's whole run can no longer beat it and is stopped there.
 */
import type { Tick } from "../../../shared/base/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import type { Policy, Simulation } from "../../../shared/sim/index.ts";
import { played } from "../../tempo/index.ts";

export interface Button {
  readonly action: string;
  readonly target: string;
  readonly value: number;
}

export interface Press extends Button {
  readonly atTick: Tick;
  /** How long it took to cost more than the reference; null where it never did: it is as good or better. */
  readonly beatenTick: Tick | null;
  readonly userMinutes: number;
}

export function buttonsOf({ actions }: Scenario): readonly Button[] {
  return actions.flatMap(({ id, targets, value }) => {
    const values = value ? [...new Set([value.initial, value.min, value.max])] : [0];
    return targets.flatMap((target) => values.map((each) => ({ action: id, target, value: each })));
  });
}

/** `moment` is the untouched world at the moment of the press. */
export function press(
  scenario: Scenario,
  moment: Simulation,
  button: Button,
  horizonTick: Tick,
  referenceUserMinutes: number,
): Press {
  const isBeaten = (simulation: Simulation): boolean => simulation.harm().userMinutes > referenceUserMinutes;
  const run = played(moment.fork(), once(scenario, button), horizonTick, { until: isBeaten });
  const beatenTick = run.userMinutes > referenceUserMinutes ? run.endTick : null;
  return { ...button, atTick: moment.tick, beatenTick, userMinutes: run.userMinutes };
}

/** A policy that launches one thing the first time it is asked. */
function once(scenario: Scenario, { action, target, value }: Button): Policy {
  let isDone = false;
  return {
    next() {
      if (isDone) return [];
      isDone = true;
      const index = scenario.actions.findIndex(({ id }) => id === action);
      return [{ kind: "action.launch", ref: "alone", action: index, target, value }];
    },
    fork: () => once(scenario, { action, target, value }),
  };
}
