/**
 * What a verb does to the world when its lead time is over, and what would put it back. Numbers in percent are turned
 * into ratios here, once.
 */
import { pathSetBy } from "../../content/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import type { Saved } from "../affairs.ts";
import type { Obstacle, ObstacleCode } from "../types.ts";
import { roomFor } from "../actors/provisioning.ts";
import { restartReplicas, setQuarantined, splitReplicas, wantReplicas } from "../actors/replicas.ts";
import { layEffects, liftEffects } from "../changes/effects.ts";
import { loopsNamed, parameterAt, poolsNamed, stationsNamed } from "../parameters.ts";
import type { RoundStep } from "../roundStep.ts";
import { restoreData } from "../systems/backups.ts";
import { loseEntries } from "../systems/caches.ts";
import { callAtOnce } from "../systems/loops.ts";
import { endPart, purgeQueue } from "../systems/stations.ts";
import { effectsOfHand, tellOf } from "./hands.ts";
import { channelNamed, sendThrough, writeThrough } from "./changes.ts";

export type Applied =
  | { readonly ok: true; readonly saved: readonly Saved[] }
  | { readonly ok: false; readonly obstacle: Obstacle };

export interface Deed {
  readonly ref: string;
  readonly spec: ActionSpec;
  readonly target: string;
  readonly value: number;
  readonly event: number;
}

export function applyDeed(round: RoundStep, deed: Deed): Applied {
  const value = deed.spec.value?.unit === "%" ? deed.value / 100 : deed.value;
  const applied = applyVerb(round, deed, value);
  if (!applied.ok || deed.spec.through === undefined) return applied;
  return { ok: true, saved: [...applied.saved, ...writeThrough(round, deed, value)] };
}

function applyVerb(round: RoundStep, deed: Deed, value: number): Applied {
  const { plant } = round.cast;
  const { spec, target } = deed;
  switch (spec.verb) {
    case "parameter.set":
    case "traffic.admit":
    case "traffic.limit":
    case "breaker.force":
      return setNamed(round, deed, pathSetBy(spec, target) ?? "", value);
    case "traffic.shift":
      return tellAutomation(round, deed, value);
    case "capacity.add":
      return changeCapacity(round, target, Math.round(value));
    case "capacity.remove":
      return changeCapacity(round, target, -Math.round(value));
    case "instances.quarantine":
      return quarantine(round, target, Math.round(value));
    case "change.push":
      return unlessRefused(sendThrough(round, deed, channelNamed(round, target)));
    case "change.rollback": {
      const channel = channelNamed(round, target);
      if (channel >= 0) return unlessRefused(sendThrough(round, deed, channel));
      restart(round, target, spec.value ? value : 0.5, 0);
      return done;
    }
    case "instances.restart":
      restart(round, target, spec.value ? value : 0.5, Math.round((spec.jitterS ?? 0) * 10));
      return done;
    case "cache.flush":
      for (const cache of cachesNamed(round, target)) loseEntries(round.step.state, plant, cache, 1);
      return done;
    case "cache.warm":
      for (const cache of cachesNamed(round, target))
        round.affairs.warming.push({ cache, ratePerS: value, ref: deed.ref });
      return done;
    case "queue.purge":
      for (const pool of poolsNamed(plant, target)) purgeQueue(round.step, pool);
      return done;
    case "store.restore":
      return restore(round, deed);
    case "records.refresh":
      for (const loop of loopsNamed(plant, target)) callAtOnce(round.step, loop, spec.value ? Math.min(1, value) : 1);
      return done;
    case "automation.pause":
    case "automation.resume":
    case "automation.override":
      return tellAutomation(round, deed, value);
    case "changes.freeze":
      // It is in force while the action is: freeze.ts.
      return done;
  }
}

/** Puts back what an action changed. */
export function undoDeed(round: RoundStep, deed: Deed, saved: readonly Saved[]): void {
  const { spec } = deed;
  liftEffects(round, ownerOf(deed));
  for (const { field, entry, value } of saved) {
    // A roll-out may have moved them on since.
    if (field === "wanted") wantReplicas(round, entry, Math.max(0, round.affairs.pools[entry].wanted - value));
    if (field === "desired") round.affairs.desired[entry] = value;
    if (field === "quarantined") setQuarantined(round, entry, value);
  }
  if (spec.verb === "cache.warm") round.affairs.warming = round.affairs.warming.filter(({ ref }) => ref !== deed.ref);
  if (["automation.pause", "automation.resume", "automation.override", "traffic.shift"].includes(spec.verb))
    tellOf(round, deed);
}

const done: Applied = { ok: true, saved: [] };

function setNamed(round: RoundStep, deed: Deed, path: string, value: number): Applied {
  const parameter = parameterAt(round.cast.plant, path);
  if (!parameter.ok) return stopped("unknown", deed.target);
  layEffects(round, ownerOf(deed), [{ parameter: parameter.value, value, how: "set" }]);
  return done;
}

function tellAutomation(round: RoundStep, deed: Deed, value: number): Applied {
  const effects = effectsOfHand(round, deed, value);
  if (effects.length === 0) return stopped("unknown", deed.target);
  layEffects(round, ownerOf(deed), effects);
  tellOf(round, deed);
  return done;
}

function unlessRefused(obstacle: Obstacle | null): Applied {
  return obstacle === null ? done : { ok: false, obstacle };
}

function stopped(code: ObstacleCode, of: string): Applied {
  return { ok: false, obstacle: { code, of, says: null } };
}

function ownerOf({ ref }: Deed): string {
  return `action:${ref}`;
}

