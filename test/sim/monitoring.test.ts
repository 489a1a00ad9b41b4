/** Monitoring that is part of what it watches: what it shows goes through services, and those can be slow or fail. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

interface Watching {
  readonly monitoring?: object;
  /** What becomes of the collector at T+60; it is well again at T+300. */
  readonly trouble?: Readonly<Record<string, number>>;
  readonly collector?: object;
  readonly push?: object;
  readonly scenario?: object;
}

/** The store delivers its metrics to a collector. The store slows at T+120. */
function watched({ monitoring = {}, trouble = {}, collector = {}, push = {}, scenario = {} }: Watching): Simulation {
  const { world } = smallScenario;
  const loop = { id: "push", to: "collector", class: "find", everyS: 10, timeoutMs: 1000, carries: "metrics", ...push };
  const isWell: Readonly<Record<string, number>> = { errorRatio: 0, serviceMs: 20 };
  const named = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`collector.${name}`, value]));
  const parsed = scenarioSchema.parse({
    ...smallScenario,
    monitoring,
    world: {
      ...world,
      services: [
        ...world.services.map((service) => (service.id === "store" ? { ...service, loops: [loop] } : service)),
        { id: "collector", kind: "metrics", groups: [{ replicas: 2, slots: 50, serviceMs: 20, cv: 0 }], ...collector },
      ],
    },
    defects: [
      ...smallScenario.defects,
      { id: "collector-down", says: "The collector fails.", atS: 60, set: named({ errorRatio: 0, ...trouble }) },
      { id: "collector-up", says: "The collector is back.", atS: 300, set: named(isWell) },
    ],
    ...scenario,
  });
  return createSimulation(parsed, "watched");
}

function at(run: Simulation, seconds: number) {
  while (run.tick < seconds * 10) run.step([]);
  const observed = run.observe();
  const station = run.topology.stations.findIndex(({ id }) => id === "store@west");
  const toStore = run.topology.edges.findIndex(({ id }) => id === "app@west>store@west");
  const alerts = observed.alerts.filter(({ id, state }) => id === "store-busy:store@west" && state === "firing");
  return {
    observed,
    reading: observed.stations[station] ?? null,
    toStore: observed.edges[toStore] ?? null,
    isAlerting: alerts.length > 0,
  };
}

describe("lost [M14]", () => {
  it("metrics that do not arrive are a gap, never a healthy number, and alert nobody", () => {
    const run = watched({ trouble: { errorRatio: 1 } });
    expect(at(run, 50).reading).toMatchObject({ ageTicks: 0 });
    expect(at(run, 100).reading).toBeNull();
    expect(at(run, 290)).toMatchObject({ reading: null, isAlerting: false });
    expect(at(run, 315).reading).not.toBeNull();
    const back = at(run, 400);
    expect(back.reading?.utilization).toBeGreaterThan(0.9);
    expect(back.isAlerting).toBe(true);
  });

  it("frozen monitoring shows the last values while the world moves on, and how old they are", () => {
    const run = watched({ trouble: { errorRatio: 1 }, monitoring: { onLoss: "freeze" } });
    const before = must(at(run, 60).reading, "reading");
    expect(before.utilization).toBeLessThan(0.6);
    expect(at(run, 290)).toMatchObject({ reading: { ...before, ageTicks: 2300 }, isAlerting: false });
    expect(at(run, 400).reading).toMatchObject({ ageTicks: 0 });
    expect(at(run, 400).reading?.utilization).toBeGreaterThan(0.9);
  });

  it("what the debrief tells is the world, not what was shown of it", () => {
    const run = watched({ trouble: { errorRatio: 1 } });
    const events = [];
    while (run.tick < 2900) events.push(...run.step([]));
    expect(events).toContainEqual(expect.objectContaining({ kind: "saturated", subject: "store@west" }));
  });

  it("a call is as dark as the fleet that makes and measures it", () => {
    const run = watched({ monitoring: { metrics: { needs: "collector" } }, trouble: { errorRatio: 1 } });
    expect(at(run, 50).toStore).toMatchObject({ ageTicks: 0 });
    expect(at(run, 200)).toMatchObject({ reading: null, toStore: null });
    expect(at(run, 200).observed.stations.every((reading) => reading === null)).toBe(true);
  });
});

