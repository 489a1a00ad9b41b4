/**
 * One experiment over a range of one parameter. The parameter is set at 0 s, after whatever the file sets there, and
 * every value meets the same seeds: two neighbours differ by the value alone, not by their luck.
 */
import { must, ok, refuse } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { experimentSchema, suggestion } from "../../../shared/content/index.ts";
import type { Experiment } from "../../../shared/content/index.ts";
import { runExperiment } from "../../../shared/sim/index.ts";
import { estimate } from "../experiment/index.ts";
import type { Estimate } from "../experiment/index.ts";
import type { Range } from "./range.ts";

export interface Plan {
  readonly experiment: Experiment;
  readonly range: Range;
  /** At least one. */
  readonly seeds: readonly number[];
  /** A column of the series: `users.goodput`. */
  readonly measure: string;
  readonly window: Experiment["measure"][number];
}

export interface Point extends Estimate {
  readonly value: number;
  /** In the order of the seeds. */
  readonly samples: readonly number[];
}

/** The window of this name; without a name the file's last, or the whole run where it has none. */
export function windowNamed({ measure, durationS }: Experiment, name: string | undefined): Result<Plan["window"]> {
  const whole = { name: "whole run", fromS: 0, toS: durationS };
  const windows = [whole, ...measure];
  if (name === undefined) return ok(windows.at(-1) ?? whole);
  const found = windows.find((window) => window.name === name);
  const known = windows.map((window) => window.name);
  if (found) return ok(found);
  return refuse(
    "sweep/no-window",
    `--window ${name}: there is no such window${suggestion(name, known) || "."} Known: ${known.join(", ")}.`,
  );
}

/** Refuses before the first long run what the experiment has not or would not take. */
export function checkPlan(plan: Plan): Result<null> {
  for (const value of plan.range.values) {
    const checked = experimentSchema.safeParse(variantOf(plan, value));
    if (!checked.success)
      return refuse("sweep/value", `--set ${plan.range.path}=${value}: ${checked.error.issues[0]?.message ?? "no"}`);
  }
  const { experiment, measure } = plan;
  const glance = runExperiment({ ...experiment, durationS: 1, schedule: [], measure: [] }, "1");
  if (!glance.ok) return glance;
  const names = glance.value.columns.map(({ subject, metric }) => `${subject}.${metric}`);
  if (names.includes(measure)) return ok(null);
  const list = names.length > 40 ? [...names.slice(0, 40), "…"] : names;
  return refuse(
    "sweep/no-measure",
    `--measure ${measure}: there is no such series${suggestion(measure, names) || "."} Known: ${list.join(", ")}.`,
  );
}

/** `ran` hears how many runs are done, after each. */
export function sweepOver(plan: Plan, ran: (runs: number) => void): Result<readonly Point[]> {
  const points: Point[] = [];
  let runs = 0;
  for (const value of plan.range.values) {
    const samples: number[] = [];
    for (const seed of plan.seeds) {
      const run = runExperiment(variantOf(plan, value), String(seed));
      if (!run.ok) return run;
      const { columns, windows } = run.value;
      const column = columns.findIndex(({ subject, metric }) => `${subject}.${metric}` === plan.measure);
      samples.push(must(windows[0]?.means[column], plan.measure));
      ran(++runs);
    }
    points.push({ value, samples, ...estimate(samples) });
  }
  return ok(points);
}

function variantOf({ experiment, range, window }: Plan, value: number): Experiment {
  const schedule = [...experiment.schedule, { atS: 0, set: { [range.path]: value } }];
  return { ...experiment, schedule, measure: [window] };
}
