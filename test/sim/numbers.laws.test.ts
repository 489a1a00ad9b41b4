import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOf, normalQuantile, poisson, uniform } from "../../shared/sim/random.ts";
import { gammaQuantile } from "../../shared/sim/systems/latency.ts";
import { doneWithin, leftOfOld, leftOfStarts } from "../../shared/sim/systems/service.ts";

const draws = 40_000;

function moments(draw: (i: number) => number): { mean: number; variance: number } {
  const values = Array.from({ length: draws }, (_, i) => draw(i));
  const mean = values.reduce((a, b) => a + b, 0) / draws;
  return { mean, variance: values.reduce((a, x) => a + (x - mean) ** 2, 0) / (draws - 1) };
}

describe("luck", () => {
  it("gives Poisson counts of the mean and variance asked for, small and large", () => {
    const key = keyOf("law", "store", "service");
    for (const wanted of [0.05, 0.7, 3, 12, 39, 41, 90, 700]) {
      const { mean, variance } = moments((i) => poisson(wanted, uniform(key, i, 0)));
      expect(Math.abs(mean - wanted)).toBeLessThan(4 * Math.sqrt(wanted / draws));
      expect(variance / wanted).toBeGreaterThan(0.96);
      expect(variance / wanted).toBeLessThan(1.04);
    }
  });

  it("draws evenly, and independently of the draw before and of another key", () => {
    const [key, other] = [keyOf("law", "a", "service"), keyOf("law", "b", "service")];
    for (const index of [0, 1, 7]) {
      const { mean, variance } = moments((i) => uniform(key, i, index));
      expect(mean).toBeCloseTo(0.5, 1.9);
      expect(variance).toBeCloseTo(1 / 12, 2);
    }
    const pairs = [
      (i: number) => uniform(key, i + 1, 0),
      (i: number) => uniform(key, i, 1),
      (i: number) => uniform(other, i, 0),
    ];
    for (const next of pairs) {
      const { mean } = moments((i) => (uniform(key, i, 0) - 0.5) * (next(i) - 0.5));
      expect(Math.abs(mean)).toBeLessThan(4 / 12 / Math.sqrt(draws));
    }
  });

  it("gives every entity, purpose and seed its own key", () => {
    const keys = ["1", "2"].flatMap((seed) =>
      ["a", "b"].flatMap((who) => ["x", "y"].map((why) => keyOf(seed, who, why))),
    );
    expect(new Set(keys).size).toBe(8);
  });

  it("inverts the normal distribution", () => {
    for (const [p, z] of [
      [0.5, 0],
      [0.8413447460685429, 1],
      [0.99, 2.3263478740408408],
      [0.001, -3.090232306167813],
    ] as const)
      expect(normalQuantile(p)).toBeCloseTo(z, 7);
  });
});

describe("[Q2] the share done in time", () => {
  it("rises from 0 to 1 with the time, and its mean is the service time", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 20, noNaN: true }),
        fc.constantFrom(0, 0.1, 0.3, 0.7, 1, 1.5, 2, 4),
        (s, cv) => {
          const steps = 30_000;
          const done = Array.from({ length: steps }, (_, i) => doneWithin(((i + 0.5) * s) / 100, s, cv));
          const falls = done.filter((share, i) => i > 0 && share < (done[i - 1] ?? 0) - 1e-12);
          expect(falls).toEqual([]);
          expect(done.at(-1)).toBeCloseTo(1, 6);
          expect(done.reduce((mean, share) => mean + (1 - share) / 100, 0)).toBeCloseTo(1, 1.5);
        },
      ),
      { numRuns: 40, seed: 6 },
    );
  });

  it("is a step for constant service, 1 - e^(-t/s) for exponential", () => {
    expect([doneWithin(0.99, 1, 0), doneWithin(1, 1, 0)]).toEqual([0, 1]);
    expect(doneWithin(2, 1, 1)).toBeCloseTo(1 - Math.exp(-2), 12);
    expect([doneWithin(Infinity, 1, 1), doneWithin(0, 1, 1), doneWithin(0, 0, 1)]).toEqual([1, 0, 1]);
  });

  it("leaves of even starts what an integral over the step leaves", () => {
    for (const s of [0.05, 0.4, 1, 7]) {
      const points = Array.from({ length: 10_000 }, (_, i) => Math.exp(-(i + 0.5) / 10_000 / s));
      expect(leftOfStarts(s)).toBeCloseTo(points.reduce((a, b) => a + b, 0) / 10_000, 5);
      expect(leftOfOld(s)).toBeCloseTo(Math.exp(-1 / s), 12);
    }
  });
});

describe("[Q7] quantiles of response times", () => {
  it("are those of a gamma distribution within 3 % from p50 to p99", () => {
    for (const shape of [1, 1.5, 2, 5, 20, 100])
      for (const p of [0.5, 0.75, 0.95, 0.99]) {
        const error = gammaQuantile(shape, shape, p) / exactQuantile(shape, p) - 1;
        expect(Math.abs(error), `shape ${shape}, p ${p}`).toBeLessThan(0.03);
      }
  });

  it("scale with the unit and vanish with the mean", () => {
    expect(gammaQuantile(300, 90_000, 0.9) / gammaQuantile(3, 9, 0.9)).toBeCloseTo(100, 9);
    expect([gammaQuantile(0, 0, 0.5), gammaQuantile(7, 0, 0.99)]).toEqual([0, 7]);
  });
});

/** Quantile of a gamma distribution of scale 1, by bisection on the series of its lower incomplete gamma function. */
function exactQuantile(shape: number, p: number): number {
  let [low, high] = [0, shape + 60 * Math.sqrt(shape) + 60];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (lowerGamma(shape, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function lowerGamma(shape: number, x: number): number {
  let term = 1 / shape;
  let total = term;
  for (let n = 1; n < 2000 && term > total * 1e-16; n++) {
    term *= x / (shape + n);
    total += term;
  }
  return Math.exp(shape * Math.log(x) - x - logGamma(shape)) * total;
}

/** Stirling's series, raised to where it is exact to 1e-12. */
function logGamma(shape: number): number {
  let raised = shape;
  let below = 0;
  while (raised < 20) {
    below += Math.log(raised);
    raised++;
  }
  const z = 1 / (raised * raised);
  const series = (1 / 12 - z * (1 / 360 - z / 1260)) / raised;
  return (raised - 0.5) * Math.log(raised) - raised + Math.log(2 * Math.PI) / 2 + series - below;
}
