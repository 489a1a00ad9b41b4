/**
 * Play: everything that people do in a round, as one immutable value of plain data. Nothing in it knows the truth:
 * it is built from the journal and from what telemetry reported. Names of people are not in it, only member ids.
 */
import type { Tick } from "../base/index.ts";
import type {
  DebriefShown,
  ActionState,
  BookmarkView,
  CardView,
  CommsView,
  Ending,
  Experience,
  ExpectationMark,
  HypothesisView,
  InboxView,
  LeadView,
  Message,
  ProbeResult,
  RoundKind,
  RulesLayer,
  SessionPlan,
  Speed,
  TimelineRow,
  ToolOutage,
  ChatLine,
  DiagnosticId,
  NoticeView,
  WhatIfChange,
  WhisperView,
} from "../protocol/index.ts";
import type { AlertReading, Obstacle, SimCommand } from "../sim/index.ts";

export type Phase =
  | { readonly kind: "lobby" }
  | { readonly kind: "briefing"; readonly endsAtMs: number; readonly startsPaused: boolean }
  | {
      readonly kind: "live";
      readonly isPaused: boolean;
      /** The pause began since nobody conducts; it ends when somebody does. */
      readonly isUnattended: boolean;
      readonly endsAtMs: number;
    }
  | { readonly kind: "debrief"; readonly ended: Ending; readonly step: number; readonly shown?: DebriefShown }
  | { readonly kind: "closed"; readonly ended: Ending };

export interface Play {
  readonly incident: string;
  readonly phase: Phase;
  readonly options: Options;
  readonly isLocked: boolean;
  readonly members: readonly Member[];
  /** Members in whose name somebody asks to come back from another device. */
  readonly returns: readonly string[];
  /** One per seat of the team; the index is the seat's number. */
  readonly seats: readonly Seat[];
  /** The seat that took command over from the one whose plan has it; null: nobody did. */
  readonly commandSeat: number | null;
  readonly cards: readonly CardView[];
  /** The private names of shared cards, so that a command already under way still finds them. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly runs: readonly Run[];
  readonly hypotheses: readonly HypothesisView[];
  /** Ideas that are held although a card speaks against them, and whom they were put to. */
  readonly doubts: readonly Doubt[];
  readonly actions: readonly Action[];
  readonly alerts: readonly Alert[];
  readonly comms: CommsView;
  readonly lead: LeadView;
  readonly guide: Guide;
  /** When each hint was given. */
  readonly hintTicks: readonly Tick[];
  /** Undocumented edges that the team found, in the order it found them. */
  readonly found: readonly { readonly edge: number; readonly tick: Tick }[];
  readonly timeline: readonly TimelineRow[];
  readonly chat: readonly ChatLine[];
  readonly answers: readonly Answer[];
  readonly whatIfs: readonly { readonly id: string; readonly change: WhatIfChange }[];
  readonly commitments: readonly Commitment[];
  /** Engines that took over from the one it began with, and from which tick on each of them lived it. */
  readonly engines: readonly { readonly engine: string; readonly tick: Tick }[];
  /** Deadlines that the server's clock must report. */
  readonly timers: readonly Timer[];
  /** Where the room's clock stood at a tick: from here simulated time converts to real. */
  readonly anchor: { readonly tick: Tick; readonly clockMs: number };
  /** Commands for the world that the round has not handed over yet. */
  readonly forWorld: readonly SimCommand[];
  /** How many names of each kind were given out. */
  readonly counters: Readonly<Record<Counter, number>>;
}

/** What facilitators did and noted. */
export interface Guide {
  /** What outsiders were made to say, planned or not, in the order it was said. */
  readonly said: readonly InboxView[];
  readonly whispers: readonly (WhisperView & { readonly seat: number })[];
  /** Tools that were made to fail, in the order they were. */
  readonly outages: readonly ToolOutage[];
  readonly bookmarks: readonly BookmarkView[];
  /** By the number of the expectation. */
  readonly marks: Readonly<Record<number, { readonly mark: ExpectationMark; readonly tick: Tick }>>;
  readonly probes: readonly ProbeResult[];
}

