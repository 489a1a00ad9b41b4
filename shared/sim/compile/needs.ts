/** Names resolved: which loop and which record stand behind everything that replicas cannot do without one. */
import { must } from "../../base/index.ts";
import { sourceOf } from "../../content/index.ts";
import type { Topology } from "../../content/index.ts";
import type { Need, Plant } from "./plant.ts";

export function needsOf(
  { stations }: Topology,
  {
    classes,
    pools,
    clients,
    loops,
    firstRecord,
  }: Pick<Plant, "classes" | "pools" | "clients" | "loops" | "firstRecord">,
): Need[] {
  const need = (pool: number, id: string, connectionS: number): Omit<Need, "client" | "second" | "door"> => {
    const { region } = must(stations[must(pools[pool], "pool").station], "station");
    const { station, at } = sourceOf(stations, id, region);
    return {
      record: must(firstRecord[station], "record") + at,
      loop: loops.findIndex((loop) => loop.pool === pool && loop.spec.fetches === id),
      connectionTicks: connectionS * 10,
    };
  };
  const calls = clients.flatMap(({ pool, call, edges }, client) => {
    const { needs } = call.spec;
    if (needs === undefined) return [];
    const second = needs.secondTo === undefined ? -1 : must(edges.at(-1), "second");
    return [{ ...need(pool, needs.record, needs.connectionS), client, second, door: -1 }];
  });
  const doors = pools.flatMap(({ station }, pool) =>
    must(stations[station], "station").service.needs.flatMap(({ record, connectionS, classes: checked = classes }) =>
      checked.map((name) => ({
        ...need(pool, record, connectionS),
        client: -1,
        second: -1,
        door: pool * classes.length + classes.indexOf(name),
      })),
    ),
  );
  return [...calls, ...doors];
}
