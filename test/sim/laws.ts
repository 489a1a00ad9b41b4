/** The laws of conservation, asked of a world between two steps [Q6]. They look inside; nobody else does. */
import { must } from "../../shared/base/index.ts";
import { TRANSIT } from "../../shared/sim/compile/plant.ts";
import { slotsOf } from "../../shared/sim/systems/pools.ts";
import type { World } from "../../shared/sim/world.ts";
import { sum } from "./bench.ts";

/** Attempts of a client that nobody has answered yet, and those that wait to be sent. */
function inFlight(world: World, client: number): number {
  const {
    plant,
    step: { state },
  } = world;
  const { ring, edges, attempts, backoff } = must(plant.clients[client], "client");
  const rings = plant.streams.filter((stream) => stream.client === client && stream.ring >= 0);
  const out = rings.map((stream) => sum(state.out.subarray(stream.ring, stream.ring + ring.length)));
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
    (stream) =>
      stream.client === client && (edge === undefined || must(plant.lanes[stream.lane], "lane").edge === edge),
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
  for (const [edge, { client, lanes }] of plant.edges.entries()) {
    const { ring, cache } = must(plant.clients[client], "client");
    // Who joins a running load sends no attempt, and is answered all the same.
    if (plant.caches[cache]?.coalesces) continue;
    const own = plant.streams.filter((stream) => lanes.includes(stream.lane) && stream.ring >= 0);
    const out =
      sum(own.map((stream) => sum(state.out.subarray(stream.ring, stream.ring + ring.length)))) +
      underWay(world, client, edge) +
      (state.abandoned[edge] ?? 0);
    const sent = must(state.edgeAttempts[edge], "sent");
    const known = must(state.edgeGood[edge], "good") + must(state.edgeFailed[edge], "failed");
    law(
      Math.abs(sent - known - out) < 1e-6 * (1 + sent),
      `attempts on edge ${edge}: ${sent} sent, ${known + out} known`,
    );
  }
  for (const name of ["out", "wait", "win", "queue", "busy", "due", "entries", "answered", "refused"] as const) {
    law(
      state[name].every((mass) => mass > -1e-9),
      `negative ${name}`,
    );
  }
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const queued = queuedIn(world, pool);
    law(Math.abs(queued - must(state.queueTotal[pool], "total")) < 1e-6 * (1 + queued), `queue ${pool} miscounts`);
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
