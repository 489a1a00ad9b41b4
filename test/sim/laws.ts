/** The laws of conservation, asked of a world between two steps [Q6]. They look inside; nobody else does. */
import { must } from "../../shared/base/index.ts";
import { COHORT, OUT, WAIT, WIN } from "../../shared/sim/cohorts.ts";
import { TRANSIT } from "../../shared/sim/compile/plant.ts";
import type { Stream } from "../../shared/sim/compile/plant.ts";
import { slotsOf } from "../../shared/sim/systems/pools.ts";
import type { World } from "../../shared/sim/world.ts";
import { sum } from "./bench.ts";

/** What the cohorts of a stream hold of one kind. */
function held({ step: { state } }: World, { ring, length }: Stream, kind: number): number {
  let all = 0;
  for (let at = ring + kind; at < ring + length * COHORT; at += COHORT) all += must(state.cohorts[at], "cohort");
  return all;
}

function least({ step: { state } }: World, { ring, length }: Stream, kind: number): number {
  let mass = 0;
  for (let at = ring + kind; at < ring + length * COHORT; at += COHORT)
    mass = Math.min(mass, must(state.cohorts[at], "cohort"));
  return mass;
}

/** Attempts that somebody waits for, everywhere. */
export function outstanding(world: World): number {
  return sum(world.plant.streams.flatMap((stream) => (stream.ring < 0 ? [] : [held(world, stream, OUT)])));
}

/** Attempts of a client that nobody has answered yet, and those that wait to be sent. */
function inFlight(world: World, client: number): number {
  const {
    plant,
    step: { state },
  } = world;
  const { edges, attempts, backoff } = must(plant.clients[client], "client");
  const rings = plant.streams.filter((stream) => stream.client === client && stream.ring >= 0);
  const out = rings.map((stream) => held(world, stream, OUT));
  const due = edges.map((edge) => {
    const first = must(
      plant.streams[must(plant.lanes[must(must(plant.edges[edge], "edge").lanes[0], "lane")], "lane").stream],
      "stream",
    );
    return sum(state.due.subarray(first.backoff, first.backoff + plant.classes.length * attempts * backoff.length));
  });
  return sum(out) + sum(due) + underWay(world, client);
}

/** Attempts of a client on a link, and those a link lost whose client still waits. */
function underWay({ plant, step: { state } }: World, client: number, edge?: number): number {
  const { ring } = must(plant.clients[client], "client");
  const streams = plant.streams.filter(
    (stream) => stream.client === client && (edge === undefined || stream.edge === edge),
  );
  const rings = streams.flatMap(({ transit, lost }) => [
    ...(transit < 0 ? [] : [sum(state.transit.subarray(transit, transit + TRANSIT))]),
    ...(lost < 0 ? [] : [sum(state.lost.subarray(lost, lost + ring.length))]),
  ]);
  return sum(rings);
}

/** Each law of conservation that the state breaks, in words. */
export function broken(world: World): readonly string[] {
  const { plant, step } = world;
  const { state } = step;
  const said: string[] = [];
  const law = (holds: boolean, words: string): void => void (holds || said.push(`tick ${step.tick}: ${words}`));
  const classes = plant.classes.length;
  for (const { client } of plant.journeys) {
    const part = (field: Float64Array): number => sum(field.subarray(client * classes, (client + 1) * classes));
    const sent = part(state.callSent);
    const known = part(state.callOk) + part(state.callFailed) + part(state.answered) + part(state.refused);
    law(Math.abs(sent - known - inFlight(world, client)) < 1e-6 * (1 + sent), `calls of client ${client} got lost`);
  }
  for (const [edge, { client }] of plant.edges.entries()) {
    const { cache } = must(plant.clients[client], "client");
    // Who joins a running load sends no attempt, and is answered all the same.
    if (plant.caches[cache]?.coalesces) continue;
    const own = plant.streams.filter((stream) => stream.edge === edge && stream.ring >= 0);
    const out =
      sum(own.map((stream) => held(world, stream, OUT))) + underWay(world, client, edge) + (state.abandoned[edge] ?? 0);
    const sent = must(state.edgeAttempts[edge], "sent");
    const known = must(state.edgeGood[edge], "good") + must(state.edgeFailed[edge], "failed");
    law(
      Math.abs(sent - known - out) < 1e-6 * (1 + sent),
      `attempts on edge ${edge}: ${sent} sent, ${known + out} known`,
    );
  }
  for (const stream of plant.streams.filter(({ ring }) => ring >= 0))
    for (const kind of [OUT, WAIT, WIN]) law(least(world, stream, kind) > -1e-9, `negative mass in a cohort (${kind})`);
  for (const name of [
    "queue",
    "busy",
    "due",
    "entries",
    "answered",
    "refused",
    "bundleMass",
    "bundleDeserted",
    "connectionWait",
    "expired",
  ] as const) {
    law(
      state[name].every((mass) => mass > -1e-9),
      `negative ${name}`,
    );
  }
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const queued = queuedIn(world, pool);
    law(Math.abs(queued - must(state.queueTotal[pool], "total")) < 1e-6 * (1 + queued), `queue ${pool} miscounts`);
  }
  return [...said, ...brokenBundles(world), ...brokenPools(world)];
}

