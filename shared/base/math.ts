/**
 * exp, log and pow from + - * / and sqrt only, so that every JavaScript engine gives the same bits.
 * Relative error is below 1e-13 over the ranges the simulation uses; `test/base/math.test.ts` holds that bar.
 */

const LN2 = Math.LN2;

/** Powers of two, from the smallest number there is to the greatest. */
const LEAST = -1074;
const GREATEST = 1023;
const powersOfTwo = Float64Array.from({ length: GREATEST - LEAST + 1 }, (_, i) => {
  let power = 1;
  for (let k = LEAST + i; k > 0; k--) power *= 2;
  for (let k = LEAST + i; k < 0; k++) power *= 0.5;
  return power;
});

/**
 * e^x. Halves the argument into [-ln2/2, ln2/2], sums the series (even and odd powers apart, so that a processor works on
 * both at once), and multiplies by a power of two.
 */
export function exp(x: number): number {
  if (x < -744) return 0;
  if (x > 709) return Infinity;
  const k = Math.round(x / LN2);
  const r = x - k * LN2;
  const q = r * r;
  const even =
    1 + q * (1 / 2 + q * (1 / 24 + q * (1 / 720 + q * (1 / 40_320 + q * (1 / 3_628_800 + q / 479_001_600)))));
  const odd = 1 + q * (1 / 6 + q * (1 / 120 + q * (1 / 5040 + q * (1 / 362_880 + q * (1 / 39_916_800)))));
  return (even + r * odd) * powersOfTwo[k - LEAST];
}

/** Below this six terms of 1 - e^-x are as exact as a double, and cost no exp. */
const SMALL = 1e-2;

/** 1 - e^-x for x >= 0, also where x is so small that the difference would lose its digits. */
export function expFall(x: number): number {
  return x < SMALL ? x * (1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - (x / 5) * (1 - x / 6))))) : 1 - exp(-x);
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
