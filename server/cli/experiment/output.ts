/**
 * What comes out of an experiment, three times: CSV with one line per second, JSON for machines, and a table for
 * people. All three hold the same numbers; docs/experiments.md says what each means.
 */
import { must } from "../../../shared/base/index.ts";
import { aligned } from "../table.ts";
import type { Estimate } from "./estimate.ts";
import type { Runs, Window } from "./runs.ts";

/** Of each metric. */
export const units: Readonly<Record<string, string>> = {
  goodput: "1/s",
  attempts: "1/s",
  failed: "1/s",
  queue: "requests",
  busy: "requests",
  p50: "s",
  p99: "s",
  hit: "ratio",
};

export function csvOf({ columns, rows, seeds }: Runs): string {
  const lines = [["seed", "t", ...columns.map(({ subject, metric }) => `${subject}.${metric}`)].join(",")];
  for (const [run, seed] of seeds.entries()) {
    for (const [t, row] of must(rows[run], "run").entries()) lines.push([seed, t, ...[...row].map(short)].join(","));
  }
  return `${lines.join("\n")}\n`;
}

export function jsonOf({ experiment, columns, rows, seeds, windows }: Runs): string {
  return JSON.stringify({
    format: "small-causes/series@1",
    experiment: experiment.name,
    durationS: experiment.durationS,
    columns: columns.map(({ subject, metric }) => ({ subject, metric, unit: units[metric] })),
    windows: windows.map(({ name, fromS, toS, means }) => ({
      name,
      fromS,
      toS,
      means: means.map(({ mean }) => short(mean)),
      ci95: means.map(({ ci95 }) => (ci95 === null ? null : short(ci95))),
    })),
    runs: seeds.map((seed, run) => ({ seed, rows: must(rows[run], "run").map((row) => [...row].map(short)) })),
  });
}

/** Seven digits are more than the noise leaves true. */
function short(x: number): number {
  return Number(x.toPrecision(7));
}

export function summaryOf(runs: Runs): string {
  const { experiment, seeds } = runs;
  const [first, last] = [must(seeds[0], "seed"), must(seeds.at(-1), "seed")];
  const who = seeds.length === 1 ? `seed ${first}` : `seeds ${first} to ${last}, means ± 95 % interval`;
  const about = experiment.about === "" ? [] : [experiment.about.trim()];
  return [
    [experiment.name, ...about, `${experiment.durationS} s simulated, ${who}`].join("\n"),
    ...runs.windows.map((window) => windowTable(runs, window)),
  ].join("\n\n");
}

function windowTable({ columns }: Runs, { name, fromS, toS, means }: Window): string {
  const subjects = [...new Set(columns.map(({ subject }) => subject))];
  const metrics = Object.keys(units).filter((metric) => columns.some((column) => column.metric === metric));
  const cell = (subject: string, metric: string): string => {
    const at = columns.findIndex((column) => column.subject === subject && column.metric === metric);
    return at < 0 ? "" : estimateText(must(means[at], "mean"));
  };
  const heads = metrics.map((metric) => (units[metric] === "ratio" ? metric : `${metric} ${units[metric]}`));
  return aligned([
    [`${name}, ${fromS} to ${toS} s`, ...heads],
    ...subjects.map((subject) => [`  ${subject}`, ...metrics.map((metric) => cell(subject, metric))]),
  ]);
}

function estimateText({ mean, ci95 }: Estimate): string {
  const digits = Math.abs(mean) >= 100 ? 1 : Math.abs(mean) >= 1 ? 2 : 3;
  return ci95 === null ? mean.toFixed(digits) : `${mean.toFixed(digits)} ±${ci95.toFixed(digits)}`;
}
