/**
 * A run as plain data, so that Node and a browser can both live it and be compared. Nothing in here may differ between
 * the two but the engine that runs it.
 */
import type { Scenario } from "../../../shared/content/index.ts";
import { createPolicy, openSimulation, restoreSimulation } from "../../../shared/sim/index.ts";
import type { SimCommand, Simulation } from "../../../shared/sim/index.ts";

export interface Life {
  readonly scenario: Scenario;
  readonly seed: string;
  /** The bytes of a snapshot to go on from, in base 64; null begins 45 simulated minutes before T+0. */
  readonly from: string | null;
  /** The scenario's policy that acts on what is visible; "none" for nobody. */
  readonly policy: string;
  /** By tick since the beginning of this life, what a hand orders. */
  readonly orders: readonly (readonly [number, readonly SimCommand[]])[];
  readonly ticks: number;
  readonly everyTicks: number;
}

export interface Lived {
  /** `tick: hash`, so that the first line that differs says when. */
  readonly hashes: readonly string[];
  readonly userMinutes: number;
  readonly events: number;
}

export function live(life: Life): Lived {
  const simulation = begin(life);
  const policy = createPolicy(life.scenario, simulation.topology, life.policy);
  if (!policy.ok) throw new Error(policy.refusal.reason);
  const orders = new Map(life.orders);
  const hashes: string[] = [];
  let events = 0;
  for (let tick = 0; tick < life.ticks; tick++) {
    const wanted = simulation.tick % 100 === 0 ? policy.value.next(simulation.observe()) : [];
    events += simulation.step([...wanted, ...(orders.get(tick) ?? [])]).length;
    if ((tick + 1) % life.everyTicks === 0) hashes.push(`${simulation.tick}: ${simulation.hash()}`);
  }
  return { hashes, userMinutes: simulation.harm().userMinutes, events };
}

function begin({ scenario, seed, from }: Life): Simulation {
  if (from === null) return openSimulation(scenario, seed);
  return restoreSimulation(
    scenario,
    seed,
    Uint8Array.from(atob(from), (char) => char.charCodeAt(0)),
  );
}
