/**
 * Affairs: the part of a run's state that is lists rather than flat numbers: launched actions, what automations are
 * doing, alerts, and the events that explain later ones. Plain data; copied by value with a fork, part of the hash.
 */
import type { Tick } from "../base/index.ts";
import type { Parameter } from "./parameters.ts";
import type { AlertReading, Decision, Look, RunningAction } from "./types.ts";

/** A value that an undo puts back. */
export interface Saved {
  readonly field: string;
  readonly entry: number;
  readonly value: number;
}

/** One effect on an entry of the state, by whoever laid it. A value of null is without limit. */
export interface Entry {
  readonly owner: string;
  readonly how: "set" | "scale";
  readonly value: number | null;
  readonly share: number;
}

/** An entry of the state with what it would be without effects, what they last made of it, and the effects in order. */
export interface Layer {
  readonly field: Parameter["field"];
  readonly entry: number;
  under: number | null;
  wrote: number | null;
  on: Entry[];
}

export interface ConditionAffair {
  /** Since when it has held; null while it does not. */
  since: Tick | null;
  /** Boots that there had been when it was first looked at. */
  boots: number | null;
}

/** Counters of a station at the last look, and the means per second. */
export interface WatchAffair {
  arrivals: number;
  failed: number;
  busy: number;
  meanArrivals: number;
  meanFailed: number;
  meanBusy: number;
}

export interface DefectAffair {
  awake: boolean;
  /** When it woke, or when it was over. */
  sinceTick: Tick;
  /** Of its last waking. */
  event: number | null;
  when: readonly ConditionAffair[];
  until: readonly ConditionAffair[];
}

/** What has changed in a world, and why: of every scene, an experiment too. */
export interface ChangeAffairs {
  nextEvent: number;
  /** The event that began a condition that still holds, by subject and kind: the parents of what follows. */
  standing: Record<string, number>;
  layers: Layer[];
  readonly watched: WatchAffair[];
  readonly defects: DefectAffair[];
}

export interface ActionAffair extends RunningAction {
  readonly event: number;
  readonly saved: readonly Saved[];
}

export interface RolloutAffair {
  /** Stages that have begun. */
  begun: boolean[];
  /** By station of the roll-out: replicas that have what it brings, and the tick of the next touch. */
  done: number[];
  nextTick: Tick[];
}

export interface FailoverAffair {
  /** The share it moves towards, and by how much per tick. */
  aim: number;
  perTick: number;
  badSince: Tick | null;
  goodSince: Tick | null;
}

export interface ScalerAffair {
  /** Wishes of the last scale-down window: [tick, replicas]. */
  wishes: [Tick, number][];
  /** Replicas added and taken away in the last period of its rate: [tick, change]. */
  moves: [Tick, number][];
}

export interface PoolAffair {
  /** Replicas the owner wants; serving is what is left of them. */
  wanted: number;
  /** Replicas on their way, by the tick they are ready. */
  booting: { readyTick: Tick; count: number }[];
  evicted: number;
  /** Replicas whose probes fail; evicted, unless that would be too many. */
  unhealthy: number;
  quarantined: number;
  badProbes: number;
  goodProbes: number;
}

export interface WarmAffair {
  cache: number;
  ratePerS: number;
  ref: string;
}

export interface Affairs extends ChangeAffairs {
  actions: ActionAffair[];
  rollouts: RolloutAffair[];
  failovers: FailoverAffair[];
  scalers: ScalerAffair[];
  /** By automation: its last look; and the lines of the log, oldest first. */
  looks: (Look | null)[];
  decisions: Decision[];
  nextDecision: number;
  pools: PoolAffair[];
  warming: WarmAffair[];
  /** Batches of a rolling restart that are still to come. */
  restarts: { pool: number; count: number; startTick: Tick; forTicks: Tick }[];
  alerts: AlertReading[];
  /** Since when each alert rule's condition has held; null while it does not. */
  conditionSince: (Tick | null)[];
  verdict: { globalSince: Tick | null; wentGlobal: boolean; troubled: boolean; goodSince: Tick | null; won: boolean };
}
