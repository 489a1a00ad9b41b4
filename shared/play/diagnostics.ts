/**
 * What each look at the telemetry costs, who may take it and at what (UX.md 2.6), as data. Times are simulated
 * seconds. What a look finds is computed in shared/telemetry from what was observed.
 */
import type { ConsoleId, ServiceKind } from "../content/index.ts";
import type { DiagnosticId, SignalType } from "../protocol/index.ts";

export interface DiagnosticFacts {
  readonly takesS: number;
  /** How often a team may take it in a round; without limit when left out. */
  readonly mostPerRound?: number;
  readonly signal: SignalType;
  /** `owner`: consoles that own the target. A list: these consoles, whoever owns it. */
  readonly by: { readonly owner: boolean; readonly consoles: readonly ConsoleId[] };
  /** `node`: one that reports to monitoring. `place`: any; the look measures for itself. */
  readonly at: "everything" | "node" | "place" | readonly ServiceKind[];
}

const technical: readonly ConsoleId[] = ["TRF", "SVC", "DAT", "INV"];

/** What has threads to look at. */
const processes: readonly ServiceKind[] = [
  "service",
  "sign-in",
  "config",
  "discovery",
  "cache",
  "store",
  "queue",
  "metrics",
  "job",
];

export const diagnostics = {
  red: { takesS: 0, signal: "metric", by: { owner: true, consoles: [] }, at: "node" },
  saturation: { takesS: 10, signal: "metric", by: { owner: true, consoles: [] }, at: "node" },
  changes: { takesS: 10, signal: "change", by: { owner: false, consoles: [...technical, "SCR"] }, at: "everything" },
  logs: { takesS: 20, signal: "log", by: { owner: true, consoles: ["INV"] }, at: "node" },
  traces: { takesS: 25, signal: "trace", by: { owner: false, consoles: ["INV"] }, at: "node" },
  compare: { takesS: 40, signal: "metric", by: { owner: false, consoles: ["INV"] }, at: "everything" },
  dependencies: { takesS: 40, signal: "topology", by: { owner: false, consoles: ["INV"] }, at: "place" },
  synthetic: { takesS: 20, signal: "metric", by: { owner: false, consoles: ["TRF", "COM"] }, at: "everything" },
  store: { takesS: 30, signal: "metric", by: { owner: false, consoles: ["DAT"] }, at: ["store", "cache", "queue"] },
  "config-diff": { takesS: 20, signal: "change", by: { owner: true, consoles: [] }, at: "node" },
  reports: { takesS: 20, signal: "customer", by: { owner: false, consoles: ["COM"] }, at: "everything" },
  vendor: { takesS: 15, signal: "vendor", by: { owner: false, consoles: ["COM"] }, at: ["third-party"] },
  dump: { takesS: 60, signal: "trace", by: { owner: true, consoles: [] }, at: processes },
  path: { takesS: 30, signal: "topology", by: { owner: false, consoles: ["TRF"] }, at: "place" },
  specialist: { takesS: 120, signal: "metric", by: { owner: false, consoles: ["CMD"] }, at: "place", mostPerRound: 2 },
  canary: { takesS: 60, signal: "change", by: { owner: true, consoles: [] }, at: processes },
} as const satisfies Record<DiagnosticId, DiagnosticFacts>;

/** A rate, error and latency panel that somebody else owns takes this long to find. */
export const FOREIGN_RED_S = 20;

/** Looks that one seat can take at a time; more wait their turn. */
export const DIAGNOSTIC_SLOTS = 2;

/** The target of a look that is not at one node. */
export const EVERYTHING = "everything";
