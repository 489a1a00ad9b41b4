/**
 * The gallery's round as the panels want it: more ideas, more kinds of card, a proposal, a change that can still be
 * called back, and every kind of permitted change.
 */
import type {
  ActionView,
  CardView,
  CommonView,
  HypothesisView,
  OwnView,
  TimelineRow,
} from "../../shared/protocol/index.ts";
import { no } from "../../shared/refusals/index.ts";
import { calmCommon, calmOwn, stormCommon, stormOwn, ticks } from "./views.ts";

const STORM_TICK = ticks.storm;
/** On the room's clock; the round has been live for 6:56 real minutes. */
export const STORM_CLOCK_MS = 416_000;

const everywhere = (service: string) =>
  ["us-east", "eu-west", "ap-south"].map((region) => ({ target: `${service}@${region}`, refusal: null }));

const notCommand = no("console/cmd-only");

/** Tomas: traffic and data. */
export const quietOwn: OwnView = {
  ...calmOwn,
  permitted: [
    ...calmOwn.permitted,
    {
      action: "shift-traffic",
      label: "Shift users to the next region",
      verb: "traffic.shift",
      risk: "H",
      about: "Sends a share of a region's users to the next region, and takes the wheel from the automation.",
      sideEffect: null,
      leadS: 45,
      effectS: 60,
      undoS: 22.5,
      value: { min: 0, max: 50, step: 5, initial: 20, unit: "%" },
      verify: null,
      needsApproval: true,
      targets: [{ target: "failover:eu-west", refusal: null }],
    },
    {
      action: "pause-failover",
      label: "Pause geo-failover",
      verb: "automation.pause",
      risk: "M",
      about: "Freezes the share of users that is sent to another region.",
      sideEffect: "A region that really dies is no longer left.",
      leadS: 20,
      effectS: 10,
      undoS: 10,
      value: null,
      verify: null,
      needsApproval: false,
      targets: [{ target: "failover:eu-west", refusal: null }],
    },
    {
      action: "flush-cache",
      label: "Flush the cache",
      verb: "cache.flush",
      risk: "H",
      about: "Drops every entry of a cache ring.",
      sideEffect: "Every look-up goes to the store until the ring is warm again.",
      leadS: 30,
      effectS: 10,
      undoS: null,
      value: null,
      verify: null,
      needsApproval: true,
      targets: everywhere("cache"),
    },
    {
      action: "skip-expired",
      label: "Skip expired store queries",
      verb: "parameter.set",
      risk: "M",
      about: "The store drops queries whose caller has given up, instead of answering nobody.",
      sideEffect: null,
      leadS: 40,
      effectS: 20,
      undoS: 20,
      value: { min: 0, max: 1, step: 1, initial: 1, unit: "" },
      verify: null,
      needsApproval: false,
      targets: everywhere("store"),
    },
  ],
  refused: {
    "incident.declare": notCommand,
    "incident.setState": notCommand,
    "status.post": no("console/com-only"),
  },
};

const rise = [97, 97, 96, 97, 95, 94, 92, 90, 88, 86, 83, 81, 80, 79, 78];
const climb = [2, 2, 3, 4, 6, 9, 14, 22, 34, 48, 60, 66, 70, 71, 71];

function card(id: string, at: Partial<CardView>): CardView {
  return {
    id,
    seat: 3,
    diagnostic: "saturation",
    signal: "metric",
    target: "cache@us-east",
    tick: STORM_TICK - 500,
    headline: { code: "look.hits", params: { target: "cache@us-east", hitRatio: 0.78, usual: 0.97 } },
    detail: { kind: "lines", lines: [] },
    spark: [],
    claim: null,
    sharedTick: STORM_TICK - 400,
    ...at,
  };
}

const metric = (name: string, now: number, usual: number) => ({
  code: "look.metric",
  params: { metric: name, now, usual },
});

