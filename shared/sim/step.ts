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

/** A mass of contexts that share a fate: how many, which share still has a waiting client, and their mean birth. */
export interface Parcel {
  mass: number;
  /** Share of the mass whose own client had not gone when it was put together. */
  live: number;
  /** Mean birth tick of the living. */
  birth: number;
}

function emptyParcel(): Parcel {
  return { mass: 0, live: 0, birth: 0 };
}

export function clearParcel(parcel: Parcel): void {
  parcel.mass = 0;
  parcel.live = 0;
  parcel.birth = 0;
}

/** Adds to a parcel. Births are weighted by the living, or a crowd of the dead would age them. */
export function mixIn(parcel: Parcel, mass: number, live: number, birth: number): void {
  if (mass <= 0) return;
  if (parcel.mass === 0) {
    parcel.mass = mass;
    parcel.live = live;
    parcel.birth = birth;
    return;
  }
  const old = parcel.mass * parcel.live;
  const added = mass * live;
  const living = old + added;
  parcel.birth = living > 0 ? (old * parcel.birth + added * birth) / living : birth;
  parcel.mass += mass;
  parcel.live = living / parcel.mass;
}

/** The same for one entry of three state arrays. */
export function mixAt(
  masses: Float64Array,
  lives: Float64Array,
  births: Float64Array,
  at: number,
  mass: number,
  live: number,
  birth: number,
): void {
  if (mass <= 0) return;
  const before = masses[at];
  if (before === 0) {
    masses[at] = mass;
    lives[at] = live;
    births[at] = birth;
    return;
  }
  const old = before * lives[at];
  const added = mass * live;
  const living = old + added;
  births[at] = living > 0 ? (old * births[at] + added * birth) / living : birth;
  masses[at] = before + mass;
  lives[at] = living / (before + mass);
}

/** Requests of one class on their way over one edge, and who waits for them. */
export interface Batch extends Parcel {
  edge: number;
  class: number;
  /** 0 is a call's first attempt. */
  attempt: number;
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
  /** Contexts on their way through a pool's calls: through, failed, and at the next call. */
  readonly good: Parcel;
  readonly bad: Parcel;
  readonly next: Parcel;
  readonly batch: Batch;
  /** What a batch came to within the step, in calls. */
  readonly outcome: { good: number; bad: number };
  readonly entered: Entered;
  /** What became of one round of attempts, and who refused how many of them: one entry per lane of an edge. */
  readonly delivered: { good: number; failed: number; refused: number };
  readonly refusedBy: Float64Array;
  /** Contexts that begin their own work, by class. */
  readonly begun: readonly Parcel[];
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
    mean: number;
    /** The hazard of those whose client has gone. */
    beyond: number;
    readonly mass: Float64Array;
    readonly part: Float64Array;
    readonly hazard: Float64Array;
    readonly lean: Float64Array;
  };
  /** By (pool, class): mean own work in steps, and the shares of older work and of even starts that a step leaves. */
  readonly ownWork: Float64Array;
  readonly leftOld: Float64Array;
  readonly leftNew: Float64Array;
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
    good: emptyParcel(),
    bad: emptyParcel(),
    next: emptyParcel(),
    batch: { edge: 0, class: 0, attempt: 0, mass: 0, live: 0, birth: 0 },
    outcome: { good: 0, bad: 0 },
    entered: { waiting: forSeats(), failing: forSeats(), open: forSeats() },
    delivered: { good: 0, failed: 0, refused: 0 },
    refusedBy: new Float64Array(4),
    begun: Array.from({ length: classes }, emptyParcel),
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
      mean: 0,
      beyond: 0,
      mass: new Float64Array(longest),
      part: new Float64Array(longest),
      hazard: new Float64Array(longest),
      lean: new Float64Array(longest),
    },
    ownWork: new Float64Array(perPool),
    leftOld: new Float64Array(perPool),
    leftNew: new Float64Array(perPool),
    calling: new Float64Array(perClient),
    fan: new Float64Array(perClient),
    widest: new Float64Array(plant.clients.length).fill(1),
    delay: new Float64Array(plant.edges.length),
    prompt: new Float64Array(plant.edges.length).fill(1),
    kept: new Float64Array(plant.edges.length).fill(1),
    linkKept: new Float64Array(plant.ways.length),
  };
}
