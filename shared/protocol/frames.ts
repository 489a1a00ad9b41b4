/**
 * What the server sends. Frames are numbered without gaps per seat: a client that sees a hole asks for a full view
 * (`resync`) instead of guessing. The common part is equal for the whole team, so the server encodes it once.
 */
import type { Refusal, Tick } from "../base/index.ts";
import type { Delta } from "./delta.ts";
import type { CommonView } from "./view/common.ts";
import type { OwnView } from "./view/own.ts";

export type Acknowledgement = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** The moment a frame shows. */
export interface Moment {
  /** Grows by one with every frame of this seat. */
  readonly n: number;
  /** Simulated time. */
  readonly tick: Tick;
  /** The room's clock: real milliseconds that were not paused. Deadlines of people are on it. */
  readonly clockMs: number;
}

export interface FullFrame extends Moment {
  readonly kind: "full";
  readonly common: CommonView;
  readonly own: OwnView;
}

export interface DeltaFrame extends Moment {
  readonly kind: "delta";
  readonly common: Delta | null;
  readonly own: Delta | null;
}

export type Frame = FullFrame | DeltaFrame;

/** Names by member id. They live apart from the journal, so that they can be erased. */
export interface Roster {
  readonly kind: "roster";
  readonly names: Readonly<Record<string, string>>;
  /** Those that are bots of the server's own. */
  readonly bots?: readonly string[];
  /** What the host called the team, or the teams together. */
  readonly teamName?: string;
}

export type ServerMessage = Frame | Roster;

/** The answer to joining, and to a team's going on to another round: from here on deltas start at `frame.n + 1`. */
export interface Welcome {
  readonly protocol: number;
  readonly member: string;
  /** Which team of how many, from 0. */
  readonly team: number;
  readonly teams: number;
  /** The number of the round among those of its team. */
  readonly round: number;
  readonly frame: FullFrame;
  readonly roster: Roster;
}
