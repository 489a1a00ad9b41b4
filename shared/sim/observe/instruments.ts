/**
 * What people measure by hand, past monitoring: a process looked into, a path walked. It is the truth of one place at the
 * moment it is asked for, and needs nothing but that place. Owns no state.
 */
import type { RoundStep } from "../roundStep.ts";
import { carriedBy } from "../systems/links.ts";
import { setPaces } from "../systems/paces.ts";
import { slotsOf } from "../systems/pools.ts";
import { copiesHeld, secondShare } from "../systems/records.ts";
import type { CopyReading, GroupInside, LinkPath, RecordState, StationPaths } from "../types.ts";

/** One entry per replica group; calls made side by side hold one slot together. */
export function insideOf({ step }: RoundStep, station: number): readonly GroupInside[] {
  const { plant, state, work } = step;
  const classes = plant.classes.length;
  setPaces(step);
  return plant.stationPools[station].map((pool) => {
    const { group, clients, bundles } = plant.pools[pool];
    const own = state.busy.subarray(pool * classes, (pool + 1) * classes);
    const alone = clients
      .filter((client) => work.widest[client] < Infinity)
      .map((client) => ({
        calls: [plant.clients[client].callIndex],
        held: Math.max(0, state.open[client]) / work.widest[client],
      }));
    const beside = bundles.map((bundle) => ({
      calls: plant.bundles[bundle].clients.map((client) => plant.clients[client].callIndex),
      held: state.bundleHeld[bundle],
    }));
    return {
      group: group.id,
      slots: slotsOf(step, pool),
      ownWork: own.reduce((sum, busy) => sum + busy, 0),
      waiting: [...alone, ...beside],
      queued: state.queueTotal[pool],
    };
  });
}

export function pathsOf(round: RoundStep, station: number): StationPaths {
  const { step } = round;
  const { plant, state } = step;
  const { region } = plant.topology.stations[station];
  const here = plant.topology.world.regions[region].id;
  const links = plant.ways.flatMap((way, index): readonly LinkPath[] => {
    if (way.from !== here && way.to !== here) return [];
    return [
      { from: way.from, to: way.to, lossRatio: 1 - carriedBy(step, index), roundTripMs: state.linkLatencyMs[index] },
    ];
  });
  const isRouted = plant.routed.some((client) =>
    plant.clients[client].edges.some((edge) => plant.edges[edge].station === station),
  );
  return {
    isDead: state.dead[station] === 1 || plant.stationPools[station].every((pool) => state.rotation[pool] <= 0),
    isAdvertised: isRouted ? state.advertised[station] === 1 : null,
    links,
    records: plant.records.flatMap(({ station: owner, spec }, record) =>
      owner === station ? [{ id: spec.id, ...recordState(round, record) }] : [],
    ),
    copies: copiesOf(round, station),
  };
}

function recordState({ step, tick }: RoundStep, record: number): RecordState {
  const { state } = step;
  const expiresAtS = state.expiresAtS[record];
  const second = secondShare(step, record);
  const expiresInS = expiresAtS === Infinity ? null : expiresAtS - tick / 10;
  if (state.published[record] <= 0) return { is: "none", expiresInS };
  if (expiresInS !== null && expiresInS <= 0) return { is: "expired", expiresInS };
  return { is: second >= 1 ? "changed" : second > 0 ? "mixed" : "good", expiresInS };
}

/** Of the replicas of a station, the share that holds no copy of a record that is worth something, or another value. */
function copiesOf({ step }: RoundStep, station: number): readonly CopyReading[] {
  const { plant } = step;
  const classes = plant.classes.length;
  const readings = plant.needs.flatMap((need) => {
    const pool = need.door >= 0 ? Math.floor(need.door / classes) : plant.clients[need.client].pool;
    if (pool < 0 || plant.pools[pool].station !== station) return [];
    const { spec, station: owner } = plant.records[need.record];
    const { first, second } = copiesHeld(step, need);
    return [
      { id: spec.id, of: plant.topology.stations[owner].id, without: Math.max(0, 1 - first - second), other: second },
    ];
  });
  return readings.filter(
    (reading, n) => readings.findIndex(({ id, of }) => id === reading.id && of === reading.of) === n,
  );
}
