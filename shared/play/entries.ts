/**
 * What the journal holds: everything that decides a round and is not the world's own. Each entry carries when it
 * happened, in simulated time and on the room's clock, because the reducer has no clock of its own.
 */
import type { Tick } from "../base/index.ts";
import type { Command } from "../protocol/index.ts";

export interface Stamp {
  /** Order in the journal, from 1. */
  readonly seq: number;
  readonly tick: Tick;
  /** The room's clock: real milliseconds that were not paused. */
  readonly clockMs: number;
}

export type Happening =
  | {
      readonly kind: "command";
      readonly by: string;
      readonly command: Command;
      /** What-ifs name the change that a launch makes, so that leaving another one out renames nothing. */
      readonly ref?: string;
    }
  | { readonly kind: "presence"; readonly member: string; readonly event: Presence }
  /** A deadline of `play.timers` has passed on the room's clock. */
  | { readonly kind: "timer"; readonly timer: string }
  /** A step of this round threw; it goes to its debrief, alone. */
  | { readonly kind: "failure" }
  /** Another engine lives the round from here on: it cannot compute what lies before as it was. */
  | { readonly kind: "engine"; readonly engine: string };

/** `away` is a dropped link, `left` is a decision: only the second frees the seat. */
export type Presence =
  | { readonly kind: "joined"; readonly isHost: boolean }
  | { readonly kind: "away" }
  | { readonly kind: "back" }
  | { readonly kind: "left" }
  /** Somebody without this member's token asks for the place; they wait for an answer, until they do not. */
  | { readonly kind: "asks" }
  | { readonly kind: "asks-no-more" };

export type Entry = Stamp & Happening;
