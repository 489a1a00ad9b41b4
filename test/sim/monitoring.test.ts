/** Monitoring that is part of what it watches: what it shows goes through services, and those can be slow or fail. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { at, watched } from "./watched.ts";

/** The collector is called, but the metrics do not depend on it. */
const quiet = { carries: "nothing" };

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

describe("alerts [M14]", () => {
  const alertOf = (run: ReturnType<typeof watched>, seconds: number, id: string) =>
    at(run, seconds).observed.alerts.filter((alert) => alert.id === id && alert.state !== "resolved");
  const rule = { id: "store-busy", metric: "utilization", of: "store", above: 0.9, text: "The store is busy." };

  it("without data a rule is listed as such, and is over with the first number", () => {
    const run = watched({ trouble: { errorRatio: 1 } });
    expect(alertOf(run, 60, "store-busy:store@east")).toEqual([]);
    expect(alertOf(run, 200, "store-busy:store@east")).toMatchObject([{ state: "no-data", value: null }]);
    expect(alertOf(run, 330, "store-busy:store@east")).toEqual([]);
  });

  it("fires for want of data where the rule says so, and for the collector's sake", () => {
    const scenario = { alerts: [{ ...rule, severity: "page", onNoData: "fire" }] };
    const run = watched({ trouble: { errorRatio: 1 }, scenario });
    const events = [];
    while (run.tick < 1000) events.push(...run.step([]));
    expect(alertOf(run, 100, "store-busy:store@east")).toMatchObject([
      { state: "firing", severity: "page", value: null },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ kind: "alert-fired", subject: "store-busy:store@east" }));
    expect(alertOf(run, 330, "store-busy:store@east")).toEqual([]);
  });

  it("an alert that fired goes on firing in the dark", () => {
    const early = { ...must(smallScenario.defects[0], "defect"), atS: -60 };
    const up = { id: "up", says: "The collector is back.", atS: 300, set: { "collector.errorRatio": 0 } };
    const down = { id: "down", says: "The collector fails.", atS: 60, set: { "collector.errorRatio": 1 } };
    const run = watched({ scenario: { defects: [early, down, up] } });
    expect(at(run, 50).isAlerting).toBe(true);
    expect(at(run, 250)).toMatchObject({ reading: null, isAlerting: true });
  });

  it("nothing fires or resolves while the evaluation fails, and its age is told", () => {
    const run = watched({ trouble: { errorRatio: 1 }, monitoring: { alerts: { needs: "collector" } }, push: quiet });
    expect(at(run, 290)).toMatchObject({ isAlerting: false, observed: { alertsAgeTicks: 2300 } });
    expect(at(run, 290).reading?.utilization).toBeGreaterThan(0.9);
    expect(at(run, 400)).toMatchObject({ isAlerting: true, observed: { alertsAgeTicks: 0 } });
  });

  it("an evaluation that takes twenty seconds misses two scrapes of three", () => {
    const monitoring = { alerts: { needs: "collector" } };
    const run = watched({ trouble: { serviceMs: 20_000 }, monitoring, push: { ...quiet, timeoutMs: 30_000 } });
    const ages = [200, 210, 220, 230, 240, 250].map((seconds) => at(run, seconds).observed.alertsAgeTicks / 100);
    expect(ages.toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it("a burning budget is no data while what users meet is", () => {
    const run = watched({ monitoring: { users: { needs: "collector" } }, trouble: { errorRatio: 1 } });
    const burns = at(run, 250).observed.alerts.filter(({ id }) => id.startsWith("burn:"));
    expect(burns.length).toBeGreaterThan(0);
    expect(burns.every(({ state }) => state === "no-data")).toBe(true);
  });
});
