/** Two moments of a made-up round, as the server would send them: quiet at T+00:40, and the storm at T+27:42. */
import type { AlertView, CardView, CommonView, OwnView, TimelineRow } from "../../shared/protocol/index.ts";
import { no } from "../../shared/refusals/index.ts";
import { scene } from "./telemetry.ts";

const calmScene = scene(404, () => 0, false, ["cache", "jobs", "store", "discovery", "edge", "gw"]);

/** eu-west falls from T+16 on, us-east follows once traffic is moved there. */
const stormScene = scene(
  16_624,
  (region, second) => {
    const rise = (from: number, over: number, to: number): number =>
      to * Math.min(1, Math.max(0, (second - from) / over)) ** 1.2;
    return region === 1 ? rise(1000, 420, 0.94) : region === 0 ? rise(1330, 400, 0.27) : 0;
  },
  true,
  ["cache", "jobs", "store", "discovery", "edge", "gw"],
);

export const names: Readonly<Record<string, string>> = { m1: "Ines", m2: "Noor", m3: "Priya", m4: "Tomas" };

const seats: CommonView["seats"] = [
  { consoles: ["CMD", "SCR"] as const, member: "m1" },
  { consoles: ["COM", "INV"] as const, member: "m2" },
  { consoles: ["SVC"] as const, member: "m3" },
  { consoles: ["TRF", "DAT"] as const, member: "m4" },
].map((seat, index) => ({
  ...seat,
  seat: index,
  services: null,
  state: "here",
  isReady: true,
  hasUnderstood: index !== 2,
  isBusy: index > 0,
  lentTo: null,
}));

/** The last one has lost the link, and nobody looks after what was theirs. */
export const awaySeats: CommonView["seats"] = seats.map((each) =>
  each.seat === 3 ? { ...each, state: "away" } : each,
);

const members: CommonView["members"] = ["m1", "m2", "m3", "m4"].map((id, seat) => ({
  id,
  seat,
  isHost: seat === 0,
  facilitates: false,
  link: "here",
  experience: "some",
  hasPlayed: false,
}));

const notScribe = no("console/scr-only");
const notCommand = no("console/cmd-only");

export const calmCommon: CommonView = {
  session: {
    incident: "COPPER HERON",
    kind: "incident",
    phase: "live",
    isPaused: false,
    isUnattended: false,
    pausesUnattended: false,
    plan: null,
    speed: 4,
    layer: "standard",
    size: 4,
    liveMinutes: 20,
    isLocked: true,
    endsAtMs: 1_200_000,
    ended: null,
  },
  members,
  returns: [],
  seats,
  briefing: {
    company: "Rookery",
    sentence:
      "Rookery is a work chat for a quarter of a million people; when its clients cannot start, teams fall silent.",
    slo: {
      target: 0.995,
      sentence: "99.5 % of client starts and messages are answered without error and in good time.",
    },
    highlights: [
      "Clients start through boot, which reads lists from the cache and, on a miss, from the store.",
      "Each region serves its own users; geo-failover moves some of them when a region looks ill.",
      "Roll-outs, config, discovery and sign-in are shared by all regions.",
    ],
    notInstrumented: ["push"],
  },
  map: calmScene.map,
  baseline: calmScene.baseline,
  automations: [],
  alerts: [],
  hypotheses: [],
  actions: [],
  lead: { tasks: [], polls: [], delegations: [], reminders: [], handoff: null },
  warmUp: null,
  hints: { given: [], left: 3 },
  delegable: [],
  comms: {
    severity: null,
    state: null,
    declaredTick: null,
    declareByTick: null,
    nextPostDueMs: null,
    isOverdue: false,
    verifiedAtMs: null,
    isVerified: false,
    posts: [],
  },
  debrief: null,
  found: null,
  shown: null,
  metrics: calmScene.metrics,
  evidence: [],
  timeline: [{ n: 1, tick: 0, lane: "session", message: { code: "round.started", params: {} }, seat: null }],
  chat: [
    { n: 1, tick: 210, member: "m1", seat: 0, text: "Quiet start. Say one normal number each.", reactions: [] },
    { n: 2, tick: 280, member: "m4", seat: 3, text: "gw p95 310 ms, store 11 % of capacity.", reactions: [] },
    { n: 3, tick: 350, member: "m3", seat: 2, text: "boot 420/s, errors 0.08 %.", reactions: [] },
  ],
};

