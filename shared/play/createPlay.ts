/**
 * A play before anybody has come: an empty room with its options. Everything after this is an entry of the journal.
 */
import type { Options, Play, Seat } from "./state.ts";

export interface PlayOptions extends Omit<Options, "kind" | "plan" | "pausesUnattended"> {
  /** The generated name of the incident; it says nothing about the scenario. */
  readonly incident: string;
  /** The incident itself when left out. */
  readonly kind?: Options["kind"] | undefined;
  /** An open end when left out. */
  readonly plan?: Options["plan"] | undefined;
  /** Not when left out. */
  readonly pausesUnattended?: boolean | undefined;
}

export function createPlay({
  incident,
  kind = "incident",
  plan = null,
  pausesUnattended = false,
  ...options
}: PlayOptions): Play {
  return {
    incident,
    phase: { kind: "lobby" },
    options: { kind, plan, pausesUnattended, ...options },
    isLocked: false,
    members: [],
    returns: [],
    seats: emptySeats(options.size),
    commandSeat: null,
    cards: [],
    aliases: {},
    runs: [],
    hypotheses: [],
    doubts: [],
    actions: [],
    alerts: [],
    comms: {
      severity: null,
      state: null,
      declaredTick: null,
      nextPostDueMs: null,
      declareByTick: null,
      isOverdue: false,
      verifiedAtMs: null,
      isVerified: false,
      posts: [],
    },
    lead: { tasks: [], polls: [], delegations: [], reminders: [], handoff: null },
    guide: { said: [], whispers: [], outages: [], bookmarks: [], marks: {}, probes: [] },
    hintTicks: [],
    found: [],
    timeline: [],
    chat: [],
    answers: [],
    whatIfs: [],
    commitments: [],
    engines: [],
    timers: [],
    anchor: { tick: 0, clockMs: 0 },
    forWorld: [],
    counters: {
      action: 0,
      hypothesis: 0,
      shared: 0,
      timeline: 0,
      chat: 0,
      whatIf: 0,
      task: 0,
      poll: 0,
      said: 0,
      whisper: 0,
      bookmark: 0,
      probe: 0,
      handoff: 0,
      reminder: 0,
    },
  };
}

export function emptySeats(size: number): readonly Seat[] {
  return Array.from({ length: size }, () => ({
    isReady: false,
    hasUnderstood: false,
    lentTo: null,
    preparing: null,
    cardsMade: 0,
    runsMade: 0,
  }));
}
