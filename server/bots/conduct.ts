/**
 * A host who does not play: begins when everybody is ready (a briefing that all have read is over by itself), and goes
 * through the debrief a step at a time. Pure: what the host's view says, and what to say then.
 */
import type { Command, Known } from "../../shared/protocol/index.ts";

const LAST_STEP = 4;
/** So long everybody can look at a step of the debrief, on the room's clock. */
const STEP_MS = 20_000;

/** `sinceMs` is when the present phase, or the present step of the debrief, was first seen. */
export function conduct({ common, clockMs }: Pick<Known, "common" | "clockMs">, sinceMs: number): Command | null {
  const seats = common.seats.filter(({ state }) => state !== "free");
  const isFull = seats.length === common.seats.length;
  switch (common.session.phase) {
    case "lobby":
      return isFull && seats.every(({ isReady }) => isReady) ? { type: "host.start" } : null;
    case "debrief": {
      const step = common.debrief?.step ?? 0;
      const isTime = clockMs - sinceMs >= STEP_MS;
      return isTime && step < LAST_STEP ? { type: "debrief.step", step: step + 1 } : null;
    }
    case "briefing":
    case "live":
    case "closed":
      return null;
  }
}
