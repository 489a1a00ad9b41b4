/**
 * The compiled world: index tables that never change during a run. Every "thing with state" has an integer index, in
 * the order of the scenario file, so that a step touches only flat arrays.
 *
 *   station  a service in a region            pool    one replica group of a station: its queue and its slots
 *   client   one kind of call of one caller   edge    a client's way to one station
 *   lane     an edge into one pool            stream  (lane, request class, attempt): what cohorts are keyed by
 */
import type { Automated, Call, ServiceSpec, Station, Topology, WorldSpec } from "../../content/index.ts";
import type { Popularity } from "./popularity.ts";

/** Steps that an attempt can be under way, and a little more. */
export const TRANSIT = 64;

export interface Pool {
  readonly station: number;
  readonly group: Station["service"]["groups"][number];
  /** A leaf calls nobody while it works. */
  readonly leaf: boolean;
  /** Clients of this pool, in the order of its calls. */
  readonly clients: readonly number[];
  /** Connection pools of its clients. */
  readonly pooled: readonly number[];
  /** Bundles among them. */
  readonly bundles: readonly number[];
  /** Request classes that can come here. */
  readonly classes: readonly number[];
  /** Lanes that lead into it. */
  readonly lanes: readonly number[];
  /** By class: streams that lead into it, lane by lane, and of each lane attempt by attempt. */
  readonly streams: readonly (readonly number[])[];
  readonly ring: Ring;
  /** Caches that are loaded from here. */
  readonly loads: readonly number[];
  readonly key: number;
}

export interface Client {
  readonly call: Call;
  /** Index of the topology's call; the pools of one station share it. */
  readonly callIndex: number;
  /** The calling pool, or -1 for a population. */
  readonly pool: number;
  readonly population: number;
  readonly journey: number;
  readonly edges: readonly number[];
  /** Attempts that cohorts are kept for: the first, and as many retries as there is room for. */
  readonly attempts: number;
  readonly cache: number;
  /** Nobody waits for its answers. */
  readonly isAsync: boolean;
  /** Somebody counts its successes: a breaker, a budget or a cache. */
  readonly isCounted: boolean;
  /** A journey's answer that takes longer is slow; no limit for calls between services. */
  readonly sloMs: number;
  /** Its place among the calls that say what it is worth to have their answer, or -1. */
  readonly lack: number;
  /** Its connection pool, or -1. */
  readonly pooled: number;
  /** The calls that it is made side by side with, and its place among them; -1 where it is made alone. */
  readonly bundle: number;
  readonly seat: number;
  /** Length of its cohort rings and of its back-off rings, in ticks. */
  readonly ring: Ring;
  readonly backoff: Ring;
}

/** Calls that a pool makes side by side. */
export interface Bundle {
  readonly pool: number;
  readonly clients: readonly number[];
  /** Ticks that its contexts are kept apart by. */
  readonly ring: Ring;
  /** First entries of its contexts (by class, tick and set of seats), deserted calls, and seats. */
  readonly masses: number;
  readonly deserted: number;
  readonly seats: number;
}

/** A call of a pool that has a connection pool, and the ring of what waits, by (edge, class, attempt, tick). */
export interface PooledCall {
  readonly client: number;
  readonly waitTicks: number;
  readonly ring: Ring;
  readonly base: number;
}

/** How many entries all bundles have of each. */
export type BundleEntries = Readonly<Record<"masses" | "deserted" | "seats", number>>;

export interface Edge {
  readonly client: number;
  readonly station: number;
  readonly lanes: readonly number[];
  /** Index of the topology's edge. */
  readonly index: number;
  /** The way over a link that it crosses, or -1. */
  readonly link: number;
  /** The callee comes later in the order than the caller: its work is delayed by a step (one per cycle). */
  readonly back: boolean;
  /** Attempts may take longer than the step they are sent in. */
  readonly isWired: boolean;
}

/** A link between two regions, or one direction of it. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly isBoth: boolean;
  /** What parameters call it. */
  readonly names: readonly string[];
  readonly spec: Pick<WorldSpec["links"][number], "latencyMs" | "lossRatio" | "capacityRps">;
}

/** A service whose calls one of its stations takes, elected by the votes of all. */
export interface Quorum {
  readonly service: string;
  readonly spec: NonNullable<ServiceSpec["quorum"]>;
  /** Stations, in the order in which they are preferred as leaders. */
  readonly members: readonly number[];
  readonly votes: readonly number[];
  readonly majority: number;
  /** Row by row: the way from one member to another, -1 where nothing can be cut. */
  readonly ways: readonly number[];
}

