/**
 * Luck. seedrandom gives each (entity, purpose) one key when a world is compiled; a draw is then a hash of
 * (key, tick, index). The same tick therefore has the same luck whatever anybody did before it.
 */
import seedrandom from "seedrandom";
import { exp, log } from "../base/index.ts";

/** A 32-bit key for one entity and purpose. */
export function keyOf(seed: string, entity: string, purpose: string): number {
  return seedrandom.alea(`${seed}/${entity}/${purpose}`).int32();
}

/** A uniform in (0, 1) that depends on nothing but its arguments. */
export function uniform(key: number, tick: number, index: number): number {
  let h = Math.imul(key ^ Math.imul(tick, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0x735a2d97);
  h ^= h >>> 15;
  return ((h >>> 0) + 0.5) / 4294967296;
}

/** Above this mean a Poisson count is drawn from its normal approximation with the skewness term. */
const NORMAL_FROM = 40;

/** The Poisson count whose cumulative probability is `u`. */
export function poisson(mean: number, u: number): number {
  if (!(mean > 0)) return 0;
  if (mean > NORMAL_FROM) {
    const z = normalQuantile(u);
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * z + (z * z - 1) / 6));
  }
  let probability = exp(-mean);
  let sum = probability;
  let count = 0;
  while (u > sum && probability > 1e-300) {
    count++;
    probability *= mean / count;
    sum += probability;
  }
  return count;
}

/** Up to so many are drawn one by one. */
const ONE_BY_ONE = 64;

/**
 * How many of `count` have a thing that each has with this chance. A few are drawn one by one, from `index` on; of many
 * the rarer side is a Poisson count, or normal where neither is rare.
 */
export function binomial(count: number, chance: number, key: number, tick: number, index: number): number {
  if (chance <= 0 || count <= 0) return 0;
  if (chance >= 1) return count;
  if (count <= ONE_BY_ONE) {
    let having = 0;
    for (let i = 0; i < count; i++) if (uniform(key, tick, index + i) < chance) having++;
    return having;
  }
  const u = uniform(key, tick, index);
  const [mean, others] = [count * chance, count * (1 - chance)];
  if (mean < NORMAL_FROM) return Math.min(count, poisson(mean, u));
  if (others < NORMAL_FROM) return Math.max(0, count - poisson(others, u));
  return Math.min(count, Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - chance)) * normalQuantile(u))));
}

/** Inverse of the standard normal distribution; Acklam's rational approximation, relative error below 1.2e-9. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * log(p));
    const top =
      ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
        4.374664141464968) *
        q +
      2.938163982698783;
    const bottom =
      (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
    return top / bottom;
  }
  const q = p - 0.5;
  const r = q * q;
  const top =
    (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
    q;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return top / bottom;
}
