/**
 * The closed lists of words that commands and views share. Each is data, so that a schema, a table and a screen read
 * the same list; the sentences for them stand in the client's dictionary.
 */
import { lookKinds } from "../actions/index.ts";
import type { LookKind } from "../actions/index.ts";

/** Machine time per second of real time. */
export const speeds = [1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

/** What a round is for: the incident itself, or the minutes on a toy world before it. */
export const roundKinds = ["incident", "warm-up"] as const;
export type RoundKind = (typeof roundKinds)[number];

/** How much of the rule book is in force; each layer contains the one before. */
export const rulesLayers = ["essential", "standard", "full"] as const;
export type RulesLayer = (typeof rulesLayers)[number];

/** Whether the rules of a round have in them what a layer brings. */
export function hasLayer(layer: RulesLayer, wanted: RulesLayer): boolean {
  return rulesLayers.indexOf(layer) >= rulesLayers.indexOf(wanted);
}

/** Where a change may leave out the second key, with a reason that is on the record: at SEV-1, by the Full rules. */
export function mayBreakGlass(layer: RulesLayer, severity: Severity | null): boolean {
  return hasLayer(layer, "full") && severity === "SEV-1";
}

/** From the first page to declaring, in real milliseconds as planned. */
export const DECLARE_MS = 90_000;

/** How many of those who are affected a status post says fare so. */
export const extents = ["some", "most", "all"] as const;
export type Extent = (typeof extents)[number];

/** A status post is due soon when its clock has less than this to run, in real milliseconds. */
export const POST_SOON_MS = 60_000;

/** How often somebody is on call in real life. */
export const experiences = ["new", "some", "weekly"] as const;
export type Experience = (typeof experiences)[number];

export const severities = ["SEV-1", "SEV-2", "SEV-3", "SEV-4"] as const;
export type Severity = (typeof severities)[number];

export const incidentStates = ["investigating", "identified", "mitigating", "monitoring", "resolved"] as const;
export type IncidentState = (typeof incidentStates)[number];

/** The board's two questions: what started it, and what keeps it alive. */
export const questions = ["started", "sustains"] as const;
export type Question = (typeof questions)[number];

export const hypothesisStates = ["open", "testing", "ruled-out", "confirmed"] as const;
export type HypothesisState = (typeof hypothesisStates)[number];

/** How sure somebody is of a hypothesis, in per cent. */
export const confidences = [10, 30, 60, 90] as const;
export type Confidence = (typeof confidences)[number];

export const diagnosticIds = lookKinds;
export type DiagnosticId = LookKind;

/** Who speaks from outside: they are heard by command and comms. */
export const outsiders = ["executive", "vendor", "noise", "news"] as const;
export type Outsider = (typeof outsiders)[number];

/**
 * Tools that a facilitator can let fail: each is one kind of look. Charts and alerts are none of them: what fails there
 * fails by physics.
 */
export const fragileTools = ["logs", "traces", "changes", "synthetic"] as const satisfies readonly LookKind[];
export type FragileTool = (typeof fragileTools)[number];

/** How a round can end. */
export const endings = ["won", "time", "host", "failure"] as const;
export type Ending = (typeof endings)[number];

/** The dials of a team's profile, as a debrief shows them. */
export const dialIds = ["impact", "diagnosis", "recovery", "communication", "safe-change"] as const;
export type DialId = (typeof dialIds)[number];

/** What a facilitator watches a team for; the debrief talks about two of them. */
export const dimensions = ["information", "delivery", "support", "initiative"] as const;
export type Dimension = (typeof dimensions)[number];

/** Whether a team did what was to be expected when its trigger came; null: it did not come up yet. */
export const marks = ["yes", "no"] as const;
export type ExpectationMark = (typeof marks)[number];

/** A word on somebody's line of chat, without a line of its own: good, read, or not so. */
export const reactions = ["agree", "seen", "objection"] as const;
export type Reaction = (typeof reactions)[number];

/** How a bot plays. */
export const characterIds = ["novice", "competent", "reckless"] as const;
export type CharacterId = (typeof characterIds)[number];

/** Kinds of evidence. A hypothesis is confirmed by cards of at least two kinds. */
export type SignalType = "metric" | "log" | "trace" | "change" | "topology" | "customer" | "vendor";

export type TimelineLane = "alerts" | "evidence" | "hypotheses" | "actions" | "comms" | "session";

export type ActionState =
  | "proposed"
  | "denied"
  | "running"
  | "effective"
  | "failed"
  | "cancelled"
  | "undoing"
  | "undone";
