/**
 * Staged roll-outs: an automation that takes one replica after another of each station out for a moment. Owns
 * `affairs.rollouts`. It goes through one group, and where it leads into another, whose parameters are those of the new
 * version, a replica comes back there: then what is done is who is there, however they came, and no replica is lost.
 * Where it swaps contents, a cache replica comes back empty and its share of the keys is lost. Told a share, it leaves its
 * stages alone and goes there at its own pace: 1 is to the end, and going back is a touch like any other, of every replica
 * that has been touched.
 */
import type { DidWhat } from "../../content/index.ts";
import { loseEntries } from "../systems/caches.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import type { RolloutAffair } from "../affairs.ts";
import { PREROLL_TICKS } from "../cast.ts";
import type { Cast, CastRollout } from "../cast.ts";
import { isFrozen } from "../changes/freeze.ts";
import { isPaused, look, toldTo } from "./log.ts";
import { moveReplica, sendAway } from "./replicas.ts";

/** Stages from before the pre-roll are history: they were harmless and are over. */
function isHistory(tick: number): boolean {
  return tick < -PREROLL_TICKS;
}

export function openRollouts({ plant, rollouts }: Pick<Cast, "plant" | "rollouts">): RolloutAffair[] {
  return rollouts.map(({ stages, stations, pools }) => ({
    begun: stages.map(({ tick }) => isHistory(tick)),
    done: stations.map((station, index) => {
      const past = stages.filter((stage) => isHistory(stage.tick) && stage.stations.includes(station));
      return Math.round(plant.pools[pools[index]].group.replicas * (past.at(-1)?.share ?? 0));
    }),
    nextTick: stations.map(() => -PREROLL_TICKS),
  }));
}

/** The share that it has come to, or is on the way to. */
export function shareBegun({ stages }: CastRollout, { begun }: RolloutAffair): number {
  return begun.reduce((share, hasBegun, stage) => (hasBegun ? stages[stage].share : share), 0);
}

export function turnRollouts(round: RoundStep): void {
  for (const { actor, at } of round.cast.crew["roll-out"]) {
    if (isPaused(round, actor)) continue;
    const told = toldTo(round, actor);
    if (told !== null) obey(round, actor, at, Math.min(1, told));
    else for (let stage = 0; stage < round.cast.rollouts[at].stages.length; stage++) turnStage(round, actor, at, stage);
  }
}

function turnStage(round: RoundStep, actor: number, at: number, stage: number): void {
  const rollout = round.cast.rollouts[at];
  const affair = round.affairs.rollouts[at];
  const { stations, tick, share } = rollout.stages[stage];
  if (round.tick < tick || isHistory(tick)) return;
  const isBehind = (index: number): boolean =>
    stations.includes(rollout.stations[index]) &&
    doneAt(round, rollout, affair, index) < replicasAt(round, rollout, index, share);
  if (!affair.done.some((_, index) => isBehind(index) && isDue(round, affair, index))) return;
  if (isFrozen(round)) {
    holdBack(round, actor, share);
    return;
  }
  const isNew = !affair.begun[stage];
  if (isNew) begin(round, rollout, affair, stage);
  const from = shareDone(round, rollout, affair);
  for (let index = 0; index < affair.done.length; index++)
    if (isBehind(index) && isDue(round, affair, index)) touch(round, rollout, affair, index, 1);
  const isDone = !affair.done.some((_, index) => isBehind(index));
  tell(round, actor, from, share, isDone ? "done" : isNew ? "stage" : "steady");
}

/** Towards a share of every station's replicas, forwards or back. */
function obey(round: RoundStep, actor: number, at: number, share: number): void {
  const rollout = round.cast.rollouts[at];
  const affair = round.affairs.rollouts[at];
  const from = shareDone(round, rollout, affair);
  const wayLeft = (index: number): number =>
    replicasAt(round, rollout, index, share) - doneAt(round, rollout, affair, index);
  if (isFrozen(round)) {
    if (affair.done.some((_, index) => wayLeft(index) !== 0)) holdBack(round, actor, share);
    return;
  }
  let touched = 0;
  for (let index = 0; index < affair.done.length; index++) {
    if (wayLeft(index) === 0 || !isDue(round, affair, index)) continue;
    touch(round, rollout, affair, index, wayLeft(index) > 0 ? 1 : -1);
    touched++;
  }
  if (touched === 0) return;
  tell(round, actor, from, share, affair.done.every((_, index) => wayLeft(index) === 0) ? "done" : "steady");
}

