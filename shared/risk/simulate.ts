/**
 * A fault in the real simulation: the world lives through its pre-roll, the fault sets in at T+0, nobody does anything
 * for an hour. The same run as `simulate --policy none` of the same file. With a policy it is that of a drill.
 */
import { secondsToTicks, ticksToSeconds } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import { horizonSecondsOf } from "../content/index.ts";
import type { Scenario } from "../content/index.ts";
import { createSimulation, restoreSimulation, SCRAPE_TICKS } from "../sim/index.ts";
import type { Policy, Simulation } from "../sim/index.ts";
import { faulted, quietTwin } from "./faults.ts";
import type { Fault } from "./faults.ts";

export interface Outcome {
  readonly userMinutes: number;
  /** Most users affected at one time, as a share of all. */
  readonly worst: number;
  /** Share of the regions in which a fifth of the users failed at some time. */
  readonly regions: number;
  /** Stations that failed, in the order in which they did. */
  readonly fell: readonly string[];
  /** Share of the users affected at each whole minute, from T+0 on. */
  readonly affected: readonly number[];
  /** When a twentieth of the users were affected; null if never. */
  readonly hurtAtS: number | null;
  readonly wonTick: Tick | null;
}

const HURT = 0.05;
const REGION_FAILED = 0.2;
const MINUTE: Tick = secondsToTicks(60);

/** A healthy world at T+0, from which every fault of it is begun. */
export interface Rest {
  readonly healthy: Scenario;
  readonly seed: string;
  readonly snapshot: Uint8Array;
  readonly outcome: Outcome;
  /** Hit ratios of caches, by station. */
  readonly hits: ReadonlyMap<string, number>;
}

export function restOf(healthy: Scenario, seed: string): Rest {
  const scenario = quietTwin(healthy);
  const simulation = createSimulation(scenario, seed);
  const snapshot = simulation.snapshot();
  return { healthy, seed, snapshot, hits: hitsOf(simulation), outcome: outcomeFrom(simulation, scenario) };
}

export function outcomeOf(rest: Rest, fault: Fault): Outcome {
  const scenario = faulted(rest.healthy, fault);
  // A roll-out has a state of its own, so that the pre-roll of the others does not fit.
  const simulation = fault.empties
    ? createSimulation(scenario, rest.seed)
    : restoreSimulation(scenario, rest.seed, rest.snapshot);
  return outcomeFrom(simulation, scenario);
}

/** The same fault in a world that has been changed beforehand, with its own pre-roll. */
export function outcomeIn(changed: Scenario, seed: string, fault: Fault): Outcome {
  const scenario = faulted(changed, fault);
  return outcomeFrom(createSimulation(scenario, seed), scenario);
}

/** What comes of a world until its horizon; a policy looks at each scrape. */
export function outcomeFrom(simulation: Simulation, scenario: Scenario, policy: Policy | null = null): Outcome {
  const horizon: Tick = secondsToTicks(horizonSecondsOf(scenario));
  const fell: string[] = [];
  const failed = new Set<number>();
  const minutes: number[] = [];
  let worst = 0;
  let hurtAtS: number | null = null;
  let wonTick: Tick | null = null;
  const shareAffected = (): number => simulation.harm().affected / Math.max(1, simulation.observe().usersTotal);
  minutes.push(shareAffected());
  while (simulation.tick < horizon) {
    const isScrape = simulation.tick % SCRAPE_TICKS === 0;
    const acts = isScrape && policy ? policy.next(simulation.observe()) : [];
    for (const { kind, subject, tick } of simulation.step(acts)) {
      if (kind === "failing" && !fell.includes(subject)) fell.push(subject);
      if (kind === "won") wonTick ??= tick;
    }
    if (simulation.tick % SCRAPE_TICKS !== 0) continue;
    const { regions } = simulation.observe();
    const share = shareAffected();
    if (simulation.tick % MINUTE === 0) minutes.push(share);
    worst = Math.max(worst, share);
    if (share >= HURT) hurtAtS ??= ticksToSeconds(simulation.tick);
    for (const [region, { affectedRatio }] of regions.entries()) if (affectedRatio > REGION_FAILED) failed.add(region);
  }
  return {
    userMinutes: simulation.harm().userMinutes,
    worst,
    affected: minutes,
    regions: failed.size / Math.max(1, simulation.observe().regions.length),
    fell,
    hurtAtS,
    wonTick,
  };
}

function hitsOf(simulation: Simulation): ReadonlyMap<string, number> {
  const { stations } = simulation.observe();
  return new Map(
    simulation.topology.stations.flatMap(({ id }, index) => {
      const ratio = stations[index]?.hitRatio ?? null;
      return ratio === null ? [] : [[id, ratio] as const];
    }),
  );
}
