/**
 * The compiled world: index tables that never change during a run. Every "thing with state" has an integer index, in
 * the order of the scenario file, so that a step touches only flat arrays.
 *
 *   station  a service in a region            pool    one replica group of a station: its queue and its slots
 *   client   one kind of call of one caller   edge    a client's way to one station
 *   lane     an edge into one pool            stream  (lane, request class, attempt): what cohorts are keyed by
 */
import { assert, must } from "../../base/index.ts";
import { expand, roomOf } from "../../content/index.ts";
import type { Call, Station, Topology, WorldSpec } from "../../content/index.ts";
import { keyOf } from "../random.ts";
import { popularityOf } from "./popularity.ts";
import type { Popularity } from "./popularity.ts";
import { calleeFirst } from "./order.ts";

/** Ticks of patience a client without time-out is tracked for; older cohorts are merged. */
const FOREVER = 62;
/** How far the period of a loop may be raised during a run, as a multiple of its declared value. */
const LOOP_ROOM = 2;
/** Steps that an attempt can be under way, and a little more. */
export const TRANSIT = 64;

export interface Pool {
  readonly station: number;
  readonly group: Station["service"]["groups"][number];
  /** A leaf calls nobody while it works. */
  readonly leaf: boolean;
  /** Clients of this pool, in the order of its calls. */
  readonly clients: readonly number[];
  /** Request classes that can come here. */
  readonly classes: readonly number[];
  /** Lanes that lead into it. */
  readonly lanes: readonly number[];
  readonly ring: Ring;
  /** Some caller never times out. */
  readonly patient: boolean;
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
  /** A journey's answer that takes longer is slow; no limit for calls between services. */
  readonly sloMs: number;
  /** Length of its cohort rings and of its back-off rings, in ticks. */
  readonly ring: Ring;
  readonly backoff: Ring;
}

export interface Edge {
  readonly client: number;
  readonly station: number;
  readonly lanes: readonly number[];
  /** Index of the topology's edge. */
  readonly index: number;
  /** The link between two regions that it crosses, or -1. */
  readonly link: number;
  /** The callee comes later in the order than the caller: its work is delayed by a step (one per cycle). */
  readonly back: boolean;
  /** Attempts may take longer than the step they are sent in. */
  readonly isWired: boolean;
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
  /** A replica whose call failed leaves the rotation. */
  readonly leaves: boolean;
  /** Replicas by the tick of their next call. */
  readonly ring: Ring;
  readonly base: number;
}

/** A ring's length is a power of two so that a tick is found by a mask. */
export interface Ring {
  readonly length: number;
  readonly mask: number;
}

export interface Plant {
  readonly topology: Topology;
  readonly classes: readonly string[];
  /** Hour of the day, UTC, at tick 0. */
  readonly startHourUtc: number;
  readonly pools: readonly Pool[];
  readonly clients: readonly Client[];
  readonly edges: readonly Edge[];
  /** Compiled edges of each topology edge: one per calling pool. */
  readonly edgesOf: readonly (readonly number[])[];
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
  /** Clients that call for nobody's request, journeys and loops, and the class of their calls. */
  readonly outside: readonly { readonly client: number; readonly class: number }[];
  readonly loopEntries: number;
  /** Streams whose attempts may wait for a load that somebody else began. */
  readonly joining: readonly number[];
  /** Edges whose attempts may take longer than a step. */
  readonly wired: readonly number[];
  readonly transitEntries: number;
  readonly lostEntries: number;
  /** Sum of all cohort rings and back-off rings, in entries. */
  readonly ringEntries: number;
  readonly backoffEntries: number;
  readonly queueEntries: number;
  /** First entry of a pool's queue ring (class-major). */
  readonly queueBase: readonly number[];
}

export interface Stream {
  readonly lane: number;
  readonly client: number;
  readonly pool: number;
  readonly class: number;
  readonly attempt: number;
  /** First entry of its cohort ring; -1 when the class never comes this way. */
  readonly ring: number;
  /** First entries of its rings of attempts under way, and of lost ones; -1 where there are none. */
  readonly transit: number;
  readonly lost: number;
  /** First entry of the back-off ring of (edge, class, attempt); shared by the lanes of an edge. */
  readonly backoff: number;
}

function ringOf(ticks: number): Ring {
  let length = 4;
  while (length < ticks) length *= 2;
  return { length, mask: length - 1 };
}