function tell(round: RoundStep, actor: number, from: number, wants: number, did: DidWhat): void {
  const { at } = round.cast.plant.topology.automations[actor];
  const to = shareDone(round, round.cast.rollouts[at], round.affairs.rollouts[at]);
  look(round, actor, { read: null, from, wants, to, did, why: toldTo(round, actor) === null ? null : "override" });
}

/** It would go on, were changes not frozen. */
function holdBack(round: RoundStep, actor: number, wants: number): void {
  const { at } = round.cast.plant.topology.automations[actor];
  const from = shareDone(round, round.cast.rollouts[at], round.affairs.rollouts[at]);
  look(round, actor, { read: null, from, wants, to: from, did: "hold", why: "freeze" });
}

function begin(round: RoundStep, { id, stages }: CastRollout, affair: RolloutAffair, stage: number): void {
  affair.begun[stage] = true;
  const event = happen(round, "rollout-stage", id, [], "defect", { stage: stage + 1, of: stages.length });
  setStanding(round, id, "rollout-stage", event);
}

function isDue(round: RoundStep, { nextTick }: RolloutAffair, index: number): boolean {
  return round.tick >= nextTick[index];
}

function isIntoAnother({ pools, into }: CastRollout, index: number): boolean {
  return into[index] !== pools[index];
}

/** Replicas that it is about, of the old version and the new. */
function fleetAt({ affairs }: RoundStep, rollout: CastRollout, index: number): number {
  const { wanted } = affairs.pools[rollout.pools[index]];
  return isIntoAnother(rollout, index) ? wanted + affairs.pools[rollout.into[index]].wanted : wanted;
}

function doneAt({ affairs }: RoundStep, rollout: CastRollout, { done }: RolloutAffair, index: number): number {
  return isIntoAnother(rollout, index) ? affairs.pools[rollout.into[index]].wanted : done[index];
}

function replicasAt(round: RoundStep, rollout: CastRollout, index: number, share: number): number {
  return Math.round(fleetAt(round, rollout, index) * share);
}

/** Share of the replicas of all its stations that have what it brings. */
function shareDone(round: RoundStep, rollout: CastRollout, affair: RolloutAffair): number {
  let all = 0;
  let done = 0;
  for (let index = 0; index < rollout.stations.length; index++) {
    all += fleetAt(round, rollout, index);
    done += doneAt(round, rollout, affair, index);
  }
  return all > 0 ? done / all : 0;
}

/** Takes a replica out for a moment: one more has what it brings, or one fewer. */
function touch(round: RoundStep, rollout: CastRollout, affair: RolloutAffair, index: number, change: 1 | -1): void {
  const { plant } = round.cast;
  const [pool, into] = [rollout.pools[index], rollout.into[index]];
  affair.nextTick[index] = round.tick + rollout.everyTicks;
  if (isIntoAnother(rollout, index)) {
    const [from, to] = change > 0 ? [pool, into] : [into, pool];
    moveReplica(round, from, to, rollout);
  } else {
    affair.done[index] += change;
    sendAway(round, pool, 1, rollout);
  }
  const station = rollout.stations[index];
  tellTouch(round, rollout, station);
  if (!rollout.swapsContent || plant.cacheOf[station] < 0) return;
  const fleet = plant.stationPools[station].reduce((sum, own) => sum + round.affairs.pools[own].wanted, 0);
  loseEntries(round.step.state, plant, plant.cacheOf[station], 1 / Math.max(1, fleet));
  round.step.state.swaps[station] += 1;
}

/** Behind it is the stage that has begun, and whoever told it to go on or back. */
function tellTouch(round: RoundStep, rollout: CastRollout, station: number): void {
  const { id } = round.cast.plant.topology.stations[station];
  const behind = [standing(round, rollout.id, "rollout-stage"), standing(round, rollout.id, "action-effective")];
  const causes = behind.filter((cause) => cause !== undefined);
  const event = happen(round, "replica-away", id, causes, causes.length === 0 ? "defect" : null, { count: 1 });
  setStanding(round, id, "replica-away", event);
}