const targets = (service: string, refusal: OwnView["permitted"][number]["targets"][number]["refusal"] = null) =>
  ["us-east", "eu-west", "ap-south"].map((region) => ({ target: `${service}@${region}`, refusal }));

export const calmOwn: OwnView = {
  whispers: [],
  probe: null,
  guide: null,
  automations: [],
  decisions: [],
  you: { member: "m4", seat: 3, consoles: ["TRF", "DAT"], isHost: false, calledUntilMs: null, facilitates: false },
  tray: [],
  diagnostics: {
    slots: 2,
    runs: [],
    available: [
      { diagnostic: "red", takesS: 0, targets: calmScene.map.nodes.map(({ id }) => id) },
      { diagnostic: "saturation", takesS: 10, targets: targets("store").map(({ target }) => target) },
      { diagnostic: "changes", takesS: 10, targets: ["everything"] },
      {
        diagnostic: "logs",
        takesS: 20,
        targets: [...targets("store"), ...targets("cache")].map(({ target }) => target),
      },
      { diagnostic: "synthetic", takesS: 20, targets: ["everything"] },
      {
        diagnostic: "store",
        takesS: 30,
        targets: [...targets("store"), ...targets("cache")].map(({ target }) => target),
      },
    ],
  },
  runbook: [
    {
      console: "TRF",
      title: "Too many client starts",
      lines: ["Symptom: boot p95 above 2 s while store load is high.", "Throttle client starts, then open in steps."],
    },
    {
      console: "DAT",
      title: "Cold cache",
      lines: ["Symptom: hits below 90 %.", "Warm it while the store has something to spare. Never flush a cold ring."],
    },
  ],
  permitted: [
    {
      action: "throttle-boots",
      label: "Throttle client starts",
      verb: "traffic.admit",
      risk: "M",
      about: "Lets only a share of client starts in; the rest are told to try again later.",
      sideEffect: "Everybody who is held back waits outside and comes when the throttle opens.",
      leadS: 30,
      effectS: 30,
      undoS: 15,
      value: { min: 0, max: 100, step: 5, initial: 20, unit: "%" },
      verify: { metric: "utilization", of: "store", below: 0.8, forS: 0 },
      needsApproval: false,
      targets: targets("edge"),
    },
    {
      action: "warm-cache",
      label: "Warm the cache",
      verb: "cache.warm",
      risk: "L",
      about: "Loads the most wanted missing lists, with what the store has to spare.",
      sideEffect: null,
      leadS: 60,
      effectS: 120,
      undoS: 30,
      value: { min: 50, max: 400, step: 50, initial: 200, unit: "keys/s" },
      verify: null,
      needsApproval: false,
      targets: targets("cache"),
    },
  ],
  preparing: null,
  refused: { "poll.open": notCommand, "sitrep.post": notCommand, "reminder.set": notScribe },
  inbox: [],
  starter: null,
  freshEyes: [],
  depthNodes: calmScene.depthNodes,
  answers: {},
  notices: [],
  depth: calmScene.depth,
};

function alert(id: string, change: Partial<AlertView>): AlertView {
  const [, subject = ""] = id.split(":");
  return {
    id,
    severity: "ticket",
    metric: "utilization",
    subject,
    text: null,
    value: 0.82,
    threshold: 0.7,
    overS: [60],
    owner: null,
    sinceTick: 15_700,
    state: "firing",
    ackedBy: null,
    escalatesTick: null,
    silencedUntil: null,
    silence: null,
    ...change,
  };
}

const flood = ["store", "boot", "gw", "msgs", "jobs", "edge", "cache"].flatMap((service) =>
  ["eu-west", "us-east"].map((region, n) =>
    alert(`flood-${service}:${service}@${region}`, {
      metric: "p95Ms",
      value: 2900,
      threshold: 800,
      sinceTick: 8400 + n * 20,
    }),
  ),
);

