/** The few statistics that comparing two simulators needs. */
import { must } from "../../shared/base/index.ts";

export function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Root of the mean squared difference of two series of one length. */
export function rmse(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(mean(a.map((x, i) => (x - must(b[i], "value")) ** 2)));
}

/** Student's t for a two-sided 95 %, by the number of seeds. */
const student: Readonly<Record<number, number>> = { 3: 4.303, 10: 2.262, 12: 2.201, 20: 2.093 };

export function standardError(ci95: number, seeds: number): number {
  return ci95 / must(student[seeds], `t for ${seeds} seeds`);
}

/** Standard error of the mean of some values. */
export function errorOfMean(values: readonly number[]): number {
  const middle = mean(values);
  const variance = values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance / values.length);
}

/** Half of the 95 % interval of a mean. */
export function halfWidth95(values: readonly number[]): number {
  return must(student[values.length], `t for ${values.length} seeds`) * errorOfMean(values);
}

/** Standard deviations between two shares, each of so many trials, were both the same. */
export function sigmasApart(a: number, b: number, trialsA: number, trialsB: number): number {
  const pooled = (a * trialsA + b * trialsB) / (trialsA + trialsB);
  const sigma = Math.sqrt(pooled * (1 - pooled) * (1 / trialsA + 1 / trialsB));
  return a === b ? 0 : Math.abs(a - b) / sigma;
}

/** Probability that an arrival waits at c slots with exponential service and offered load a = λ·s (Erlang C). */
function erlangC(c: number, a: number): number {
  let blocking = 1;
  for (let i = 1; i <= c; i++) blocking = (a * blocking) / (i + a * blocking);
  return blocking / (1 - (a / c) * (1 - blocking));
}

/** Mean wait at one queue with c slots of mean service s. */
export function erlangWait(c: number, load: number, s: number): number {
  return (erlangC(c, load * c) * s) / (c * (1 - load));
}