/** Calls with connections: every open one is under way, waits out a back-off or waits for a connection. */
function brokenPools(world: World): readonly string[] {
  const {
    plant,
    step: { state, tick },
  } = world;
  return plant.pooled.flatMap(({ client, base, ring }, at) => {
    const { edges, attempts } = must(plant.clients[client], "client");
    const entries = edges.length * plant.classes.length * attempts * ring.length;
    const waiting = sum(state.connectionWait.subarray(base, base + entries));
    const open = must(state.open[client], "open");
    const known = inFlight(world, client) + waiting;
    return [
      ...(Math.abs(waiting - must(state.connectionsWaiting[at], "waiting")) < 1e-6 * (1 + waiting)
        ? []
        : [`tick ${tick}: ${waiting} wait for connections of client ${client}`]),
      ...(Math.abs(open - known) < 1e-6 * (1 + open)
        ? []
        : [`tick ${tick}: client ${client} has ${open} calls open, and ${known} are known`]),
    ];
  });
}

/** Calls side by side: whoever waits for a seat does so for an open call, and is a context or nobody's any more. */
function brokenBundles({ plant, step: { state, tick } }: World): readonly string[] {
  const said: string[] = [];
  const law = (isClose: boolean, words: string): void => void (isClose || said.push(`tick ${tick}: ${words}`));
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * (1 + Math.abs(a));
  const classes = plant.classes.length;
  for (const [at, { clients, ring, masses, deserted, seats }] of plant.bundles.entries()) {
    const count = clients.length;
    const slots = classes * ring.length;
    const held = sum(state.bundleMass.subarray(masses, masses + (slots << count)));
    law(near(held, must(state.bundleHeld[at], "held")), `bundle ${at} holds ${held}`);
    for (const [seat, client] of clients.entries()) {
      const places = plant.classes.map((_, k) => seats + k * count + seat);
      let waiting = 0;
      for (let slot = 0; slot < slots; slot++) {
        waiting += must(state.bundleDeserted[deserted + slot * count + seat], "deserted");
        for (let set = 1; set < 1 << count; set++)
          if (set & (1 << seat)) waiting += must(state.bundleMass[masses + (slot << count) + set], "mass");
      }
      law(near(waiting, sum(places.map((at) => state.bundleWaiting[at] ?? NaN))), `seat ${seat} of ${at} miscounts`);
      law(
        near(must(state.open[client], "open"), sum(places.map((at) => state.bundleCalls[at] ?? NaN))),
        `open calls of seat ${seat} of ${at}`,
      );
    }
  }
  return said;
}

function queuedIn({ plant, step: { state } }: World, pool: number): number {
  const first = must(plant.queueBase[pool], "base");
  const { ring } = must(plant.pools[pool], "pool");
  return sum(state.queue.subarray(first, first + plant.classes.length * ring.length));
}

/** Pools of the first tier that hold more than they have room for, in words. */
export function overfull(world: World): readonly string[] {
  const { plant, step } = world;
  const { state } = step;
  const classes = plant.classes.length;
  const said: string[] = [];
  const law = (holds: boolean, words: string): void => void (holds || said.push(`tick ${step.tick}: ${words}`));
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const queued = queuedIn(world, pool);
    const { station } = must(plant.pools[pool], "pool");
    // Exact where users are the only callers: what tiers send is foreseen, and a sudden change lets a step too many in.
    if (must(plant.topology.stations[station], "station").id !== "tier0") continue;
    const busy = sum(state.busy.subarray(pool * classes, (pool + 1) * classes));
    // A caller cannot foresee how much of what it starts is done within the step: it may overshoot for that step.
    const slots = slotsOf(step, pool);
    law(busy <= 1.25 * slots + 2, `pool ${pool} works on ${busy} with ${slots} slots`);
    // Other services than exponential are bounded by the work that waits, not by its count.
    const places = state.cv[pool] === 1 ? must(state.queuePlaces[station], "places") : Infinity;
    law(queued <= places + 2, `queue ${pool} overflows: ${queued}`);
  }
  return said;
}
