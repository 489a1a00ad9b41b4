/**
 * Per-second series of a running world, as an outside observer would measure it: counters differenced over the second,
 * levels read at its end. Used by experiments; players' charts come from telemetry, which can be wrong.
 */
import { responseOf } from "./systems/latency.ts";
import { slotsHeld } from "./systems/pools.ts";
import type { World } from "./world.ts";

export interface SeriesColumn {
  /** `store` or `users`. */
  readonly subject: string;
  readonly metric: "goodput" | "attempts" | "failed" | "queue" | "busy" | "p50" | "p99" | "hit";
}

export interface Meters {
  readonly columns: readonly SeriesColumn[];
  readonly last: Float64Array;
}

const stationMetrics = ["goodput", "attempts", "failed", "queue", "busy", "p50", "p99"] as const;

export function openMeters({ plant }: World): Meters {
  const { stations, world } = plant.topology;
  const columns: SeriesColumn[] = [];
  for (const { id, service } of stations) {
    for (const metric of stationMetrics) columns.push({ subject: id, metric });
    if (service.cache) columns.push({ subject: id, metric: "hit" });
  }
  for (const { id } of world.populations) {
    for (const metric of ["goodput", "attempts", "failed", "p50", "p99"] as const)
      columns.push({ subject: id, metric });
  }
  return { columns, last: new Float64Array(columns.length * 2) };
}

/** Reads one second. goodput, attempts and failed per second; queue and busy requests; p50 and p99 in seconds. */
export function readMeters(world: World, { columns, last }: Meters): Float64Array {
  const { plant, step } = world;
  const { state } = step;
  const row = new Float64Array(columns.length);
  let at = 0;
  const rate = (total: number): void => {
    row[at] = total - last[at];
    last[at] = total;
    at++;
  };
  const level = (value: number): void => {
    row[at] = value;
    at++;
  };
  for (const [station, { service }] of plant.topology.stations.entries()) {
    const pools = plant.stationPools[station];
    const sum = (field: Float64Array): number => pools.reduce((total, pool) => total + field[pool], 0);
    rate(sum(state.stationGood));
    rate(sum(state.arrivals));
    rate(sum(state.rejected) + sum(state.erred));
    level(sum(state.queueTotal));
    level(pools.reduce((total, pool) => total + slotsHeld(step, pool), 0));
    const response = responseOf(step, pools);
    level(response.p50Ms / 1000);
    level(response.p99Ms / 1000);
    if (service.cache) {
      const cache = plant.cacheOf[station];
      const lookups = state.lookups[cache] - last[columns.length + at];
      const misses = state.misses[cache] - last[at];
      row[at] = lookups > 0 ? 1 - misses / lookups : 0;
      last[columns.length + at] = state.lookups[cache];
      last[at] = state.misses[cache];
      at++;
    }
  }
  for (let population = 0; population < plant.topology.world.populations.length; population++) {
    const clients = plant.journeys.filter((journey) => journey.population === population).map(({ client }) => client);
    const classes = plant.classes.length;
    const sumCalls = (field: Float64Array): number =>
      clients.reduce(
        (total, client) => total + field.subarray(client * classes, (client + 1) * classes).reduce((a, b) => a + b, 0),
        0,
      );
    const edges = clients.flatMap((client) => plant.clients[client].edges);
    rate(sumCalls(state.callOk));
    rate(edges.reduce((total, edge) => total + state.edgeAttempts[edge], 0));
    rate(sumCalls(state.callFailed));
    const response = responseOf(
      step,
      edges.flatMap((edge) => plant.stationPools[plant.edges[edge].station]),
    );
    level(response.p50Ms / 1000);
    level(response.p99Ms / 1000);
  }
  return row;
}
