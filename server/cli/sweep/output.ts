/** What a sweep gives beside its picture: a table with a picture in text for people, CSV and JSON for machines. */
import { aligned } from "../table.ts";
import type { Plan, Point } from "./run.ts";
import { placeOn, scaleAround } from "./scale.ts";
import { axisLabels } from "./words.ts";

const PICTURE_WIDTH = 48;

export function tableOf(plan: Plan, points: readonly Point[]): string {
  const labels = axisLabels(plan);
  const scale = scaleAround(points.flatMap(({ mean, ci95 }) => [mean - (ci95 ?? 0), mean + (ci95 ?? 0)]));
  const ends = `${scale.from}${String(scale.to).padStart(PICTURE_WIDTH - String(scale.from).length)}`;
  const place = (value: number): number => Math.round(placeOn(scale, value) * (PICTURE_WIDTH - 1));
  const picture = ({ mean, ci95 }: Point): string =>
    barText(place(mean - (ci95 ?? 0)), place(mean), place(mean + (ci95 ?? 0)));
  return [
    `${plan.experiment.name}\n${labels.about}`,
    aligned(
      [
        [labels.x, `${labels.y}, mean`, "± 95 %", ends],
        ...points.map((point) => [
          String(point.value),
          shortText(point.mean),
          point.ci95 === null ? "-" : shortText(point.ci95),
          picture(point),
        ]),
      ],
      ["right", "right", "right", "left"],
    ),
  ].join("\n\n");
}

/** `  ├──●──┤`, or the dot alone where the interval is narrower than a letter. */
function barText(low: number, middle: number, high: number): string {
  return Array.from({ length: high + 1 }, (_, i) => {
    if (i === middle) return "●";
    if (i < low) return " ";
    return i === low ? "├" : i === high ? "┤" : "─";
  }).join("");
}

/** One line per value: the mean, its half interval, and each seed's own. */
export function csvOfSweep({ range, measure, seeds }: Plan, points: readonly Point[]): string {
  const head = [range.path, `${measure} mean`, "ci95", ...seeds.map((seed) => `seed ${seed}`)];
  const lines = points.map(({ value, mean, ci95, samples }) =>
    [value, short(mean), ci95 === null ? "" : short(ci95), ...samples.map(short)].join(","),
  );
  return `${[head.join(","), ...lines].join("\n")}\n`;
}

export function jsonOfSweep({ experiment, range, measure, window, seeds }: Plan, points: readonly Point[]): string {
  const numbers = points.map(({ value, mean, ci95, samples }) => ({
    value,
    mean: short(mean),
    ci95: ci95 === null ? null : short(ci95),
    samples: samples.map(short),
  }));
  const what = { experiment: experiment.name, set: range.path, measure, window, seeds };
  return JSON.stringify({ format: "small-causes/sweep@1", ...what, points: numbers });
}

/** Seven digits are more than the noise leaves true. */
function short(x: number): number {
  return Number(x.toPrecision(7));
}

function shortText(x: number): string {
  return x.toFixed(Math.abs(x) >= 100 ? 1 : Math.abs(x) >= 1 ? 2 : 3);
}
