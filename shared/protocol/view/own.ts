/**
 * What one seat alone may see: its tray, its depth, its runbook, and for every change it could make either the way to
 * make it or the reason why not. Two people never receive the same own view.
 */
import type { Risk, Verb } from "../../actions/index.ts";
import type { Refusal, Tick } from "../../base/index.ts";
import type { ActionSpec, AutomationKind, BoundBy, ConsoleId, DidWhat } from "../../content/index.ts";
import type { CommandType } from "../commands.ts";
import type { Message } from "../message.ts";
import type { DiagnosticId, Dimension, ExpectationMark, FragileTool, Outsider } from "../words.ts";
import type { LiveTruth } from "./debrief.ts";
import type { CardView } from "./evidence.ts";
import type { DepthRow } from "./metrics.ts";

export interface OwnView {
  readonly you: YouView;
  /** Private cards, oldest first; a shared card moves to the common evidence and gets a number there. */
  readonly tray: readonly CardView[];
  readonly diagnostics: DiagnosticsView;
  readonly runbook: readonly RunbookPage[];
  readonly permitted: readonly PermittedAction[];
  readonly preparing: PreparingView | null;
  /** Commands that could not be sent now, with the reason that the button carries. */
  readonly refused: Readonly<Partial<Record<CommandType, Refusal>>>;
  /** What executives, vendors and the world have said so far, oldest first: command and comms hear it. */
  readonly inbox: readonly InboxView[];
  readonly whispers: readonly WhisperView[];
  readonly probe: ProbeView | null;
  /** For who facilitates; null for everybody else. */
  readonly guide: GuideView | null;
  /** What to do first, at the first page. */
  readonly starter: Message | null;
  /** Ideas that others hold on to, put to this seat alone: what would refute them? The newest last. */
  readonly freshEyes: readonly FreshEyesView[];
  /** Nodes of the map whose saturation this seat sees, in the order of `depth`. */
  readonly depthNodes: readonly number[];
  /** Automations that this seat sees into, and their log, oldest first: a stream. */
  readonly automations: readonly AutomationDesk[];
  readonly decisions: readonly DecisionView[];
  /** Private answers to the questions of the debrief. */
  readonly answers: Readonly<Partial<Record<"cause" | "surprise" | "changed-mind", string>>>;
  /** Commands that were accepted but could not be done when their turn came, the newest last. */
  readonly notices: readonly NoticeView[];
  /** A stream, like the metrics of the common view. */
  readonly depth: readonly DepthRow[];
}

export interface AutomationDesk {
  readonly id: string;
  readonly kind: AutomationKind;
  readonly isPaused: boolean;
  /** What it was told to want: replicas, replicas out, or a share, by its kind; null leaves it to what it reads. */
  readonly override: number | null;
  /** Null before its first look. */
  readonly look: LookView | null;
}

/** What an automation read, wanted and did. Numbers are replicas or shares, by its kind. */
export interface LookView {
  readonly tick: Tick;
  /** Null for one that goes by the clock; a value of null is no data. */
  readonly read: {
    readonly metric: string;
    readonly of: string;
    readonly value: number | null;
    readonly target: number;
    readonly ageS: number;
  } | null;
  readonly from: number | null;
  readonly wants: number | null;
  readonly to: number | null;
  readonly did: DidWhat;
  readonly why: BoundBy | null;
}

export interface DecisionView extends LookView {
  readonly n: number;
  readonly actor: string;
  readonly kind: AutomationKind;
}

export interface InboxView {
  readonly id: string;
  readonly tick: Tick;
  readonly kind: Outsider;
  readonly text: string;
}

/** What a facilitator said to this seat alone. */
export interface WhisperView {
  readonly n: number;
  readonly tick: Tick;
  readonly text: string;
}

/** The round stands still until everybody has written down what they think. */
export interface ProbeView {
  readonly n: number;
  readonly question: string;
  readonly hasAnswered: boolean;
}

