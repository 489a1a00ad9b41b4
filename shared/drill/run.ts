/** One drill under one seed, played by nobody or by one of its policies, from one pre-roll to one horizon. */
import { must, secondsToTicks } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import { horizonSecondsOf } from "../content/index.ts";
import type { Scenario } from "../content/index.ts";
import { createPolicy, createSimulation, SCRAPE_TICKS } from "../sim/index.ts";
import type { Simulation } from "../sim/index.ts";
import type { Played } from "./claims.ts";
import { TRIGGER_S } from "./family.ts";

export interface Run extends Played {
  /** Largest share of the users affected before anything is wrong. */
  readonly before: number;
  readonly worst: number;
  /** When a twentieth of the users were affected; null if never. */
  readonly hurtTick: Tick | null;
  /** Stations that failed. */
  readonly fell: readonly string[];
}

const HURT = 0.05;

export function startOf(scenario: Scenario, seed: number): Simulation {
  return createSimulation(scenario, String(seed));
}

/** `way`: a policy by its name; null: nobody acts. */
export function runOf(scenario: Scenario, start: Simulation, way: string | null): Run {
  const simulation = start.fork();
  const made = way === null ? null : createPolicy(scenario, simulation.topology, way);
  if (made && !made.ok) throw new Error(made.refusal.reason);
  const policy = made?.value ?? null;
  const horizon = secondsToTicks(horizonSecondsOf(scenario));
  const fell = new Set<string>();
  let [before, worst] = [0, 0];
  let hurtTick: Tick | null = null;
  let wonTick: Tick | null = null;
  while (simulation.tick < horizon) {
    const isScrape = simulation.tick % SCRAPE_TICKS === 0;
    for (const { kind, subject, tick } of simulation.step(
      isScrape && policy ? policy.next(simulation.observe()) : [],
    )) {
      if (kind === "failing") fell.add(subject);
      if (kind === "won") wonTick ??= tick;
    }
    if (simulation.tick % SCRAPE_TICKS !== 0) continue;
    const share = shareOf(simulation);
    worst = Math.max(worst, share);
    if (simulation.tick <= secondsToTicks(TRIGGER_S)) before = Math.max(before, share);
    if (share >= HURT) hurtTick ??= simulation.tick;
  }
  const { userMinutes } = simulation.harm();
  return { userMinutes, failing: shareOf(simulation), wonTick, before, worst, hurtTick, fell: [...fell] };
}

function shareOf(simulation: Simulation): number {
  return simulation.harm().affected / Math.max(1, must(simulation.observe().usersTotal, "users"));
}
