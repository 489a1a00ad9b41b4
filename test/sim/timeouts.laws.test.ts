/** Time-outs that change while calls are open. The store hangs, so that nothing but its time-out ends a call. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import type { World } from "../../shared/sim/world.ts";
import { open, run, set } from "./bench.ts";
import { broken } from "./laws.ts";

const store = { regions: ["there"], groups: [{ slots: 10_000, serviceMs: 1 }] };
const stores = {
  "a store": [{ id: "store", ...store }],
  "a store that calls a disk": [
    { id: "store", ...store, calls: [{ to: "disk", timeoutMs: 60_000 }] },
    { id: "disk", ...store },
  ],
};

/** 100 calls per second to a store that has hung for 15 s. */
function hanging(behind: readonly object[], timeoutMs: number | null): World {
  const world = open({
    regions: [{ id: "here" }, { id: "there" }],
    links: [{ from: "there", to: "here", latencyMs: 0 }],
    services: [
      {
        id: "front",
        regions: ["here"],
        groups: [{ slots: 50_000, serviceMs: 1 }],
        calls: [{ to: "store", timeoutMs }],
      },
      ...behind,
    ],
    populations: [{ id: "users", region: "here", journeys: [{ to: "front", rps: 100, timeoutMs: null }] }],
  });
  run(world, 10);
  set(world, `${behind.length > 1 ? "disk" : "store"}.serviceMs`, 1e7);
  return run(world, 15);
}

/** Open calls of the front. */
function openCalls({ plant, step }: World): number {
  const client = plant.clients.findIndex(({ pool }) => pool >= 0);
  return must(step.state.open[client], "open calls");
}

describe.each(Object.entries(stores))("[Q3] in front of %s", (_name, behind) => {
  it.each([20_000, null])(
    "a time-out of %s ms that is lowered to 2 s lets go of whoever has waited longer",
    (before) => {
      const world = hanging(behind, before);
      expect(openCalls(world)).toBeGreaterThan(1300);
      set(world, "front>store.timeoutMs", 2000);
      run(world, 1);
      expect(openCalls(world)).toBeGreaterThan(150);
      expect(openCalls(world)).toBeLessThan(250);
      run(world, 60);
      expect(openCalls(world)).toBeLessThan(250);
      expect(broken(world)).toEqual([]);
    },
  );

  it("a link that becomes slower forgets nobody who is under way", () => {
    const world = hanging(behind, 3000);
    set(world, "there~here.latencyMs", 1500);
    run(world, 60);
    expect(openCalls(world)).toBeGreaterThan(250);
    expect(openCalls(world)).toBeLessThan(350);
    expect(broken(world)).toEqual([]);
  });
});
