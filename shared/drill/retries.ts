/** Retries at the spot: those that the world has, and where it has none, what clients of services come with. */
import type { Scenario } from "../content/index.ts";
import type { Spot } from "./spots.ts";

/** What a caller does that was told nothing else: clients of services come with retries. */
const RETRIES = { max: 2, backoffMs: 100, factor: 2, jitter: "full" } as const;

/** Asked again it must be, or nothing keeps a queue full. */
export function retriesAt({ call }: Spot): number {
  return call.retries.max > 0 ? call.retries.max : RETRIES.max;
}

export function withRetries(world: Scenario["world"], { caller, callee, call }: Spot): Scenario["world"] {
  if (call.retries.max > 0) return world;
  const services = world.services.map((service) =>
    service.id === caller
      ? {
          ...service,
          calls: service.calls.map((one) =>
            one.to === callee ? { ...one, retries: { ...one.retries, ...RETRIES } } : one,
          ),
        }
      : service,
  );
  return { ...world, services };
}
