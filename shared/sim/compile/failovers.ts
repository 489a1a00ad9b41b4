/** What each failover reads and moves, looked up once: the actor asks every step. */
import type { Plant } from "./plant.ts";
import { regionOfCaller } from "./reach.ts";

export interface CastFailover {
  /** The region that is left. */
  readonly home: number;
  /** What tells how it fares: edges of the topology, and the station that calls or null for people. */
  readonly measured: readonly { readonly edge: number; readonly caller: number | null }[];
  /** Edges that callers leave, and those that they go to instead. Calls with a route are not moved. */
  readonly moved: readonly { readonly home: number; readonly away: number }[];
}

export function failoversOf(plant: Plant): CastFailover[] {
  const { world, stations } = plant.topology;
  const regionNamed = (name: string): number => world.regions.findIndex(({ id }) => id === name);
  return world.failovers.map(({ from, to, service, callers }) => {
    const home = regionNamed(from);
    const away = regionNamed(to);
    const own = plant.clients.filter(({ call }) => regionOfCaller(plant.topology, call) === home);
    const judged = own.filter(({ call, population }) =>
      callers === "services" ? population < 0 && call.spec.to === service : population >= 0,
    );
    return {
      home,
      measured: judged.map(({ call, edges }) => ({
        edge: plant.edges[edges[0]].index,
        caller: "station" in call.from ? call.from.station : null,
      })),
      moved: own
        .filter(({ call, edges }) => edges.length > 1 && !call.route && call.spec.to === service)
        .flatMap(({ edges }) => {
          const other = edges.find((edge, i) => i > 0 && stations[plant.edges[edge].station].region === away);
          return other === undefined ? [] : [{ home: edges[0], away: other }];
        }),
    };
  });
}
