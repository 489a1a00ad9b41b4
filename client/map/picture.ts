/**
 * What the map shows, as plain immutable data: telemetry already turned into states and words. The canvas and the list
 * twin draw the same picture; neither knows where it came from.
 */
import type { Ratio } from "../../shared/base/index.ts";
import type { Health } from "../../shared/protocol/index.ts";
import type { NodeKind } from "../icons/index.ts";

export type Layer = "traffic" | "saturation" | "changes" | "ownership";

export interface RegionPicture {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** blind: nobody knows how its users fare, though its services report. */
  readonly state: "healthy" | "strained" | "failing" | "dead" | "blind";
  /** "failing · 82 % of 96k users"; for a dead region "last 00:41". */
  readonly line: string;
  /** What stays of it where there is little room: "82 %". */
  readonly lineShort?: string;
}

export type StationPlace =
  /** Layers count from 0 at the edge down to the stores; columns are -1, 0 and 1 (fractions allowed). */
  | { readonly at: "region"; readonly region: string; readonly layer: number; readonly column: number }
  | { readonly at: "tray" };

export interface StationPicture {
  readonly id: string;
  readonly label: string;
  readonly kind: NodeKind;
  readonly place: StationPlace;
  readonly state: Health;
  /** The one number under the name: "23 % err", "58 % hit". */
  readonly valueText?: string;
  /** The same where there is little room, "23 %", and the longest it gets while it ticks, "100 % err". */
  readonly valueShort?: string;
  readonly valueWidest?: string;
  /** Sentences' worth for the list: "6.3 % errors", "p95 2.9 s". */
  readonly facts: readonly string[];
  readonly errorRatio: Ratio;
  /** Share of capacity in use; above 1 when more is asked than there is. Absent: not shown for this kind of node. */
  readonly utilization?: Ratio;
  readonly queued: number;
  readonly ownerInitials?: string;
  readonly changed?: boolean;
  /** Where it all began; only where the truth is shown. */
  readonly isOrigin?: boolean;
  readonly action?: { readonly progress: Ratio };
}

export interface EdgePicture {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: Health;
  /** Attempts per second going out, and good answers per second coming back. */
  readonly rps: number;
  readonly goodRps: number;
  readonly attemptsPerCall: number;
  readonly p95Ms: number;
  readonly baseMs: number;
  readonly errorRatio: Ratio;
  readonly breakerOpen: boolean;
  /** `found` carries its plate: "found T+26:30". Dashed until somebody confirms it. */
  readonly known:
    | { readonly how: "documented" }
    | { readonly how: "found"; readonly plate: string }
    | { readonly how: "confirmed" };
}

/** Something automatic moving traffic between regions. */
export interface ArcPicture {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: "ok" | "slow" | "err";
  /** Actor, share, rate: "geo-failover 30 % · 126/s". */
  readonly plate: string;
  /** Without the actor, where there is little room. */
  readonly plateShort?: string;
}

export interface MapPicture {
  readonly regions: readonly RegionPicture[];
  readonly stations: readonly StationPicture[];
  readonly edges: readonly EdgePicture[];
  readonly arcs: readonly ArcPicture[];
  readonly layer: Layer;
}

export interface Selection {
  readonly kind: "station" | "edge";
  readonly id: string;
}

/** Retries are drawn as such from here on: below it they are noise. */
export const RETRIES_SHOW_FROM = 1.15;
/** An error share is drawn from half a percent. */
export const ERRORS_SHOW_FROM = 0.005;
