/** What a counterfactual leaves, whichever way it was run. */
import type { Refusal, Tick } from "../../base/index.ts";
import type { Command } from "../../protocol/index.ts";
import type { Taped } from "./tape.ts";

export interface WhatIfRun extends Taped {
  readonly skipped: readonly Skipped[];
  readonly horizonHash: string;
}

/** A command of the original that could not be done any more. */
export interface Skipped {
  readonly tick: Tick;
  readonly command: Command;
  readonly refusal: Refusal;
}
