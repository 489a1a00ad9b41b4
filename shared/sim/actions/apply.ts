/**
 * What a verb does to the world when its lead time is over, and what would put it back. Numbers in percent are turned
 * into ratios here, once.
 */
import { pathSetBy } from "../../content/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import type { Saved } from "../affairs.ts";
import { sendAway, setQuarantined, splitReplicas, wantReplicas } from "../actors/replicas.ts";
import { layEffects, liftEffects } from "../changes/effects.ts";
import { loopsNamed, parameterAt, poolsNamed, stationsNamed } from "../parameters.ts";
import type { RoundStep } from "../roundStep.ts";
import { loseEntries } from "../systems/caches.ts";
import { callAtOnce } from "../systems/loops.ts";
import { effectsOfHand, tellOf } from "./hands.ts";
import { channelNamed, sendThrough, writeThrough } from "./changes.ts";

export type Applied =
  | { readonly ok: true; readonly saved: readonly Saved[] }
  | { readonly ok: false; readonly reason: string };

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
      restart(round, target, spec.value ? value : 0.5);
      return done;
    }
    case "instances.restart":
      restart(round, target, spec.value ? value : 0.5);
      return done;
    case "cache.flush":
      for (const cache of cachesNamed(round, target)) loseEntries(round.step.state, plant, cache, 1);
      return done;
    case "cache.warm":
      for (const cache of cachesNamed(round, target))
        round.affairs.warming.push({ cache, ratePerS: value, ref: deed.ref });
      return done;
    case "records.refresh":
      for (const loop of loopsNamed(plant, target)) callAtOnce(round.step, loop, spec.value ? Math.min(1, value) : 1);
      return done;
    case "automation.pause":
    case "automation.resume":
    case "automation.override":
      return tellAutomation(round, deed, value);
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
  if (!parameter.ok) return { ok: false, reason: parameter.refusal.reason };
  layEffects(round, ownerOf(deed), [{ parameter: parameter.value, value, how: "set" }]);
  return done;
}

function tellAutomation(round: RoundStep, deed: Deed, value: number): Applied {
  const effects = effectsOfHand(round, deed, value);
  if (effects.length === 0) return { ok: false, reason: `There is no automation called ${deed.target}.` };
  layEffects(round, ownerOf(deed), effects);
  tellOf(round, deed);
  return done;
}

function unlessRefused(reason: string | null): Applied {
  return reason === null ? done : { ok: false, reason };
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
  for (const pools of fleetsNamed(round, target)) {
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
function restart(round: RoundStep, target: string, share: number): void {
  const { plant } = round.cast;
  for (const pools of fleetsNamed(round, target)) {
    for (const pool of pools) restartPool(round, pool, share);
    const { station } = plant.pools[pools[0]];
    const cache = plant.cacheOf[station];
    const wantedOf = (some: readonly number[]): number =>
      some.reduce((sum, pool) => sum + round.affairs.pools[pool].wanted, 0);
    const fleet = wantedOf(plant.stationPools[station]);
    if (cache >= 0 && fleet > 0) loseEntries(round.step.state, plant, cache, wantedOf(pools) / fleet);
  }
}

function restartPool(round: RoundStep, pool: number, share: number): void {
  const { wanted } = round.affairs.pools[pool];
  const batch = Math.max(1, Math.round(wanted * Math.min(1, share)));
  const bootTicks = Math.round(round.cast.plant.pools[pool].group.startupS * 10);
  for (let first = 0, wave = 0; first < wanted; first += batch, wave++) {
    const count = Math.min(batch, wanted - first);
    if (wave === 0) sendAway(round, pool, count, bootTicks);
    else round.affairs.restarts.push({ pool, count, startTick: round.tick + wave * bootTicks, forTicks: bootTicks });
  }
}
