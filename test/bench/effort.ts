/** How much work a run of the benchmark takes. The quick one shows that it works; its figures mean nothing. */
import { secondsToTicks } from "../../shared/base/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";

export interface Effort {
  /** Whether games begin at T+0 instead of at the start of their ordinary life. */
  readonly hasPreRoll: boolean;
  /** When the ignored run is taken as the storm, and when it ends: simulated time from its start. */
  readonly stormTicks: number;
  readonly gameTicks: number;
  readonly warmTicks: number;
  /** Length and number of samples; the slowest figures take the fewest. */
  readonly sampleTicks: number;
  readonly samples: number;
  readonly fewest: number;
  /** Games that are stepped in turn. */
  readonly games: number;
  /** The largest generated world. */
  readonly mostEdges: number;
  /** Length of the small system's runs. */
  readonly simulatedS: number;
}

export const fullEffort: Effort = {
  hasPreRoll: true,
  stormTicks: secondsToTicks(30 * 60),
  gameTicks: secondsToTicks(60 * 60),
  warmTicks: 300,
  sampleTicks: SCRAPE_TICKS,
  samples: 21,
  fewest: 3,
  games: 100,
  mostEdges: 10_000,
  simulatedS: 300,
};

export const quickEffort: Effort = {
  hasPreRoll: false,
  stormTicks: 100,
  gameTicks: 300,
  warmTicks: 5,
  sampleTicks: 5,
  samples: 1,
  fewest: 1,
  games: 3,
  mostEdges: 1_000,
  simulatedS: 60,
};