const evidence: readonly CardView[] = [
  card("E3", {
    seat: 1,
    diagnostic: "compare",
    target: "everything",
    headline: { code: "look.compare", params: { slice: "boot@eu-west", metric: "p95Ms", times: 6.4 } },
    detail: {
      kind: "ranking",
      rows: [
        { slice: "boot@eu-west", metric: "p95Ms", now: 4900, usual: 310, times: 6.4 },
        { slice: "eu-users:boot>edge@eu-west", metric: "errorRatio", now: 0.82, usual: 0.0008, times: 5.1 },
        { slice: "boot@eu-west", metric: "attemptsPerCall", now: 3.4, usual: 1, times: 3.2 },
      ],
    },
    sharedTick: STORM_TICK - 9000,
  }),
  card("E4", {
    seat: 3,
    diagnostic: "changes",
    signal: "change",
    target: "everything",
    headline: {
      code: "look.changes",
      params: { count: 3, service: "cache", text: "Discovery agent 3.1 to cache hosts: 75 %", tick: 2400 },
    },
    detail: {
      kind: "changes",
      changes: [
        {
          tick: 4200,
          service: "msgs",
          kind: "deploy",
          text: "msgs 5.20.1: emoji picker order",
          by: "dana",
          seat: null,
        },
        {
          tick: 2400,
          service: "cache",
          kind: "infra",
          text: "Discovery agent 3.1 to cache hosts: 75 % (3 of 4)",
          by: "rollouts",
          seat: null,
        },
        { tick: 2100, service: "boot", kind: "team", text: "Cap store retries 3 → 1", by: "", seat: 2 },
      ],
    },
    sharedTick: STORM_TICK - 6000,
  }),
  card("E6", {
    seat: 2,
    diagnostic: "traces",
    signal: "trace",
    target: "boot@eu-west",
    headline: {
      code: "look.trace",
      params: { target: "boot@eu-west", span: "store@eu-west", share: 0.88, totalMs: 4120 },
    },
    detail: {
      kind: "trace",
      spans: [
        { depth: 0, name: "boot@eu-west", fromMs: 0, toMs: 4120, outcome: "error", ownShare: 0.06, isCritical: true },
        { depth: 1, name: "cache@eu-west", fromMs: 240, toMs: 260, outcome: "ok", ownShare: 0.01, isCritical: false },
        {
          depth: 1,
          name: "store@eu-west",
          fromMs: 260,
          toMs: 1260,
          outcome: "timeout",
          ownShare: 0.24,
          isCritical: false,
        },
        {
          depth: 1,
          name: "store@eu-west",
          fromMs: 1300,
          toMs: 2300,
          outcome: "timeout",
          ownShare: 0.24,
          isCritical: false,
        },
        {
          depth: 1,
          name: "store@eu-west",
          fromMs: 2380,
          toMs: 4120,
          outcome: "error",
          ownShare: 0.42,
          isCritical: true,
        },
      ],
    },
    sharedTick: STORM_TICK - 2400,
  }),
  card("E8", {
    seat: 2,
    diagnostic: "red",
    target: "boot@eu-west",
    headline: {
      code: "look.red.errors",
      params: { target: "boot@eu-west", errorRatio: 0.9, p95Ms: 4900, usualP95Ms: 310 },
    },
    detail: {
      kind: "lines",
      lines: [metric("rps", 1010, 420), metric("errorRatio", 0.9, 0.0008), metric("p95Ms", 4900, 310)],
    },
    spark: climb,
    claim: "Retries alone keep it full.",
    sharedTick: STORM_TICK - 1250,
  }),
  card("E9", {
    seat: 1,
    diagnostic: "logs",
    signal: "log",
    target: "cache@eu-west",
    headline: {
      code: "look.logs",
      params: { target: "cache@eu-west", text: "promoted spare cache-7 (empty)", count: 212, firstTick: 4900 },
    },
    detail: {
      kind: "logs",
      logs: [
        {
          service: "cache",
          level: "warn",
          text: "node * absent for 25 s, promoted spare * (empty)",
          count: 212,
          firstTick: 4900,
        },
        { service: "cache", level: "info", text: "miss ratio window *", count: 1840, firstTick: 0 },
      ],
    },
    sharedTick: STORM_TICK - 820,
  }),
  card("E10", {
    spark: rise,
    detail: { kind: "lines", lines: [metric("hitRatio", 0.78, 0.97), metric("utilization", 0.82, 0.4)] },
  }),
];

function idea(id: string, at: Partial<HypothesisView>): HypothesisView {
  return {
    id,
    question: "started",
    component: "cache@eu-west",
    mechanism: "caches and backlog",
    note: null,
    state: "open",
    by: 1,
    tester: null,
    confidence: null,
    for: [],
    against: [],
    sinceTick: 12_000,
    ...at,
  };
}

