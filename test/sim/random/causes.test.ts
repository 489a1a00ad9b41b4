/** Random worlds in which one thing is wrong and nobody acts: whatever fails later leads back to it [E1]. */
import { expect, it } from "vitest";
import { createSimulation } from "../../../shared/sim/index.ts";
import type { SimEvent } from "../../../shared/sim/index.ts";
import { seedsOf } from "../../helpers/sample.ts";
import { scenarioOf } from "./scenario.ts";

const DEFECT_S = 30;
const TICKS = 4_000;

/** Roots that an event's parents lead to; an event that nobody knows of is one too. */
function rootsOf(event: SimEvent, byId: ReadonlyMap<number, SimEvent>): string[] {
  if (event.root) return [event.root];
  if (event.parents.length === 0) return ["none"];
  return event.parents.flatMap((id) => {
    const parent = byId.get(id);
    return parent === undefined ? ["unknown"] : rootsOf(parent, byId);
  });
}

/** Worlds in which something failed: most of them must, or nothing was asked. */
let failed = 0;
const seeds = seedsOf("causes", 5, 100);

it.each(seeds)("every failed station of world %s leads back to the defect", (seed) => {
  const scenario = scenarioOf(seed, { actors: false, atS: DEFECT_S });
  const simulation = createSimulation(scenario, seed);
  const events: SimEvent[] = [];
  for (let tick = 0; tick < TICKS; tick++) events.push(...simulation.step([]));
  const byId = new Map(events.map((event) => [event.id, event]));
  const failing = events.filter(({ kind }) => kind === "failing");
  if (failing.length > 0) failed++;
  const astray = failing.filter((event) => !rootsOf(event, byId).includes("defect"));
  expect(astray).toEqual([]);
  const lost = events.filter((event) => rootsOf(event, byId).some((root) => root === "none" || root === "unknown"));
  expect(lost).toEqual([]);
});

it("asked worlds of which something failed in more than a third", () => {
  expect(failed).toBeGreaterThan(seeds.length / 3);
});
