/**
 * Health checks that evict [R4]: a probe fails with the share of answers slower than its time-out; replicas that fail
 * several probes in a row leave the rotation and their load goes to the rest. Below the panic threshold every replica
 * gets traffic again (Envoy's 50 %). Owns the probe counts in `affairs.pools`.
 */
import { happen } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { poisson, uniform } from "../random.ts";
import { composeLatency, slowerThan } from "../systems/latency.ts";
import { setEvicted } from "./replicas.ts";

export function turnHealthChecks(round: RoundStep): void {
  const { plant } = round.cast;
  let composed = false;
  for (const [station, { id, service }] of plant.topology.stations.entries()) {
    const spec = service.healthCheck;
    if (!spec || round.tick % Math.round(spec.periodS * 10) !== 0) continue;
    if (!composed) composeLatency(round.step);
    composed = true;
    for (const pool of plant.stationPools[station]) {
      const affair = round.affairs.pools[pool];
      const { serving } = round.step.state;
      const failingShare = slowerThan(round.step, pool, spec.timeoutMs);
      affair.badProbes = failingShare > 0.01 ? affair.badProbes + 1 : 0;
      affair.goodProbes = failingShare < 0.01 ? affair.goodProbes + 1 : 0;
      const luck = uniform(plant.pools[pool].key, round.step.tick, 7_001);
      if (affair.badProbes >= spec.unhealthyAfter)
        evict(round, pool, id, spec.panicRatio, poisson(serving[pool] * failingShare, luck));
      else if (affair.goodProbes >= spec.healthyAfter && affair.evicted > 0) setEvicted(round, pool, 0);
    }
  }
}

function evict(round: RoundStep, pool: number, id: string, panicRatio: number, count: number): void {
  const affair = round.affairs.pools[pool];
  const most = Math.floor(affair.wanted * (1 - panicRatio));
  const evicted = affair.evicted + count > most ? 0 : affair.evicted + count;
  if (evicted === affair.evicted) return;
  const cause = round.affairs.standing[`saturated:${id}`];
  happen(round, "evicted", id, cause === undefined ? [] : [cause], cause === undefined ? "noise" : null, { evicted });
  setEvicted(round, pool, evicted);
}