const hypotheses: readonly HypothesisView[] = [
  idea("H1", { component: "msgs", mechanism: "change", state: "ruled-out", by: 2, against: ["E3"] }),
  idea("H2", {
    question: "sustains",
    component: "boot@eu-west",
    mechanism: "retries and herds",
    state: "testing",
    by: 2,
    tester: 2,
    for: ["E6", "E8"],
  }),
  idea("H3", {
    state: "testing",
    tester: 1,
    for: ["E4", "E9"],
    note: "The third step of the roll-out took nodes one by one.",
  }),
  idea("H4", { component: "store@eu-west", mechanism: "capacity and ceilings", by: 3, against: ["E6"] }),
  idea("H5", {
    question: "sustains",
    component: "failover:eu-west",
    mechanism: "automation on bad data",
    by: 3,
    for: ["E10"],
  }),
];

function change(ref: string, at: Partial<ActionView>): ActionView {
  return {
    ref,
    action: "cap-boot-retries",
    label: "Cap store retries",
    verb: "parameter.set",
    risk: "L",
    target: "boot>store",
    value: 1,
    unit: "attempts",
    by: 2,
    hypothesis: "H2",
    state: "running",
    proposedTick: STORM_TICK - 240,
    launchedTick: STORM_TICK - 240,
    dueTick: STORM_TICK + 160,
    cancellableUntilMs: null,
    approvedBy: null,
    glass: null,
    denied: null,
    canUndo: false,
    obstacle: null,
    ...at,
  };
}

const actions: readonly ActionView[] = [
  change("A1", {
    action: "rollback-msgs",
    label: "Roll back msgs 5.20.1",
    verb: "change.rollback",
    target: "msgs@eu-west",
    value: 0,
    unit: "",
    state: "failed",
    obstacle: { code: "no-answer", of: "sign-in", says: null },
    hypothesis: "H1",
    launchedTick: 9000,
    dueTick: 10_200,
  }),
  change("A2", {
    action: "pause-failover",
    label: "Pause geo-failover",
    verb: "automation.pause",
    target: "failover:eu-west",
    value: 0,
    unit: "",
    by: 3,
    state: "effective",
    hypothesis: null,
    launchedTick: 13_000,
    dueTick: 13_200,
    canUndo: true,
  }),
  change("A3", {}),
  change("A4", {
    action: "skip-expired",
    label: "Skip expired store queries",
    target: "store@us-east",
    unit: "",
    by: 3,
    risk: "M",
    hypothesis: null,
    proposedTick: STORM_TICK - 8,
    launchedTick: STORM_TICK - 8,
    dueTick: STORM_TICK + 392,
    cancellableUntilMs: STORM_CLOCK_MS + 4_000,
  }),
  change("A5", {
    action: "shift-traffic",
    label: "Shift users to the next region",
    verb: "traffic.shift",
    risk: "H",
    target: "failover:eu-west",
    value: 20,
    unit: "%",
    by: 3,
    state: "proposed",
    hypothesis: null,
    proposedTick: STORM_TICK - 60,
    launchedTick: null,
    dueTick: null,
  }),
];

const rows: readonly (readonly [number, TimelineRow["lane"], string, TimelineRow["message"]["params"]])[] = [
  [5200, "alerts", "alert.fired", { alert: "cache-hit", severity: "ticket", subject: "cache@eu-west" }],
  [8300, "alerts", "alert.fired", { alert: "store-load", severity: "ticket", subject: "store@us-east" }],
  [9700, "alerts", "alert.fired", { alert: "burn", severity: "page", subject: "boot eu-west" }],
  [10_800, "comms", "incident.declared", { severity: "SEV-1" }],
  [11_700, "evidence", "evidence.shared", { card: "E3", target: "everything", diagnostic: "compare" }],
  [12_200, "evidence", "evidence.shared", { card: "E4", target: "everything", diagnostic: "changes" }],
  [12_900, "hypotheses", "hypothesis.state", { hypothesis: "H1", state: "ruled-out" }],
  [13_400, "comms", "post.sent", { state: "investigating" }],
  [14_200, "evidence", "evidence.shared", { card: "E6", target: "boot@eu-west", diagnostic: "traces" }],
  [15_300, "evidence", "evidence.shared", { card: "E8", target: "boot@eu-west", diagnostic: "red" }],
  [16_100, "alerts", "alert.fired", { alert: "burn2", severity: "page", subject: "boot us-east" }],
  [16_380, "actions", "action.launched", { ref: "A3", action: "cap-boot-retries", target: "boot>store", value: 1 }],
];

