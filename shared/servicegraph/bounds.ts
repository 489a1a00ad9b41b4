/** Keeps numbers of strangers within what a world can carry, and drops rates where none of them is above nothing. */
import { guess } from "./graph.ts";
import type { Fact, ServiceGraph } from "./graph.ts";
import { figure } from "./numbers.ts";

/** What a person may write of a service, from least to most. */
export const bounds = {
  replicas: [1, 10_000],
  rps: [0, 1e6],
  ownMs: [0, 600_000],
  timeoutMs: [1, 600_000],
  retries: [0, 6],
} as const;
/** Calls of one service for a request of another. */
export const MOST_PER_REQUEST = 100;
/** What happens less often than once in ten days does not happen in a round, and breaks every quotient. */
const DUST = 1e-6;
/** No flow grows beyond this, however many calls multiply on the way down. */
export const MOST_FLOW = 1e9;

export function boundedGraph({ services, calls, notes }: ServiceGraph): ServiceGraph {
  return {
    services: services.map((service) => ({
      ...service,
      rps: withoutDust(within(service.rps, ...bounds.rps)),
      ownMs: within(service.ownMs, ...bounds.ownMs),
      wholeMs: within(service.wholeMs, ...bounds.ownMs),
      timeoutMs: within(service.timeoutMs, ...bounds.timeoutMs),
      errorRatio: within(service.errorRatio, 0, 1),
    })),
    calls: calls.map((call) => ({
      ...call,
      rps: withoutDust(within(call.rps, ...bounds.rps)),
      perRequest: withoutDust(within(call.perRequest, 0, MOST_PER_REQUEST)),
    })),
    notes,
  };
}

/** The same without any rate, for where all of them come to nothing. */
export function withoutRates({ services, calls, notes }: ServiceGraph): ServiceGraph {
  return {
    services: services.map((service) => ({ ...service, rps: undefined })),
    calls: calls.map((call) => ({ ...call, rps: undefined, perRequest: undefined })),
    notes: [...notes, "The rates in the files come to nothing, so they are guessed."],
  };
}

function withoutDust(fact: Fact<number> | undefined): Fact<number> | undefined {
  return fact && fact.value < DUST ? { ...fact, value: 0 } : fact;
}

function within(fact: Fact<number> | undefined, least: number, most: number): Fact<number> | undefined {
  if (!fact || (fact.value >= least && fact.value <= most)) return fact;
  const value = fact.value > most ? most : least;
  return guess(value, `${figure(fact.value)} in the file is beyond what a world has; ${figure(value)} is taken.`);
}
