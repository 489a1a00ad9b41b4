import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { lastDue, shareDue } from "../../shared/sim/systems/retries.ts";
import { measure, oneService, open, run, set } from "./bench.ts";

/** Goodput long after a spike of three times the capacity. */
function goodputAfterSpike(retries: number, base: number): number {
  const world = open(oneService({ timeoutMs: 1000, retries: { max: retries } }, { queue: { places: 400 } }));
  set(world, "users.rps", base);
  run(world, 20);
  set(world, "users.rps", 300);
  run(world, 30);
  set(world, "users.rps", base);
  run(world, 200);
  return measure(world, 60).ok;
}

describe("k retries of one service", () => {
  it("recover from a spike if and only if the base is below 1/(k+1) of capacity", () => {
    for (const retries of [1, 2, 3]) {
      const edge = 100 / (retries + 1);
      expect(goodputAfterSpike(retries, 0.85 * edge)).toBeGreaterThan(0.78 * edge);
      expect(goodputAfterSpike(retries, 1.15 * edge)).toBeLessThan(0.1 * edge);
    }
  });

  it("[R1] never make more than k+1 attempts of a call, whatever goes wrong", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(0, 40, 200, 900),
        fc.constantFrom("none", "full"),
        fc.constantFrom(0, 1),
        (max, backoffMs, jitter, errorRatio) => {
          const journey = { rps: 150, timeoutMs: 300, retries: { max, backoffMs, jitter } };
          const groups = [{ slots: 10, serviceMs: 100, errorRatio }];
          const { state } = run(open(oneService(journey, { groups, queue: { places: 30 } })), 60).step;
          expect(must(state.edgeAttempts[0], "attempts")).toBeLessThanOrEqual(
            (max + 1) * must(state.callSent[0], "calls") + 1e-6,
          );
        },
      ),
      { numRuns: 30, seed: 4 },
    );
  });

  it("[R2] spend all attempts at once against a full queue when there is no back-off", () => {
    const world = open(oneService({ rps: 400, timeoutMs: 10_000, retries: { max: 3 } }, { queue: { places: 0 } }));
    run(world, 20);
    const { attempts, ok, calls } = measure(world, 60);
    // Each call that fails has been refused four times; one that succeeds was let in at its first attempt.
    expect(attempts).toBeCloseTo(ok + 4 * (calls - ok), -1.5);
  });
});

describe("retries on every edge of a chain", () => {
  it("multiply: every tier of k retries sends k+1 times what reaches it when the last one fails", () => {
    for (const max of [1, 2, 3]) {
      const edge = { timeoutMs: 30_000, retries: { max } };
      const world = open({
        services: [
          { id: "a", groups: [{ serviceMs: 5 }], calls: [{ to: "b", ...edge }] },
          { id: "b", groups: [{ serviceMs: 5 }], calls: [{ to: "c", ...edge }] },
          { id: "c", groups: [{ serviceMs: 5, errorRatio: 1 }] },
        ],
        populations: [{ id: "users", journeys: [{ to: "a", rps: 50, ...edge }] }],
      });
      run(world, 20);
      const { state } = world.step;
      const before = state.arrivals.slice();
      const sent = must(state.callSent[0], "sent");
      run(world, 60);
      const calls = must(state.callSent[0], "sent") - sent;
      for (const tier of [0, 1, 2]) {
        const arrivals = must(state.arrivals[tier], "arrivals") - must(before[tier], "arrivals");
        expect(arrivals / calls / (max + 1) ** (tier + 1)).toBeCloseTo(1, 1.5);
      }
    }
  });
});

it("[R3] a budget bounds retries to its ratio of the first attempts, plus what the bucket held", () => {
  for (const ratio of [0.05, 0.1, 0.5]) {
    const budget = { ratio, capTokens: 40 };
    const world = open(
      oneService({ rps: 300, timeoutMs: 1000, retries: { max: 3 }, budget }, { queue: { places: 1000 } }),
    );
    const { state } = run(world, 120).step;
    const [attempts, calls] = [must(state.edgeAttempts[0], "attempts"), must(state.edgeCalls[0], "calls")];
    expect(attempts - calls).toBeLessThanOrEqual(ratio * calls + 40 + 1);
    expect(attempts - calls).toBeGreaterThan(0.8 * ratio * calls);
  }
});

it("[R1] every retry falls due in some step, once, and on average after its wait", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 3000, noNaN: true }),
      fc.double({ min: 1, max: 3, noNaN: true }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom("none", "full"),
      (backoffMs, factor, n, jitter) => {
        const { step } = open(oneService({ retries: { max: 4, backoffMs, factor, capMs: 5000, jitter } }));
        let total = 0;
        let later = 0;
        for (let i = 0; i <= lastDue(step, 0, n); i++) {
          const share = shareDue(step, 0, n, i);
          expect(share).toBeGreaterThanOrEqual(-1e-9);
          total += share;
          later += share * i;
        }
        expect(total).toBeCloseTo(1, 9);
        const wait = Math.min(5000, backoffMs * factor ** (n - 1)) / 100;
        expect(later).toBeCloseTo(jitter === "full" ? wait / 2 : wait, 6);
      },
    ),
    { numRuns: 200, seed: 5 },
  );
});
