/**
 * Backups of data [M27]: what has been written since the last one, and which share of the answers was wrong when it was
 * made. Owns `writtenSince`, `writtenSeen` and `backupWrong`. Restoring loses exactly `writtenSince`, and brings back
 * wrong data that were in the backup.
 *
 * Good answers to writing classes are writes, by their share of what comes. Of a quorum the history counts, and
 * histories.ts says what comes to it and goes. Of a backup older than the world, what was written before it is taken to
 * be as much a second as in ordinary life.
 */
import type { Backup } from "../compile/plant.ts";
import type { Step } from "../step.ts";
import { headOf, restoreMember } from "./histories.ts";
import { loseData } from "./integrity.ts";

export function turnBackups(step: Step): void {
  const { plant, state, tick } = step;
  for (const [b, backup] of plant.backups.entries()) {
    if (backup.quorum < 0) countWrites(step, b, backup);
    if ((tick - backup.fromTick) % backup.everyTicks === 0) {
      state.writtenSince[b] = 0;
      for (const station of backup.stations)
        for (const pool of plant.stationPools[station]) state.backupWrong[pool] = state.wrongRatio[pool];
    }
    // The last step of ordinary life.
    if (tick === plant.originTick - 1 && backup.fromTick < 0)
      state.writtenSince[b] *= (plant.originTick - backup.fromTick) / plant.originTick;
  }
}

function countWrites({ plant, state }: Step, b: number, { stations, writes }: Backup): void {
  const classes = plant.classes.length;
  let good = 0;
  let writing = 0;
  let all = 0;
  for (const pool of plant.stationPools[stations[0]]) {
    good += state.stationGood[pool];
    for (const k of writes) writing += state.classRate[pool * classes + k];
    for (const k of plant.pools[pool].classes) all += state.classRate[pool * classes + k];
  }
  if (all > 0) state.writtenSince[b] += (good - state.writtenSeen[b]) * (writing / all);
  state.writtenSeen[b] = good;
}

/** Puts stations back to their last backups. Where the leader of a quorum is among them, its history goes first. */
export function restoreData(step: Step, stations: readonly number[]): void {
  const { plant, state } = step;
  for (const [b, { quorum: q, stations: kept }] of plant.backups.entries()) {
    const restored = kept.filter((station) => stations.includes(station));
    if (restored.length === 0) continue;
    if (q < 0) {
      loseData(step, restored[0], state.writtenSince[b]);
      state.writtenSince[b] = 0;
      continue;
    }
    const head = kept[headOf(step, plant.quorums[q])];
    for (const station of [...restored].sort((x, y) => Number(y === head) - Number(x === head)))
      restoreMember(step, q, kept.indexOf(station));
  }
}
