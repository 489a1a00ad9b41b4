import { describe, expect, it } from "vitest";
import { cos, exp, expFall, log, pow } from "../../shared/base/index.ts";

/** Evenly spread points of [from, to], ends included. */
function range(from: number, to: number, count = 20_001): readonly number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** The largest relative error of `ours` against the engine's own function. */
function worst(points: readonly number[], ours: (x: number) => number, theirs: (x: number) => number): number {
  return Math.max(
    ...points.map((x) => Math.abs(ours(x) - theirs(x)) / Math.max(Math.abs(theirs(x)), Number.MIN_VALUE)),
  );
}

const bar = 1e-13;

describe("exp", () => {
  it("is within 1e-13 of the true value from -50 to 50, where rates and decays live", () => {
    expect(worst(range(-50, 50), exp, Math.exp)).toBeLessThan(bar);
  });

  it("is within 1e-12 over all normal results", () => {
    expect(worst(range(-700, 700), exp, Math.exp)).toBeLessThan(1e-12);
  });

  it("goes to 0 and to infinity at the ends, never to NaN", () => {
    expect([exp(-1e9), exp(-Infinity), exp(1e9), exp(Infinity), exp(0)]).toEqual([0, 0, Infinity, Infinity, 1]);
  });

  it("never falls as x grows", () => {
    const values = range(-30, 30).map(exp);
    expect(values.every((value, i) => i === 0 || value > (values[i - 1] ?? Infinity))).toBe(true);
  });
});

describe("expFall", () => {
  it("is 1 - e^-x, and loses no digits where x is small", () => {
    const small = range(-12, -1).map((power) => 10 ** power);
    expect(worst([...small, ...range(0, 40)], expFall, (x) => -Math.expm1(-x))).toBeLessThan(bar);
  });
});

describe("log", () => {
  it("is within 1e-13 from 1e-12 to 1e12", () => {
    const powersOfTen = range(-12, 12)
      .map((x) => Math.pow(10, x))
      .filter((x) => Math.abs(x - 1) > 1e-9);
    expect(worst(powersOfTen, log, Math.log)).toBeLessThan(bar);
  });

  it("keeps its relative precision next to 1, where the result is small", () => {
    const nearOne = range(-1e-3, 1e-3)
      .map((x) => 1 + x)
      .filter((x) => x !== 1);
    expect(worst(nearOne, log, Math.log)).toBeLessThan(bar);
  });

  it("has the limits of a logarithm", () => {
    expect([log(0), log(1), log(Infinity), log(-1), log(NaN)]).toEqual([-Infinity, 0, Infinity, NaN, NaN]);
  });

  it("undoes exp", () => {
    expect(
      worst(
        range(0.5, 50),
        (x) => log(exp(x)),
        (x) => x,
      ),
    ).toBeLessThan(bar);
  });
});

describe("pow", () => {
  it("is within 1e-12 for bases and exponents of the simulation", () => {
    const bases = range(1e-3, 100, 201);
    const errors = range(-4, 4, 81).map((y) =>
      worst(
        bases,
        (x) => pow(x, y),
        (x) => Math.pow(x, y),
      ),
    );
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });

  it("is exact where the answer is no calculation", () => {
    expect([pow(7, 0), pow(1, 1e9), pow(0, 3), pow(0, -1), pow(0.3, 1), pow(0, 0)]).toEqual([
      1,
      1,
      0,
      Infinity,
      0.3,
      1,
    ]);
  });
});

describe("cos", () => {
  it("is within 1e-13 over a week of daily curves", () => {
    const week = range(-7 * 2 * Math.PI, 7 * 2 * Math.PI);
    expect(Math.max(...week.map((x) => Math.abs(cos(x) - Math.cos(x))))).toBeLessThan(1e-13);
  });

  it("is even, and 1 at 0", () => {
    expect(cos(0)).toBe(1);
    expect(range(0, 7, 101).every((x) => cos(x) === cos(-x))).toBe(true);
  });
});
