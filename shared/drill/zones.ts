/**
 * A world of one region as one of three zones. An outage is global when it is in more than one place, and files of a
 * system rarely tell where it runs: so each service is taken to run in three zones, each with a third of the people and
 * of the replicas. Files rarely tell how busy it is either: people ask as much as makes the busiest station half busy.
 */
import type { Scenario } from "../content/index.ts";
import { modelOf, screen } from "../risk/index.ts";

const zones = [
  { id: "zone-a", place: [-60, 15] },
  { id: "zone-b", place: [0, 15] },
  { id: "zone-c", place: [60, 15] },
] as const;
const BUSY = 0.5;

export function inZones(healthy: Scenario): Scenario {
  const { world } = healthy;
  if (world.regions.length > 1) return healthy;
  const spread: Scenario = {
    ...healthy,
    world: {
      ...world,
      regions: zones.map(({ id, place }) => ({ id, name: id, place: [...place] })),
      services: world.services.map(({ regions: _everywhere, ...service }) => ({
        ...service,
        groups: service.groups.map((group) => ({ ...group, replicas: thirdOf(group.replicas) })),
      })),
      populations: zones.flatMap(({ id }, n) =>
        world.populations.map((population) => ({
          ...population,
          id: `${population.id}-${"abc"[n]}`,
          region: id,
          users: thirdOf(population.users),
          journeys: population.journeys.map((journey) =>
            journey.rps === undefined ? journey : { ...journey, rps: journey.rps / zones.length },
          ),
        })),
      ),
    },
  };
  return asBusy(spread);
}

function thirdOf(count: number): number {
  return Math.max(1, Math.round(count / zones.length));
}

/** With more people, where nobody is busy; a world that is busier is left as it is. */
function asBusy(scenario: Scenario): Scenario {
  const busiest = Math.max(...screen(modelOf(scenario, null)).stations.map(({ load }) => load));
  const times = BUSY / busiest;
  if (!(times > 1)) return scenario;
  const populations = scenario.world.populations.map((population) => ({
    ...population,
    users: Math.round(population.users * times),
    journeys: population.journeys.map((journey) =>
      journey.rps === undefined ? journey : { ...journey, rps: journey.rps * times },
    ),
  }));
  return { ...scenario, world: { ...scenario.world, populations } };
}
