/** What is planted: a file that reads, in the names of its world, that tells players nothing before they look. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { readDocument, readScenario, scenarioText } from "../../server/documents/index.ts";
import { familyIds, plansOf, plantedIn } from "../../shared/drill/index.ts";
import type { Plan } from "../../shared/drill/index.ts";
import { isLong } from "../helpers/sample.ts";
import { healthy, systems } from "./worlds.ts";
import type { System } from "./worlds.ts";

const ask = { difficulty: 1 as const, seed: "1", seeds: [1] };
const names = Object.keys(systems).filter((name): name is System => name in systems);
const worlds = new Map(names.map((name) => [name, healthy(name)] as const));
const plans = names.flatMap((name) =>
  familyIds.flatMap((family) =>
    plansOf(must(worlds.get(name), name), { ...ask, family })
      .slice(0, isLong ? 3 : 1)
      .map((plan) => ({ name, family, plan })),
  ),
);

function planOf(family: string, difficulty: Plan["difficulty"]): Plan {
  const world = must(worlds.get("online-boutique"), "world");
  return must(plansOf(world, { ...ask, family, difficulty })[0], family);
}

function problemsOf(scenario: Scenario): unknown {
  const document = readDocument(scenarioText(scenario));
  const read = document.ok ? readScenario(document.value) : document;
  return read.ok ? [] : read.refusal;
}

describe("a planted fault", () => {
  it("has a place in at least two of the public systems, whatever its family", () => {
    for (const family of familyIds) {
      const found = new Set(plans.filter((one) => one.family === family).map(({ name }) => name));
      expect(found.size, family).toBeGreaterThanOrEqual(2);
    }
  });

  it("makes a file without an error where a search would try it first", () => {
    for (const { name, family, plan } of plans)
      expect(problemsOf(plantedIn(plan, null)), `${name}, ${family}`).toEqual([]);
  });

  it.each(familyIds)("of %s is named in no briefing and on no page of a runbook", (family) => {
    const plan = planOf(family, 3);
    const { briefing, runbook, company, goals } = plantedIn(plan, null);
    const own = plan.family.plant(plan);
    const told = JSON.stringify([runbook, company, goals, briefing.highlights.slice(1)]);
    expect(told).not.toMatch(new RegExp(`\\b${plan.spot.callee}\\b`));
    for (const { says } of own.truth) expect(JSON.stringify([briefing, runbook])).not.toContain(says);
  });

  it("has the same title and introduction in the library whatever it is", () => {
    const cards = familyIds.map((family) => plantedIn(planOf(family, 2), null));
    expect(new Set(cards.map(({ title, goals, company }) => JSON.stringify([title, goals, company]))).size).toBe(1);
    expect(new Set(cards.map(({ id }) => id)).size).toBe(familyIds.length);
  });

  it("has its release among others that can be rolled back, and not in a place of its own", () => {
    const { actions, channels } = plantedIn(planOf("lost-capacity", 1), null);
    const { targets } = must(
      actions.find(({ id }) => id === "roll-back"),
      "roll-back",
    );
    expect(targets).toEqual(channels.map(({ id }) => id).sort());
    expect(targets.length).toBeGreaterThan(2);
  });

  it("comes with more decoys, less evidence and less time, the harder it is", () => {
    const made = ([1, 2, 3] as const).map((level) => plantedIn(planOf("lost-capacity", level), null));
    const counts = (of: (scenario: Scenario) => number): readonly number[] => made.map(of);
    expect(counts(({ channels }) => channels.length)).toEqual([3, 5, 7]);
    expect(counts(({ hints }) => hints.length)).toEqual([3, 2, 1]);
    expect(counts(({ minutes }) => minutes.standard)).toEqual([14, 12, 10]);
    const [easy, middle, hard] = counts(({ alerts, reports }) => alerts.length + reports.length);
    expect(easy).toBeGreaterThan(middle ?? 0);
    expect(middle).toBeGreaterThan(hard ?? 0);
    const lines = made.map(({ channels }) => must(channels.at(-1)?.pushes[0]?.text, "line"));
    expect(lines[0]).toContain("CPU limit");
    expect(lines[2]).not.toContain("CPU");
  });
});
