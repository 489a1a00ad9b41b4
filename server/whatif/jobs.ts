/**
 * What the worker threads can do: pure functions of shared/, by name. A job takes and gives plain data; what it throws
 * is a bug. To add one, add a row.
 */
import type { Scenario } from "../../shared/content/index.ts";
import { findCuts, runAlone, runTeam, runWhatIf } from "../../shared/debrief/index.ts";
import type { Progress } from "../../shared/debrief/index.ts";
import { liveThrough } from "../../shared/play/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import type { Observation } from "../../shared/sim/index.ts";

interface WorldRequest {
  readonly scenario: Scenario;
  readonly seed: string;
}

/** A world at T+0, and what was scraped in its ordinary life before. */
export interface PreRolled {
  readonly snapshot: Uint8Array;
  readonly before: readonly Observation[];
}

export const jobs = {
  preRoll({ scenario, seed }: WorldRequest): PreRolled {
    const world = openSimulation(scenario, seed);
    const before = liveThrough(world);
    return { snapshot: world.snapshot(), before };
  },
  runAlone,
  runTeam,
  findCuts,
  runWhatIf,
} as const satisfies Readonly<Record<string, (payload: never, progress: Progress) => unknown>>;

export type JobKind = keyof typeof jobs;
export type JobPayload<K extends JobKind> = Parameters<(typeof jobs)[K]>[0];
export type JobResult<K extends JobKind> = ReturnType<(typeof jobs)[K]>;
