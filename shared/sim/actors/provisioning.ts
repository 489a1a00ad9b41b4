/**
 * Provisioning [M19]: a provider that gives a station only so many replicas in any period, whoever asks. Owns
 * `affairs.grants`. Who waits comes first: what is asked later gets what is left.
 */
import { must } from "../../base/index.ts";
import type { RoundStep } from "../roundStep.ts";

/** Replicas that somebody who asks now gets at once; Infinity where nobody counts them. */
export function roomFor(round: RoundStep, station: number): number {
  const waiting = round.cast.plant.stationPools[station].reduce(
    (sum, pool) => sum + round.affairs.pools[pool].waiting,
    0,
  );
  return Math.max(0, left(round, station) - waiting);
}

/** Takes as many of `count` as are left. Returns how many that are. */
export function takeLeft(round: RoundStep, station: number, count: number): number {
  const at = round.cast.plant.provisionedAt[station];
  const given = Math.min(count, left(round, station));
  if (at >= 0 && given > 0) round.affairs.grants[at].push([round.tick, given]);
  return given;
}

/** What is left of the present period, which ends now: each replica counts for a whole one from when it was given. */
function left({ affairs, cast, step, tick }: RoundStep, station: number): number {
  const at = cast.plant.provisionedAt[station];
  if (at < 0) return Infinity;
  const { periodS } = must(cast.plant.topology.stations[station].service.provisioning, "provisioning");
  affairs.grants[at] = affairs.grants[at].filter(([given]) => tick - given < Math.round(periodS * 10));
  const given = affairs.grants[at].reduce((sum, [, count]) => sum + count, 0);
  return Math.max(0, Math.floor(step.state.addable[at]) - given);
}
