/** The round's simulation: one shared run of S04, forked and restored at odd moments. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createPolicy, createSimulation, restoreSimulation } from "../../shared/sim/index.ts";
import type { SimEvent, Simulation } from "../../shared/sim/index.ts";
import { rootsOf } from "./roots.ts";

const file = new URL("../../shared/content/scenarios/s04-a-quarter-at-a-time.yaml", import.meta.url);
const scenario = scenarioSchema.parse(parse(readFileSync(file, "utf8"), { merge: true }));
const SEED = "simulation-test";

describe("a round of S04", { timeout: 240_000 }, () => {
  let start: Simulation;
  beforeAll(() => {
    start = createSimulation(scenario, SEED);
  }, 120_000);

  const run = (simulation: Simulation, ticks: number): SimEvent[] => {
    const events: SimEvent[] = [];
    for (let i = 0; i < ticks; i++) events.push(...simulation.step([]));
    return events;
  };

  it("[promise 5] continues identically from a fork and from a snapshot, at calm and in the storm", () => {
    const original = start.fork();
    for (const ticks of [137, 6_451, 2_003]) {
      run(original, ticks);
      const fork = original.fork();
      const restored = restoreSimulation(scenario, SEED, original.snapshot());
      expect(restored.tick).toBe(original.tick);
      expect(restored.hash()).toBe(original.hash());
      const onward = original.fork();
      run(onward, 333);
      run(fork, 333);
      run(restored, 333);
      expect(fork.hash()).toBe(onward.hash());
      expect(restored.hash()).toBe(onward.hash());
      expect(restored.observe()).toEqual(onward.observe());
    }
  });

  it("[promise 5] differs with the seed", () => {
    const other = createSimulation(scenario, `${SEED}-2`);
    expect(other.hash()).not.toBe(start.hash());
  });

  it("[H2] breaks when ignored, and every failed station leads back to the defect", () => {
    const ignored = start.fork();
    const events = run(ignored, 38_400);
    expect(ignored.harm()).toMatchObject({ wentGlobal: true, won: false });
    const failedShare = ignored.harm().affected / ignored.observe().usersTotal;
    expect(failedShare).toBeGreaterThan(0.5);
    expect(failedShare).toBeLessThan(0.8);

    const failing = events.filter(({ kind }) => kind === "failing");
    expect(failing.length).toBeGreaterThan(4);
    for (const event of failing) {
      expect(rootsOf(events, event), `${event.subject} at ${event.tick}`).toContain("defect");
    }
  });

  it("[H2] is won by the reference with less than two thirds of the harm", () => {
    const played = start.fork();
    const nothing = start.fork();
    const policy = createPolicy(scenario, played.topology, "reference");
    if (!policy.ok) throw new Error(policy.refusal.reason);
    for (let i = 0; i < 27_000; i++) played.step(played.tick % 100 === 0 ? policy.value.next(played.observe()) : []);
    run(nothing, 27_000);
    expect(played.harm().won).toBe(true);
    expect(played.harm().userMinutes).toBeLessThan(nothing.harm().userMinutes * 0.66);
  });

  it("refuses a policy that it does not have, and says which it has", () => {
    const policy = createPolicy(scenario, start.topology, "heroics");
    expect(policy).toMatchObject({ ok: false, refusal: { code: "policy/unknown" } });
    expect(JSON.stringify(policy)).toContain("reference");
  });
});
