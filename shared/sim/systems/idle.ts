/**
 * Which streams and back-off rings hold nothing, so that a step passes them by: most retries of most calls, most of the
 * time. Owns `heldUntil` and `dueUntil`. A ring that is called idle holds nothing but zeros.
 */
import type { Step } from "../step.ts";

/** Everything that the stream sent has left its rings, and every place in them has been written over since. */
export function isIdle({ state, tick }: Step, stream: number): boolean {
  return tick > state.heldUntil[stream];
}

/** The stream's rings hold something of this step. */
export function noteHeld({ plant, state, tick }: Step, stream: number): void {
  state.heldUntil[stream] = tick + plant.streams[stream].length;
}

/** No attempt of the stream's back-off ring is due now. */
export function isNoneDue({ plant, state, tick }: Step, stream: number): boolean {
  return state.dueUntil[plant.streams[stream].backoffRing] < tick;
}

/** An attempt is due so many steps from now. */
export function noteDue({ plant, state, tick }: Step, stream: number, later: number): void {
  const ring = plant.streams[stream].backoffRing;
  if (state.dueUntil[ring] < tick + later) state.dueUntil[ring] = tick + later;
}
