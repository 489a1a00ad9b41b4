/**
 * Health checks that evict [R4]: a probe fails with the share of answers slower than its time-out; replicas that fail
 * several probes in a row leave the rotation and their load goes to the rest. Where more than the panic threshold of a
 * station would be out, all its replicas get traffic again (Envoy's 50 %). Owns the probe counts in `affairs.pools`.
 */
import type { ServiceSpec } from "../../content/index.ts";
import { happen } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { poisson, uniform } from "../random.ts";
import { composeLatency, slowerThan } from "../systems/latency.ts";
import { setEvicted } from "./replicas.ts";

type Check = NonNullable<ServiceSpec["healthCheck"]>;

/** From this share of slow answers on, a pool fails its probe. */
const FAILING = 0.01;

export function turnHealthChecks(round: RoundStep): void {
  const { plant } = round.cast;
  let composed = false;
  for (const station of round.cast.probed) {
    const check = plant.topology.stations[station].service.healthCheck;
    if (!check || round.tick % Math.round(check.periodS * 10) !== 0) continue;
    if (!composed) composeLatency(round.step);
    composed = true;
    probe(round, station, check);
  }
}

function probe(round: RoundStep, station: number, check: Check): void {
  const { plant } = round.cast;
  const pools = plant.stationPools[station];
  for (const pool of pools) mark(round, pool, check);
  const fleet = pools.reduce((sum, pool) => sum + round.affairs.pools[pool].wanted, 0);
  const unhealthy = pools.reduce((sum, pool) => sum + round.affairs.pools[pool].unhealthy, 0);
  const isPanic = unhealthy > Math.floor(fleet * (1 - check.panicRatio));
  for (const pool of pools) {
    const affair = round.affairs.pools[pool];
    const evicted = isPanic ? 0 : affair.unhealthy;
    if (evicted === affair.evicted) continue;
    const isNews = evicted > affair.evicted || isPanic;
    setEvicted(round, pool, evicted);
    if (isNews) tell(round, plant.topology.stations[station].id, evicted);
  }
}

/** Probes a pool: how many of its replicas are unhealthy now. */
function mark(round: RoundStep, pool: number, check: Check): void {
  const affair = round.affairs.pools[pool];
  const slow = slowerThan(round.step, pool, check.timeoutMs);
  affair.badProbes = slow > FAILING ? affair.badProbes + 1 : 0;
  affair.goodProbes = slow > FAILING ? 0 : affair.goodProbes + 1;
  if (affair.goodProbes >= check.healthyAfter) affair.unhealthy = 0;
  if (affair.badProbes < check.unhealthyAfter) return;
  const luck = uniform(round.cast.plant.pools[pool].key, round.step.tick, 7_001);
  const failing = poisson((affair.wanted - affair.unhealthy) * slow, luck);
  affair.unhealthy = Math.min(affair.wanted, affair.unhealthy + failing);
}

function tell(round: RoundStep, id: string, evicted: number): void {
  const cause = round.affairs.standing[`saturated:${id}`];
  happen(round, "evicted", id, cause === undefined ? [] : [cause], cause === undefined ? "noise" : null, { evicted });
}
