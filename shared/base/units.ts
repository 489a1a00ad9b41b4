/**
 * The units that cross folders. Simulated time is counted in ticks of 100 ms; names carry their unit
 * (`timeoutMs`, `atS`, `rps`), and a ratio is 0..1, never a percentage.
 */

/** Ticks of simulated time since the round's T+0. Negative during the pre-roll. */
export type Tick = number;
/** A share between 0 and 1. */
export type Ratio = number;

export const TICK_MS = 100;
export const TICKS_PER_SECOND = 10;

export function secondsToTicks(seconds: number): Tick {
  return Math.round(seconds * TICKS_PER_SECOND);
}

/** `31:40`: whole minutes and seconds of what is not negative. */
export function minutesOf(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function ticksToSeconds(ticks: Tick): number {
  return ticks / TICKS_PER_SECOND;
}
