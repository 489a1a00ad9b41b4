/**
 * What everybody in the room may see: one value per section, so that a frame carries only the sections that changed.
 * Nothing here names the scenario, its seed or its truth; `debrief` is null until the round has ended.
 */
import type { Risk, Verb } from "../../actions/index.ts";
import type { Tick } from "../../base/index.ts";
import type { ConsoleId, Mechanism, ServiceKind } from "../../content/index.ts";
import type { Message } from "../message.ts";
import type { SessionPlan } from "../plans.ts";
import type {
  ActionState,
  Confidence,
  Ending,
  Experience,
  Extent,
  HypothesisState,
  IncidentState,
  Question,
  Reaction,
  RoundKind,
  RulesLayer,
  Severity,
  Speed,
  TimelineLane,
} from "../words.ts";
import type { DebriefShown, DebriefView, FoundCut } from "./debrief.ts";
import type { CardView } from "./evidence.ts";
import type { MetricsRow } from "./metrics.ts";

export interface CommonView {
  readonly session: SessionView;
  readonly members: readonly MemberView[];
  readonly seats: readonly SeatView[];
  /** Members who are away and in whose name somebody asks to come back from another device. */
  readonly returns: readonly string[];
  /** From the briefing on. */
  readonly briefing: BriefingView | null;
  readonly map: MapView | null;
  readonly baseline: Baseline | null;
  readonly automations: readonly AutomationView[];
  readonly alerts: readonly AlertView[];
  readonly hypotheses: readonly HypothesisView[];
  readonly actions: readonly ActionView[];
  readonly comms: CommsView;
  readonly lead: LeadView;
  /** While a team warms up. */
  readonly warmUp: WarmUpView | null;
  readonly hints: HintsView;
  /** Changes that command may let a seat make without asking; empty where the rules have no delegation. */
  readonly delegable: readonly DelegableView[];
  readonly debrief: DebriefView | null;
  /** Beside the debrief because it goes on changing while that stands; null as long as its truth is. */
  readonly found: FoundCut | null;
  /** Apart from the report, which is large: it changes with every press of the presenter. */
  readonly shown: DebriefShown | null;
  /** Streams: rows are only appended, and dropped from the front when they are old. */
  readonly metrics: readonly MetricsRow[];
  readonly evidence: readonly CardView[];
  readonly timeline: readonly TimelineRow[];
  readonly chat: readonly ChatLine[];
}

export type PhaseName = "lobby" | "briefing" | "live" | "debrief" | "closed";

export interface SessionView {
  /** The generated name of the incident, e.g. "AMBER HERON". */
  readonly incident: string;
  readonly kind: RoundKind;
  readonly phase: PhaseName;
  readonly isPaused: boolean;
  /** Paused since nobody conducts; goes on when somebody does, or command says so. */
  readonly isUnattended: boolean;
  readonly pausesUnattended: boolean;
  readonly speed: Speed;
  readonly layer: RulesLayer;
  readonly size: number;
  readonly liveMinutes: number;
  /** How the whole session is spent; null: open end. */
  readonly plan: SessionPlan | null;
  readonly isLocked: boolean;
  /** On the room's own clock (see Frame.clockMs): when the briefing or the live part ends; null: no limit. */
  readonly endsAtMs: number | null;
  /** Why the round ended, once it has. */
  readonly ended: Ending | null;
}

/** A person in the room, seated or watching. Names travel apart, in the roster. */
export interface MemberView {
  readonly id: string;
  readonly seat: number | null;
  readonly isHost: boolean;
  /** Conducts this round and knows what is true; has no seat. */
  readonly facilitates: boolean;
  readonly link: "here" | "away";
  readonly experience: Experience | null;
  readonly hasPlayed: boolean | null;
}

export interface SeatView {
  readonly seat: number;
  readonly consoles: readonly ConsoleId[];
  /** Services of a split console (SVC-front, SVC-core); null: all that its consoles own. */
  readonly services: readonly string[] | null;
  readonly member: string | null;
  readonly state: "free" | "here" | "away";
  readonly isReady: boolean;
  readonly hasUnderstood: boolean;
  readonly isBusy: boolean;
  /** The seat that looks after this one while its player is away. */
  readonly lentTo: number | null;
}

