/**
 * Replicas as processes, added to a random world: what they call when they start. Drawn from a luck of their own, so
 * that the world that a seed names is the same with and without.
 */
import type { Luck } from "./luck.ts";
import { policyOf } from "./world.ts";

export function withProcesses<W extends { readonly services: readonly object[] }>(
  luck: Luck,
  world: W,
  ids: readonly string[],
): W {
  const services = world.services.map((service, at) => {
    const others = ids.filter((_, i) => i !== at);
    return {
      ...service,
      ...(others.length > 0 && luck.chance(0.3) ? { boots: [bootOf(luck, luck.oneOf(others))] } : {}),
    };
  });
  return { ...world, services };
}

/** What a service boots from may be above it or below: a circle holds nobody up before somebody restarts. */
function bootOf(luck: Luck, to: string): object {
  const waits = { jitterS: luck.oneOf([0, 0, 10]), retryS: luck.oneOf([2, 10]) };
  return { id: "load", to, class: "write", perBoot: luck.oneOf([1, 1, 20]), ...waits, ...policyOf(luck) };
}
