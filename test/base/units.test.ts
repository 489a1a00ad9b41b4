import { expect, it } from "vitest";
import { secondsToTicks, TICK_MS, TICKS_PER_SECOND, ticksToSeconds } from "../../shared/base/index.ts";

it("counts ten ticks of 100 ms in a second", () => {
  expect(TICK_MS * TICKS_PER_SECOND).toBe(1000);
  expect(secondsToTicks(1)).toBe(10);
});

it("takes a time to the nearest tick, before T+0 too", () => {
  expect([0.04, 0.06, 12.34, -2.5].map(secondsToTicks)).toEqual([0, 1, 123, -25]);
});

it("brings every whole tick back unchanged", () => {
  const ticks = Array.from({ length: 72_001 }, (_, i) => i - 36_000);
  expect(ticks.filter((tick) => secondsToTicks(ticksToSeconds(tick)) !== tick)).toEqual([]);
});
