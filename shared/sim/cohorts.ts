/**
 * What an entry of `state.cohorts` holds: the attempts of one stream that were sent in one tick and wait for their answer.
 * Five doubles side by side, because a step reads and writes them together.
 */
import type { Stream } from "./compile/plant.ts";

/** Attempts whose client waits: all of them, those in the callee's queue, and those in service that will be in time. */
export const OUT = 0;
export const WAIT = 1;
export const WIN = 2;
/** Mean birth tick of the contexts that sent them, and the share of those whose own client waits. */
export const BIRTH = 3;
export const LIVE = 4;
/** Doubles of an entry. */
export const COHORT = 5;

/** The entry of those sent at a tick. */
export function cohortAt({ ring, mask }: Stream, sentTick: number): number {
  return ring + (sentTick & mask) * COHORT;
}
