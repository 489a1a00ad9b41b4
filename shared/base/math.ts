/**
 * exp, log and pow from + - * / and sqrt only, so that every JavaScript engine gives the same bits.
 * Relative error is below 1e-13 over the ranges the simulation uses; `test/base/math.test.ts` holds that bar.
 */

const LN2 = Math.LN2;

/** e^x. Halves the argument into [-ln2/2, ln2/2], sums the series, and multiplies by a power of two. */
export function exp(x: number): number {
  if (x < -745) return 0;
  if (x > 709) return Infinity;
  const k = Math.round(x / LN2);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let i = 1; i < 18; i++) {
    term *= r / i;
    sum += term;
  }
  return sum * powerOfTwo(k);
}

/** Natural logarithm of x > 0. Scales x into [1/sqrt2, sqrt2] and sums the artanh series. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let m = x;
  let k = 0;
  while (m > Math.SQRT2) {
    m *= 0.5;
    k++;
  }
  while (m < Math.SQRT1_2) {
    m *= 2;
    k--;
  }
  const z = (m - 1) / (m + 1);
  const zz = z * z;
  let power = z;
  let sum = 0;
  for (let i = 1; i < 44; i += 2) {
    sum += power / i;
    power *= zz;
  }
  return 2 * sum + k * LN2;
}

/** x^y for x >= 0. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (y === 1) return x;
  return exp(y * log(x));
}

const TWO_PI = 6.283185307179586;

/** cos(x) for any finite x: reduced to [-pi, pi], then the series. Used for the daily curve. */
export function cos(x: number): number {
  const r = x - TWO_PI * Math.round(x / TWO_PI);
  let term = 1;
  let sum = 1;
  for (let i = 1; i < 14; i++) {
    term *= (-r * r) / ((2 * i - 1) * (2 * i));
    sum += term;
  }
  return sum;
}

function powerOfTwo(k: number): number {
  let result = 1;
  let base = k < 0 ? 0.5 : 2;
  for (let n = Math.abs(k); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}
