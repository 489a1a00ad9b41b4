/**
 * One experiment under several seeds: all its runs, and the mean of each window with how sure it is. Runs of
 * different seeds share nothing but the world.
 */
import { must, ok } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import type { Experiment } from "../../../shared/content/index.ts";
import { runExperiment } from "../../../shared/sim/index.ts";
import type { ExperimentRun } from "../../../shared/sim/index.ts";
import { estimate } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

export interface Runs {
  readonly experiment: Experiment;
  readonly seeds: readonly number[];
  readonly columns: ExperimentRun["columns"];
  /** One per seed. */
  readonly rows: readonly ExperimentRun["rows"][];
  readonly windows: readonly Window[];
}

export interface Window {
  readonly name: string;
  readonly fromS: number;
  readonly toS: number;
  /** In the order of the columns. */
  readonly means: readonly Estimate[];
}

/** The whole run comes first among the windows. */
export function runSeeds(experiment: Experiment, seeds: readonly number[]): Result<Runs> {
  const whole = { name: "whole run", fromS: 0, toS: experiment.durationS };
  const measured = { ...experiment, measure: [whole, ...experiment.measure] };
  const runs: ExperimentRun[] = [];
  for (const seed of seeds) {
    const run = runExperiment(measured, String(seed));
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const { columns } = must(runs[0], "a seed");
  const windows = measured.measure.map((window, w) => ({
    ...window,
    means: columns.map((_, column) => estimate(runs.map(({ windows }) => must(windows[w]?.means[column], "mean")))),
  }));
  return ok({ experiment, seeds, columns, rows: runs.map(({ rows }) => rows), windows });
}
