/**
 * What files tell of a system, before anything is guessed: services and the calls between them, by the names that the
 * files use. A value is a fact with its basis, a sentence for people; what no file says is left out here.
 */
import type { ServiceKind } from "../content/index.ts";

/** A value, why it is believed, and whether somebody saw it or it had to be guessed. */
export interface Fact<T> {
  readonly value: T;
  readonly basis: string;
  readonly isGuess: boolean;
}

/** Something beside its name that tells what a service is. */
export interface Hint {
  readonly of: "image" | "port" | "system" | "type";
  readonly value: string;
}

/** Numbers of a service that files, or whoever corrects them, may tell. */
export interface ServiceFacts {
  /** A namespace, a system, a project. */
  readonly group?: string | undefined;
  readonly kind?: Fact<ServiceKind> | undefined;
  readonly replicas?: Fact<number> | undefined;
  /** Requests per second that it is asked. */
  readonly rps?: Fact<number> | undefined;
  /** Mean time of its own work for a request. */
  readonly ownMs?: Fact<number> | undefined;
  /** Mean time until it has answered, with the calls that it waits for. */
  readonly wholeMs?: Fact<number> | undefined;
  readonly errorRatio?: Fact<number> | undefined;
  /** How long its callers wait for it. */
  readonly timeoutMs?: Fact<number> | undefined;
  /** Attempts of its callers after the first. */
  readonly retries?: Fact<number> | undefined;
  /** People ask it; the value is its weight among those that they ask. */
  readonly entry?: Fact<number> | undefined;
}

export interface SeenService extends ServiceFacts {
  readonly name: string;
  readonly hints: readonly Hint[];
}

export type CallMode = "hard" | "async";

export interface CallFacts {
  readonly rps?: Fact<number> | undefined;
  /** Calls per request of the caller. */
  readonly perRequest?: Fact<number> | undefined;
  readonly mode?: Fact<CallMode> | undefined;
}

export interface SeenCall extends CallFacts {
  readonly from: string;
  readonly to: string;
  /** That there is such a call at all. */
  readonly exists: Fact<true>;
}

export interface ServiceGraph {
  readonly services: readonly SeenService[];
  readonly calls: readonly SeenCall[];
  /** What a person should know of how the files were read. */
  readonly notes: readonly string[];
  /** It says something of services of other files, and makes none by itself. */
  readonly corrects?: true;
}

export function seen<T>(value: T, basis: string): Fact<T> {
  return { value, basis, isGuess: false };
}

export function guess<T>(value: T, basis: string): Fact<T> {
  return { value, basis, isGuess: true };
}