export const panelCommon: CommonView = {
  ...stormCommon,
  hypotheses,
  evidence,
  actions,
  comms: {
    ...stormCommon.comms,
    nextPostDueMs: STORM_CLOCK_MS + 99_000,
    posts: [
      {
        tick: 13_400,
        by: 1,
        state: "investigating",
        features: ["boot"],
        regions: ["eu-west"],
        impact: "In eu-west, most people get errors with boot. We are looking into it.",
        isKept: true,
      },
    ],
  },
  timeline: [
    ...calmCommon.timeline,
    ...rows.map(([tick, lane, code, params], n) => ({ n: n + 2, tick, lane, message: { code, params }, seat: n % 4 })),
  ],
  chat: [
    ...calmCommon.chat,
    {
      n: 4,
      tick: 15_400,
      member: "m3",
      seat: 2,
      text: "E8 says attempts went up by three, good answers are gone.",
      reactions: [],
    },
    {
      n: 5,
      tick: 16_000,
      member: "m2",
      seat: 1,
      text: "@TRF can you shed eu-west? H2 looks right to me.",
      reactions: [
        { member: "m1", reaction: "agree" },
        { member: "m3", reaction: "objection" },
      ],
    },
    {
      n: 6,
      tick: 16_400,
      member: "m1",
      seat: 0,
      text: "Condition: store full · Action: shed 80 % · Need: @Tomas estimate first",
      reactions: [],
    },
  ],
};

export const panelOwn: OwnView = {
  ...stormOwn,
  refused: quietOwn.refused,
  tray: [
    card("p1.4", {
      diagnostic: "changes",
      signal: "change",
      target: "everything",
      headline: {
        code: "look.changes",
        params: { count: 4, service: "failover", text: "2 of 4 steps done", tick: 16_000 },
      },
      tick: STORM_TICK - 480,
      sharedTick: null,
    }),
    card("p1.5", {
      diagnostic: "store",
      target: "store@eu-west",
      headline: {
        code: "look.store",
        params: { target: "store@eu-west", edge: "boot@eu-west>store@eu-west", share: 0.71, queue: 2100 },
      },
      detail: { kind: "lines", lines: [metric("utilization", 2.8, 0.11), metric("queue", 2100, 0)] },
      spark: climb,
      tick: STORM_TICK - 220,
      sharedTick: null,
    }),
  ],
  diagnostics: {
    ...quietOwn.diagnostics,
    runs: [
      {
        id: "r1.7",
        diagnostic: "saturation",
        target: "store@us-east",
        startTick: STORM_TICK - 60,
        endTick: STORM_TICK + 40,
      },
      {
        id: "r1.8",
        diagnostic: "synthetic",
        target: "everything",
        startTick: STORM_TICK - 50,
        endTick: STORM_TICK + 150,
      },
      { id: "r1.9", diagnostic: "logs", target: "cache@us-east", startTick: null, endTick: null },
    ],
  },
  permitted: quietOwn.permitted.map((action) =>
    action.action === "pause-failover"
      ? {
          ...action,
          targets: action.targets.map(({ target }) => ({
            target,
            refusal: no("action/target-busy"),
          })),
        }
      : action,
  ),
  preparing: {
    action: "throttle-boots",
    target: "edge@eu-west",
    value: 20,
    estimate: {
      scrapeTick: STORM_TICK - 80,
      lines: [
        { code: "estimate.rejects", params: { share: 0.8, rps: 337 } },
        { code: "estimate.load", params: { node: "store@eu-west", now: 2.8, after: 0.54 } },
        { code: "estimate.load", params: { node: "boot@eu-west", now: 1, after: 0.2 } },
      ],
      nodes: [7, 8, 9, 13],
    },
  },
  starter: { code: "starter", params: { console: "TRF" } },
};

/** The commander's seat in the same moment: who decides, declares and may post. */
export const panelCommand: OwnView = {
  ...panelOwn,
  you: { member: "m1", seat: 0, consoles: ["CMD", "SCR"], isHost: true, calledUntilMs: null, facilitates: false },
  tray: [],
  permitted: [],
  preparing: null,
  refused: {},
};
