/** What changes a world by itself, in order: what is planned, what conditions look at, the defects that wait for them. */
import type { ChangeAffairs } from "../affairs.ts";
import type { RoundStep, Scene } from "../roundStep.ts";
import { openChannels, turnChannels } from "./channels.ts";
import { openWatched, watchStations } from "./conditions.ts";
import { openDefects, turnDefects } from "./defects.ts";
import { openDesired, turnEnforcers } from "./enforcers.ts";
import { openJobs, turnJobs } from "./jobs.ts";
import { openOutcomes, turnOutcomes } from "./outcomes.ts";
import type { Changes } from "./plan.ts";

export function openChanges({ channels, defects, enforcers, jobs, outcomes, watched }: Changes): ChangeAffairs {
  return {
    nextEvent: 1,
    standing: {},
    layers: [],
    watched: openWatched(watched),
    defects: openDefects(defects),
    outcomes: openOutcomes(outcomes),
    channels: openChannels(channels),
    jobs: openJobs(jobs),
    desired: openDesired(enforcers),
    feed: [],
  };
}

/** Automations that change a world by plan: in rounds alone. */
export function turnPlans(round: RoundStep): void {
  turnJobs(round);
  turnChannels(round);
  turnEnforcers(round);
}

export function turnChanges(scene: Scene): void {
  watchStations(scene);
  turnDefects(scene);
  turnOutcomes(scene);
}
