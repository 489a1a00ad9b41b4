/** A game as its seven screens showed it. Told over and over it goes on: what was added is added again. */
import type { CommonView, Delta, OwnView } from "../../../shared/protocol/index.ts";

export interface Recorded {
  readonly everyMs: number;
  readonly common: CommonView;
  /** By seat. */
  readonly owns: readonly OwnView[];
  readonly changes: readonly Change[];
}

export interface Change {
  readonly tick: number;
  readonly clockMs: number;
  readonly common: Delta | null;
  readonly owns: readonly (Delta | null)[];
}