export type Counter =
  | "action"
  | "hypothesis"
  | "shared"
  | "timeline"
  | "chat"
  | "whatIf"
  | "task"
  | "poll"
  | "said"
  | "whisper"
  | "bookmark"
  | "probe"
  | "handoff"
  | "reminder";

export interface Options {
  readonly kind: RoundKind;
  readonly size: number;
  readonly layer: RulesLayer;
  readonly speed: Speed;
  readonly liveMinutes: number;
  /** How the whole session is spent; null: open end. */
  readonly plan: SessionPlan | null;
  /** Pauses when everybody who conducts the round has been away for a minute. */
  readonly pausesUnattended: boolean;
}

export interface Member {
  readonly id: string;
  readonly isHost: boolean;
  readonly seat: number | null;
  readonly experience: Experience | null;
  readonly hasPlayed: boolean | null;
  /** Since when the link is down; null while it is up. */
  readonly awaySinceMs: number | null;
  /** A facilitator has called them away until then; null: not, or no longer. */
  readonly calledUntilMs: number | null;
  /** Has seen the truth of this round. */
  readonly facilitates: boolean;
  /** Accepted commands whose moment had passed when their turn came. */
  readonly notices: readonly NoticeView[];
}

export interface Seat {
  readonly isReady: boolean;
  readonly hasUnderstood: boolean;
  readonly lentTo: number | null;
  readonly preparing: Preparation | null;
  /** Cards found and looks begun by this seat: they name the next ones, so that no gap tells of another seat's. */
  readonly cardsMade: number;
  readonly runsMade: number;
}

export interface Doubt {
  readonly hypothesis: string;
  /** Since when it has been held against a card. */
  readonly sinceTick: Tick;
  /** Who was asked, once: nobody else hears of it. */
  readonly asked: { readonly seat: number; readonly tick: Tick } | null;
}

export interface Preparation {
  readonly action: string;
  readonly target: string;
  readonly value: number;
}

export interface Run {
  readonly id: string;
  readonly seat: number;
  readonly diagnostic: DiagnosticId;
  readonly target: string;
  readonly startTick: Tick | null;
  readonly endTick: Tick | null;
}

export interface Action extends Preparation {
  readonly ref: string;
  readonly by: number;
  readonly hypothesis: string | null;
  readonly state: ActionState;
  /** The journal entries that proposed it and that launched or approved it; a what-if moves the latter. */
  readonly proposedSeq: number;
  readonly launchSeq: number | null;
  readonly proposedTick: Tick;
  readonly launchedTick: Tick | null;
  readonly dueTick: Tick | null;
  readonly cancellableUntilMs: number | null;
  readonly approvedBy: number | null;
  /** Why it did not wait for a second key. */
  readonly glass: string | null;
  readonly denied: { readonly by: number; readonly reason: string } | null;
  /** What the world said stands in its way. */
  readonly obstacle: Obstacle | null;
}

export interface Alert extends AlertReading {
  readonly ackedBy: number | null;
  readonly hasEscalated: boolean;
  readonly silence: { readonly by: number; readonly reason: string; readonly untilTick: Tick } | null;
}

export interface Answer {
  readonly member: string;
  readonly question: "cause" | "surprise" | "changed-mind";
  readonly text: string;
}

export interface Commitment {
  readonly by: string;
  readonly text: string;
  readonly who: string;
  readonly when: string;
}

export type TimerKind =
  | "briefing-over"
  | "live-over"
  | "warmed-up"
  | "cancel-window"
  | "post-due"
  | "verified"
  | "task-due"
  | "poll-over"
  | "handoff-over"
  | "reminder-due"
  | "called-back"
  | "unattended";

export interface Timer {
  readonly id: string;
  readonly kind: TimerKind;
  readonly dueMs: number;
  /** The action of a cancel window, the task that is due, the poll or the offer that ends, the reminder, the member who comes back. */
  readonly ref: string | null;
}

export type Row = { readonly lane: TimelineRow["lane"]; readonly message: Message; readonly seat: number | null };
