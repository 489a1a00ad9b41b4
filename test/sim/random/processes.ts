/**
 * Replicas as processes, added to a random world: what they call when they start and when one is lost, whether they crash
 * and who restarts them, how they warm up. Drawn from a luck of their own, so
 * that the world that a seed names is the same with and without.
 */
import type { Luck } from "./luck.ts";
import { policyOf } from "./world.ts";

interface Services {
  readonly services: readonly { readonly id: string; readonly groups: readonly { readonly slots?: number }[] }[];
}

/** `crash`: whether replicas crash by chance too, and not for a defect alone. */
/** The defect of a world in which something can crash: now and then that it does. */
export function crashOf(luck: Luck, { services }: { readonly services: readonly object[] }): object {
  const mortal = services.flatMap((service) => (JSON.stringify(service).includes("crashesPerHour") ? [service] : []));
  const ids = mortal.flatMap((service) => ("id" in service && typeof service.id === "string" ? [service.id] : []));
  return ids.length > 0 && luck.chance(0.5)
    ? { set: { [`${luck.oneOf(ids)}.crashesPerHour`]: luck.oneOf([200, 4000]) }, scale: {} }
    : {};
}

export function withProcesses<W extends Services>(luck: Luck, world: W, ids: readonly string[], crash: boolean): W {
  const services = world.services.map((service, at) => {
    const others = ids.filter((_, i) => i !== at);
    const mortal = luck.chance(0.4) ? mortalOf(luck, service, crash) : service;
    const warmup = luck.chance(0.2) ? { warmupS: luck.oneOf([5, 60]), coldSpeed: luck.oneOf([0.1, 0.5]) } : {};
    return {
      ...service,
      ...mortal,
      groups: mortal.groups.map((group) => ({ ...group, ...warmup })),
      ...(luck.chance(0.25) ? { recoveries: [recoveryOf(luck, luck.oneOf(ids))] } : {}),
      ...(others.length > 0 && luck.chance(0.3) ? { boots: [bootOf(luck, luck.oneOf(others))] } : {}),
    };
  });
  return { ...world, services };
}

/** Replicas that crash by chance or for want of memory, and mostly somebody who restarts them. */
function mortalOf(luck: Luck, { groups }: Services["services"][number], crash: boolean) {
  const crashesPerHour = luck.oneOf([0, 30, 600]);
  // More than its slots hold: it takes a queue.
  const limit = 3 * Math.max(...groups.map(({ slots = 1 }) => slots));
  const memory = { id: "memory", limit, perOpen: 1, beyond: "crash", crashS: 10 };
  const limits = luck.oneOf([{}, { perMinute: 3 }]);
  return {
    groups: groups.map((group) => ({ ...group, crashesPerHour: crash ? crashesPerHour : 0 })),
    ...(luck.chance(0.5) ? { ceilings: [memory] } : {}),
    ...(luck.chance(0.8) ? { supervisor: { ...limits, backoffS: luck.oneOf([1, 10]) } } : {}),
  };
}

/** What a fleet does about a lost replica, maybe at itself. */
function recoveryOf(luck: Luck, to: string): object {
  const amounts = { perLost: luck.oneOf([5, 500]), perReplicaRps: luck.oneOf([1, 10]) };
  return { id: "mirror", to, class: "write", ...amounts, ...policyOf(luck) };
}

/** What a service boots from may be above it or below: a circle holds nobody up before somebody restarts. */
function bootOf(luck: Luck, to: string): object {
  const waits = { jitterS: luck.oneOf([0, 0, 10]), retryS: luck.oneOf([2, 10]) };
  return { id: "load", to, class: "write", perBoot: luck.oneOf([1, 1, 20]), ...waits, ...policyOf(luck) };
}
