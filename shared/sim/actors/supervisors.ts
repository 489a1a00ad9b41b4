/**
 * Supervisors [M13]: they restart what crashed, by the published rules of Kubernetes: after a back-off that doubles for
 * each replica from 10 s up to 5 min, and begins anew once it has run for 10 min; and where it is declared, no more than so
 * many per minute. Owns `affairs.supervisors`. A supervisor watches its own replicas, so it reads them and no dashboard.
 *
 * Paused, it leaves down what is down. Told a number it restarts at most so many per minute, whatever is declared; the
 * back-off counts all the same: past that there is a restart by hand.
 */
import { must } from "../../base/index.ts";
import type { BoundBy } from "../../content/index.ts";
import type { PoolAffair, SupervisorAffair } from "../affairs.ts";
import type { RoundStep } from "../roundStep.ts";
import { isPaused, look, toldTo } from "./log.ts";
import { downOf, startAgain } from "./replicas.ts";

/** It looks once a second. */
const PERIOD_TICKS = 10;
const MINUTE_TICKS = 600;

export function openSupervisors(supervisors: number): SupervisorAffair[] {
  return Array.from({ length: supervisors }, () => ({ starts: [] }));
}

export function turnSupervisors(round: RoundStep): void {
  if (round.tick % PERIOD_TICKS !== 0) return;
  for (const [index, { actor, at }] of round.cast.crew.supervisor.entries())
    if (!isPaused(round, actor)) supervise(round, actor, at, round.affairs.supervisors[index]);
}

function supervise(round: RoundStep, actor: number, station: number, affair: SupervisorAffair): void {
  const { plant } = round.cast;
  const pools = plant.stationPools[station];
  const sum = (count: (one: PoolAffair) => number): number =>
    pools.reduce((total, pool) => total + count(round.affairs.pools[pool]), 0);
  const down = sum(downOf);
  if (down === 0 && round.affairs.looks[actor]?.did !== "hold") return;
  const due = sum((one) =>
    one.down.reduce((total, { dueTick, count }) => total + (dueTick <= round.tick ? count : 0), 0),
  );
  const started = restart(round, pools, Math.min(due, roomFor(round, actor, station, affair)));
  if (started > 0) affair.starts.push([round.tick, started]);
  const wanted = sum((one) => one.wanted);
  look(round, actor, {
    read: { metric: "down", of: plant.topology.stations[station].id, value: down, target: 0, ageS: 0 },
    from: wanted - down,
    wants: wanted,
    to: wanted - down + started,
    did: started > 0 ? "restart" : down > 0 ? "hold" : "steady",
    why: bound(round, actor, { down, due, started }),
  });
}

function bound(
  round: RoundStep,
  actor: number,
  { down, due, started }: { readonly down: number; readonly due: number; readonly started: number },
): BoundBy | null {
  if (started < due) return toldTo(round, actor) === null ? "rate" : "override";
  return due < down ? "backoff" : null;
}

/** Restarts that are left of this minute's. */
function roomFor(round: RoundStep, actor: number, station: number, affair: SupervisorAffair): number {
  const { perMinute } = must(round.cast.plant.topology.stations[station].service.supervisor, "supervisor");
  affair.starts = affair.starts.filter(([tick]) => round.tick - tick < MINUTE_TICKS);
  const used = affair.starts.reduce((total, [, count]) => total + count, 0);
  return Math.max(0, Math.floor((toldTo(round, actor) ?? perMinute ?? Infinity) - used));
}

/** Starts so many of those that are due, in the order in which they crashed. */
function restart(round: RoundStep, pools: readonly number[], count: number): number {
  let left = count;
  for (const pool of pools) {
    const affair = round.affairs.pools[pool];
    for (const one of affair.down) {
      const starting = one.dueTick <= round.tick ? Math.min(left, one.count) : 0;
      if (starting <= 0) continue;
      one.count -= starting;
      left -= starting;
      startAgain(round, pool, starting, one.crashes);
    }
    affair.down = affair.down.filter((one) => one.count > 0);
  }
  return count - left;
}
