/**
 * Which keys of a cache people ask for: Zipf's law cut into a few popularity classes, finest where keys are hottest.
 */
import { log, pow } from "../../base/index.ts";

/** Popularity classes of a cache. */
export const POPULARITY = 40;

/** Keys of a cache by popularity: how many keys a class has and which share of the look-ups asks for it. */
export interface Popularity {
  readonly keys: readonly number[];
  readonly demand: readonly number[];
}

/** Zipf popularity in at most 40 classes, finest where the keys are hottest. */
export function popularityOf(keys: number, zipf: number): Popularity {
  const bounds = [0];
  const growth = pow(keys, 1 / POPULARITY);
  for (let i = 1, at = 1; i <= POPULARITY && (bounds[bounds.length - 1] ?? 0) < keys; i++) {
    at *= growth;
    bounds.push(
      Math.min(keys, Math.max((bounds[bounds.length - 1] ?? 0) + 1, Math.round(i === POPULARITY ? keys : at))),
    );
  }
  const sizes: number[] = [];
  const weights: number[] = [];
  for (let i = 1; i < bounds.length; i++) {
    const [from, to] = [bounds[i - 1] ?? 0, bounds[i] ?? 0];
    sizes.push(to - from);
    weights.push(weightOf(from, to, zipf));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { keys: sizes, demand: weights.map((weight) => weight / total) };
}

/** Sum of 1 / rank^zipf over ranks from + 1 to `to`; wide classes by the integral, which is as good there. */
function weightOf(from: number, to: number, zipf: number): number {
  if (from < 64) {
    let weight = 0;
    for (let rank = from + 1; rank <= to; rank++) weight += 1 / pow(rank, zipf);
    return weight;
  }
  if (zipf === 1) return log((to + 0.5) / (from + 0.5));
  return (pow(to + 0.5, 1 - zipf) - pow(from + 0.5, 1 - zipf)) / (1 - zipf);
}
