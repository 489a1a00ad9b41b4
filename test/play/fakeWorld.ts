/**
 * A stand-in for the simulation with its contract and none of its physics: readings follow the tick, the launched
 * changes and one "harm" that telemetry shows. `hidden` is state that a team cannot know, in the world's hash and in the
 * readings of undocumented calls: nothing may depend on it.
 */
import { must } from "../../shared/base/index.ts";
import type { World } from "../../shared/play/index.ts";
import { expand } from "../../shared/content/index.ts";
import type {
  GroupInside,
  Observation,
  RunningAction,
  SimCommand,
  SimEvent,
  StationPaths,
} from "../../shared/sim/index.ts";
import { fakeScenario } from "./fakeScenario.ts";

const SCRAPE_TICKS = 100;
const PRE_ROLL_SCRAPES = 30;
const topology = expand(fakeScenario.world, fakeScenario);

export interface FakeOptions {
  readonly hidden?: number;
  /** From this tick the store is busy, requests fail and a page fires. */
  readonly harmAtTick?: number;
  /** Between these ticks all is well again. */
  readonly calmTicks?: readonly [from: number, to: number];
  readonly winAtTick?: number;
  /** Between these ticks no action and no undo gets an answer. */
  readonly mute?: readonly [from: number, to: number];
  /** Looks that nobody answers. */
  readonly silentLooks?: readonly string[];
}

interface State {
  tick: number;
  running: RunningAction[];
}

/** The part of the simulation that play needs, and what tests ask of it besides. */
export interface FakeWorld extends World {
  fork(): FakeWorld;
  hash(): string;
}

export function createFakeWorld(options: FakeOptions = {}, from?: State): FakeWorld {
  const state: State = from ?? { tick: -PRE_ROLL_SCRAPES * SCRAPE_TICKS, running: [] };
  return {
    get tick() {
      return state.tick;
    },
    step(commands) {
      for (const command of commands) take(state, command, options);
      state.tick++;
      state.running = state.running.map((action) => settle(action, state.tick));
      return state.tick === options.winAtTick ? [won(state.tick)] : [];
    },
    fork: () => createFakeWorld(options, structuredClone(state)),
    hash: () => JSON.stringify([state, options.hidden ?? 0]),
    observe: () => observe(state, options),
    running: () => state.running,
    instruments: {
      unanswered: (look) => (options.silentLooks?.includes(look) ? "console" : null),
      inside: (station) => insideOf(station),
      paths: () => paths,
    },
  };
}

/** Half of the busy threads work themselves, the others wait for each call of the station alike. */
function insideOf(station: number): readonly GroupInside[] {
  const calls = topology.calls.flatMap(({ from }, call) =>
    "station" in from && from.station === station ? [call] : [],
  );
  const waiting = calls.map((call) => ({ calls: [call], held: 40 / calls.length }));
  return [{ group: "main", slots: 100, ownWork: 40, waiting, queued: 0 }];
}

const paths: StationPaths = {
  isDead: false,
  isAdvertised: null,
  links: [{ from: "west", to: "east", lossRatio: 0, roundTripMs: 70 }],
  records: [],
  copies: [],
};

function take(state: State, command: SimCommand, { mute: [from, to] = [0, 0] }: FakeOptions): void {
  const obstacle =
    state.tick >= from && state.tick < to ? ({ code: "no-answer", of: "names@west", says: null } as const) : null;
  const change = (update: Partial<RunningAction>): void => {
    state.running = state.running.map((action) => (action.ref === command.ref ? { ...action, ...update } : action));
  };
  switch (command.kind) {
    case "action.launch": {
      const spec = must(fakeScenario.actions[command.action], "action");
      const { ref, action, target, value } = command;
      const effectiveTick = state.tick + spec.leadS * 10;
      const times = { launchedTick: state.tick, effectiveTick };
      const launched = { ref, action, target, value, verb: spec.verb, ...times } as const;
      state.running = [...state.running, { ...launched, state: obstacle ? "failed" : "running", obstacle }];
      return;
    }
    case "action.cancel":
      return change({ state: "cancelled" });
    case "action.undo":
      return change(obstacle ? { obstacle } : { state: "undoing", effectiveTick: state.tick + 150, obstacle });
  }
}

