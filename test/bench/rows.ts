/**
 * A row is one figure, beside the target and the stretch of SIMULATION.md section 5. A row without a target is there to
 * be compared with, and is not judged. Invariant: a figure that is no number is a bug, never a row.
 */
import { assert } from "../../shared/base/index.ts";
import { aligned } from "../../server/cli/table.ts";

export interface Row {
  readonly id: string;
  readonly says: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number | null;
  readonly stretch: number | null;
  readonly met: boolean | null;
}

interface Bar {
  readonly target: number;
  readonly stretch?: number;
  /** Which side of the bar is good. */
  readonly good: "at most" | "at least";
}

export function rowOf(id: string, says: string, value: number, unit: string, bar?: Bar): Row {
  assert(Number.isFinite(value), `${id} is ${value}`);
  const met = bar ? (bar.good === "at most" ? value <= bar.target : value >= bar.target) : null;
  return { id, says, value, unit, target: bar?.target ?? null, stretch: bar?.stretch ?? null, met };
}

export function tableOf(rows: readonly Row[]): string {
  const head = ["figure", "measured", "", "target", "stretch", ""];
  const lines = rows.map(({ says, value, unit, target, stretch, met }) => [
    says,
    digits(value),
    unit,
    target === null ? "" : digits(target),
    stretch === null ? "" : digits(stretch),
    met === null ? "" : met ? "met" : "NOT MET",
  ]);
  return aligned([head, ...lines], ["left", "right", "left", "right", "right", "left"]);
}

/** Three digits that matter, and thousands apart: a benchmark knows no more. */
function digits(value: number): string {
  const rounded = value === 0 ? 0 : Number(value.toPrecision(3));
  return rounded.toLocaleString("en-US", { maximumFractionDigits: 3 });
}
