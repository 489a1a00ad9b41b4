/** Base: what every other folder stands on. Depends on nothing. */
export { assert, Bug, must, unreachable } from "./assert.ts";
export { backoffMs } from "./backoff.ts";
export { cos, exp, expFall, log, pow } from "./math.ts";
export { ok, refuse } from "./result.ts";
export type { Refusal, Result } from "./result.ts";
export { fill, namesIn } from "./template.ts";
export type { Names, Values } from "./template.ts";
export { minutesOf, secondsToTicks, TICK_MS, TICKS_PER_SECOND, ticksToSeconds } from "./units.ts";
export type { Ratio, Tick } from "./units.ts";
