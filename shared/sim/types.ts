/**
 * What crosses the simulation's door: commands in, events and observations out. Observations are what telemetry
 * knows at the last scrape, never the truth; the truth is asked for by name and only the debrief, the facilitator
 * and the command line do.
 */
import type { LookKind, Verb } from "../actions/index.ts";
import type { Tick } from "../base/index.ts";
import type { BoundBy, ChannelSpec, DidWhat } from "../content/index.ts";

/** A change that somebody launched. The lead time runs inside the simulation, as machines' times do. */
export type SimCommand =
  | {
      readonly kind: "action.launch";
      /** Chosen by the caller, unique in the run; events about the action carry it. */
      readonly ref: string;
      /** Index into the scenario's `actions`. */
      readonly action: number;
      readonly target: string;
      readonly value: number;
    }
  | { readonly kind: "action.cancel"; readonly ref: string }
  | { readonly kind: "action.undo"; readonly ref: string };

export type EventKind =
  | "defect-activated"
  | "defect-ended"
  | "change-pushed"
  | "change-landed"
  | "change-stopped"
  | "job-started"
  | "job-ended"
  | "enforced"
  | "rollout-stage"
  | "replica-away"
  | "replica-crashed"
  | "replicas-restarted"
  | "crash-loop"
  | "recovery-started"
  | "recovery-ended"
  | "boot-stalled"
  | "booted"
  | "cache-cooling"
  | "saturated"
  | "relieved"
  | "failing"
  | "recovered"
  | "retry-storm"
  | "breaker-opened"
  | "breaker-closed"
  | "scaled"
  | "evicted"
  | "leader-changed"
  | "answers-wrong"
  | "answers-right"
  | "data-diverged"
  | "data-joined"
  | "allowance-spent"
  | "allowance-filled"
  | "data-lost"
  | "failover-started"
  | "failover-ended"
  | "alert-fired"
  | "alert-resolved"
  | "action-launched"
  | "action-blocked"
  | "action-effective"
  | "action-failed"
  | "action-cancelled"
  | "automation-paused"
  | "automation-resumed"
  | "automation-overridden"
  | "went-global"
  | "won";

/** Something that happened in the world. Every chain of parents ends in a root: a defect, a player, demand or noise. */
export interface SimEvent {
  readonly id: number;
  readonly tick: Tick;
  readonly kind: EventKind;
  /** Station, call, automation or action that it happened to. */
  readonly subject: string;
  readonly parents: readonly number[];
  /** Root events name what they are; others are null. */
  readonly root: "defect" | "inject" | "player" | "demand" | "noise" | null;
  /** Typed parameters for the sentence, e.g. {hitRatio: 0.88}. */
  readonly data: Readonly<Record<string, number | string>>;
}

/** One station as the last scrape saw it. Rates per simulated second; `null` is "no data". */
export interface StationReading {
  /** Ticks from its measurement to the scrape that shows it: 0 as a rule, more where it came late or stands still. */
  readonly ageTicks: Tick;
  readonly rps: number;
  readonly errorRatio: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly utilization: number;
  readonly queue: number;
  readonly replicasServing: number;
  readonly replicasWanted: number;
  /** Caches only. */
  readonly hitRatio: number | null;
}

/** The lines of one log rule since the scrape before. */
export interface LogReading {
  /** Those that have come in, and those that were dropped and never will. */
  readonly lines: number;
  readonly dropped: number;
  /** How long ago they were written; null while no lines come in at all. */
  readonly ageTicks: Tick | null;
}

/** What has come of a station's traces. */
export interface TraceReading {
  readonly ageTicks: Tick;
  /** Share of its spans that arrive. */
  readonly keptRatio: number;
}

/** One call edge as its caller measures it. */
export interface EdgeReading {
  readonly ageTicks: Tick;
  /** Attempts sent per second, retries included. */
  readonly attemptsRps: number;
  /** Calls (first attempts) per second. */
  readonly callsRps: number;
  readonly goodRps: number;
  /** Failed share of attempts. */
  readonly errorRatio: number;
  readonly timeoutRatio: number;
  readonly p95Ms: number;
  readonly breakerOpen: boolean;
  /** How long the caller waits for an answer, as configured now; null waits for ever. */
  readonly timeoutMs: number | null;
}

/** A hidden ceiling of one replica group: what one replica uses of it. Who does not look for it does not see it. */
export interface CeilingReading {
  readonly station: number;
  readonly group: string;
  readonly id: string;
  readonly use: number;
  /** null where it has been lifted. */
  readonly limit: number | null;
  /** Use as a share of the limit. */
  readonly share: number;
}

/** A member of a quorum, as it tells of itself. */
export interface MemberReading {
  readonly station: number;
  /** It takes writes. */
  readonly leads: boolean;
  /** How far it is behind the history. */
  readonly behindS: number;
  /** Writes that it has and the history lacks. */
  readonly diverged: number;
}

/** What holds the slots of one replica group, in requests. */
export interface GroupInside {
  readonly group: string;
  readonly slots: number;
  readonly ownWork: number;
  /** By calls of the topology that are made together; each alone as a rule. */
  readonly waiting: readonly { readonly calls: readonly number[]; readonly held: number }[];
  readonly queued: number;
}

/** What walking the paths of one station shows: its links, the names and keys it hands out and those it holds. */
export interface StationPaths {
  readonly isDead: boolean;
  /** null where no route ever leads to it. */
  readonly isAdvertised: boolean | null;
  readonly links: readonly LinkPath[];
  readonly records: readonly ({ readonly id: string } & RecordState)[];
  readonly copies: readonly CopyReading[];
}

