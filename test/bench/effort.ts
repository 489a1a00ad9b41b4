/** How much work a run of the benchmark takes. The quick one shows that it works; its figures mean nothing. */
import { secondsToTicks } from "../../shared/base/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";
import type { Sampling } from "./steps.ts";

export interface Effort extends Sampling {
  /** Whether games begin at T+0 instead of at the start of their ordinary life. */
  readonly hasPreRoll: boolean;
  /** When the ignored run is taken as the storm, and when it ends: simulated time from its start. */
  readonly stormTicks: number;
  readonly gameTicks: number;
  /** Games that are stepped in turn. */
  readonly games: number;
  /** The largest generated world, and how many edges times ticks one sample of a generated world comes to. */
  readonly mostEdges: number;
  readonly edgeTicks: number;
  /** Length of the small system's run, and how many of them the slow baseline makes. */
  readonly simulatedS: number;
  readonly runs: number;
}

/** Each sample holds one scrape. */
export const fullEffort: Effort = {
  hasPreRoll: true,
  stormTicks: secondsToTicks(30 * 60),
  gameTicks: secondsToTicks(60 * 60),
  warmTicks: 300,
  sampleTicks: SCRAPE_TICKS,
  samples: 21,
  games: 100,
  mostEdges: 10_000,
  edgeTicks: 100_000,
  simulatedS: 300,
  runs: 3,
};

export const quickEffort: Effort = {
  hasPreRoll: false,
  stormTicks: 100,
  gameTicks: 300,
  warmTicks: 5,
  sampleTicks: 5,
  samples: 1,
  games: 3,
  mostEdges: 1_000,
  edgeTicks: 1_000,
  simulatedS: 60,
  runs: 1,
};
