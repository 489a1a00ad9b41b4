/**
 * What random worlds got after seeds had been found that once failed. It has a luck of its own, so that those seeds still
 * draw the rest as they did.
 */
import type { Luck } from "./luck.ts";

/** Services with checks that ask others and keep a floor, and with other queues. Hasty checks evict in ordinary life. */
export function withMore<S extends object>(luck: Luck, services: readonly S[], hasty: boolean): S[] {
  const ids = services.map((service) => ("id" in service ? String(service.id) : ""));
  return services.map((plain, at) => {
    const service = withQueue(luck, plain);
    const others = ids.filter((_, other) => other !== at);
    if (!("healthCheck" in service) || others.length === 0) return service;
    return { ...service, healthCheck: checkOf(luck, others, hasty) };
  });
}

/** A roll-out of a service with two groups may move replicas from one into the other, forwards or back. */
export function withGroups(luck: Luck, rollout: object, services: readonly object[]): object {
  const isMixed = services.some(
    (service) =>
      "service" in rollout && "id" in service && service.id === rollout.service && groupsOf(service).length > 1,
  );
  if (!isMixed) return rollout;
  return { ...rollout, ...luck.oneOf([{ into: "canary" }, { group: "canary", into: "main" }, { group: "canary" }]) };
}

function groupsOf(service: object): readonly unknown[] {
  return "groups" in service && Array.isArray(service.groups) ? service.groups : [];
}

function withQueue<S extends object>(luck: Luck, service: S): S {
  if (!("queue" in service) || typeof service.queue !== "object" || luck.chance(0.6)) return service;
  const queue = luck.oneOf([
    { order: "adaptive", lifoAbove: luck.oneOf([0, 5, 50]) },
    { codel: {} },
    { codel: { targetMs: 250, intervalMs: 600 } },
    { order: "adaptive", lifoAbove: 8, codel: {} },
  ]);
  return { ...service, queue: { ...service.queue, ...queue } };
}

function checkOf(luck: Luck, others: readonly string[], hasty: boolean): object {
  return {
    periodS: luck.oneOf([1, 5, 7]),
    timeoutMs: luck.oneOf(hasty ? [50, 300, 1000] : [1000, 2000, 2000]),
    panicRatio: luck.oneOf([0, 0.5, 0.5]),
    ...(luck.chance(0.5) ? { asks: luck.oneOf(others) } : {}),
    ...luck.oneOf([{}, { minHealthy: 1 }, { minHealthyRatio: 0.4 }]),
  };
}
