import { describe, expect, it } from "vitest";
import { isNewestFirst } from "../../shared/sim/systems/pools.ts";
import { pushQueue, takeQueued } from "../../shared/sim/systems/queues.ts";
import { measure, oneService, open, run, set } from "./bench.ts";
import { outstanding } from "./laws.ts";

const stormy = { timeoutMs: 1000, retries: { max: 3 } };

/** Goodput at a load that is held after `before`, each for long enough to settle. */
function settled(before: number, load: number, service: object): number {
  const world = open(oneService(stormy, service));
  set(world, "users.rps", before);
  run(world, 40);
  set(world, "users.rps", load);
  run(world, 150);
  return measure(world, 60).ok;
}

describe("one service whose callers retry", () => {
  it("breaks at a load far above the one that lets it heal", () => {
    const deep = { queue: { places: 1000 } };
    expect(settled(10, 85, deep)).toBeGreaterThan(80);
    expect(settled(300, 85, deep)).toBeLessThan(5);
    expect(settled(300, 30, deep)).toBeLessThan(5);
    expect(settled(300, 20, deep)).toBeGreaterThan(18);
  });

  it("needs a queue longer than its callers' patience to stay broken", () => {
    // 50 places are half a second at 100/s: whoever gets in is answered in time.
    expect(settled(300, 85, { queue: { places: 50 } })).toBeGreaterThan(80);
  });

  it("[Q1] keeps its goodput when it serves the newest first", () => {
    const [fifo, lifo] = (["fifo", "lifo"] as const).map((order) =>
      settled(10, 150, { queue: { places: 400, order } }),
    );
    expect(fifo).toBeLessThan(5);
    expect(lifo).toBeGreaterThan(85);
  });

  it.each([
    ["takes the newest while many wait", { order: "adaptive", lifoAbove: 50 }],
    ["refuses who has waited too long, by the published defaults", { codel: {} }],
    ["refuses them after half their patience", { codel: { targetMs: 500, intervalMs: 900 } }],
    ["does both", { order: "adaptive", lifoAbove: 10, codel: {} }],
  ])("[Q1] is not kept down by its own queue when it %s", (_, discipline) => {
    const deep = { queue: { places: 1000, ...discipline } };
    expect(settled(10, 150, deep)).toBeGreaterThan(85);
    expect(settled(300, 85, deep)).toBeGreaterThan(70);
  });

  it("[Q1] serves the oldest first while few wait, adaptive or not", () => {
    const [fifo, adaptive] = [{}, { order: "adaptive", lifoAbove: 100 }].map((order) => {
      const world = open(oneService(stormy, { queue: { places: 400, ...order } }));
      set(world, "users.rps", 85);
      run(world, 200);
      return measure(world, 60);
    });
    expect(adaptive).toEqual(fifo);
  });

  it.each([100, 300, 700])(
    "[Q1] nobody is served who has waited longer than %s ms where that is the target",
    (targetMs) => {
      const world = open(oneService(stormy, { queue: { places: 4000, codel: { targetMs, intervalMs: 800 } } }));
      set(world, "users.rps", 200);
      run(world, 100);
      const { waitMean } = world.step.state;
      expect(waitMean[0]).toBeLessThan(targetMs / 100 + 0.01);
      // In a queue that stands, who is served first has waited for nearly all of it.
      expect(waitMean[0]).toBeGreaterThan(targetMs / 100 - 1);
    },
  );

  it("heals when shedding by time is switched on in the middle of a collapse", () => {
    const world = open(oneService(stormy, { queue: { places: 1000, codel: { targetMs: null } } }));
    set(world, "users.rps", 300);
    run(world, 150);
    set(world, "users.rps", 85);
    run(world, 150);
    expect(measure(world, 20).ok).toBeLessThan(5);
    set(world, "service.targetMs", 100);
    run(world, 60);
    expect(measure(world, 60).ok).toBeGreaterThan(70);
  });

  it("[Q2] wastes nothing on the expired when it skips them, and still serves most of the rest too late", () => {
    const journey = { timeoutMs: 1000, retries: { max: 0 } };
    const goodput = (expired: string): number => {
      const world = open(oneService(journey, { queue: { places: 400, expired } }));
      set(world, "users.rps", 130);
      run(world, 100);
      return measure(world, 60).ok;
    };
    expect(goodput("serve")).toBeLessThan(5);
    expect(goodput("skip")).toBeGreaterThan(15);
  });
});

it("a fresh retry storm dies with its load: nothing is left in flight when nobody calls", () => {
  const world = open(oneService(stormy, { queue: { places: 400 } }));
  set(world, "users.rps", 300);
  run(world, 30);
  set(world, "users.rps", 0);
  run(world, 30);
  const { state } = world.step;
  expect(outstanding(world)).toBeLessThan(1e-6);
  expect(Math.max(...state.queue, ...state.busy, ...state.due)).toBeLessThan(1e-6);
});

it("more replicas carry more, in proportion", () => {
  const world = open(
    oneService({ timeoutMs: 1000 }, { groups: [{ replicas: 4, slots: 2, serviceMs: 100 }], queue: { places: 20 } }),
  );
  set(world, "users.rps", 500);
  run(world, 20);
  const four = measure(world, 60).ok;
  set(world, "service.replicas", 8);
  run(world, 20);
  expect(measure(world, 60).ok / four).toBeCloseTo(2, 1);
});

describe("a queue", () => {
  const ticksTaken = (order: string): number[][] => {
    const { step } = open(oneService({}, { queue: { places: 100, order } }));
    for (step.tick = 1; step.tick <= 5; step.tick++) pushQueue(step, 0, 0, 1);
    step.tick = 5;
    const taken: number[][] = [];
    takeQueued(step, 0, 2.5, isNewestFirst(step, 0), (_step, _pool, _class, tick, mass) => taken.push([tick, mass]));
    return taken;
  };

  it("[Q1] hands out the oldest first, or the newest first where it is told to, and the rest stays", () => {
    expect(ticksTaken("fifo")).toEqual([
      [1, 1],
      [2, 1],
      [3, 0.5],
    ]);
    expect(ticksTaken("lifo")).toEqual([
      [5, 1],
      [4, 1],
      [3, 0.5],
    ]);
  });
});
