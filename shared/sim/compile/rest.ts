/**
 * The world at rest: how often each cache is asked per second when everything is healthy. Demand runs down the calls
 * caller first; below a cache only its misses go on.
 */
import type { State } from "../state.ts";
import { dailyShare } from "../systems/users.ts";
import { restingMiss } from "../systems/caches.ts";
import type { Plant } from "./plant.ts";

/** Look-ups per second of each cache. */
export function demandAtRest(plant: Plant, state: State): number[] {
  const classes = plant.classes.length;
  const lookups = plant.caches.map(() => 0);
  const stations = plant.topology.stations.map(() => new Float64Array(classes));
  const arrive = (client: number, k: number, rps: number): void => {
    const edge = plant.clients[client].edges[0];
    stations[plant.edges[edge].station][k] += rps;
  };
  for (const [j, { population, journey, client }] of plant.journeys.entries()) {
    const spec = plant.topology.world.populations[population];
    const { when, class: name } = spec.journeys[journey];
    const wanted = spec.users * dailyShare(spec, plant.startHourUtc);
    const rates = {
      always: state.rps[j],
      arriving: wanted / (spec.sessionMinutes * 60),
      connected: (wanted * state.perUserPerMinute[j]) / 60,
    };
    arrive(client, plant.classes.indexOf(name), rates[when]);
  }
  for (let i = plant.order.length - 1; i >= 0; i--) {
    const pool = plant.order[i];
    const { station, clients } = plant.pools[pool];
    if (plant.stationPools[station][0] !== pool) continue;
    for (const client of clients) {
      const { cache } = plant.clients[client];
      for (let k = 0; k < classes; k++) {
        const calls = stations[station][k] * state.perRequest[client * classes + k];
        if (cache >= 0) lookups[cache] += calls;
        const miss =
          cache >= 0 ? restingMiss(plant.popularity[cache], Math.max(1e-9, lookups[cache]), state.cacheTtlS[cache]) : 1;
        arrive(client, k, calls * miss);
      }
    }
  }
  return lookups;
}