/**
 * What only somebody who facilitates is shown: the script of the scenario, what was noted so far, and the truth. Nobody
 * with a seat in the round ever receives it before the debrief.
 */
export interface GuideView {
  readonly title: string;
  readonly learn: string;
  readonly truth: readonly { readonly role: string; readonly says: string }[];
  readonly say: readonly string[];
  readonly stuck: readonly { readonly at: string; readonly ask: string }[];
  readonly expected: readonly {
    readonly when: string;
    readonly does: string;
    readonly mark: ExpectationMark | null;
    readonly tick: Tick | null;
  }[];
  readonly injects: readonly (InboxView & { readonly isGiven: boolean })[];
  readonly hints: readonly { readonly text: string; readonly tick: Tick | null }[];
  readonly whispers: readonly (WhisperView & { readonly seat: number })[];
  readonly outages: readonly ToolOutage[];
  readonly bookmarks: readonly BookmarkView[];
  readonly probes: readonly ProbeResult[];
  /** Null while it is being worked out. */
  readonly live: LiveTruth | null;
}

/** A tool that a facilitator let fail: looks of its kind find that it is down, from one tick until the other. */
export interface ToolOutage {
  readonly tool: FragileTool;
  readonly tick: Tick;
  readonly untilTick: Tick;
}

export interface BookmarkView {
  readonly n: number;
  readonly tick: Tick;
  readonly text: string;
  readonly dimension: Dimension | null;
}

export interface ProbeResult {
  readonly n: number;
  readonly tick: Tick;
  readonly question: string;
  readonly isOpen: boolean;
  readonly answers: readonly { readonly seat: number; readonly text: string }[];
}

export interface FreshEyesView {
  readonly hypothesis: string;
  readonly tick: Tick;
}

export interface NoticeView {
  readonly n: number;
  readonly command: CommandType;
  readonly refusal: Refusal;
}

export interface YouView {
  readonly member: string;
  readonly seat: number | null;
  /** Own and lent ones. */
  readonly consoles: readonly ConsoleId[];
  readonly isHost: boolean;
  /** Called away by a facilitator until then, on the room's clock. */
  readonly calledUntilMs: number | null;
  /** Has seen the truth of this round, and takes no seat in it. */
  readonly facilitates: boolean;
}

export interface DiagnosticsView {
  readonly slots: number;
  readonly runs: readonly DiagnosticRun[];
  readonly available: readonly DiagnosticOffer[];
}

export interface DiagnosticRun {
  readonly id: string;
  readonly diagnostic: DiagnosticId;
  readonly target: string;
  /** Null while it waits for a slot. */
  readonly startTick: Tick | null;
  readonly endTick: Tick | null;
}

export interface DiagnosticOffer {
  readonly diagnostic: DiagnosticId;
  readonly takesS: number;
  readonly targets: readonly string[];
}

export interface RunbookPage {
  readonly console: ConsoleId;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface PermittedAction {
  readonly action: string;
  readonly label: string;
  readonly verb: Verb;
  readonly risk: Risk;
  readonly about: string;
  readonly sideEffect: string | null;
  readonly leadS: number;
  readonly effectS: number;
  /** Null: it cannot be taken back. */
  readonly undoS: number | null;
  readonly value: ActionSpec["value"] | null;
  readonly verify: ActionSpec["verify"] | null;
  /** Whether launching it asks for a second key. */
  readonly needsApproval: boolean;
  readonly targets: readonly { readonly target: string; readonly refusal: Refusal | null }[];
}

export interface PreparingView {
  readonly action: string;
  readonly target: string;
  readonly value: number;
  readonly estimate: Estimate;
}

/** Dashboard arithmetic on the last scrape; it ignores retries and whatever is hidden. */
export interface Estimate {
  readonly scrapeTick: Tick;
  readonly lines: readonly Message[];
  /** Nodes of the map that it would touch: the blast radius. */
  readonly nodes: readonly number[];
}
