/**
 * An experiment run with many seeds through the door that the command line uses, and its series by name. A gate says
 * an experiment in the file format, so what it shows holds for the files that people write.
 */
import { must } from "../../shared/base/index.ts";
import { experimentFormat, experimentSchema } from "../../shared/content/index.ts";
import { runExperiment } from "../../shared/sim/index.ts";
import type { ExperimentRun } from "../../shared/sim/index.ts";
import { mean } from "./statistics.ts";

export type Metric = ExperimentRun["columns"][number]["metric"];

export interface Ensemble {
  /** Per seed, the series of every second. */
  readonly each: (subject: string, metric: Metric) => readonly (readonly number[])[];
  /** The mean over the seeds, of every second. */
  readonly series: (subject: string, metric: Metric) => readonly number[];
  /** The mean over the seeds and over the seconds [fromS, toS). */
  readonly mean: (subject: string, metric: Metric, fromS: number, toS: number) => number;
}

export function simulate(seeds: number, spec: object): Ensemble {
  const experiment = experimentSchema.parse({ format: experimentFormat, name: "gate", ...spec });
  const runs = Array.from({ length: seeds }, (_, seed) => {
    const run = runExperiment(experiment, String(seed + 1));
    if (!run.ok) throw new Error(run.refusal.reason);
    return run.value;
  });
  const each = (subject: string, metric: Metric): number[][] => {
    const column = must(runs[0], "run").columns.findIndex((c) => c.subject === subject && c.metric === metric);
    return runs.map(({ rows }) => rows.map((row) => must(row[column], `${subject}.${metric}`)));
  };
  const series = (subject: string, metric: Metric): number[] => {
    const all = each(subject, metric);
    return must(all[0], "run").map((_, second) => mean(all.map((run) => must(run[second], "second"))));
  };
  return {
    each,
    series,
    mean: (subject, metric, fromS, toS) => mean(series(subject, metric).slice(fromS, toS)),
  };
}
