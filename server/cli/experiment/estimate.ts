/** A mean over seeds and the half width of its 95 % interval. One seed has no interval. */
import { must } from "../../../shared/base/index.ts";

export interface Estimate {
  readonly mean: number;
  readonly ci95: number | null;
}

/** Student's t for a two-sided 95 %, by degrees of freedom from 1; the normal's 1.96 beyond. */
const student = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
].concat([2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045]);

export function estimate(samples: readonly number[]): Estimate {
  const count = samples.length;
  const mean = samples.reduce((sum, x) => sum + x, 0) / count;
  if (count < 2) return { mean, ci95: null };
  const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1);
  const t = count - 2 < student.length ? must(student[count - 2], "t") : 1.96;
  return { mean, ci95: t * Math.sqrt(variance / count) };
}
