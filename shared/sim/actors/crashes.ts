/**
 * Crashes as the fleet's owner learns of them: which replicas they were, when they may be restarted, and why. Owns
 * `crashesSeen`, `down` and `revived` of `affairs.pools`, and the standing of `replica-crashed` and `crash-loop`.
 *
 * Who crashed is drawn among those that run, so a replica that was restarted and crashes again has crashed once more in
 * a row: its next restart waits longer. One that has run for `resetS` is as any other.
 */
import { crashCauses } from "../observe/blame.ts";
import { uniform } from "../random.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { downOf } from "./replicas.ts";

/** What a crash did may show when the replica is up again: it stands for so long after the last restart. */
const AFTERMATH_TICKS = 600;
/** Restarts within so long of each other are remembered together. */
const TOGETHER_TICKS = 100;
/** From so many crashes in a row on a replica is in a loop. */
const LOOPING = 2;

export function noticeCrashes(round: RoundStep): void {
  const { state } = round.step;
  for (const { pool, key } of round.cast.plant.mortal) {
    const affair = round.affairs.pools[pool];
    if (affair.revived.length > 0) forgetOld(round, pool);
    const fresh = state.crashes[pool] - affair.crashesSeen;
    if (fresh > 0) {
      affair.crashesSeen = state.crashes[pool];
      let most = 1;
      for (let i = 0; i < fresh; i++)
        most = Math.max(most, layDown(round, pool, uniform(key, round.step.tick, 1e6 + i)));
      tellCrash(round, pool, fresh, most);
    }
  }
  if (round.tick % 10 === 0) tellEnds(round);
}

/** One of those that ran is down. Returns how often it has crashed in a row. */
function layDown(round: RoundStep, pool: number, luck: number): number {
  const affair = round.affairs.pools[pool];
  const crashes = 1 + takeRevived(round, pool, luck);
  const dueTick = dueAt(round, pool, crashes);
  const same = affair.down.find((one) => one.dueTick === dueTick && one.crashes === crashes);
  if (same) same.count++;
  else affair.down.push({ dueTick, count: 1, crashes });
  return crashes;
}

/** Crashes before this one of the replica that luck points at: 0 for one that has not crashed of late. */
function takeRevived({ affairs, step }: RoundStep, pool: number, luck: number): number {
  const affair = affairs.pools[pool];
  const known = affair.revived.reduce((sum, { count }) => sum + count, 0);
  // The one that crashed runs no more, and was among them.
  let at = luck * Math.max(known, step.state.serving[pool] + step.state.aside[pool] + 1);
  for (const one of affair.revived) {
    at -= one.count;
    if (at >= 0) continue;
    one.count--;
    affair.revived = affair.revived.filter(({ count }) => count > 0);
    return one.crashes;
  }
  return 0;
}

/**
 * After the wait before a restart, by the published rule of Kubernetes: 10 s, 20 s, 40 s … up to five minutes. Where nobody
 * restarts them all that are down are alike.
 */
function dueAt({ cast, tick }: RoundStep, pool: number, crashes: number): number {
  const { supervisor } = cast.plant.topology.stations[cast.plant.pools[pool].station].service;
  if (!supervisor) return 0;
  let waitS = supervisor.backoffS;
  for (let n = 1; n < crashes && waitS < supervisor.capS; n++) waitS *= supervisor.factor;
  return tick + Math.round(Math.min(waitS, supervisor.capS) * 10);
}

/** Replicas that have run for long enough are as any other; the rest are kept by the time they were restarted. */
function forgetOld({ affairs, cast, tick }: RoundStep, pool: number): void {
  const affair = affairs.pools[pool];
  const { supervisor } = cast.plant.topology.stations[cast.plant.pools[pool].station].service;
  const resetTicks = (supervisor?.resetS ?? 0) * 10;
  affair.revived = affair.revived.filter(({ sinceTick }) => tick - sinceTick < resetTicks);
  const [last, before] = [affair.revived.at(-1), affair.revived.at(-2)];
  if (!last || !before || last.crashes !== before.crashes || last.sinceTick - before.sinceTick > TOGETHER_TICKS) return;
  before.count += last.count;
  affair.revived.pop();
}

/** Says so where nothing is known of it yet, or something newer stands behind it. */
function tellCrash(round: RoundStep, pool: number, count: number, crashes: number): void {
  const { plant } = round.cast;
  const { station } = plant.pools[pool];
  const { id } = plant.topology.stations[station];
  const causes = crashCauses(round, pool);
  let known = standing(round, id, "replica-crashed");
  if (known === undefined || causes.some((cause) => cause > (known ?? 0))) {
    // A ceiling that nobody pushed them over is a fault of their own making.
    const root = causes.length > 0 ? null : round.step.state.peril[pool] > 0 ? "defect" : "noise";
    known = happen(round, "replica-crashed", id, causes, root, { count });
    setStanding(round, id, "replica-crashed", known);
  }
  if (crashes >= LOOPING && standing(round, id, "crash-loop") === undefined)
    setStanding(round, id, "crash-loop", happen(round, "crash-loop", id, [known], null, { crashes }));
}

/** All of a station have been up again for a while, or none of them crashes again and again any more. */
function tellEnds(round: RoundStep): void {
  const { plant } = round.cast;
  for (const { pool } of plant.mortal) {
    const { station } = plant.pools[pool];
    const { id } = plant.topology.stations[station];
    const affairs = plant.stationPools[station].map((one) => round.affairs.pools[one]);
    const crashed = standing(round, id, "replica-crashed");
    const isOver = affairs.every(
      (affair) =>
        downOf(affair) === 0 &&
        affair.booting.every(({ crashes }) => crashes === 0) &&
        affair.revived.every(({ sinceTick }) => round.tick - sinceTick >= AFTERMATH_TICKS),
    );
    if (crashed !== undefined && isOver) {
      happen(round, "replicas-restarted", id, [crashed]);
      setStanding(round, id, "replica-crashed", null);
    }
    const known = affairs.flatMap(({ down, booting, revived }) => [...down, ...booting, ...revived]);
    if (!known.some(({ crashes }) => crashes >= LOOPING)) setStanding(round, id, "crash-loop", null);
  }
}