export interface LinkPath {
  readonly from: string;
  readonly to: string;
  readonly lossRatio: number;
  readonly roundTripMs: number;
}

/** mixed: some answers carry the second value; changed: all do. */
export interface RecordState {
  readonly is: "good" | "none" | "expired" | "mixed" | "changed";
  /** null: never. */
  readonly expiresInS: number | null;
}

/** Shares of a station's replicas. */
export interface CopyReading {
  readonly id: string;
  /** Station that hands it out. */
  readonly of: string;
  readonly without: number;
  /** They hold its second value. */
  readonly other: number;
}

/** What people ask a world directly. Whatever monitoring knows is in the observation. */
export interface Instruments {
  /** The station that does not answer a look now, or null. `draw` tells the looks of one tick apart. */
  unanswered(look: LookKind, draw: number): string | null;
  inside(station: number): readonly GroupInside[];
  paths(station: number): StationPaths;
}

export interface AlertReading {
  readonly id: string;
  /** Index of the rule in the compiled world. */
  readonly rule: number;
  readonly severity: "page" | "ticket";
  readonly subject: string;
  /** Null for "no data", also at a rule that fires for that. */
  readonly value: number | null;
  readonly threshold: number;
  readonly sinceTick: Tick;
  readonly state: "firing" | "resolved" | "no-data";
}

/**
 * What telemetry knows at `scrapeTick`: everything was measured then, or as much earlier as its own age says. `null` is
 * "no data". Index order is that of the compiled world.
 */
export interface Observation {
  readonly tick: Tick;
  readonly scrapeTick: Tick;
  /** Counts scrapes since the pre-roll's start; history is keyed by it. */
  readonly scrape: number;
  readonly stations: readonly (StationReading | null)[];
  readonly edges: readonly (EdgeReading | null)[];
  readonly ceilings: readonly CeilingReading[];
  readonly members: readonly MemberReading[];
  readonly alerts: readonly AlertReading[];
  /** Since the rules were last evaluated: 0 as a rule. */
  readonly alertsAgeTicks: Tick;
  /** Age of everything that is told of users: the four fields that follow it, and their calls. */
  readonly usersAgeTicks: Tick;
  /** Service level over 5 simulated minutes, 0..1, and its burn rate against the objective; `null` is "no data". */
  readonly sli: number | null;
  readonly burn: number | null;
  /** Per region: share of users affected at the last scrape, and the number of connected users. */
  readonly regions: readonly { readonly affectedRatio: number; readonly users: number }[];
  readonly usersAffected: number;
  readonly usersTotal: number;
  readonly userMinutesLost: number;
  /** Lines that channels, jobs and enforcers wrote into the change feed, oldest first. */
  readonly feed: readonly FeedLine[];
  /** By log rule of the scenario. */
  readonly logs: readonly LogReading[];
  /** By station; null while no traces arrive. */
  readonly traces: readonly (TraceReading | null)[];
  /** In the order of the topology's automations. */
  readonly automations: readonly AutomationReading[];
  /** The last decisions of all automations, oldest first. */
  readonly decisions: readonly Decision[];
}

/** How an automation stands. */
export interface AutomationReading {
  readonly id: string;
  readonly paused: boolean;
  /** What it was told to want; null leaves it to what it reads. */
  readonly override: number | null;
  /** Share of the people a failover has moved, or of the replicas a roll-out is to have touched; 0 for the others. */
  readonly share: number;
  /** What it looked at last and made of it; null before its first look. */
  readonly look: Look | null;
}

/** What an automation read, wanted and did, in plain numbers: replicas, replicas out, or a share, by its kind. */
export interface Look {
  readonly tick: Tick;
  /** What monitoring told it; null for one that goes by the clock. */
  readonly read: ActorReading | null;
  /** What there was, what it wanted, and what there is after it; null where there is nothing to count. */
  readonly from: number | null;
  readonly wants: number | null;
  readonly to: number | null;
  readonly did: DidWhat;
  /** What bound it to do less than it wanted, or nothing. */
  readonly why: BoundBy | null;
}

export interface ActorReading {
  readonly metric: string;
  /** Station or region that it was read of. */
  readonly of: string;
  /** null: no data. */
  readonly value: number | null;
  /** What the value is measured against. */
  readonly target: number;
  /** How old monitoring says the value is; of no data, for how long there has been none. */
  readonly ageS: number;
}

/** A look that came to something: a line of the log. */
export interface Decision extends Look {
  /** Counts the run's decisions. */
  readonly n: number;
  readonly actor: string;
}

/** A line that the change feed got from an automation. */
export interface FeedLine {
  readonly tick: Tick;
  readonly service: string;
  readonly kind: ChannelSpec["kind"];
  readonly text: string;
  readonly by: string;
}

/** What stands in the way of an action: a code, the name that its sentence needs, and what its tool says. */
export interface Obstacle {
  readonly code: ObstacleCode;
  readonly of: string;
  readonly says: string | null;
}

/**
 * no-answer: a service that its tools go through. limit: a provider that gives no more replicas for now. frozen: changes
 * are, and it waits. outcome: it ran and failed. The others: what it was meant for does not take it.
 */
export type ObstacleCode = "no-answer" | "limit" | "frozen" | "outcome" | "invalid" | "nothing-back" | "unknown";

/** A launched action and how far it is. */
export interface RunningAction {
  readonly ref: string;
  readonly action: number;
  readonly target: string;
  readonly value: number;
  readonly verb: Verb;
  readonly launchedTick: Tick;
  readonly effectiveTick: Tick;
  readonly state: "running" | "effective" | "undoing" | "undone" | "failed" | "cancelled";
  /** Why it waits, has failed, or could not be undone. */
  readonly obstacle: Obstacle | null;
}