const alerts: readonly AlertView[] = [
  alert("burn:boot us-east", {
    severity: "page",
    metric: "burn",
    value: 31.2,
    threshold: 14.4,
    overS: [360, 30],
    owner: "SVC",
    sinceTick: 16_104,
    escalatesTick: 17_304,
  }),
  alert("burn:boot eu-west", {
    severity: "page",
    metric: "burn",
    value: 182,
    threshold: 14.4,
    sinceTick: 9700,
    ackedBy: 3,
  }),
  ...flood,
  alert("store-load:store@us-east", { text: "Store load above 70 %", sinceTick: 15_700, ackedBy: 3 }),
  alert("cache-hit:cache@eu-west", {
    metric: "hitRatio",
    value: 0.58,
    threshold: 0.9,
    text: "Cache hit ratio below 90 %",
    sinceTick: 5200,
    ackedBy: 2,
  }),
  alert("boot-p95:boot@ap-south", {
    metric: "p95Ms",
    value: 210,
    threshold: 800,
    sinceTick: 16_500,
    state: "resolved",
  }),
];

function card(id: string, change: Partial<CardView>): CardView {
  return {
    id,
    seat: 2,
    diagnostic: "logs",
    signal: "log",
    target: "cache@eu-west",
    tick: 15_200,
    headline: { code: "look.logs.quiet", params: { target: "cache@eu-west" } },
    detail: { kind: "lines", lines: [] },
    spark: [1, 1, 2, 4, 6, 8, 9],
    claim: null,
    sharedTick: 15_300,
    ...change,
  };
}

const evidence: readonly CardView[] = [
  card("E3", {
    seat: 0,
    diagnostic: "changes",
    signal: "change",
    target: "everything",
    headline: {
      code: "look.changes",
      params: { count: 4, service: "msgs", text: "msgs 5.20.1: emoji picker order", tick: 4200 },
    },
    detail: {
      kind: "changes",
      changes: [
        {
          tick: 9900,
          service: "boot",
          kind: "deploy",
          text: "boot 2.44.2: start in two steps",
          by: "mira",
          seat: null,
        },
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
        { tick: -15_000, service: "boot", kind: "deploy", text: "boot 2.44.1: avatar sizes", by: "mira", seat: null },
      ],
    },
    sharedTick: 11_000,
  }),
  card("E8", {
    seat: 1,
    diagnostic: "traces",
    signal: "trace",
    target: "boot@eu-west",
    headline: {
      code: "look.trace",
      params: { target: "boot@eu-west", span: "store@eu-west", share: 0.88, totalMs: 4900 },
    },
    detail: {
      kind: "trace",
      spans: [
        { depth: 0, name: "boot@eu-west", fromMs: 0, toMs: 4900, outcome: "error", ownShare: 0.04, isCritical: true },
        { depth: 1, name: "cache@eu-west", fromMs: 40, toMs: 46, outcome: "ok", ownShare: 0.001, isCritical: false },
        {
          depth: 1,
          name: "store@eu-west",
          fromMs: 60,
          toMs: 1060,
          outcome: "timeout",
          ownShare: 0.2,
          isCritical: false,
        },
        {
          depth: 1,
          name: "store@eu-west",
          fromMs: 1160,
          toMs: 2160,
          outcome: "timeout",
          ownShare: 0.2,
          isCritical: false,
        },
        { depth: 1, name: "store@eu-west", fromMs: 2400, toMs: 4880, outcome: "ok", ownShare: 0.5, isCritical: true },
      ],
    },
    sharedTick: 15_400,
  }),
  card("E9", {
    seat: 1,
    headline: {
      code: "look.logs",
      params: { target: "cache@eu-west", text: "promoted spare", count: 212, firstTick: 4900 },
    },
    detail: {
      kind: "logs",
      logs: [
        {
          service: "cache",
          level: "warn",
          text: "node * absent for 25 s, promoted spare * (empty)",
          count: 212,
          firstTick: 2700,
        },
        { service: "cache", level: "info", text: "miss ratio window *", count: 31, firstTick: 100 },
      ],
    },
    sharedTick: 15_900,
  }),
  card("E10", {
    seat: 3,
    diagnostic: "saturation",
    signal: "metric",
    target: "cache@us-east",
    headline: { code: "look.hits", params: { target: "cache@us-east", hitRatio: 0.78, usual: 0.97 } },
    sharedTick: 16_300,
  }),
];

