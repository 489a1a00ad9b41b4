import * as fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { TRANSIT } from "../../shared/sim/compile/plant.ts";
import { slotsOf } from "../../shared/sim/systems/pools.ts";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { anyWorld, open, set, sum } from "./bench.ts";

const worlds = 60;
const ticks = 300;

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

/** Each law that the state breaks, in words. */
function broken(world: World): readonly string[] {
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
    const { ring } = must(plant.clients[client], "client");
    const own = plant.streams.filter((stream) => lanes.includes(stream.lane) && stream.ring >= 0);
    const out =
      sum(own.map((stream) => sum(state.out.subarray(stream.ring, stream.ring + ring.length)))) +
      underWay(world, client, edge);
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
    const first = must(plant.queueBase[pool], "base");
    const { ring, station } = must(plant.pools[pool], "pool");
    const queued = sum(state.queue.subarray(first, first + classes * ring.length));
    law(Math.abs(queued - must(state.queueTotal[pool], "total")) < 1e-6 * (1 + queued), `queue ${pool} miscounts`);
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

it("[Q6] sent = succeeded + failed + in flight, and no mass is negative, on every step of any small world", () => {
  fc.assert(
    fc.property(anyWorld, fc.integer({ min: 0, max: ticks }), (spec, change) => {
      const world = open(spec);
      for (let tick = 0; tick < ticks; tick++) {
        if (tick === change) set(world, "tier0.serviceMs", 700);
        advance(world);
        expect(broken(world)).toEqual([]);
      }
    }),
    { numRuns: worlds, seed: 1 },
  );
});

it("[Q6] completions stay within capacity and its noise", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 3, 10, 40),
      fc.constantFrom(20, 100, 450),
      fc.constantFrom(0, 1, 2),
      (slots, serviceMs, cv) => {
        const capacity = (slots / serviceMs) * 1000;
        const world = open({
          services: [{ id: "service", groups: [{ slots, serviceMs, cv }], queue: { places: 100 } }],
          populations: [{ id: "users", journeys: [{ to: "service", rps: 3 * capacity }] }],
        });
        const seconds = 200;
        for (let tick = 0; tick < seconds * 10; tick++) advance(world);
        const completed = must(world.step.state.completed[0], "completed");
        const noise = 5 * Math.sqrt(capacity * seconds) * Math.max(1, cv);
        expect(Math.abs(completed - capacity * seconds)).toBeLessThan(noise + 2 * slots);
      },
    ),
    { numRuns: 24, seed: 1 },
  );
});
