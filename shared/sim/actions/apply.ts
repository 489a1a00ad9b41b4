/**
 * What a verb does to the world when its lead time is over, and what would put it back. Numbers in percent are turned
 * into ratios here, once.
 */
import type { ActionSpec } from "../../content/index.ts";
import type { Saved } from "../affairs.ts";
import { sendAway, setQuarantined, wantReplicas } from "../actors/replicas.ts";
import { parameterAt, setParameter, stationsNamed } from "../parameters.ts";
import type { Parameter } from "../parameters.ts";
import { happen } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { loseEntries } from "../systems/caches.ts";

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
  const { plant } = round.cast;
  const { spec, target } = deed;
  const value = spec.value?.unit === "%" ? deed.value / 100 : deed.value;
  switch (spec.verb) {
    case "parameter.set":
      return setNamed(round, `${target}.${spec.parameter ?? ""}`, value);
    case "traffic.admit":
      return setNamed(round, `${target}.admit${spec.class ? `:${spec.class}` : ""}`, value);
    case "traffic.limit":
      return setNamed(round, `${target}.limitRps${spec.class ? `:${spec.class}` : ""}`, value);
    case "breaker.force":
      return setNamed(round, `${target}.heldOpen`, value);
    case "traffic.shift":
      return shiftTraffic(round, target, value);
    case "capacity.add":
      for (const pool of poolsNamed(round, target))
        wantReplicas(round, pool, round.affairs.pools[pool].wanted + Math.round(value));
      return done;
    case "instances.quarantine":
      for (const pool of poolsNamed(round, target)) setQuarantined(round, pool, Math.round(value));
      return done;
    case "instances.restart":
    case "change.rollback":
      restart(round, target, spec.value ? value : 0.5);
      return done;
    case "cache.flush":
      for (const cache of cachesNamed(round, target)) loseEntries(round.step.state, plant, cache, 1);
      return done;
    case "cache.warm":
      for (const cache of cachesNamed(round, target))
        round.affairs.warming.push({ cache, ratePerS: value, ref: deed.ref });
      return done;
    default:
      return setAutomation(round, target, spec.verb === "automation.pause", deed.event);
  }
}

/** Puts back what an action changed. */
export function undoDeed(round: RoundStep, deed: Deed, saved: readonly Saved[]): void {
  const { spec, target } = deed;
  for (const { field, entry, value } of saved) {
    const known = Object.entries(round.step.state).find(([name]) => name === field);
    if (known && known[1] instanceof Float64Array) known[1][entry] = value;
  }
  if (spec.verb === "capacity.add") {
    for (const pool of poolsNamed(round, target))
      wantReplicas(round, pool, round.affairs.pools[pool].wanted - Math.round(deed.value));
  }
  if (spec.verb === "instances.quarantine")
    for (const pool of poolsNamed(round, target)) setQuarantined(round, pool, 0);
  if (spec.verb === "cache.warm") round.affairs.warming = round.affairs.warming.filter(({ ref }) => ref !== deed.ref);
  if (spec.verb === "automation.pause" || spec.verb === "automation.resume") {
    setAutomation(round, target, spec.verb === "automation.resume", deed.event);
  }
}

const done: Applied = { ok: true, saved: [] };

function setNamed(round: RoundStep, path: string, value: number): Applied {
  const parameter = parameterAt(round.cast.plant, path);
  if (!parameter.ok) return { ok: false, reason: parameter.refusal.reason };
  const saved = remember(round, parameter.value);
  setParameter(round.step.state, parameter.value, value);
  return { ok: true, saved };
}

function remember({ step }: RoundStep, { field, entries }: Parameter): Saved[] {
  return entries.map((entry) => ({ field, entry, value: step.state[field][entry] }));
}

function poolsNamed({ cast }: RoundStep, name: string): number[] {
  return stationsNamed(cast.plant, name).map((station) => cast.plant.stationPools[station][0]);
}

function cachesNamed({ cast }: RoundStep, name: string): number[] {
  return stationsNamed(cast.plant, name)
    .map((station) => cast.plant.cacheOf[station])
    .filter((cache) => cache >= 0);
}

/** Replicas restart in batches of a share, one batch after another has booted; a cache's share goes with them. */
function restart(round: RoundStep, target: string, share: number): void {
  const { plant } = round.cast;
  for (const station of stationsNamed(plant, target)) {
    const [pool] = plant.stationPools[station];
    const { wanted } = round.affairs.pools[pool];
    const batch = Math.max(1, Math.round(wanted * Math.min(1, share)));
    const bootTicks = Math.round(plant.pools[pool].group.startupS * 10);
    for (let first = 0, wave = 0; first < wanted; first += batch, wave++) {
      const count = Math.min(batch, wanted - first);
      if (wave === 0) sendAway(round, pool, count, bootTicks);
      else round.affairs.restarts.push({ pool, count, startTick: round.tick + wave * bootTicks, forTicks: bootTicks });
    }
    const cache = plant.cacheOf[station];
    if (cache >= 0) loseEntries(round.step.state, plant, cache, 1);
  }
}

/** Moves a share of a region's users to their failover region by hand; the automation is paused with it. */
function shiftTraffic(round: RoundStep, target: string, value: number): Applied {
  const { failovers } = round.cast.plant.topology.world;
  const index = failovers.findIndex(({ from }) => from === target || `failover:${from}` === target);
  if (index < 0) return { ok: false, reason: `There is no way out of ${target}.` };
  round.affairs.failovers[index].share = value;
  round.affairs.failovers[index].paused = true;
  return done;
}

function setAutomation(round: RoundStep, target: string, paused: boolean, event: number): Applied {
  const { cast, affairs } = round;
  const { failovers } = cast.plant.topology.world;
  let found = false;
  for (const [index, { id }] of cast.rollouts.entries()) {
    if (id !== target) continue;
    affairs.rollouts[index].paused = paused;
    found = true;
  }
  for (const [index, { from }] of failovers.entries()) {
    if (target !== "failover" && target !== `failover:${from}`) continue;
    affairs.failovers[index].paused = paused;
    found = true;
  }
  for (const station of stationsNamed(cast.plant, target.replace(/^autoscaler:/, ""))) {
    if (!target.startsWith("autoscaler:")) break;
    affairs.scalers[station].paused = paused;
    found = true;
  }
  if (!found) return { ok: false, reason: `There is no automation called ${target}.` };
  happen(round, paused ? "automation-paused" : "automation-resumed", target, [event]);
  return done;
}
