/** The rows about generated worlds: a step with all rules on, and whether twice the edges take twice the time. */
import { expand } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import { must } from "../../shared/base/index.ts";
import type { Effort } from "./effort.ts";
import { generatedScenario, sizes } from "./generated.ts";
import type { Size } from "./generated.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import { hotStepUs } from "./steps.ts";

/**
 * Ten times the edges may cost this much more each and still count as linear: the state outgrows the processor's caches,
 * and the table grants cold state a factor of two. Everything meeting everything would come to ten.
 */
const LINEAR = 2;

export function rowsOfGrowth(shipped: Scenario, effort: Effort): readonly Row[] {
  const costs = sizes
    .filter(({ edges }) => edges <= effort.mostEdges)
    .map((size) => ({ size, ...costOf(shipped, size, effort) }));
  const [thousand, most] = [
    must(
      costs.find(({ size }) => size.edges === 1000),
      "1,000",
    ),
    must(costs.at(-1), "a size"),
  ];
  const strained = costOf(shipped, thousand.size, effort, true);
  const bar = { target: 200, stretch: 100, good: "at most" } as const;
  return [
    rowOf("generated.calm", "300 stations, 1,000 edges: step, calm", thousand.stepUs, "µs", bar),
    rowOf("generated.strained", "300 stations, 1,000 edges: step, stores failing", strained.stepUs, "µs", bar),
    ...costs.map(({ size, edgeNs }) =>
      rowOf(`edge.${size.edges}`, `cost per edge of ${size.edges.toLocaleString("en-US")}`, edgeNs, "ns"),
    ),
    rowOf("edge.growth", "cost per edge, most edges against 1,000", most.edgeNs / thousand.edgeNs, "times", {
      target: LINEAR,
      good: "at most",
    }),
  ];
}

/** Larger worlds take fewer steps: what is rare in them, as a scrape is, costs little. */
function costOf(shipped: Scenario, size: Size, effort: Effort, isStrained = false) {
  const scenario = generatedScenario(shipped, size, isStrained);
  const sampleTicks = Math.ceil(Math.min(effort.sampleTicks, effort.edgeTicks / size.edges));
  const warmTicks = Math.min(effort.warmTicks, 10 * sampleTicks);
  const samples = Math.min(effort.samples, 5);
  const stepUs = hotStepUs(openSimulation(scenario, "bench"), { warmTicks, sampleTicks, samples });
  return { stepUs, edgeNs: (stepUs / expand(scenario.world).edges.length) * 1000 };
}
