/** One drill under one seed, played by nobody or by one of its policies, from one pre-roll to one horizon. */
import type { Scenario } from "../content/index.ts";
import { outcomeFrom } from "../risk/index.ts";
import type { Outcome } from "../risk/index.ts";
import { createPolicy, createSimulation } from "../sim/index.ts";
import type { Simulation } from "../sim/index.ts";
import type { Played } from "./claims.ts";
import { TRIGGER_S } from "./family.ts";

export interface Run extends Outcome, Played {
  /** Largest share of the users affected before anything is wrong. */
  readonly before: number;
}

const QUIET_MINUTES = TRIGGER_S / 60;

export function startOf(scenario: Scenario, seed: number): Simulation {
  return createSimulation(scenario, String(seed));
}

/** `way`: a policy by its name; null: nobody acts. */
export function runOf(scenario: Scenario, start: Simulation, way: string | null): Run {
  const simulation = start.fork();
  const made = way === null ? null : createPolicy(scenario, simulation.topology, way);
  if (made && !made.ok) throw new Error(made.refusal.reason);
  const outcome = outcomeFrom(simulation, scenario, made?.value ?? null);
  const { affected } = outcome;
  const before = Math.max(...affected.slice(0, QUIET_MINUTES + 1));
  return { ...outcome, failing: affected.at(-1) ?? 0, before };
}
