/**
 * Where in a graph a small fault would matter: calls on which most of the people stand, with a store behind them whose
 * queue can outlast its callers, in regions enough for an outage that goes global and leaves somebody well.
 */
import { expand } from "../content/index.ts";
import type { CallSpec, Scenario } from "../content/index.ts";
import { modelOf, screen } from "../risk/index.ts";

export interface Site {
  readonly region: string;
  readonly station: string;
  readonly caller: string;
  /** Busy share of the slots at rest, and requests per second that it could do. */
  readonly load: number;
  readonly capacityRps: number;
}

export interface Spot {
  readonly caller: string;
  readonly callee: string;
  readonly call: CallSpec;
  /** The cache before the callee, where the call is made on its misses. */
  readonly cache: string | null;
  /** Regions that are hit, in the order in which they are; those of fewer people first. */
  readonly sites: readonly Site[];
  /** Share of all users who fail where the callee fails in these regions. */
  readonly share: number;
}

/** What is left well enough for the proofs, which want 50 to 80 % of the users failing. */
const LEAST = 0.5;
const MOST = 0.8;
const BEST = 0.66;
const HURTS = 0.02;

export function spotsOf(healthy: Scenario): readonly Spot[] {
  const topology = expand(healthy.world, healthy);
  const model = modelOf(healthy, null);
  const rest = screen(model);
  const users = model.populations.reduce((sum, population) => sum + population.users, 0);
  const isSingle = healthy.world.regions.length === 1;
  const named = (service: string, region: string): string => (isSingle ? service : `${service}@${region}`);
  const spots = healthy.world.services.flatMap((caller) =>
    caller.calls.flatMap((call) => {
      const callee = healthy.world.services.find(({ id }) => id === call.to);
      const isFit =
        callee?.groups.every(({ slots, serviceMs }) => slots !== null && serviceMs > 0) === true &&
        call.kind !== "async" &&
        call.timeoutMs !== null;
      if (!isFit) return [];
      const sites = healthy.world.regions.flatMap(({ id: region }) => {
        const at = topology.stations.findIndex(({ id }) => id === named(call.to, region));
        const calls = topology.stations.some(({ id }) => id === named(caller.id, region));
        if (at < 0 || !calls) return [];
        const { load, rps } = rest.stations[at];
        const station = topology.stations[at].id;
        const gone = screen(modelOf(healthy, { set: { [`${station}.replicas`]: 0 }, scale: {} }));
        const share = gone.userMinutes / 60 / Math.max(1, users);
        const isUsed = load > 0 && rps > 0 && share >= HURTS;
        return isUsed
          ? [{ region, station, caller: named(caller.id, region), load, capacityRps: rps / load, share }]
          : [];
      });
      const hit = chosen(sites, healthy.world.regions.length);
      if (!hit) return [];
      const share = hit.reduce((sum, site) => sum + site.share, 0);
      return [{ caller: caller.id, callee: call.to, call, cache: call.onMissOf ?? null, sites: hit, share }];
    }),
  );
  return spots.sort((a, b) => Math.abs(a.share - BEST) - Math.abs(b.share - BEST));
}

/** Enough regions for a global outage, and few enough that not everybody fails; the fewest people first. */
function chosen<At extends { readonly share: number }>(sites: readonly At[], regions: number): readonly At[] | null {
  const least = Math.max(2, Math.ceil((regions * 2) / 3));
  let best: readonly At[] | null = null;
  let distance = Infinity;
  for (let mask = 0; mask < 1 << sites.length; mask++) {
    const hit = sites.filter((_, n) => (mask >> n) % 2 === 1);
    const share = hit.reduce((sum, site) => sum + site.share, 0);
    if (hit.length < least || share < LEAST || share > MOST) continue;
    if (Math.abs(share - BEST) < distance) [best, distance] = [hit, Math.abs(share - BEST)];
  }
  return best && [...best].sort((a, b) => a.share - b.share);
}
