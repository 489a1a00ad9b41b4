/**
 * Health checks that evict [R4]: a probe fails with the share of answers slower than its time-out; replicas that fail
 * several probes in a row leave the rotation and their load goes to the rest. Where more than the panic threshold of a
 * station would be out, all its replicas get traffic again (Envoy's 50 %). Told a number, it keeps no more than so many
 * out: 0 puts all back and holds them there. Owns the probe counts in `affairs.pools`.
 */
import type { ServiceSpec } from "../../content/index.ts";
import type { PoolAffair } from "../affairs.ts";
import { failureCauses } from "../observe/blame.ts";
import { happen, setStanding } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { poisson, uniform } from "../random.ts";
import { slowerThan } from "../systems/latency.ts";
import { isPaused, look, toldTo } from "./log.ts";
import { setEvicted } from "./replicas.ts";

type Check = NonNullable<ServiceSpec["healthCheck"]>;

/** From this share of slow answers on, a pool fails its probe. */
const FAILING = 0.01;

export function turnHealthChecks(round: RoundStep): void {
  const { plant } = round.cast;
  for (const { actor, at } of round.cast.crew["health-check"]) {
    const check = plant.topology.stations[at].service.healthCheck;
    if (!check || isPaused(round, actor) || round.tick % Math.round(check.periodS * 10) !== 0) continue;
    probe(round, actor, at, check);
  }
}

function probe(round: RoundStep, actor: number, station: number, check: Check): void {
  const { plant } = round.cast;
  const { id } = plant.topology.stations[station];
  const pools = plant.stationPools[station];
  const sum = (count: (affair: PoolAffair) => number): number =>
    pools.reduce((total, pool) => total + count(round.affairs.pools[pool]), 0);
  let value = 0;
  for (const pool of pools) value = Math.max(value, mark(round, pool, check));
  const from = sum(({ evicted }) => evicted);
  const wants = sum(({ unhealthy }) => unhealthy);
  const isPanic = wants > Math.floor(sum(({ wanted }) => wanted) * (1 - check.panicRatio));
  const told = toldTo(round, actor);
  let most = isPanic ? 0 : (told ?? wants);
  let isNews = false;
  for (const pool of pools) {
    const affair = round.affairs.pools[pool];
    const evicted = Math.min(affair.unhealthy, most);
    most -= evicted;
    isNews ||= evicted > affair.evicted || (isPanic && evicted < affair.evicted);
    if (evicted !== affair.evicted) setEvicted(round, pool, evicted);
  }
  const to = sum(({ evicted }) => evicted);
  if (isNews) tell(round, station, to);
  if (to === 0) setStanding(round, id, "evicted", null);
  look(round, actor, {
    read: { metric: "slow", of: id, value, target: FAILING, ageS: 0 },
    from,
    wants,
    to,
    did: to > from ? "evict" : to < from ? "readmit" : wants > to ? "hold" : "steady",
    why: wants === to ? null : isPanic ? "panic" : "override",
  });
}

/** Probes a pool: how many of its replicas are unhealthy now. Returns the share of its answers that are too slow. */
function mark(round: RoundStep, pool: number, check: Check): number {
  const affair = round.affairs.pools[pool];
  const slow = slowerThan(round.step, pool, check.timeoutMs);
  affair.badProbes = slow > FAILING ? affair.badProbes + 1 : 0;
  affair.goodProbes = slow > FAILING ? 0 : affair.goodProbes + 1;
  if (affair.goodProbes >= check.healthyAfter) affair.unhealthy = 0;
  if (affair.badProbes < check.unhealthyAfter) return slow;
  const luck = uniform(round.cast.plant.pools[pool].key, round.step.tick, 7_001);
  const failing = poisson((affair.wanted - affair.unhealthy) * slow, luck);
  affair.unhealthy = Math.min(affair.wanted, affair.unhealthy + failing);
  return slow;
}

function tell(round: RoundStep, station: number, evicted: number): void {
  const { id } = round.cast.plant.topology.stations[station];
  const causes = failureCauses(round, station);
  setStanding(
    round,
    id,
    "evicted",
    happen(round, "evicted", id, causes, causes.length === 0 ? "noise" : null, { evicted }),
  );
}