describe("late [M14]", () => {
  it("metrics are as late as their delivery took, and show what was true then", () => {
    const run = watched({
      trouble: { serviceMs: 30_000 },
      collector: { groups: [{ replicas: 4, slots: 50, serviceMs: 20, cv: 0 }] },
      push: { timeoutMs: 40_000 },
    });
    const prompt = watched({ push: { timeoutMs: 40_000 } });
    const ages = [130, 140, 150, 160, 200].map((seconds) => {
      const { utilization, ageTicks } = must(at(run, seconds).reading, "reading");
      expect(utilization).toBe(at(prompt, seconds - ageTicks / 10).reading?.utilization);
      return ageTicks;
    });
    // Services of 30 s on average, of which the longest are given up at 40 s.
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...ages)).toBeLessThanOrEqual(400);
  });

  it("what is shown never goes back in time", () => {
    const run = watched({ trouble: { serviceMs: 8000 }, push: { timeoutMs: 60_000 } });
    let measured = -Infinity;
    for (let seconds = 10; seconds <= 500; seconds += 10) {
      const { observed, reading } = at(run, seconds);
      if (!reading) continue;
      expect(observed.scrapeTick - reading.ageTicks).toBeGreaterThanOrEqual(measured);
      measured = observed.scrapeTick - reading.ageTicks;
    }
    expect(measured).toBe(5000);
  });

  it("a store of metrics that is slow makes all of them late, by its answer's time", () => {
    const run = watched({
      monitoring: { metrics: { needs: "collector" } },
      trouble: { serviceMs: 20_000 },
      push: { timeoutMs: 30_000, carries: "nothing" },
    });
    expect(at(run, 200).reading).toMatchObject({ ageTicks: 200 });
    expect(at(run, 200).toStore).toMatchObject({ ageTicks: 200 });
    expect(at(run, 400).reading).toMatchObject({ ageTicks: 0 });
  });
});

describe("in part [M14]", () => {
  const someFail = { trouble: { errorRatio: 0.3 } };

  it("sums over the replicas that report are too low by those that do not; shares are not", () => {
    const low = at(watched({ ...someFail, monitoring: { partial: "low" } }), 110);
    const whole = at(watched(someFail), 110);
    const [some, all] = [must(low.reading, "some"), must(whole.reading, "all")];
    expect(some.rps / all.rps).toBeCloseTo(0.7, 1);
    expect(some.replicasServing / all.replicasServing).toBeCloseTo(0.7, 1);
    expect(some.utilization).toBe(all.utilization);
    expect(some.replicasWanted).toBe(all.replicasWanted);
    expect(low.toStore).toEqual(whole.toStore);
  });
});

describe("users [M14]", () => {
  const monitoring = { users: { needs: "collector" } };

  it("the service level is no data while what keeps it fails, and good news of nothing", () => {
    const run = watched({ monitoring, trouble: { errorRatio: 1 } });
    expect(at(run, 50).observed.sli).toBeGreaterThan(0.99);
    expect(at(run, 250).observed).toMatchObject({ sli: null, burn: null });
    expect(run.harm().affected).toBeGreaterThan(at(run, 250).observed.usersAffected + 100);
    expect(at(run, 400).observed.sli).toBeLessThan(0.99);
  });

  it("frozen, it stays as good as it was", () => {
    const run = watched({ monitoring: { ...monitoring, onLoss: "freeze" }, trouble: { errorRatio: 1 } });
    const before = at(run, 60).observed;
    const { usersAgeTicks, sli, usersAffected } = at(run, 290).observed;
    expect({ usersAgeTicks, sli, usersAffected }).toEqual({
      usersAgeTicks: 2300,
      sli: before.sli,
      usersAffected: before.usersAffected,
    });
  });
});
