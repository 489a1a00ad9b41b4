import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createPace } from "../../../server/rooms/pace.ts";

const start = { clockMs: 0, nowMs: 0, rate: 1 };
const running = { kind: "running", speed: 4 } as const;

it("owes ten ticks a second at 1×, and keeps fractions", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
      fc.constantFrom(1, 2, 4, 8),
      (gaps, speed) => {
        const pace = createPace(start);
        let [nowMs, ticks] = [0, 0];
        for (const gap of gaps) ticks += pace.advance((nowMs += gap), { kind: "running", speed }).ticks;
        expect(Math.abs(ticks - (nowMs * speed) / 100)).toBeLessThan(1);
        expect(pace.clockMs).toBe(nowMs);
      },
    ),
  );
});

it("stands still in a pause and runs on after it", () => {
  const pace = createPace(start);
  pace.advance(1000, running);
  expect(pace.advance(61_000, { kind: "still" })).toEqual({ ticks: 0, slippedMs: 0 });
  expect(pace.clockMs).toBe(1000);
  expect(pace.advance(61_100, running).ticks).toBe(4);
});

it("lets the clock go on while the world waits for people", () => {
  const pace = createPace(start);
  expect(pace.advance(500, { kind: "waiting" }).ticks).toBe(0);
  expect(pace.clockMs).toBe(500);
});

it("makes up for a second at most; beyond that the room's clock slips, and it says by how much", () => {
  const pace = createPace(start);
  expect(pace.advance(5000, running)).toEqual({ ticks: 40, slippedMs: 4000 });
  expect(pace.clockMs).toBe(1000);
});

it("keeps clock and world together where a test speed asks for more than can be stepped", () => {
  const pace = createPace({ ...start, rate: 1000 });
  const { ticks, slippedMs } = pace.advance(50, running);
  expect(pace.clockMs * 4).toBe(ticks * 100);
  expect(pace.clockMs + slippedMs).toBe(50_000);
});
