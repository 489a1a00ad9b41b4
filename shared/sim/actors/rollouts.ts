/**
 * Staged roll-outs: an automation that takes one replica after another out for a moment. Owns `affairs.rollouts`.
 * Where it swaps contents, a cache replica comes back empty and its share of the keys is lost. It can be paused.
 */
import { loseEntries } from "../systems/caches.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import type { RolloutAffair } from "../affairs.ts";
import { PREROLL_TICKS } from "../cast.ts";
import type { CastRollout } from "../cast.ts";
import { sendAway } from "./replicas.ts";

/** More replicas than any stage has. */
const DONE = 1_000_000;

/** Stages from before the pre-roll are history: they were harmless and are over. */
export function openRollouts(rollouts: readonly CastRollout[]): RolloutAffair[] {
  return rollouts.map(({ stages }) => ({
    paused: false,
    touched: stages.map(({ tick }) => (tick < -PREROLL_TICKS ? DONE : 0)),
    nextTick: stages.map(({ tick }) => tick),
  }));
}

export function turnRollouts(round: RoundStep): void {
  for (const [index, rollout] of round.cast.rollouts.entries()) {
    const affair = round.affairs.rollouts[index];
    if (affair.paused) continue;
    for (let stage = 0; stage < rollout.stages.length; stage++) turnStage(round, rollout, affair, stage);
  }
}

function turnStage(round: RoundStep, rollout: CastRollout, affair: RolloutAffair, stage: number): void {
  const { stations, tick } = rollout.stages[stage];
  if (round.tick < tick || round.tick < affair.nextTick[stage]) return;
  const left = stations.filter((station) => affair.touched[stage] < replicasOf(round, rollout, stage, station));
  if (left.length === 0) return;
  if (affair.touched[stage] === 0) {
    const event = happen(round, "rollout-stage", rollout.id, [], "defect", {
      stage: stage + 1,
      of: rollout.stages.length,
    });
    setStanding(round, rollout.id, "rollout-stage", event);
  }
  for (const station of left) touch(round, rollout, station);
  affair.touched[stage]++;
  affair.nextTick[stage] = round.tick + rollout.everyTicks;
}

/** Replicas of a station that a stage goes through: its share less that of the last stage before it that came there. */
function replicasOf({ affairs, cast }: RoundStep, { stages }: CastRollout, stage: number, station: number): number {
  let before = 0;
  for (let earlier = 0; earlier < stage; earlier++)
    if (stages[earlier].stations.includes(station)) before = stages[earlier].share;
  const wanted = affairs.pools[cast.plant.stationPools[station][0]].wanted;
  return Math.round(wanted * stages[stage].share) - Math.round(wanted * before);
}

function touch(round: RoundStep, rollout: CastRollout, station: number): void {
  const { plant } = round.cast;
  const [pool] = plant.stationPools[station];
  const { wanted } = round.affairs.pools[pool];
  sendAway(round, pool, 1, rollout.absentTicks);
  const { id } = plant.topology.stations[station];
  const cause = standing(round, rollout.id, "rollout-stage");
  const event = happen(
    round,
    "replica-away",
    id,
    cause === undefined ? [] : [cause],
    cause === undefined ? "defect" : null,
    { count: 1 },
  );
  setStanding(round, id, "replica-away", event);
  if (rollout.swapsContent && plant.cacheOf[station] >= 0) {
    loseEntries(round.step.state, plant, plant.cacheOf[station], 1 / wanted);
    round.step.state.swaps[station] += 1;
  }
}