export function compile(world: WorldSpec, seed: string, startHourUtc = 0): Plant {
  const topology = expand(world);
  const { stations } = topology;
  const classes = world.classes;
  const cacheOf = indexCaches(stations);
  const caches = stations.flatMap(({ service }, station) =>
    service.cache ? [{ station, coalesces: service.cache.coalesce }] : [],
  );
  const order = calleeFirst(topology);
  const rank = order.map((_, station) => order.indexOf(station));

  const stationPools: number[][] = stations.map(() => []);
  const poolSeeds: { station: number; group: Pool["group"] }[] = [];
  for (const [station, { service }] of stations.entries()) {
    for (const group of service.groups) {
      must(stationPools[station], "station").push(poolSeeds.length);
      poolSeeds.push({ station, group });
    }
  }

  const edgeIndex = new Map(topology.edges.map(({ call, to }, index) => [`${call}>${to}`, index]));

  const clients: Client[] = [];
  const edges: Edge[] = [];
  const lanes: Lane[] = [];
  const streams: Stream[] = [];
  const loops: Loop[] = [];
  let loopEntries = 0;
  const poolClients: number[][] = poolSeeds.map(() => []);
  const poolLanes: number[][] = poolSeeds.map(() => []);
  let ringEntries = 0;
  let backoffEntries = 0;
  let transitEntries = 0;
  let lostEntries = 0;
  const used = classesUsed(topology);

  const addClient = (call: Call, callIndex: number, pool: number): void => {
    const client = clients.length;
    const edgeIndexes: number[] = [];
    const room = roomOf(call.spec);
    const attempts = room.retries + 1;
    const ring = ringOf((room.timeoutMs === null ? FOREVER : Math.ceil(room.timeoutMs / 100)) + 3);
    const backoff = ringOf(Math.ceil(room.waitMs / 100) + 3);
    const home = regionOfCaller(topology, call);
    for (const station of call.routes) {
      assert(station >= 0, `call ${call.id} leads nowhere`);
      const edge = edges.length;
      const link = linkBetween(world, home, must(stations[station], "callee").region);
      const back = "station" in call.from && must(rank[station], "rank") >= must(rank[call.from.station], "rank");
      const isWired = back || link >= 0;
      const edgeLanes: number[] = [];
      const firstBackoff = backoffEntries;
      backoffEntries += classes.length * attempts * backoff.length;
      for (const target of must(stationPools[station], "target")) {
        edgeLanes.push(lanes.length);
        must(poolLanes[target], "pool").push(lanes.length);
        lanes.push({ edge, client, pool: target, stream: streams.length });
        for (let k = 0; k < classes.length; k++) {
          const active = must(used[callIndex], "call").has(k);
          for (let attempt = 0; attempt < attempts; attempt++) {
            streams.push({
              lane: lanes.length - 1,
              client,
              pool: target,
              class: k,
              attempt,
              ring: active ? ringEntries : -1,
              transit: active && isWired ? transitEntries : -1,
              lost: active && link >= 0 ? lostEntries : -1,
              backoff: firstBackoff + (k * attempts + attempt) * backoff.length,
            });
            if (active) ringEntries += ring.length;
            if (active && isWired) transitEntries += TRANSIT;
            if (active && link >= 0) lostEntries += ring.length;
          }
        }
      }
      edges.push({
        client,
        station,
        lanes: edgeLanes,
        index: must(edgeIndex.get(`${callIndex}>${station}`), "edge"),
        link,
        back,
        isWired,
      });
      edgeIndexes.push(edge);
    }
    clients.push({
      call,
      callIndex,
      pool,
      population: "population" in call.from ? call.from.population : -1,
      journey: "population" in call.from ? call.from.journey : -1,
      edges: edgeIndexes,
      attempts,
      sloMs:
        "population" in call.from
          ? (world.populations[call.from.population]?.journeys[call.from.journey]?.sloMs ?? Infinity)
          : Infinity,
      cache: call.spec.onMissOf ? must(cacheOf[cacheStation(stations, call.spec.onMissOf, home)], "cache") : -1,
      ring,
      backoff,
    });
    if (pool >= 0) must(poolClients[pool], "pool").push(client);
  };
  const addLoop = (spec: Loop["spec"], pool: number): void => {
    const ring = ringOf(Math.ceil(Math.max(spec.everyS, spec.retryS) * 10 * LOOP_ROOM) + 3);
    loops.push({
      client: clients.length - 1,
      pool,
      class: classes.indexOf(spec.class),
      spec,
      leaves: spec.onFailure === "leave",
      ring,
      base: loopEntries,
    });
    loopEntries += ring.length;
  };
  for (const [index, call] of topology.calls.entries()) {
    if ("population" in call.from) {
      addClient(call, index, -1);
      continue;
    }
    for (const pool of must(stationPools[call.from.station], "station")) {
      const spec = stations[call.from.station]?.service.loops[call.from.loop ?? -1];
      addClient(call, index, spec ? -1 : pool);
      if (spec) addLoop(spec, pool);
    }
  }

  const coming = poolSeeds.map(() => new Set<number>());
  for (const stream of streams) if (stream.ring >= 0) coming[stream.pool]?.add(stream.class);
  const edgesOf: number[][] = topology.edges.map(() => []);
  for (const [at, { index }] of edges.entries()) must(edgesOf[index], "edge").push(at);

  let queueEntries = 0;
  const queueBase: number[] = [];
  const pools = poolSeeds.map(({ station, group }, pool): Pool => {
    const incoming = must(poolLanes[pool], "pool");
    const longest = Math.max(
      8,
      ...incoming.map((lane) => must(clients[must(lanes[lane], "lane").client], "client").ring.length),
    );
    const ring = ringOf(longest);
    queueBase.push(queueEntries);
    queueEntries += classes.length * ring.length;
    const { id, service } = must(stations[station], "station");
    const key = keyOf(seed, `${id}/${group.id}`, "service");
    const callers = incoming.map((lane) => must(clients[must(lanes[lane], "lane").client], "client"));
    const patient = callers.some(({ call }) => call.spec.timeoutMs === null);
    return {
      station,
      group,
      leaf: service.calls.length === 0,
      clients: must(poolClients[pool], "pool"),
      classes: classes.flatMap((_, k) => (must(coming[pool], "pool").has(k) ? [k] : [])),
      lanes: incoming,
      ring,
      patient,
      key,
    };
  });

  const journeys = clients.flatMap((client, index) =>
    client.population < 0
      ? []
      : [
          {
            population: client.population,
            journey: client.journey,
            client: index,
            class: classes.indexOf(
              must(world.populations[client.population]?.journeys[client.journey], "journey").class,
            ),
            key: keyOf(seed, client.call.id, "demand"),
          },
        ],
  );
  return {
    topology,
    classes,
    startHourUtc,
    pools,
    clients,
    edges,
    edgesOf,
    lanes,
    streams,
    caches,
    cacheOf,
    popularity: caches.map(({ station }) => {
      const { keys, zipf } = must(stations[station]?.service.cache, "cache");
      return popularityOf(keys, zipf);
    }),
    stationPools,
    order: order.flatMap((station) => must(stationPools[station], "station")),
    journeys,
    loops,
    outside: [...journeys, ...loops],
    loopEntries,
    joining: streams.flatMap(({ client, ring }, s) => {
      const cache = clients[client]?.cache ?? -1;
      return ring >= 0 && cache >= 0 && caches[cache]?.coalesces ? [s] : [];
    }),
    wired: edges.flatMap(({ isWired }, edge) => (isWired ? [edge] : [])),
    transitEntries,
    lostEntries,
    ringEntries,
    backoffEntries,
    queueEntries,
    queueBase,
  };
}