/** The pools that a target means, station by station: each station gets the whole number, its groups their parts. */
function fleetsNamed({ cast: { plant } }: RoundStep, name: string): number[][] {
  const pools = poolsNamed(plant, name);
  return plant.stationPools.map((own) => own.filter((pool) => pools.includes(pool))).filter((own) => own.length > 0);
}

/** More or fewer replicas in every group as the groups split the fleet; what is saved is each group's part. */
function changeCapacity(round: RoundStep, target: string, change: number): Applied {
  const saved: Saved[] = [];
  const fleets = fleetsNamed(round, target);
  const refusing = fleets.find((pools) => refuses(round, pools, change));
  if (refusing) return stopped("limit", stationOf(round, refusing));
  for (const pools of fleets) {
    const fleet = pools.reduce((sum, pool) => sum + round.affairs.pools[pool].wanted, 0);
    const parts = splitReplicas(round, pools, Math.min(Math.abs(change), change < 0 ? fleet : Infinity));
    for (const [i, pool] of pools.entries()) {
      const value = Math.sign(change) * parts[i];
      wantReplicas(round, pool, round.affairs.pools[pool].wanted + value);
      saved.push({ field: "wanted", entry: pool, value });
    }
  }
  return { ok: true, saved };
}

/** A provider that does not let anybody wait. */
function refuses(round: RoundStep, [pool]: readonly number[], change: number): boolean {
  const { station } = round.cast.plant.pools[pool];
  const { provisioning } = round.cast.plant.topology.stations[station].service;
  return provisioning?.beyond === "refuse" && change > roomFor(round, station);
}

function stationOf({ cast: { plant } }: RoundStep, [pool]: readonly number[]): string {
  return plant.topology.stations[plant.pools[pool].station].id;
}

/** The first station that still waits for replicas of an action, or null. */
export function waitingFor({ affairs, cast: { plant } }: RoundStep, saved: readonly Saved[]): Obstacle | null {
  const late = saved.find(
    ({ field, entry, value }) => field === "wanted" && value > 0 && affairs.pools[entry].waiting > 0,
  );
  if (late === undefined) return null;
  return { code: "limit", of: plant.topology.stations[plant.pools[late.entry].station].id, says: null };
}

function quarantine(round: RoundStep, target: string, count: number): Applied {
  const saved: Saved[] = [];
  for (const pools of fleetsNamed(round, target)) {
    const parts = splitReplicas(round, pools, count);
    for (const [i, pool] of pools.entries()) {
      saved.push({ field: "quarantined", entry: pool, value: round.affairs.pools[pool].quarantined });
      setQuarantined(round, pool, parts[i]);
    }
  }
  return { ok: true, saved };
}

function cachesNamed({ cast }: RoundStep, name: string): number[] {
  return stationsNamed(cast.plant, name)
    .map((station) => cast.plant.cacheOf[station])
    .filter((cache) => cache >= 0);
}

/** Each group restarts in batches of a share, one batch after another has booted; a cache's share goes with them. */
function restart(round: RoundStep, target: string, share: number, jitterTicks: number): void {
  const { plant } = round.cast;
  for (const pools of fleetsNamed(round, target)) {
    for (const pool of pools) restartPool(round, pool, share, jitterTicks);
    const { station } = plant.pools[pools[0]];
    const cache = plant.cacheOf[station];
    const wantedOf = (some: readonly number[]): number =>
      some.reduce((sum, pool) => sum + round.affairs.pools[pool].wanted, 0);
    const fleet = wantedOf(plant.stationPools[station]);
    if (cache >= 0 && fleet > 0) loseEntries(round.step.state, plant, cache, wantedOf(pools) / fleet);
  }
}

function restartPool(round: RoundStep, pool: number, share: number, jitterTicks: number): void {
  const { wanted } = round.affairs.pools[pool];
  const batch = Math.max(1, Math.round(wanted * Math.min(1, share)));
  const absence = { absentTicks: Math.round(round.cast.plant.pools[pool].group.startupS * 10), jitterTicks };
  const waveTicks = absence.absentTicks + jitterTicks;
  for (let first = 0, wave = 0; first < wanted; first += batch, wave++) {
    const count = Math.min(batch, wanted - first);
    if (wave === 0) restartReplicas(round, pool, count, absence);
    else round.affairs.restarts.push({ pool, count, startTick: round.tick + wave * waveTicks, ...absence });
  }
}

/**
 * The data of stations are read back: all replicas are away for as long as that takes, and what they had taken fails.
 * Then the data are as they were at the backup, wrong ones too.
 */
function restore(round: RoundStep, deed: Deed): Applied {
  const { plant } = round.cast;
  const stations = stationsNamed(plant, deed.target).filter((station) => plant.backupAt[station] >= 0);
  if (stations.length === 0) return stopped("unknown", deed.target);
  restoreData(round.step, stations);
  const { backupWrong } = round.step.state;
  const pools = stations.flatMap((station) => plant.stationPools[station]);
  layEffects(
    round,
    ownerOf(deed),
    pools.map((pool) => ({
      parameter: { field: "wrongRatio", entries: [pool] },
      value: backupWrong[pool],
      how: "set",
    })),
  );
  for (const pool of pools) {
    const { restoreTicks } = plant.backups[plant.backupAt[plant.pools[pool].station]];
    endPart(round.step, pool, 1);
    restartReplicas(round, pool, round.affairs.pools[pool].wanted, { absentTicks: restoreTicks, jitterTicks: 0 });
  }
  return done;
}