function settle(action: RunningAction, tick: number): RunningAction {
  if (tick < action.effectiveTick) return action;
  if (action.state === "running") return { ...action, state: "effective" };
  return action.state === "undoing" ? { ...action, state: "undone" } : action;
}

function won(tick: number): SimEvent {
  return { id: 1, tick, kind: "won", subject: "round", parents: [], root: null, data: {} };
}

function observe(
  { tick }: State,
  { harmAtTick = Infinity, calmTicks = [Infinity, Infinity], hidden = 0 }: FakeOptions,
): Observation {
  const scrape = Math.floor(tick / SCRAPE_TICKS) + PRE_ROLL_SCRAPES;
  const scrapeTick = (scrape - PRE_ROLL_SCRAPES) * SCRAPE_TICKS;
  const [calmFrom, calmTo] = calmTicks;
  const isCalm = scrapeTick >= calmFrom && scrapeTick < calmTo;
  const harm = scrapeTick >= harmAtTick && !isCalm ? 1 : 0;
  const wave = (scrape % 5) / 100;
  return {
    tick,
    scrapeTick,
    scrape,
    ceilings: [],
    members: [],
    stations: topology.stations.map(({ service }) =>
      service.instrumented
        ? {
            ageTicks: 0,
            rps: 100 + wave,
            errorRatio: service.id === "edge" ? 0.2 * harm : 0,
            p50Ms: 10 + wave,
            p95Ms: 40 + 400 * harm,
            utilization: service.id === "store" ? 0.3 + 0.6 * harm : 0.4,
            queue: service.id === "store" ? 900 * harm : 0,
            replicasServing: 4,
            replicasWanted: 4,
            hitRatio: service.id === "cache" ? 0.97 - 0.3 * harm : null,
          }
        : null,
    ),
    edges: topology.edges.map(({ call }) => ({
      ageTicks: 0,
      attemptsRps: 100 + 200 * harm + (topology.calls[call]?.spec.hidden ? 1000 * hidden : 0),
      callsRps: 100,
      goodRps: 100 - 20 * harm,
      errorRatio: 0.2 * harm,
      timeoutRatio: 0.1 * harm,
      p95Ms: 40 + 400 * harm,
      breakerOpen: false,
      timeoutMs: topology.calls[call]?.spec.timeoutMs ?? null,
    })),
    alerts: alertsAt(scrapeTick, harmAtTick, calmTicks),
    alertsAgeTicks: 0,
    usersAgeTicks: 0,
    sli: 1 - 0.2 * harm,
    burn: 20 * harm,
    regions: [
      { affectedRatio: 0.3 * harm, users: 1000 },
      { affectedRatio: 0, users: 500 },
    ],
    usersAffected: 300 * harm,
    usersTotal: 1500,
    userMinutesLost: harm * scrape,
    feed: [],
    logs: [12 * harm, 3 * harm].map((lines) => ({ lines, dropped: 0, ageTicks: 0 })),
    traces: topology.stations.map(() => ({ ageTicks: 0, keptRatio: 1 })),
    automations: [
      { id: "quiet-restart", paused: false, override: null, share: 0.5, look: null },
      { id: "failover:west", paused: false, override: null, share: 0, look: null },
    ],
    decisions: [decision(1, "quiet-restart"), decision(2, "failover:west")],
  };
}

function decision(n: number, actor: string): Observation["decisions"][number] {
  return { n, actor, tick: -50 * n, read: null, from: 0, wants: 0.5, to: 0.5, did: "stage", why: null };
}

/** A resolved alert stays beside its successor, as in the simulation. */
function alertsAt(tick: number, since: number, [calmFrom, calmTo]: readonly [number, number]): Observation["alerts"] {
  if (tick < since) return [];
  if (tick < calmFrom) return firing(since);
  const resolved = firing(calmFrom).map((alert) => ({ ...alert, state: "resolved" as const }));
  return tick < calmTo ? resolved : [...resolved, ...firing(calmTo)];
}

function firing(sinceTick: number): Observation["alerts"] {
  const reading = { rule: 0, value: 0.9, threshold: 0.7, sinceTick, state: "firing" } as const;
  return [
    { ...reading, id: "burn:request west", severity: "page", subject: "request west", value: 20, threshold: 14.4 },
    { ...reading, id: "store-busy:store@west", severity: "ticket", subject: "store@west" },
  ];
}
