/** Random worlds in which one thing is wrong and nobody acts: whatever fails later leads back to it [E1]. */
import { expect, it } from "vitest";
import { createSimulation } from "../../../shared/sim/index.ts";
import type { SimEvent } from "../../../shared/sim/index.ts";
import { seedsOf } from "../../helpers/sample.ts";
import { rootsOf } from "../roots.ts";
import { scenarioOf } from "./scenario.ts";

const DEFECT_S = 30;
const TICKS = 4_000;

/** Worlds in which something failed: most of them must, or nothing was asked. */
let failed = 0;
/**
 * Seeds that once failed: full callers were not blamed on what they waited for, evictions on what made answers slow,
 * failures on bursts, what ran in a circle within one second on nothing, and what a queue that lets nobody wait refuses
 * of bursts on demand.
 */
const found = [8, 43, 46, 66, 80].map((world) => `83c43dd21fb0/causes/${world}`).concat("own-probes/causes/3");
const seeds: (readonly [string, boolean])[] = [
  ...found.map((seed) => [seed, false] as const),
  // A burst after a stand-still: what idle slots had done was owed, and work was refused for it.
  ["71ed4e9375e4/causes/84", true],
  ...seedsOf("causes", 5, 100).map((seed) => [seed, true] as const),
];

it.each(seeds)("every failed station of world %s leads back to the defect, with processes: %s", (seed, processes) => {
  const scenario = scenarioOf(seed, { actors: false, atS: DEFECT_S, processes });
  const simulation = createSimulation(scenario, seed);
  const events: SimEvent[] = [];
  for (let tick = 0; tick < TICKS; tick++) events.push(...simulation.step([]));
  const failing = events.filter(({ kind }) => kind === "failing");
  if (failing.length > 0) failed++;
  const astray = failing.filter((event) => !rootsOf(events, event).includes("defect"));
  expect(astray).toEqual([]);
  const lost = events.filter((event) => rootsOf(events, event).some((root) => root === "none" || root === "unknown"));
  expect(lost).toEqual([]);
});

it("asked worlds of which something failed in more than a third", () => {
  expect(failed).toBeGreaterThan(seeds.length / 3);
});