function regionOfCaller({ stations, world }: Topology, { from }: Call): number {
  if ("station" in from) return must(stations[from.station], "caller").region;
  const region = world.populations[from.population]?.region;
  return Math.max(
    0,
    world.regions.findIndex(({ id }) => id === region),
  );
}

/** The link between two regions, whichever way it was written; -1 where there is none. */
function linkBetween({ regions, links }: WorldSpec, from: number, to: number): number {
  const ends = [regions[from]?.id, regions[to]?.id];
  return links.findIndex((link) => link.from !== link.to && ends.includes(link.from) && ends.includes(link.to));
}

function indexCaches(stations: readonly Station[]): number[] {
  let next = 0;
  return stations.map(({ service }) => (service.cache ? next++ : -1));
}

function cacheStation(stations: readonly Station[], service: string, region: number): number {
  const here = stations.findIndex((station) => station.service.id === service && station.region === region);
  return here >= 0 ? here : stations.findIndex((station) => station.service.id === service);
}

/**
 * Which request classes can ever travel on each call: those of its journeys, carried on where perRequest names them, be
 * it with 0, which may be raised during a run.
 */
function classesUsed(topology: Topology): Set<number>[] {
  const { stations } = topology;
  const { classes, populations } = topology.world;
  const used = topology.calls.map(() => new Set<number>());
  const reached = topology.stations.map(() => new Set<number>());
  let grew = true;
  while (grew) {
    grew = false;
    for (const [index, { from, spec, routes }] of topology.calls.entries()) {
      const loop = "station" in from ? stations[from.station]?.service.loops[from.loop ?? -1] : undefined;
      const coming = loop
        ? [classes.indexOf(loop.class)]
        : "population" in from
          ? [classes.indexOf(must(populations[from.population]?.journeys[from.journey], "journey").class)]
          : [...must(reached[from.station], "station")];
      for (const k of coming) {
        const mayCall = typeof spec.perRequest === "number" || must(classes[k], "class") in spec.perRequest;
        if (!mayCall || used[index]?.has(k)) continue;
        used[index]?.add(k);
        for (const station of routes) reached[station]?.add(k);
        grew = true;
      }
    }
  }
  return used;
}
