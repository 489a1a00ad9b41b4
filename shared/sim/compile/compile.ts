/**
 * Makes a plant of a world: gives everything with state its index, in the order of the scenario file, and sizes every
 * ring by the patience, the back-offs and the periods that are declared.
 */
import { assert, must } from "../../base/index.ts";
import { expand, nearest, roomOf, sourceOf } from "../../content/index.ts";
import type { Call, Station, WorldSpec } from "../../content/index.ts";
import { keyOf } from "../random.ts";
import { COHORT } from "../cohorts.ts";
import { allowancesOf } from "./allowances.ts";
import { backupsOf } from "./backups.ts";
import { bootsOf } from "./boots.ts";
import { bundlesOf, seatsOf } from "./bundles.ts";
import { ceilingsOf } from "./ceilings.ts";
import { checksOf } from "./checks.ts";
import { countedPools, mortalPools, warmupsOf } from "./fleets.ts";
import { needsOf } from "./needs.ts";
import { calleeFirst } from "./order.ts";
import { TRANSIT } from "./plant.ts";
import type { Client, Edge, Lane, Loop, Occasion, Plant, Pool, PooledCall, Recovery, Ring, Stream } from "./plant.ts";
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
  { startHourUtc = 0, originTick = 0, canBeLate = false, canLoseData = false, scenario }: Occasion = {},
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
  const bootDrafts: Parameters<typeof bootsOf>[0][number][] = [];
  const recoveries: Recovery[] = [];
  const remembering: number[] = [];
  let loopEntries = 0;
  let secondEntries = 0;
  const records = stations.flatMap(({ service }, station) => service.records.map((spec) => ({ station, spec })));
  const firstRecord = stations.map((_, station) => records.findIndex((one) => one.station === station));
  const poolClients: number[][] = poolSeeds.map(() => []);
  const poolLanes: number[][] = poolSeeds.map(() => []);
  let ringEntries = 0;
  let joinedEntries = 0;
  let backoffEntries = 0;
  let backoffRings = 0;
  let transitEntries = 0;
  let lostEntries = 0;
  const used = classesUsed(topology);
  const ways = waysOf(world);

  const seats = seatsOf(topology);
  const pooled: PooledCall[] = [];
  const lacking: number[] = [];
  let connectionEntries = 0;
  const bundleNumbers = new Map<string, number>();

  const addClient = (call: Call, callIndex: number, pool: number): void => {
    const client = clients.length;
    const edgeIndexes: number[] = [];
    const room = roomOf(call.spec);
    const attempts = room.retries + 1;
    const ring = ringOf((room.timeoutMs === null ? FOREVER : Math.ceil(room.timeoutMs / 100)) + 3);
    const backoff = ringOf(Math.ceil(room.waitMs / 100) + 3);
    const home = regionOfCaller(topology, call);
    const cache = call.spec.onMissOf ? must(cacheOf[nearest(stations, call.spec.onMissOf, home)], "cache") : -1;
    const joins = caches[cache]?.coalesces ?? false;
    for (const station of call.routes) {
      assert(station >= 0, `call ${call.id} leads nowhere`);
      const edge = edges.length;
      const link = wayBetween(ways, world, home, must(stations[station], "callee").region);
      const caller = "station" in call.from && call.from.own === undefined ? call.from.station : null;
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
              edge,
              client,
              pool: target,
              class: k,
              attempt,
              ring: active ? ringEntries * COHORT : -1,
              length: ring.length,
              mask: ring.mask,
              joined: active && joins ? joinedEntries : -1,
              transit: active && isWired ? transitEntries : -1,
              lost: active && link >= 0 ? lostEntries : -1,
              backoff: firstBackoff + (k * attempts + attempt) * backoff.length,
              backoffRing: firstRing + k * attempts + attempt,
            });
            if (active) ringEntries += ring.length;
            if (active && joins) joinedEntries += ring.length;
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
    const seat = seats[callIndex];
    const { connections } = call.spec;
    if (connections && pool >= 0) {
      const waitTicks = Math.max(1, Math.ceil(connections.waitMs / 100));
      const waiting = ringOf(waitTicks + 2);
      pooled.push({ client: clients.length, waitTicks, ring: waiting, base: connectionEntries });
      connectionEntries += edgeIndexes.length * classes.length * attempts * waiting.length;
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
      cache,
      isAsync: call.spec.kind === "async",
      isCounted: cache >= 0 || call.spec.breaker !== undefined || call.spec.budget?.earnedBy === "success",
      lack: call.spec.degraded === undefined ? -1 : lacking.push(clients.length) - 1,
      pooled: connections && pool >= 0 ? pooled.length - 1 : -1,
      bundle: seat ? numberOf(bundleNumbers, `${seat.lead}/${pool}`) : -1,
      seat: seat?.seat ?? -1,
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
  const withClass = <S extends { readonly class: string }>(own: S | undefined): { class: number; spec: S } => {
    const spec = must(own, "call of a fleet");
    return { class: classes.indexOf(spec.class), spec };
  };
  for (const [index, call] of topology.calls.entries()) {
    if ("population" in call.from) {
      addClient(call, index, -1);
      continue;
    }
    const { station, own } = call.from;
    const { service, region } = must(stations[station], "station");
    for (const pool of must(stationPools[station], "station")) {
      addClient(call, index, own ? -1 : pool);
      if (own?.part === "loops") addLoop(must(service.loops[own.at], "loop"), pool, region);
      const made = { client: clients.length - 1, pool };
      if (own?.part === "boots") bootDrafts.push({ ...made, ...withClass(service.boots[own.at]) });
      if (own?.part === "recoveries") recoveries.push({ ...made, ...withClass(service.recoveries[own.at]) });
    }
  }

  const coming = poolSeeds.map(() => classes.map((): number[] => []));
  for (const [s, stream] of streams.entries()) if (stream.ring >= 0) coming[stream.pool]?.[stream.class]?.push(s);
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
    return {
      station,
      group,
      leaf: service.calls.length === 0,
      clients: must(poolClients[pool], "pool"),
      pooled: must(poolClients[pool], "pool").flatMap((one) => {
        const own = clients[one]?.pooled ?? -1;
        return own < 0 ? [] : [own];
      }),
      bundles: [...new Set(must(poolClients[pool], "pool").flatMap((one) => clients[one]?.bundle ?? []))].filter(
        (bundle) => bundle >= 0,
      ),
      classes: must(coming[pool], "pool").flatMap((some, k) => (some.length > 0 ? [k] : [])),
      lanes: incoming,
      streams: must(coming[pool], "pool"),
      ring,
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
  const booting = bootsOf(bootDrafts, ringOf);
  const mortal = mortalPools(topology, pools, ceilings, seed);
  const warmups = warmupsOf(pools, booting.boots);
  const provisioned = stations.flatMap(({ service }, station) => (service.provisioning ? [station] : []));
  const allowances = allowancesOf(topology, originTick);
  const quorums = quorumsOf(topology, ways);
  const backups = backupsOf(topology, quorums, originTick);
  return {
    topology,
    classes,
    startHourUtc,
    canBeLate,
    canLoseData,
    originTick,
    toolsKey: keyOf(seed, "tools", "access"),
    pools,
    clients,
    edges,
    edgesOf,
    ways,
    quorums,
    backups,
    backupAt: stations.map((_, station) => backups.findIndex((one) => one.stations.includes(station))),
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
    staleServed: clients.flatMap(({ cache }, client) => {
      const station = caches[cache]?.station ?? -1;
      return stations[station]?.service.cache?.serveStaleS === undefined ? [] : [client];
    }),
    lacking,
    pooled,
    connectionEntries,
    ...bundlesOf(clients, classes.length, ringOf),
    ceilings,
    provisioned,
    provisionedAt: stations.map((_, station) => provisioned.indexOf(station)),
    allowances,
    allowancesOf: stations.map((_, at) => allowances.flatMap(({ station }, a) => (station === at ? [a] : []))),
    ...booting,
    recoveries,
    mortal,
    warmups,
    counted: countedPools(ceilings, booting.boots, recoveries, mortal, warmups),
    outside: [...journeys, ...loops, ...booting.boots, ...recoveries],
    budgeted: clients.flatMap(({ call }, client) => (call.spec.budget ? [client] : [])),
    remembering,
    loopEntries,
    secondEntries,
    records,
    firstRecord,
    needs: needsOf(topology, { classes, pools, clients, loops, firstRecord }),
    joining: streams.flatMap(({ joined }, s) => (joined >= 0 ? [s] : [])),
    wired: edges.flatMap(({ isWired }, edge) => (isWired ? [edge] : [])),
    transitEntries,
    lostEntries,
    ringEntries,
    joinedEntries,
    backoffEntries,
    backoffRings,
    queueEntries,
    queueBase,
  };
}

/** The number of a thing by its name, in the order in which they are asked for. */
function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
}

function indexCaches(stations: readonly Station[]): number[] {
  let next = 0;
  return stations.map(({ service }) => (service.cache ? next++ : -1));
}
