/** What a sweep calls its axes: names with units, which parameters carry at the end of their names. */
import { units } from "../experiment/index.ts";
import type { Plan } from "./run.ts";

const endings: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/Ms$/, "ms"],
  [/rps$/i, "1/s"],
  [/perUserPerMinute$/, "1/min"],
  [/Minutes$/, "min"],
  [/S$/, "s"],
  [/(Ratio|Share|jitter|admit)$/, "ratio"],
];

export interface AxisLabels {
  readonly x: string;
  readonly y: string;
  /** The window and the seeds, for under the title. */
  readonly about: string;
}

export function axisLabels({ range, measure, window, seeds }: Plan): AxisLabels {
  const parameter = (range.path.split(".").at(-1) ?? "").split(":")[0] ?? "";
  const unit = endings.find(([ending]) => ending.test(parameter))?.[1];
  const measured = units[measure.split(".").at(-1) ?? ""];
  const [first = 0, last = 0] = [seeds[0], seeds.at(-1)];
  const who = seeds.length === 1 ? `seed ${first}` : `seeds ${first} to ${last}, mean and 95 % interval`;
  return {
    x: withUnit(range.path, unit),
    y: withUnit(measure, measured),
    about: `${window.name}, ${window.fromS} to ${window.toS} s; ${who}`,
  };
}

function withUnit(name: string, unit: string | undefined): string {
  return unit === undefined ? name : `${name} (${unit})`;
}
