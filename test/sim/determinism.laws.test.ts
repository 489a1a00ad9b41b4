import * as fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { hashRun } from "../../shared/sim/hash.ts";
import { copyState } from "../../shared/sim/state.ts";
import { worldOf } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { anyWorld, open, oneService, run, set } from "./bench.ts";

function bytes({ step }: World): string {
  return hashRun(step.state.buffer, new Uint8Array());
}

it("the same world and seed give the same bytes, another seed others", () => {
  fc.assert(
    fc.property(anyWorld, (spec) => {
      const first = bytes(run(open(spec, "a"), 20));
      expect(bytes(run(open(spec, "a"), 20))).toBe(first);
      expect(bytes(run(open(spec, "b"), 20))).not.toBe(first);
    }),
    { numRuns: 20, seed: 2 },
  );
});

it("a fork at any tick continues identically, and leaves the original alone", () => {
  fc.assert(
    fc.property(anyWorld, fc.integer({ min: 1, max: 299 }), (spec, at) => {
      const world = run(open(spec), at / 10);
      const fork = worldOf(world.plant, copyState(world.plant, world.step.state), world.step.tick);
      const before = bytes(world);
      run(fork, (300 - at) / 10);
      expect(bytes(world)).toBe(before);
      expect(bytes(run(world, (300 - at) / 10))).toBe(bytes(fork));
    }),
    { numRuns: 30, seed: 3 },
  );
});

it("what happens to one station changes nothing in the luck of an unrelated one", () => {
  const calm = { id: "calm", groups: [{ slots: 3, serviceMs: 100 }] };
  const other = { id: "other", groups: [{ slots: 3, serviceMs: 100 }], queue: { places: 50 } };
  const spec = {
    services: [calm, other],
    populations: [
      { id: "ours", journeys: [{ to: "calm", rps: 25 }] },
      { id: "theirs", journeys: [{ to: "other", rps: 20, retries: { max: 2 } }] },
    ],
  };
  const [plain, changed] = [open(spec), open(spec)];
  const seen = (world: World) => {
    const { state } = world.step;
    return [state.callOk[0], state.queueTotal[0], state.waitMean[0], state.arrivals[0]];
  };
  for (let second = 0; second < 120; second++) {
    if (second === 30) set(changed, "other.serviceMs", 900);
    if (second === 40) set(changed, "theirs.rps", 90);
    run(plain, 1);
    run(changed, 1);
    expect(seen(changed)).toEqual(seen(plain));
  }
  expect(must(changed.step.state.callFailed[1], "failed")).toBeGreaterThan(0);
});

it("a change of a parameter that has passed leaves only what it caused", () => {
  const spec = oneService({ rps: 40 });
  const [plain, changed] = [open(spec), open(spec)];
  run(plain, 300);
  run(changed, 10);
  set(changed, "service.slots", 2);
  run(changed, 20);
  set(changed, "service.slots", 10);
  run(changed, 270);
  const arrivals = (world: World) => must(world.step.state.arrivals[0], "arrivals");
  expect(arrivals(changed)).toBe(arrivals(plain));
});
