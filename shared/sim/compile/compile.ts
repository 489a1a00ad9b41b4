/**
 * Makes a plant of a world: gives everything with state its index, in the order of the scenario file, and sizes every
 * ring by the patience, the back-offs and the periods that are declared.
 */
import { assert, must } from "../../base/index.ts";
import { expand, nearest, roomOf, sourceOf } from "../../content/index.ts";
import type { Call, Station, WorldSpec } from "../../content/index.ts";
import { keyOf } from "../random.ts";
import { ceilingsOf } from "./ceilings.ts";
import { checksOf } from "./checks.ts";
import { needsOf } from "./needs.ts";
import { calleeFirst } from "./order.ts";
import { TRANSIT } from "./plant.ts";
import type { Ceiling, Client, Edge, Lane, Loop, Occasion, Plant, Pool, Ring, Stream } from "./plant.ts";
import { popularityOf } from "./popularity.ts";
import { quorumsOf } from "./quorums.ts";
import { classesUsed, regionOfCaller, wayBetween, waysOf } from "./reach.ts";

/** Ticks of patience a client without time-out is tracked for; older cohorts are merged. */
const FOREVER = 62;
/** How far the period of a loop may be raised during a run, as a multiple of its declared value. */
const LOOP_ROOM = 2;
/** Replicas of loops with longer periods are kept by several ticks together, in about so many entries. */
const LOOP_ENTRIES = { exact: 16_384, coarse: 2048 };

function ringOf(ticks: number): Ring {
  let length = 4;
  while (length < ticks) length *= 2;
  return { length, mask: length - 1 };
}

export function compile(
  world: WorldSpec,
  seed: string,
  { startHourUtc = 0, originTick = 0, canBeLate = false, scenario }: Occasion = {},
): Plant {
  const topology = expand(world, scenario);
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
  const remembering: number[] = [];
  let loopEntries = 0;
  let secondEntries = 0;
  const records = stations.flatMap(({ service }, station) => service.records.map((spec) => ({ station, spec })));
  const firstRecord = stations.map((_, station) => records.findIndex((one) => one.station === station));
  const poolClients: number[][] = poolSeeds.map(() => []);
  const poolLanes: number[][] = poolSeeds.map(() => []);
  let ringEntries = 0;
  let backoffEntries = 0;
  let backoffRings = 0;
  let transitEntries = 0;
  let lostEntries = 0;
  const used = classesUsed(topology);
  const ways = waysOf(world);

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
      const link = wayBetween(ways, world, home, must(stations[station], "callee").region);
      const caller = "station" in call.from && call.from.loop === undefined ? call.from.station : null;
      const back = caller !== null && must(rank[station], "rank") >= must(rank[caller], "rank");
      const isWired = back || link >= 0;
      const edgeLanes: number[] = [];
      const firstBackoff = backoffEntries;
      const firstRing = backoffRings;
      backoffEntries += classes.length * attempts * backoff.length;
      backoffRings += classes.length * attempts;
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
              backoffRing: firstRing + k * attempts + attempt,
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
    if (call.spec.staticS !== undefined) remembering.push(clients.length);
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
      cache: call.spec.onMissOf ? must(cacheOf[nearest(stations, call.spec.onMissOf, home)], "cache") : -1,
      ring,
      backoff,
    });
    if (pool >= 0) must(poolClients[pool], "pool").push(client);
  };
  const addLoop = (spec: Loop["spec"], pool: number, region: number): void => {
    const longestS = Math.max(spec.everyS, spec.retryS, spec.absentS ?? 0, spec.firstS ?? 0);
    const ticks = Math.ceil(longestS * 10 * LOOP_ROOM) + 3;
    const stride = ticks <= LOOP_ENTRIES.exact ? 1 : Math.ceil(ticks / LOOP_ENTRIES.coarse);
    const ring = ringOf(Math.ceil(ticks / stride) + 1);
    const source = spec.fetches === undefined ? undefined : sourceOf(stations, spec.fetches, region);
    loops.push({
      client: clients.length - 1,
      pool,
      class: classes.indexOf(spec.class),
      spec,
      record: source ? must(firstRecord[source.station], "record") + source.at : -1,
      ring,
      stride,
      base: loopEntries,
      secondBase: source ? secondEntries : -1,
    });
    loopEntries += ring.length;
    if (source) secondEntries += ring.length;
  };
  for (const [index, call] of topology.calls.entries()) {
    if ("population" in call.from) {
      addClient(call, index, -1);
      continue;
    }
    for (const pool of must(stationPools[call.from.station], "station")) {
      const spec = stations[call.from.station]?.service.loops[call.from.loop ?? -1];
      addClient(call, index, spec ? -1 : pool);
      if (spec) addLoop(spec, pool, must(stations[call.from.station], "station").region);
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
      loads: [...new Set(callers.flatMap(({ cache }) => (cache < 0 ? [] : [cache])))],
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
  const ceilings = ceilingsOf(topology, stationPools);
  return {
    topology,
    classes,
    startHourUtc,
    canBeLate,
    originTick,
    pools,
    clients,
    edges,
    edgesOf,
    ways,
    quorums: quorumsOf(topology, ways),
    shedding: pools.flatMap(({ station }, pool) => (stations[station]?.service.queue.codel ? [pool] : [])),
    checks: checksOf(topology, ways),
    routed: clients.flatMap(({ call }, client) => (call.route ? [client] : [])),
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
    ceilings,
    counted: countedPools(ceilings),
    outside: [...journeys, ...loops],
    remembering,
    loopEntries,
    secondEntries,
    records,
    firstRecord,
    needs: needsOf(topology, { classes, pools, clients, loops, firstRecord }),
    joining: streams.flatMap(({ client, ring }, s) => {
      const cache = clients[client]?.cache ?? -1;
      return ring >= 0 && cache >= 0 && caches[cache]?.coalesces ? [s] : [];
    }),
    wired: edges.flatMap(({ isWired }, edge) => (isWired ? [edge] : [])),
    transitEntries,
    lostEntries,
    ringEntries,
    backoffEntries,
    backoffRings,
    queueEntries,
    queueBase,
  };
}

function countedPools(ceilings: readonly Ceiling[]): number[] {
  const pools = new Set(ceilings.flatMap(({ pool, fleet }) => [pool, ...fleet]));
  return [...pools].sort((a, b) => a - b);
}

function indexCaches(stations: readonly Station[]): number[] {
  let next = 0;
  return stations.map(({ service }) => (service.cache ? next++ : -1));
}
