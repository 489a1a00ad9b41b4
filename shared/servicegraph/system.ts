/** A system with nothing left open: every value is there, seen or guessed, and calls go round in no circle. */
import type { ServiceKind } from "../content/index.ts";
import type { Fact } from "./graph.ts";

export interface SystemService {
  /** As a scenario writes it. */
  readonly id: string;
  readonly name: string;
  readonly group: string | undefined;
  readonly kind: Fact<ServiceKind>;
  /** Row on the map, 0 at the top. */
  readonly layer: Fact<number>;
  readonly replicas: Fact<number>;
  /** Requests that one replica works on at a time. */
  readonly slots: Fact<number>;
  readonly rps: Fact<number>;
  /** Of these, what people ask. */
  readonly peopleRps: number;
  readonly ownMs: Fact<number>;
  readonly wholeMs: Fact<number>;
  /** What files tell of it; a world begins without it. */
  readonly errorRatio: Fact<number> | undefined;
  readonly timeoutMs: Fact<number>;
  readonly retries: Fact<number>;
  /** Ids of the services that it stands for: its own, or those that were lumped in it. */
  readonly standsFor: readonly string[];
}

/** `loop`: its replicas ask by themselves, whatever they are asked. */
export type SystemMode = "hard" | "async" | "loop";

export interface SystemCall {
  readonly from: string;
  readonly to: string;
  readonly exists: Fact<true>;
  readonly mode: Fact<SystemMode>;
  readonly perRequest: Fact<number>;
}

export interface System {
  readonly services: readonly SystemService[];
  readonly calls: readonly SystemCall[];
  readonly notes: readonly string[];
}
