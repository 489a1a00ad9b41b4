/** What the host's desk shows of a bridge to the team's own tools. What is secret goes in and never comes out again. */
import type { Refusal } from "../base/index.ts";

export const bridgeOutlets = ["alertmanager", "pagerduty", "slack", "otlp"] as const;
export type BridgeOutletId = (typeof bridgeOutlets)[number];

export interface BridgeDesk {
  /** Whether the round may go faster than life. */
  readonly acceptsCompression: boolean;
  readonly hasMetricsToken: boolean;
  readonly hasPagerToken: boolean;
  readonly hasSigningSecret: boolean;
  readonly outlets: readonly BridgeOutlet[];
}

export interface BridgeOutlet {
  readonly id: BridgeOutletId;
  /** Where it leads, without path and secrets. */
  readonly host: string;
  readonly waiting: number;
  readonly delivered: number;
  /** It was asked too often in vain and rests so much longer; null: it does not. */
  readonly restsS: number | null;
  /** What could not be delivered, newest first. */
  readonly dead: readonly BridgeDeadLetter[];
}

export interface BridgeDeadLetter {
  /** Time of day, in milliseconds since 1970. */
  readonly atMs: number;
  readonly about: "fired" | "acknowledged" | "resolved" | "posted" | "reported" | "shared" | "test";
  readonly why: Refusal;
}
