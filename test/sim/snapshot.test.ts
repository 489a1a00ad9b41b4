/** A mark in each snapshot tells whose bytes they are, also where another layout is as long. */
import { expect, it } from "vitest";
import { openSimulation, restoreSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

const bytes = openSimulation(smallScenario, "snapshot").snapshot();
/** Affairs are JSON at the end; the mark stands before them. */
const mark = Buffer.from(bytes).indexOf('{"') - 1;

it("restores what it wrote", () => {
  expect(restoreSimulation(smallScenario, "snapshot", bytes).snapshot()).toEqual(bytes);
});

it("refuses a snapshot with another mark, and one that is cut short", () => {
  const foreign = bytes.slice();
  foreign[mark] = foreign[mark] === 48 ? 49 : 48;
  for (const taken of [foreign, bytes.subarray(0, bytes.length / 2)]) {
    expect(() => restoreSimulation(smallScenario, "snapshot", taken)).toThrow("another engine or scenario");
  }
});
