/**
 * Which keys of a cache people ask for: Zipf's law cut into a few popularity classes, finest where keys are hottest.
 */
import { pow } from "../../base/index.ts";

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
    let weight = 0;
    for (let rank = from + 1; rank <= to; rank++) weight += 1 / pow(rank, zipf);
    sizes.push(to - from);
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { keys: sizes, demand: weights.map((weight) => weight / total) };
}
