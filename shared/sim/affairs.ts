/**
 * Affairs: the part of a run's state that is lists rather than flat numbers: launched actions, what automations are
 * doing, alerts, and the events that explain later ones. Plain data; copied by value with a fork, part of the hash.
 */
import type { Tick } from "../base/index.ts";
import type { Parameter } from "./parameters.ts";
import type { AlertReading, Decision, FeedLine, Look, RunningAction } from "./types.ts";

/** What an undo puts back beside effects: replicas that came or went, those in quarantine, what an enforcer wants. */
export interface Saved {
  readonly field: "wanted" | "quarantined" | "desired";
  readonly entry: number;
  readonly value: number;
}

/** What an owner makes of an entry of the state: so many times its value and so much more; null is without limit. */
interface Laid {
  readonly owner: string;
  readonly times: number;
  readonly plus: number | null;
}

/** An entry of the state with what it would be without effects, what they last made of it, and the effects in order. */
export interface Layer {
  readonly field: Parameter["field"];
  readonly entry: number;
  under: number | null;
  wrote: number | null;
  on: Laid[];
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
  done: number;
  meanArrivals: number;
  meanFailed: number;
  meanBusy: number;
  meanDone: number;
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

export interface OutcomeAffair {
  /** Whether all its conditions held at the last look. */
  holds: boolean;
  readonly when: readonly ConditionAffair[];
}

export interface ChannelAffair {
  /** By region: the payload that consumers have, the one that a share of them has already, and that share. */
  readonly has: { payload: number; next: number; share: number }[];
  /** The payload pushed last and the one before it: where a roll-back goes. */
  last: number;
  before: number;
  /** Pushes that have come by themselves. */
  begun: number;
  /** The push whose stages are still to be sent, the next of them and when. */
  push: { payload: number; stage: number; nextTick: Tick; event: number } | null;
  /** Stages on their way. */
  coming: { tick: Tick; regions: readonly number[]; share: number; payload: number; event: number }[];
  /** Since when its gate has seen too many errors; null while it does not. */
  badSince: Tick | null;
  /** Whether the gate may still act on the last push. */
  isGuarded: boolean;
}

export interface JobAffair {
  /** Until when it runs; null while it does not. */
  untilTick: Tick | null;
  event: number | null;
}

/** What has changed in a world, and why: of every scene, an experiment too. */
export interface ChangeAffairs {
  nextEvent: number;
  /** The event that began a condition that still holds, by subject and kind: the parents of what follows. */
  standing: Record<string, number>;
  layers: Layer[];
  readonly watched: WatchAffair[];
  readonly defects: DefectAffair[];
  readonly outcomes: readonly OutcomeAffair[];
  readonly channels: ChannelAffair[];
  readonly jobs: JobAffair[];
  /** What enforcers want now, of all of them in a row. */
  readonly desired: number[];
  feed: FeedLine[];
}

/** When somebody who gets no answer tries again, and until when. */
export interface Tries {
  readonly nextTick: Tick;
  readonly untilTick: Tick;
}

export interface ActionAffair extends RunningAction {
  readonly event: number;
  /** Null where it has begun, or needs nobody's answer. */
  readonly tries: Tries | null;
  /** Defects that it woke. */
  readonly woke: readonly number[];
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
  /** Failed share of its callers as of the last scrape, null without data, and how old that was. */
  seen: { readonly failing: number | null; readonly ageS: number };
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
  /** Replicas on their way, by the tick they are ready; and after how many crashes in a row. */
  booting: { readyTick: Tick; count: number; crashes: number }[];
  /** Those wanted that the provider has not given yet. */
  waiting: number;
  /** Replicas that crashed and are not on their way yet, by the tick from which on a supervisor may restart them. */
  down: { dueTick: Tick; count: number; crashes: number }[];
  /** Replicas that have been restarted since they crashed, until they have run for long enough. */
  revived: { sinceTick: Tick; count: number; crashes: number }[];
  /** Crashes that have been noticed. */
  crashesSeen: number;
  evicted: number;
  quarantined: number;
  /** Healthy replicas by the probes in a row that they have failed: once, twice, and so on. */
  suspect: number[];
  /** Unhealthy ones by the probes in a row that they have passed, from none on: still in rotation, and out. */
  held: number[];
  out: number[];
}

export interface SupervisorAffair {
  /** Restarts of the last minute: [tick, replicas]. */
  starts: [Tick, number][];
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
  /** By supervisor. */
  supervisors: SupervisorAffair[];
  /** By station that gets only so many in a while: replicas given in the last period: [tick, count]. */
  grants: [Tick, number][][];
  /** By automation: its last look; and the lines of the log, oldest first. */
  looks: (Look | null)[];
  decisions: Decision[];
  nextDecision: number;
  pools: PoolAffair[];
  warming: WarmAffair[];
  /** Batches of a rolling restart that are still to come. */
  restarts: { pool: number; count: number; startTick: Tick; absentTicks: Tick; jitterTicks: Tick }[];
  alerts: AlertReading[];
  /** Since when each alert rule's condition has held; null while it does not. */
  conditionSince: (Tick | null)[];
  verdict: { globalSince: Tick | null; wentGlobal: boolean; troubled: boolean; goodSince: Tick | null; won: boolean };
}
