/**
 * What an entry of `state.cohorts` holds: the attempts of one stream that were sent in one tick and wait for their answer.
 * Four doubles side by side, because a step reads and writes them together.
 */
import type { Stream } from "./compile/plant.ts";

/** Attempts whose client waits: all of them, those in the callee's queue, and those in service that will be in time. */
export const OUT = 0;
export const WAIT = 1;
export const WIN = 2;
/** Mean tick in which the calls began whose attempts these are. */
export const BIRTH = 3;
/** Doubles of an entry. */
export const COHORT = 4;

/** The entry of those sent at a tick. */
export function cohortAt({ ring, mask }: Stream, sentTick: number): number {
  return ring + (sentTick & mask) * COHORT;
}
