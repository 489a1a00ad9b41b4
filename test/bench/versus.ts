/**
 * The engine beside the baseline: the same small system, once as flow in steps and once request by request. That they
 * are the same system is checked: a ratio between two different things would mean nothing.
 */
import { assert, must, TICKS_PER_SECOND } from "../../shared/base/index.ts";
import { experimentFormat, experimentSchema } from "../../shared/content/index.ts";
import type { Experiment, Scenario } from "../../shared/content/index.ts";
import { openSimulation, runExperiment } from "../../shared/sim/index.ts";
import { simulateChain } from "./events/chain.ts";
import type { Chain } from "./events/chain.ts";
import type { Effort } from "./effort.ts";
import { cpuUsOf, medianOf } from "./measure.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import { hotStepUs, scenarioOn } from "./steps.ts";

/** Two thirds busy, and one call in twenty times out, so that retries have work. */
function chainAt(rps: number): Chain {
  return {
    rps,
    stations: [
      { slots: rps / 5, serviceS: 0.02, places: rps, timeoutS: 2, retries: 1 },
      { slots: (rps * 15) / 100, serviceS: 0.1, places: rps, timeoutS: 0.3, retries: 1 },
    ],
  };
}

function experimentOf({ rps, stations }: Chain, durationS: number): Experiment {
  const call = (to: number) => ({
    to: `tier${to}`,
    timeoutMs: must(stations[to], "tier").timeoutS * 1000,
    retries: { max: must(stations[to], "tier").retries },
  });
  return experimentSchema.parse({
    format: experimentFormat,
    name: "a small system",
    durationS,
    world: {
      services: stations.map(({ slots, serviceS, places }, tier) => ({
        id: `tier${tier}`,
        groups: [{ slots, serviceMs: serviceS * 1000 }],
        queue: { places },
        calls: tier + 1 < stations.length ? [call(tier + 1)] : [],
      })),
      populations: [{ id: "users", journeys: [{ ...call(0), rps }] }],
    },
    measure: [{ name: "steady", fromS: durationS / 10, toS: durationS }],
  });
}

/** Per second: users' calls that succeed, and attempts at all stations. */
interface Rates {
  readonly good: number;
  readonly attempts: number;
}

function ratesOf(experiment: Experiment): Rates {
  const run = runExperiment(experiment, "bench");
  if (!run.ok) throw new Error(run.refusal.reason);
  const { columns, windows } = run.value;
  const means = must(windows[0], "window").means;
  const sum = (metric: string, isWanted: (subject: string) => boolean): number =>
    means.reduce((total, mean, at) => {
      const column = must(columns[at], "column");
      return column.metric === metric && isWanted(column.subject) ? total + mean : total;
    }, 0);
  return {
    good: sum("goodput", (subject) => subject === "users"),
    attempts: sum("attempts", (subject) => subject !== "users"),
  };
}

export function rowsOfVersus(shipped: Scenario, effort: Effort): readonly Row[] {
  const { runs, simulatedS } = effort;
  return [400, 4000].flatMap((rps) => {
    const chain = chainAt(rps);
    const experiment = experimentOf(chain, simulatedS);
    const events = simulateChain(chain, simulatedS, 1);
    expectSame(ratesOf(experiment), { good: events.good / simulatedS, attempts: events.attempts / simulatedS });
    const eventsS = medianOf(runs, () => cpuUsOf(() => simulateChain(chain, simulatedS, 1))) / 1e6;
    const engine = openSimulation(scenarioOn(experiment.world, shipped), "bench");
    const engineS = (hotStepUs(engine, effort) / 1e6) * simulatedS * TICKS_PER_SECOND;
    const what = `two tiers, ${rps.toLocaleString("en-US")} requests/s`;
    return [
      rowOf(`events.${rps}.attempts`, `${what}: event by event`, events.attempts / eventsS, "attempts/s of CPU"),
      rowOf(`events.${rps}.speed`, `${what}: event by event`, simulatedS / eventsS, "× real time"),
      rowOf(`engine.${rps}.speed`, `${what}: our engine`, simulatedS / engineS, "× real time"),
      rowOf(`engine.${rps}.ratio`, `${what}: our engine`, eventsS / engineS, "× event by event"),
    ];
  });
}

/** Within a twentieth: one short run of chance against the flow. */
function expectSame(ours: Rates, theirs: Rates): void {
  for (const key of ["good", "attempts"] as const)
    assert(Math.abs(ours[key] / theirs[key] - 1) < 0.05, `not the same system: ${key} ${ours[key]}, ${theirs[key]}`);
}