const row = (n: number, tick: number, lane: TimelineRow["lane"], code: string, params = {}): TimelineRow => ({
  n,
  tick,
  lane,
  message: { code, params },
  seat: 0,
});

export const stormCommon: CommonView = {
  ...calmCommon,
  map: stormScene.map,
  baseline: stormScene.baseline,
  metrics: stormScene.metrics,
  automations: [
    { id: "failover:eu-west", isPaused: false, share: 0.3, from: 1, to: 0 },
    { id: "discovery-agent", isPaused: false, share: null, from: null, to: null },
  ],
  alerts,
  evidence,
  hypotheses: [
    {
      id: "H1",
      question: "started",
      component: "msgs",
      mechanism: "change",
      note: null,
      state: "ruled-out",
      by: 0,
      tester: null,
      confidence: null,
      for: [],
      against: ["E3"],
      sinceTick: 12_000,
    },
    {
      id: "H3",
      question: "started",
      component: "cache@eu-west",
      mechanism: "caches and backlog",
      note: null,
      state: "testing",
      by: 1,
      tester: 1,
      confidence: null,
      for: ["E9", "E10"],
      against: [],
      sinceTick: 15_000,
    },
    {
      id: "H2",
      question: "sustains",
      component: "boot@eu-west",
      mechanism: "retries and herds",
      note: null,
      state: "testing",
      by: 2,
      tester: 2,
      confidence: null,
      for: ["E8"],
      against: [],
      sinceTick: 14_500,
    },
  ],
  actions: [
    {
      ref: "C1",
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
      proposedTick: 16_380,
      launchedTick: 16_380,
      dueTick: 16_780,
      cancellableUntilMs: null,
      approvedBy: null,
      glass: null,
      denied: null,
      canUndo: false,
      obstacle: null,
    },
  ],
  comms: {
    severity: "SEV-1",
    state: "mitigating",
    declaredTick: 10_200,
    declareByTick: 13_300,
    nextPostDueMs: 515_000,
    isOverdue: false,
    verifiedAtMs: null,
    isVerified: false,
    posts: [
      {
        tick: 11_000,
        by: 1,
        state: "investigating",
        features: ["boot"],
        regions: ["eu-west"],
        impact: "Starting the app fails for many.",
        isKept: true,
      },
    ],
  },
  timeline: [
    ...calmCommon.timeline,
    row(2, 5200, "alerts", "alert.fired", { alert: "cache-hit", severity: "ticket", subject: "cache@eu-west" }),
    row(3, 8400, "alerts", "alert.fired", { alert: "store", severity: "ticket", subject: "store@eu-west" }),
    row(4, 9700, "alerts", "alert.fired", { alert: "burn", severity: "page", subject: "boot eu-west" }),
    row(5, 10_200, "comms", "incident.declared", { severity: "SEV-1" }),
    row(6, 11_000, "evidence", "evidence.shared", { card: "E3", target: "everything" }),
    row(7, 11_000, "comms", "post.sent", { state: "investigating" }),
    row(8, 12_000, "hypotheses", "hypothesis.state", { hypothesis: "H1", state: "ruled-out" }),
    row(9, 15_400, "evidence", "evidence.shared", { card: "E8", target: "boot@eu-west" }),
    row(10, 15_900, "evidence", "link.found", { link: "discovery@eu-west>cache@eu-west" }),
    row(11, 16_104, "alerts", "alert.fired", { alert: "burn", severity: "page", subject: "boot us-east" }),
    row(12, 16_380, "actions", "action.launched", { ref: "C1", action: "cap-boot-retries", target: "boot>store" }),
  ],
  chat: [
    ...calmCommon.chat,
    {
      n: 4,
      tick: 16_000,
      member: "m1",
      seat: 0,
      text: "Priya caps retries. Tomas, estimate shedding boots in eu-west.",
      reactions: [],
    },
    { n: 5, tick: 16_400, member: "m4", seat: 3, text: "On it.", reactions: [] },
  ],
};

const moving: NonNullable<OwnView["automations"][number]["look"]> = {
  tick: 9_800,
  read: { metric: "errorRatio", of: "eu-west", value: 0.62, target: 0.5, ageS: 4 },
  from: 0,
  wants: 0.3,
  to: 0.3,
  did: "move",
  why: null,
};

