/**
 * What every system is handed: the compiled plant, the state, and the tick being computed. Systems are
 * `(step) => void`; each header names the fields it owns.
 */
import { MOST_BESIDE } from "../content/index.ts";
import type { Plant } from "./compile/plant.ts";
import type { State } from "./state.ts";
import type { Turn } from "./systems/service.ts";

export interface Step {
  readonly plant: Plant;
  readonly state: State;
  readonly work: Work;
  tick: number;
}

export { DUST, TRACE } from "./dust.ts";

/** Adds attempts to an entry of two state arrays: how many, and the mean tick in which their calls began. */
export function mixAt(masses: Float64Array, births: Float64Array, at: number, mass: number, birth: number): void {
  if (mass <= 0) return;
  const before = masses[at];
  masses[at] = before + mass;
  births[at] = before === 0 ? birth : (before * births[at] + mass * birth) / (before + mass);
}

/** Requests of one class on their way over one edge. */
export interface Batch {
  edge: number;
  class: number;
  /** 0 is a call's first attempt. */
  attempt: number;
  mass: number;
  /** Mean tick in which the calls began. */
  birth: number;
}

/** What became within the step of contexts that came to a bundle: per seat, the shares that wait and that failed. */
export interface Entered {
  readonly waiting: Float64Array;
  readonly failing: Float64Array;
  /** Calls that stay open, per seat. */
  readonly open: Float64Array;
}

/** Working memory of a run, so that a step allocates nothing. Nothing in it outlives a step. */
export interface Work {
  /** Contexts on their way through a pool's calls: at a call, failed, and through with it. */
  readonly contexts: { good: number; bad: number; next: number };
  readonly batch: Batch;
  /** What a batch came to within the step, in calls. */
  readonly outcome: { good: number; bad: number };
  readonly entered: Entered;
  /** What became of one round of attempts, and who refused how many of them: one entry per lane of an edge. */
  readonly delivered: { good: number; failed: number; refused: number };
  readonly refusedBy: Float64Array;
  /** Contexts that begin their own work, by class. */
  readonly begun: Float64Array;
  /** Arrivals foreseen at a pool, and what becomes of one start, by class. */
  readonly foreseen: Float64Array;
  readonly good1: Float64Array;
  readonly bad1: Float64Array;
  readonly turn: Turn;
  /** What is in work at a pool, by tick from `first` on, and the hazard and the part of it that is answered. */
  readonly settle: {
    first: number;
    count: number;
    total: number;
    /** The hazard of those whose client has gone. */
    beyond: number;
    readonly mass: Float64Array;
    readonly part: Float64Array;
    readonly hazard: Float64Array;
  };
  /** By (pool, class): mean own work in steps, and the shares of older work and of even starts that a step leaves. */
  readonly ownWork: Float64Array;
  readonly leftOld: Float64Array;
  readonly leftNew: Float64Array;
  /** Arrivals that are known before callers send, by (pool, class), before any is turned away. */
  readonly offered: Float64Array;
  /** By (client, class): the share of requests that call, and the calls side by side of one that does. */
  readonly calling: Float64Array;
  readonly fan: Float64Array;
  /** The widest of them, by client. */
  readonly widest: Float64Array;
  /** By edge: steps of a round trip, the share of attempts that arrives within the step, and the share not lost. */
  readonly delay: Float64Array;
  readonly prompt: Float64Array;
  readonly kept: Float64Array;
  /** Share that a link carries. */
  readonly linkKept: Float64Array;
}

const forSeats = (): Float64Array => new Float64Array(MOST_BESIDE);

export function workFor(plant: Plant): Work {
  const classes = plant.classes.length;
  const perPool = plant.pools.length * classes;
  const perClient = plant.clients.length * classes;
  const longest = plant.pools.reduce((most, { ring }) => Math.max(most, ring.length), 0);
  return {
    contexts: { good: 0, bad: 0, next: 0 },
    batch: { edge: 0, class: 0, attempt: 0, mass: 0, birth: 0 },
    outcome: { good: 0, bad: 0 },
    entered: { waiting: forSeats(), failing: forSeats(), open: forSeats() },
    delivered: { good: 0, failed: 0, refused: 0 },
    refusedBy: new Float64Array(4),
    begun: new Float64Array(classes),
    foreseen: new Float64Array(classes),
    good1: new Float64Array(classes),
    bad1: new Float64Array(classes),
    turn: {
      busy: 0,
      queued: 0,
      arriving: 0,
      slots: 0,
      places: 0,
      service: 0,
      leftOld: 0,
      leftNew: 0,
      cv: 1,
      work: 0,
      key: 0,
      tick: 0,
      departures: 0,
      starts: 0,
      rejected: 0,
    },
    settle: {
      first: 0,
      count: 0,
      total: 0,
      beyond: 0,
      mass: new Float64Array(longest),
      part: new Float64Array(longest),
      hazard: new Float64Array(longest),
    },
    ownWork: new Float64Array(perPool),
    leftOld: new Float64Array(perPool),
    leftNew: new Float64Array(perPool),
    offered: new Float64Array(perPool),
    calling: new Float64Array(perClient),
    fan: new Float64Array(perClient),
    widest: new Float64Array(plant.clients.length).fill(1),
    delay: new Float64Array(plant.edges.length),
    prompt: new Float64Array(plant.edges.length).fill(1),
    kept: new Float64Array(plant.edges.length).fill(1),
    linkKept: new Float64Array(plant.ways.length),
  };
}
