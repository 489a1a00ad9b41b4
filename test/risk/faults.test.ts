/** Worlds without their stories, and the faults that are looked for in them. */
import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { checkScenario } from "../../shared/sim/index.ts";
import { faulted, faultKinds, faultsOf, healthyOf } from "../../shared/risk/index.ts";
import { sampleOf } from "../helpers/sample.ts";
import { shipped } from "./worlds.ts";

describe("a world without its story", () => {
  it.each(shipped)("of $id is sound and holds nothing that goes wrong", ({ scenario }) => {
    const healthy = healthyOf(scenario);
    const { defects, rollouts, channels, jobs, enforcers, changes } = healthy;
    expect([defects, rollouts, channels, jobs, enforcers, changes].flat()).toEqual([]);
    expect(scenarioSchema.safeParse(healthy).error?.issues).toBeUndefined();
    expect(checkScenario(healthy).ok).toBe(true);
  });
});

describe("the small faults", () => {
  it.each(sampleOf(shipped, 3))("of $id have ids of their own and can each be written into a file", ({ scenario }) => {
    const healthy = healthyOf(scenario);
    const faults = faultsOf(healthy);
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
    const oneOfEach = faultKinds.flatMap((kind) => faults.filter((fault) => fault.kind === kind).slice(-1));
    const flawed = oneOfEach.flatMap((fault) => {
      const issues = scenarioSchema.safeParse(faulted(healthy, fault)).error?.issues ?? [];
      return issues.map(({ path, message }) => `${fault.id}: ${path.join(".")} ${message}`);
    });
    expect(flawed).toEqual([]);
  });
});
