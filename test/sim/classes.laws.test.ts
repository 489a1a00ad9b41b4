import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { open, run } from "./bench.ts";

/** Behind a front with quick requests alone, ten slots of 100 ms for light requests; a heavy one takes four times as long. */
function mixed(rps: number) {
  const world = open({
    classes: ["light", "heavy"],
    services: [
      { id: "front", groups: [{ slots: 1000, serviceMs: 1 }], calls: [{ to: "desk" }] },
      { id: "desk", groups: [{ slots: 10, serviceMs: 100 }], queue: { places: 100 }, cost: { heavy: 4 } },
    ],
    populations: [
      {
        id: "users",
        journeys: ["light", "heavy"].map((name) => ({ class: name, to: "front", rps: rps / 2, timeoutMs: null })),
      },
    ],
  });
  const { state } = run(world, 60).step;
  const read = () => ({
    completed: must(state.completed[1], "completed"),
    busy: must(state.busyTime[1], "busy time"),
  });
  const before = read();
  run(world, 300);
  const after = read();
  return { perSecond: (after.completed - before.completed) / 300, busy: (after.busy - before.busy) / 3000 };
}

describe("requests of two classes that share the slots of a desk", () => {
  it("[Q5] keep them busy by what they cost together", () => {
    const { perSecond, busy } = mixed(20);
    expect(perSecond).toBeGreaterThan(19);
    expect(perSecond).toBeLessThan(21);
    expect(busy).toBeGreaterThan(0.47);
    expect(busy).toBeLessThan(0.53);
  });

  it("[Q5] get through at the rate of their mean cost when there are too many of them", () => {
    const { perSecond, busy } = mixed(80);
    expect(perSecond).toBeGreaterThan(38);
    expect(perSecond).toBeLessThan(42);
    expect(busy).toBeGreaterThan(0.97);
  });
});