/** Data that are backed up together, and restored as one. */
export interface Backup {
  readonly stations: readonly number[];
  /** The quorum whose history they are, or -1: then it is one station. */
  readonly quorum: number;
  /** Request classes that write. */
  readonly writes: readonly number[];
  readonly everyTicks: number;
  /** The tick of the last one before T+0. */
  readonly fromTick: number;
  /** How long it takes to read one back. */
  readonly restoreTicks: number;
}

/** A health check of a station. */
export interface Check {
  readonly station: number;
  /** The station that a replica asks when it is probed, or -1; and the way there over a link, or -1. */
  readonly asked: number;
  readonly way: number;
}

export interface Lane {
  readonly edge: number;
  readonly client: number;
  readonly pool: number;
  /** Index of its first stream; then class-major, attempt-minor. */
  readonly stream: number;
}

export interface Loop {
  readonly client: number;
  readonly pool: number;
  readonly class: number;
  readonly spec: Station["service"]["loops"][number];
  /** Index of the record that an answer brings, or -1. */
  readonly record: number;
  /** Replicas by the time of their next call, `stride` ticks to an entry; those of a second value apart, or -1. */
  readonly ring: Ring;
  readonly stride: number;
  readonly base: number;
  readonly secondBase: number;
}

/** A call that replicas of a pool make when they start. */
export interface Boot {
  readonly client: number;
  readonly pool: number;
  readonly class: number;
  readonly spec: Station["service"]["boots"][number];
  /** Replicas that wait by the tick of their call. */
  readonly ring: Ring;
  readonly base: number;
}

/** A call that replicas of a pool make when others of it were lost. */
export interface Recovery {
  readonly client: number;
  readonly pool: number;
  readonly class: number;
  readonly spec: Station["service"]["recoveries"][number];
}

/** A pool whose replicas work slower at first. */
export interface Warmup {
  readonly pool: number;
  /** Share of the full speed to begin with, and ticks until it is reached. */
  readonly coldSpeed: number;
  readonly ticks: number;
  /** Those that are not warm yet are kept by when they began to serve, several ticks to an entry. */
  readonly stride: number;
  readonly base: number;
  /** They make boot calls first. */
  readonly boots: boolean;
}

/** Entries of one pool's replicas that warm up. */
export const WARMING = 64;

/** A pool whose replicas can crash, and the key of their luck. */
export interface Mortal {
  readonly pool: number;
  readonly key: number;
}

/** Something that replicas of a pool cannot do without a record: a call, or letting requests of a class in. */
export interface Need {
  readonly record: number;
  /** The loop that fetches copies of it, or -1 where what is handed out counts at once. */
  readonly loop: number;
  /** Mean life of a connection that outlasts the record, in ticks. */
  readonly connectionTicks: number;
  /** The client that calls, and its edge to where the second value leads; or the entry of the door. -1 where not. */
  readonly client: number;
  readonly second: number;
  readonly door: number;
}

/** A hidden ceiling of one pool, and the pools whose replicas count towards it. */
export interface Ceiling {
  readonly pool: number;
  readonly spec: Station["service"]["ceilings"][number];
  readonly fleet: readonly number[];
}

/** Requests of some classes that a station lets in per period. */
export interface Allowance {
  readonly station: number;
  readonly spec: Station["service"]["allowances"][number];
  readonly classes: readonly number[];
  /** 0 never ends by itself. */
  readonly periodTicks: number;
  /** One of the ticks at which a period begins. */
  readonly fromTick: number;
}

/** A ring's length is a power of two so that a tick is found by a mask. */
export interface Ring {
  readonly length: number;
  readonly mask: number;
}

/** When a world is run, and what for. */
export interface Occasion {
  readonly startHourUtc?: number;
  readonly originTick?: number;
  readonly canBeLate?: boolean;
  readonly canLoseData?: boolean;
  /** What declares automations beside the world. */
  readonly scenario?: Automated;
}

