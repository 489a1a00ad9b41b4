/** Random worlds in which one thing is wrong and nobody acts: whatever fails later leads back to it [E1]. */
import { expect, it } from "vitest";
import type { Scenario } from "../../../shared/content/index.ts";
import { createSimulation } from "../../../shared/sim/index.ts";
import type { SimEvent } from "../../../shared/sim/index.ts";
import { seedsOf } from "../../helpers/sample.ts";
import { rootsOf } from "../roots.ts";
import { scenarioOf } from "./scenario.ts";

const DEFECT_S = 30;
const TICKS = 4_000;

/** Worlds in which something failed: most of them must, or nothing was asked. */
let failed = 0;
/** Worlds that are in trouble without the defect as well: few may be. */
let ownTrouble = 0;
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
  // Callers that stop and start by their breakers send in bursts, and a queue with little room refuses them.
  ["32ec7a24db65/causes/75", true],
  // Replicas were lost and back within one look, while what had waited for them came too late.
  ["2feb7041e6c9/causes/55", true],
  // In trouble by themselves: a fleet that shrinks before the round, and one whose memory runs out by chance.
  ["f5abb3ae3c32/causes/62", true],
  ["f5abb3ae3c32/causes/21", true],
  ...seedsOf("causes", 5, 100).map((seed) => [seed, true] as const),
];

it.each(seeds)("every failed station of world %s leads back to the defect, with processes: %s", (seed, processes) => {
  const scenario = scenarioOf(seed, { actors: false, atS: DEFECT_S, processes });
  const events = livedThrough(scenario, seed);
  const failing = events.filter(({ kind }) => kind === "failing");
  if (failing.length > 0) failed++;
  const astray = failing.filter((event) => !rootsOf(events, event).includes("defect"));
  const lost = events.filter((event) => rootsOf(events, event).some((root) => root === "none" || root === "unknown"));
  if (astray.length + lost.length > 0 && isItsOwnTrouble(scenario, seed)) {
    ownTrouble++;
    return;
  }
  expect(astray).toEqual([]);
  expect(lost).toEqual([]);
});

function livedThrough(scenario: Scenario, seed: string): readonly SimEvent[] {
  const simulation = createSimulation(scenario, seed);
  const events: SimEvent[] = [];
  for (let tick = 0; tick < TICKS; tick++) events.push(...simulation.step([]));
  return events;
}

/** Whether something fails although nothing is wrong: such a world has more trouble than its defect. */
function isItsOwnTrouble(scenario: Scenario, seed: string): boolean {
  const waiting = scenario.defects.filter(({ atS }) => atS === undefined);
  return livedThrough({ ...scenario, defects: waiting }, seed).some(({ kind }) => kind === "failing");
}

it("asked worlds of which something failed in more than a third", () => {
  expect(failed).toBeGreaterThan(seeds.length / 3);
  expect(ownTrouble).toBeLessThanOrEqual(Math.max(2, seeds.length / 20));
});
