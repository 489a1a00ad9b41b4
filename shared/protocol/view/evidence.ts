/**
 * Evidence: what one look at the telemetry gave. A card is fixed when it is made; only sharing adds to it, so a card
 * that two people see is the same card.
 */
import type { Tick } from "../../base/index.ts";
import type { Message } from "../message.ts";
import type { DiagnosticId, SignalType } from "../words.ts";

export interface CardView {
  /** `E7` once it is shared; before that a name that only its finder sees, so that no gap tells of private cards. */
  readonly id: string;
  /** The seat that found it. */
  readonly seat: number;
  readonly diagnostic: DiagnosticId;
  readonly signal: SignalType;
  readonly target: string;
  /** When the look ended; what it shows is as of the scrape before. */
  readonly tick: Tick;
  /** The one line that stands on the card. */
  readonly headline: Message;
  /** How far it can be trusted: how old it is, and what did not arrive. */
  readonly notes?: readonly Message[];
  readonly detail: Detail;
  /** A small chart of the number in the headline, oldest first; empty when there is none. */
  readonly spark: readonly number[];
  readonly claim: string | null;
  /** When it was shared; null while it is private. */
  readonly sharedTick: Tick | null;
}

/** What a card opens to. */
export type Detail =
  | { readonly kind: "lines"; readonly lines: readonly Message[] }
  | { readonly kind: "logs"; readonly logs: readonly LogDigest[] }
  | { readonly kind: "trace"; readonly spans: readonly SpanView[] }
  | { readonly kind: "changes"; readonly changes: readonly ChangeView[] }
  | { readonly kind: "ranking"; readonly rows: readonly RankedSlice[] }
  | { readonly kind: "dependencies"; readonly found: readonly string[] };

export interface LogDigest {
  readonly service: string;
  readonly level: "info" | "warn" | "error";
  /** The scenario's own text, placeholders filled from the readings. */
  readonly text: string;
  readonly count: number;
  readonly firstTick: Tick;
}

/** One bar of a waterfall. Times in milliseconds after the trace began. */
export interface SpanView {
  readonly depth: number;
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly outcome: "ok" | "error" | "timeout";
  /** Only its caller tells of it: its own span, and all below, did not arrive. */
  readonly isMissing?: true;
  /** The share of the whole that this span itself took, 0..1. */
  readonly ownShare: number;
  readonly isCritical: boolean;
}

export interface ChangeView {
  readonly tick: Tick;
  readonly service: string;
  readonly kind: "deploy" | "config" | "flag" | "cert" | "cron" | "infra" | "data" | "team";
  readonly text: string;
  /** Whoever the feed names; empty for the team's own changes, which have a seat. */
  readonly by: string;
  readonly seat: number | null;
}

export interface RankedSlice {
  readonly slice: string;
  readonly metric: "errorRatio" | "p95Ms" | "attemptsPerCall";
  readonly now: number;
  readonly usual: number;
  /** How many times further from usual than the other slices' middle. */
  readonly times: number;
}