export interface Plant {
  readonly topology: Topology;
  readonly classes: readonly string[];
  /** Hour of the day, UTC, at tick 0. */
  readonly startHourUtc: number;
  /** Reports to monitoring can come late, so past measurements are kept. */
  readonly canBeLate: boolean;
  /** People can drop data, so what is lost of each station is counted. */
  readonly canLoseData: boolean;
  /** Tick at which calendar times count from zero: T+0 of a round. */
  readonly originTick: number;
  /** The luck of people's tools. */
  readonly toolsKey: number;
  readonly pools: readonly Pool[];
  readonly clients: readonly Client[];
  readonly edges: readonly Edge[];
  /** Compiled edges of each topology edge: one per calling pool. */
  readonly edgesOf: readonly (readonly number[])[];
  readonly ways: readonly Way[];
  readonly quorums: readonly Quorum[];
  readonly backups: readonly Backup[];
  /** By station: the backup that its data are in, or -1. */
  readonly backupAt: readonly number[];
  /** Pools whose queues refuse who has waited too long. */
  readonly shedding: readonly number[];
  /** In the order of their stations. */
  readonly checks: readonly Check[];
  /** Clients that choose among sites by a route. */
  readonly routed: readonly number[];
  readonly lanes: readonly Lane[];
  readonly streams: readonly Stream[];
  /** Stations that are caches, and each station's cache index or -1. */
  readonly caches: readonly { readonly station: number; readonly coalesces: boolean }[];
  readonly cacheOf: readonly number[];
  readonly popularity: readonly Popularity[];
  readonly stationPools: readonly (readonly number[])[];
  /** Pools, callees before callers. */
  readonly order: readonly number[];
  readonly journeys: readonly {
    readonly population: number;
    readonly journey: number;
    readonly client: number;
    /** Request class of its calls. */
    readonly class: number;
    readonly key: number;
  }[];
  /** What fleets call of their own accord, one per pool. */
  readonly loops: readonly Loop[];
  readonly boots: readonly Boot[];
  readonly bootEntries: number;
  /** Pools whose replicas call when they start, and their boots in order. */
  readonly starters: readonly { readonly pool: number; readonly boots: readonly number[] }[];
  readonly ceilings: readonly Ceiling[];
  /** Clients whose failed loads may be answered by entries past their time-to-live. */
  readonly staleServed: readonly number[];
  /** Clients whose answers are worth something. */
  readonly lacking: readonly number[];
  readonly pooled: readonly PooledCall[];
  readonly connectionEntries: number;
  readonly bundles: readonly Bundle[];
  readonly bundleEntries: BundleEntries;
  readonly recoveries: readonly Recovery[];
  readonly mortal: readonly Mortal[];
  readonly warmups: readonly Warmup[];
  /** Stations that get only so many replicas in a while, and each station's place among them, or -1. */
  readonly provisioned: readonly number[];
  readonly provisionedAt: readonly number[];
  readonly allowances: readonly Allowance[];
  /** By station. */
  readonly allowancesOf: readonly (readonly number[])[];
  /** Pools whose replicas are counted as they come and go. */
  readonly counted: readonly number[];
  /** Clients that call for nobody's request, journeys and what fleets call of their own accord, and the class of their calls. */
  readonly outside: readonly { readonly client: number; readonly class: number }[];
  /** Clients whose retries are within a budget. */
  readonly budgeted: readonly number[];
  /** Clients whose replicas remember their last good answers. */
  readonly remembering: readonly number[];
  readonly loopEntries: number;
  readonly secondEntries: number;
  /** What stations hand out, by station and in the order of its records; the first of each station. */
  readonly records: readonly { readonly station: number; readonly spec: Station["service"]["records"][number] }[];
  readonly firstRecord: readonly number[];
  readonly needs: readonly Need[];
  /** Streams whose attempts may wait for a load that somebody else began. */
  readonly joining: readonly number[];
  /** Edges whose attempts may take longer than a step. */
  readonly wired: readonly number[];
  readonly transitEntries: number;
  readonly lostEntries: number;
  /** Sum of all cohort rings and back-off rings, in entries. */
  readonly ringEntries: number;
  readonly joinedEntries: number;
  readonly backoffEntries: number;
  readonly backoffRings: number;
  readonly queueEntries: number;
  /** First entry of a pool's queue ring (class-major). */
  readonly queueBase: readonly number[];
}

export interface Stream {
  readonly edge: number;
  readonly client: number;
  readonly pool: number;
  readonly class: number;
  readonly attempt: number;
  /** First entry of its cohort ring, and the ring's length and mask; -1 when the class never comes this way. */
  readonly ring: number;
  readonly length: number;
  readonly mask: number;
  /** First entry of its ring of those who joined a load, as the others do by tick; -1 where none can. */
  readonly joined: number;
  /** First entries of its rings of attempts under way, and of lost ones; -1 where there are none. */
  readonly transit: number;
  readonly lost: number;
  /** First entry of the back-off ring of (edge, class, attempt), and its number; shared by the lanes of an edge. */
  readonly backoff: number;
  readonly backoffRing: number;
}