/** What a warm-up asks of a team. */
export interface WarmUpView {
  /** Of each seat whose player is here: whether it has shared something. */
  readonly shared: readonly { readonly seat: number; readonly isDone: boolean }[];
  /** Whether command has turned a second key; null: nobody asks for one in this team. */
  readonly isApproved: boolean | null;
  /** Everything that is asked for has been done. */
  readonly isOver: boolean;
}

export interface BriefingView {
  readonly company: string;
  readonly sentence: string;
  readonly slo: { readonly target: number; readonly sentence: string };
  readonly highlights: readonly string[];
  readonly notInstrumented: readonly string[];
}

/** The documented map, and what the team has found. Both lists only grow. */
export interface MapView {
  readonly regions: readonly RegionView[];
  readonly nodes: readonly NodeView[];
  readonly links: readonly LinkView[];
}

export interface RegionView {
  readonly id: string;
  readonly name: string;
  readonly place: readonly [longitude: number, latitude: number] | null;
}

export interface NodeView {
  /** `store@eu-west`; what diagnostics and actions call their target. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  readonly kind: ServiceKind;
  readonly region: number;
  readonly layer: number | null;
  readonly owner: ConsoleId | null;
  readonly isInstrumented: boolean;
}

export interface LinkView {
  readonly id: string;
  /** A node, or the users of a population. */
  readonly from: { readonly node: number } | { readonly users: string; readonly region: number };
  readonly to: number;
  readonly kind: "hard" | "soft" | "async";
  readonly timeoutMs: number | null;
  /** When the team found it; null: it was documented. */
  readonly foundTick: Tick | null;
  /** A second way, used only while a failover moves traffic. */
  readonly isFailover: boolean;
}

/** The usual range of each number, from the time before T+0, packed as in a metrics row. */
export interface Baseline {
  readonly nodesLow: readonly number[];
  readonly nodesHigh: readonly number[];
  readonly linksLow: readonly number[];
  readonly linksHigh: readonly number[];
}

