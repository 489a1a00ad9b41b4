/**
 * The tempo of a scenario, as facts to be judged: a run that nobody touches gives clues, page, tip and end; the
 * reference's run says how long each console waits for something to see or do; delayed references say how late is late.
 */
import type { Tick } from "../../shared/base/index.ts";
import { secondsToTicks } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { liveThrough } from "../../shared/play/index.ts";
import { createPolicy, openSimulation } from "../../shared/sim/index.ts";
import type { Observation, Policy, Simulation } from "../../shared/sim/index.ts";
import { beatsOf } from "./beats.ts";
import type { Beats } from "./beats.ts";
import { horizonOf, played } from "./live.ts";
import type { Played } from "./live.ts";
import { openNewsDesk } from "./news.ts";
import type { News } from "./news.ts";

export interface Tempo {
  readonly horizonTick: Tick;
  readonly beats: Beats;
  /** What the untouched run showed, in order. */
  readonly news: readonly News[];
  /** What the reference's run showed and did. */
  readonly playedNews: readonly News[];
  readonly wonTick: Tick | null;
  /** The latest moment from which the reference still wins, to within `GRAIN_TICKS`; null if it never does. */
  readonly lastUsefulTick: Tick | null;
}

/** How finely the last useful moment is looked for. */
const GRAIN_TICKS = secondsToTicks(20);

export function tempoOf(scenario: Scenario, seed: number, tell: (progress: string) => void): Tempo {
  const horizonTick = horizonOf(scenario);
  tell("pre-roll");
  const start = openSimulation(scenario, String(seed));
  const before = liveThrough(start);
  tell("untouched");
  const untouched = reported(scenario, start, before, null);
  tell("reference");
  const reference = referenceOf(scenario, start);
  const run = reported(scenario, start, before, reference.fork());
  const beats = beatsOf(scenario, untouched.run.events);
  const wonTick = run.run.wonTick;
  const end = beats.globalTick ?? horizonTick;
  const winsFrom = (tick: Tick): boolean => {
    tell(`reference from ${tick / 10} s`);
    return winsWhenDelayed(start, reference, tick, horizonTick);
  };
  return {
    horizonTick,
    beats,
    news: untouched.news,
    playedNews: run.news,
    wonTick,
    lastUsefulTick: wonTick === null ? null : lastHolding(firstLaunch(run.run), end, GRAIN_TICKS, winsFrom),
  };
}

function referenceOf(scenario: Scenario, { topology }: Simulation): Policy {
  const name = Object.entries(scenario.policies).find(([, { kind }]) => kind === "reference")?.[0] ?? "reference";
  const policy = createPolicy(scenario, topology, name);
  if (!policy.ok) throw new Error(policy.refusal.reason);
  return policy.value;
}

function reported(
  scenario: Scenario,
  start: Simulation,
  before: readonly Observation[],
  policy: Policy | null,
): { readonly run: Played; readonly news: readonly News[] } {
  const desk = openNewsDesk(scenario, start.topology, before);
  const until = (simulation: Simulation): boolean => {
    desk.scrape(simulation.observe());
    return false;
  };
  const run = played(start.fork(), policy, horizonOf(scenario), { until });
  desk.happened(run.events);
  return { run, news: [...desk.news].sort((a, b) => a.tick - b.tick) };
}

function firstLaunch({ events }: Played): Tick {
  return events.find(({ kind }) => kind === "action-launched")?.tick ?? 0;
}

/** Nobody acts before the tick; a run that is lost is not played on. */
function winsWhenDelayed(start: Simulation, reference: Policy, tick: Tick, horizonTick: Tick): boolean {
  const world = start.fork();
  played(world, null, tick);
  const isOver = (simulation: Simulation): boolean => simulation.harm().wentGlobal || simulation.harm().won;
  return played(world, reference.fork(), horizonTick, { until: isOver }).wonTick !== null;
}

/** By bisection, the last point from which it holds, between one where it does and one where it does not. */
export function lastHolding(holds: Tick, fails: Tick, grain: Tick, isHolding: (tick: Tick) => boolean): Tick {
  let [low, high] = [holds, fails];
  while (high - low > grain) {
    const middle = Math.round((low + high) / 200) * 100;
    if (middle <= low || middle >= high) break;
    if (isHolding(middle)) low = middle;
    else high = middle;
  }
  return low;
}