export const stormOwn: OwnView = {
  ...calmOwn,
  tray: [
    card("p1", {
      seat: 3,
      diagnostic: "store",
      signal: "metric",
      target: "store@eu-west",
      tick: 16_400,
      headline: {
        code: "look.store",
        params: { target: "store@eu-west", edge: "boot@eu-west>store@eu-west", share: 0.71, queue: 2108 },
      },
      sharedTick: null,
    }),
  ],
  diagnostics: {
    ...calmOwn.diagnostics,
    runs: [{ id: "r1", diagnostic: "logs", target: "store@eu-west", startTick: 16_560, endTick: 16_760 }],
  },
  depthNodes: stormScene.depthNodes,
  depth: stormScene.depth,
  automations: [
    {
      id: "failover:eu-west",
      kind: "failover",
      isPaused: false,
      override: null,
      look: { ...moving, tick: 16_500, from: 0.3, did: "steady" },
    },
  ],
  decisions: [
    { ...moving, n: 1, actor: "failover:eu-west", kind: "failover", did: "hold", why: "patience", wants: 0, to: 0 },
    { ...moving, n: 2, actor: "failover:eu-west", kind: "failover", tick: 10_100 },
  ],
};

export const ticks = { calm: calmScene.tick, storm: stormScene.tick } as const;

/** Somebody else has launched a change a second ago: the room's clock stands at 415.6 s. */
export const announcedActions: CommonView["actions"] = stormCommon.actions.map((action) => ({
  ...action,
  risk: "M",
  cancellableUntilMs: 419_600,
}));

export const commanding: Pick<OwnView, "you"> = {
  you: { ...stormOwn.you, seat: 0, member: "m1", consoles: ["CMD", "SCR"] },
};

/** The Full rules in a storm: one task taken, one overdue, one reported; a question to all that is open; a delegation. */
export const fullCommon: Pick<CommonView, "session" | "lead" | "delegable"> = {
  session: { ...stormCommon.session, layer: "full" },
  lead: {
    tasks: [
      taskOf("K1", { to: 2, text: "Check the pool of store in eu-west", state: "acked", dueMs: 480_000 }),
      taskOf("K2", { to: 3, text: "Say what the failover moves", dueMs: 400_000 }),
      taskOf("K3", {
        to: 1,
        text: "Ask three customers",
        state: "reported",
        report: "Condition: start fails. Needs: nothing",
      }),
    ],
    polls: [
      {
        id: "Q1",
        by: 0,
        text: "Drain eu-west to us-east",
        endsAtMs: 422_000,
        objections: [{ seat: 2, reason: "us-east is at 80 %" }],
        fine: [],
      },
    ],
    delegations: [{ seat: 3, action: "shift-traffic", untilTick: 20_000 }],
    reminders: [
      { id: "M1", by: 0, text: "Ask DAT again", dueMs: 409_000, isDue: true },
      { id: "M2", by: 0, text: "Is us-east still under 85 %?", dueMs: 500_000, isDue: false },
    ],
    handoff: null,
  },
  delegable: [{ action: "shift-traffic", label: "Shift users to the next region", seats: [3] }],
};

/** Command is offered to whoever looks. */
export const handedCommon: typeof fullCommon = {
  ...fullCommon,
  lead: {
    ...fullCommon.lead,
    polls: [],
    handoff: {
      id: "O1",
      by: 0,
      to: 3,
      text: "Condition: SEV-1, mitigating. 40 % of users affected; failing: boot. · Doing: Cap store retries (boot → store); H2 boot · Needs: Nothing.",
      endsAtMs: 440_000,
    },
  },
};

function taskOf(id: string, at: Partial<CommonView["lead"]["tasks"][number]>): CommonView["lead"]["tasks"][number] {
  return {
    id,
    by: 0,
    to: 1,
    text: "",
    state: "asked",
    dueMs: 420_000,
    report: null,
    ...at,
  };
}

export const inboxOwn: Pick<OwnView, "inbox"> = {
  inbox: (["noise", "vendor", "executive", "news"] as const).map((kind, n) => ({
    id: `letter-${n}`,
    tick: 12_000 + 900 * n,
    kind,
    text: `Letter ${n}: is it us, or is it you?`,
  })),
};