export interface AutomationView {
  readonly id: string;
  readonly isPaused: boolean;
  /** Share of traffic a failover moves, 0..1; null for automations that do not move traffic. */
  readonly share: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

export interface AlertView {
  readonly id: string;
  readonly severity: "page" | "ticket";
  readonly metric: string;
  readonly subject: string;
  /** The scenario's own words; null for the burn-rate pages that every world has. */
  readonly text: string | null;
  /** Null is "no data". */
  readonly value: number | null;
  readonly threshold: number;
  /** For how long the value is taken, in simulated seconds: of a burn rate the long window and the short one. */
  readonly overS: readonly number[];
  /** The console that owns the place; null where nobody does. */
  readonly owner: ConsoleId | null;
  readonly sinceTick: Tick;
  readonly state: "firing" | "resolved" | "no-data";
  readonly ackedBy: number | null;
  /** An unacknowledged page goes to the incident commander at this tick. */
  readonly escalatesTick: Tick | null;
  readonly silencedUntil: Tick | null;
  readonly silence: { readonly by: number; readonly reason: string } | null;
}

export interface HypothesisView {
  readonly id: string;
  readonly question: Question;
  readonly component: string;
  readonly mechanism: Mechanism;
  readonly note: string | null;
  readonly state: HypothesisState;
  readonly by: number;
  readonly tester: number | null;
  /** Null: nobody has said, or the rules do not ask. */
  readonly confidence: Confidence | null;
  readonly for: readonly string[];
  readonly against: readonly string[];
  /** When it came into its present state. */
  readonly sinceTick: Tick;
}

/** One change, from the proposal to its end. */
export interface ActionView {
  readonly ref: string;
  readonly action: string;
  readonly label: string;
  readonly verb: Verb;
  readonly risk: Risk;
  readonly target: string;
  readonly value: number;
  readonly unit: string;
  readonly by: number;
  readonly hypothesis: string | null;
  readonly state: ActionState;
  readonly proposedTick: Tick;
  readonly launchedTick: Tick | null;
  /** When the effect (or the undoing) is due. */
  readonly dueTick: Tick | null;
  /** Risk M: it can be cancelled until this moment of the room's clock. */
  readonly cancellableUntilMs: number | null;
  readonly approvedBy: number | null;
  /** Why it did not wait for a second key. */
  readonly glass: string | null;
  readonly denied: { readonly by: number; readonly reason: string } | null;
  readonly canUndo: boolean;
  /** Why it waits, has failed or could not be undone: a code, the name it is about, and what the tool itself said. */
  readonly obstacle: { readonly code: string; readonly of: string; readonly says: string | null } | null;
}

export interface CommsView {
  readonly severity: Severity | null;
  readonly state: IncidentState | null;
  readonly declaredTick: Tick | null;
  /** When somebody should have declared it; null before the first page. */
  readonly declareByTick: Tick | null;
  /** On the room's clock; null while no post is due. */
  readonly nextPostDueMs: number | null;
  readonly isOverdue: boolean;
  /** While Monitoring: when the quiet time is long enough; null otherwise. */
  readonly verifiedAtMs: number | null;
  readonly isVerified: boolean;
  readonly posts: readonly PostView[];
}

export interface PostView {
  readonly tick: Tick;
  readonly by: number;
  readonly state: IncidentState;
  readonly features: readonly string[];
  readonly regions: readonly string[];
  readonly impact: string;
  /** How many it says fail; left out where the sentence is somebody's own. */
  readonly extent?: Extent;
  /** False: it came early and said nothing new, so the next one stayed due when it was. */
  readonly isKept: boolean;
}

/** Questions that point the way, the vague ones first. They are asked for, and stay on the record. */
export interface HintsView {
  readonly given: readonly { readonly text: string; readonly tick: Tick }[];
  readonly left: number;
}

/** How command works with the team: tasks, short polls, changes that a seat may make without asking, reminders, and its handoff. */
export interface LeadView {
  readonly tasks: readonly TaskView[];
  readonly polls: readonly PollView[];
  readonly delegations: readonly DelegationView[];
  readonly reminders: readonly ReminderView[];
  /** Command that is being offered to somebody; null while it is not. */
  readonly handoff: HandoffView | null;
}

/** What the scribe wants to be reminded of; it stands until it is ticked off. */
export interface ReminderView {
  readonly id: string;
  readonly by: number;
  readonly text: string;
  /** On the room's clock. */
  readonly dueMs: number;
  readonly isDue: boolean;
}

export interface HandoffView {
  readonly id: string;
  readonly by: number;
  readonly to: number;
  /** The situation as who commands sees it. */
  readonly text: string;
  /** On the room's clock. */
  readonly endsAtMs: number;
}

export interface TaskView {
  readonly id: string;
  readonly by: number;
  readonly to: number;
  readonly text: string;
  readonly state: "asked" | "acked" | "reported";
  /** On the room's clock: people's time is real. */
  readonly dueMs: number;
  readonly report: string | null;
}

export interface PollView {
  readonly id: string;
  readonly by: number;
  readonly text: string;
  /** On the room's clock; null: it is over. */
  readonly endsAtMs: number | null;
  readonly objections: readonly { readonly seat: number; readonly reason: string }[];
  /** Seats that have none. */
  readonly fine: readonly number[];
}

export interface DelegableView {
  readonly action: string;
  readonly label: string;
  readonly seats: readonly number[];
}

export interface DelegationView {
  readonly seat: number;
  readonly action: string;
  readonly untilTick: Tick;
}

export interface TimelineRow {
  readonly n: number;
  readonly tick: Tick;
  readonly lane: TimelineLane;
  readonly message: Message;
  readonly seat: number | null;
}

export interface ReactionView {
  readonly member: string;
  readonly reaction: Reaction;
}

export interface ChatLine {
  readonly n: number;
  readonly tick: Tick;
  readonly member: string;
  readonly seat: number | null;
  readonly text: string;
  readonly reactions: readonly ReactionView[];
}
