import * as fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { advance } from "../../shared/sim/world.ts";
import { anyWorld, open, set } from "./bench.ts";
import { broken, overfull } from "./laws.ts";

const worlds = 60;
const ticks = 300;

it("[Q6] sent = succeeded + failed + in flight, and no mass is negative, on every step of any small world", () => {
  fc.assert(
    fc.property(anyWorld, fc.integer({ min: 0, max: ticks }), (spec, change) => {
      const world = open(spec);
      for (let tick = 0; tick < ticks; tick++) {
        if (tick === change) set(world, "tier0.serviceMs", 700);
        advance(world);
        expect([...broken(world), ...overfull(world)]).toEqual([]);
      }
    }),
    { numRuns: worlds, seed: 1 },
  );
});

it("[Q6] completions stay within capacity and its noise", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 3, 10, 40),
      fc.constantFrom(20, 100, 450),
      fc.constantFrom(0, 1, 2),
      (slots, serviceMs, cv) => {
        const capacity = (slots / serviceMs) * 1000;
        const world = open({
          services: [{ id: "service", groups: [{ slots, serviceMs, cv }], queue: { places: 100 } }],
          populations: [{ id: "users", journeys: [{ to: "service", rps: 3 * capacity }] }],
        });
        const seconds = 200;
        for (let tick = 0; tick < seconds * 10; tick++) advance(world);
        const completed = must(world.step.state.completed[0], "completed");
        const noise = 5 * Math.sqrt(capacity * seconds) * Math.max(1, cv);
        expect(Math.abs(completed - capacity * seconds)).toBeLessThan(noise + 2 * slots);
      },
    ),
    { numRuns: 24, seed: 1 },
  );
});
