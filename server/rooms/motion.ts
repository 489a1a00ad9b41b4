/** What a round's phase means for its clock. */
import type { Round } from "../../shared/play/index.ts";
import type { Motion } from "./pace.ts";

export interface ClockState {
  readonly phase: string;
  readonly speed: number;
  readonly isPaused: boolean;
}

export function stateOf({ play: { phase, options } }: Round): ClockState {
  return { phase: phase.kind, speed: options.speed, isPaused: phase.kind === "live" && phase.isPaused };
}

export function motionOf({ play: { phase, options } }: Round): Motion {
  if (phase.kind !== "live") return { kind: "waiting" };
  return phase.isPaused ? { kind: "still" } : { kind: "running", speed: options.speed };
}

/** Whether a deadline of the phase is running, so that seconds count. */
export function isOnTheClock({ play: { phase } }: Round): boolean {
  return phase.kind === "briefing" || phase.kind === "live";
}
