/** A provider that gives only so many replicas in a while: exact arithmetic on who gets how many, and when. */
import { describe, expect, it } from "vitest";
import { begin, button, scenarioWith } from "./hands.ts";
import type { Hands } from "./hands.ts";
import { rootsOf } from "./roots.ts";

const START_S = -2700;
const add = button("add", "capacity.add", ["pool"], {
  value: { min: 1, max: 20, step: 1, initial: 1, unit: "replicas" },
});
const addEast = { ...add, id: "add-east", label: "add-east", targets: ["pool@east"] };

function room(provisioning: object, service: object = {}, changed: object = {}): Hands {
  const pool = {
    id: "pool",
    groups: [{ replicas: 4, slots: 2, serviceMs: 40, startupS: 30 }],
    provisioning: { addable: 4, periodS: 300, ...provisioning },
    ...service,
  };
  const run = begin(scenarioWith({ actions: [add, addEast], ...changed }, [pool]));
  run.until(START_S + 100);
  return run;
}

function serving({ simulation }: Hands, id = "pool@west"): number {
  const { plant, step } = simulation.world;
  const station = plant.topology.stations.findIndex((one) => one.id === id);
  return (plant.stationPools[station] ?? []).reduce((sum, pool) => sum + (step.state.serving[pool] ?? 0), 0);
}

describe("what is asked beyond a provider's limit", () => {
  it("[M19] waits: so many at once, and so many more each period, in each region", () => {
    const run = room({});
    const ref = run.launch("add", "pool", 10);
    expect(run.of(ref)).toMatchObject({ state: "effective", obstacle: { code: "limit", of: "pool@west" } });
    const steps = [129.9, 130.2, 429.9, 430.2, 729.9, 730.2].map((at) => {
      run.until(START_S + at);
      return [serving(run), serving(run, "pool@east")];
    });
    expect(steps).toEqual([4, 8, 8, 12, 12, 14].map((count) => [count, count]));
    expect(run.of(ref).obstacle).toBeNull();
    expect(run.events.filter(({ kind }) => kind === "action-blocked")).toHaveLength(1);
  });

  it("[M19] is refused whole where the provider lets nobody wait, until the period is over", () => {
    const run = room({ beyond: "refuse" });
    const failed = run.of(run.launch("add", "pool", 5));
    expect(failed).toMatchObject({ state: "failed", obstacle: { code: "limit", of: "pool@west" } });
    expect(run.of(run.launch("add", "pool", 4)).state).toBe("effective");
    run.until(START_S + 399.8);
    expect(run.of(run.launch("add", "pool", 1)).state).toBe("failed");
    run.until(START_S + 400.2);
    expect(run.of(run.launch("add", "pool", 4)).state).toBe("effective");
    run.until(START_S + 450);
    expect(serving(run)).toBe(12);
  });

  it("[M19] is counted for each station alone", () => {
    const run = room({ beyond: "refuse" });
    run.launch("add-east", "pool@east", 4);
    expect(run.of(run.launch("add-east", "pool@east", 1)).state).toBe("failed");
    run.until(START_S + 140);
    expect([serving(run), serving(run, "pool@east")]).toEqual([4, 8]);
  });

  it("[M19] goes first when it is taken back, and what was given stays counted", () => {
    const run = room({});
    const ref = run.launch("add", "pool", 10);
    run.until(START_S + 200);
    run.undo(ref);
    expect(serving(run)).toBe(4);
    run.launch("add", "pool", 2);
    run.until(START_S + 399);
    expect(serving(run)).toBe(4);
    run.until(START_S + 431);
    expect(serving(run)).toBe(6);
  });

  it("[M19] [E1] is what a defect made of it: the failure leads there", () => {
    const dry = { id: "dry", says: "The provider has no machines.", atS: START_S + 10, set: { "pool.addable": 0 } };
    const run = room({ beyond: "refuse" }, {}, { defects: [dry] });
    const ref = run.launch("add", "pool", 1);
    expect(run.of(ref).state).toBe("failed");
    const failure = run.events.find(({ kind }) => kind === "action-failed");
    expect(failure && rootsOf(run.events, failure).toSorted()).toEqual(["defect", "player"]);
  });
});

it("[M19] an autoscaler gets no more than the limit in any period, and its log says what bound it", () => {
  const provisioning = { addable: 2, periodS: 60 };
  const autoscaler = { targetUtilization: 0.2, maxReplicas: 30 };
  const run = room(provisioning, { autoscaler, groups: [{ replicas: 2, slots: 1, serviceMs: 45, startupS: 20 }] });
  run.until(START_S + 600);
  const { decisions } = run.simulation.observe();
  const own = decisions.filter(({ actor }) => actor === "autoscaler:pool@west");
  expect(own.some(({ why, did }) => why === "provider" && did === "hold")).toBe(true);
  const grown = own.flatMap(({ tick, from, to }) =>
    from !== null && to !== null && to > from ? [{ tick, more: to - from }] : [],
  );
  expect(grown.length).toBeGreaterThan(2);
  for (const { tick } of grown) {
    const within = grown.filter((one) => one.tick <= tick && tick - one.tick < 600);
    expect(within.reduce((sum, { more }) => sum + more, 0)).toBeLessThanOrEqual(2);
  }
});
