/** A range of one parameter under several seeds, as table, CSV and picture. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { run } from "./desk.ts";

const store = `format: small-causes/experiment@1
name: small & quick
durationS: 8
world:
  services:
    - id: store
      groups: [{ slots: 2, serviceMs: 50 }]
      queue: { places: 10 }
  populations:
    - id: users
      journeys: [{ to: store, rps: 20 }]
schedule:
  - { atS: 0, set: { users.rps: 3 } }
measure:
  - { name: end, fromS: 4, toS: 8 }
`;
const files = { "store.yaml": store };
const sweep = (...args: readonly string[]) => run(["sweep", "store.yaml", ...args], files);
const usual = ["--set", "users.rps=10..100:4", "--measure", "users.goodput", "--seeds", "3"] as const;

interface Swept {
  readonly window: { readonly name: string };
  readonly points: readonly {
    readonly value: number;
    readonly mean: number;
    readonly ci95: number | null;
    readonly samples: readonly number[];
  }[];
}

function points(...args: readonly string[]): Swept["points"] {
  const swept: Swept = JSON.parse(sweep(...args, "--json").printed);
  return swept.points;
}

describe("sweep", () => {
  it("runs both ends and what lies between, each under every seed, and overrules what the file sets at 0 s", () => {
    const swept = points(...usual);
    expect(swept.map(({ value }) => value)).toEqual([10, 40, 70, 100]);
    expect(swept.every(({ samples }) => samples.length === 3)).toBe(true);
    // Forty times a second is what two slots of 50 ms can do.
    expect(must(swept[0], "first").mean).toBeGreaterThan(6);
    expect(must(swept[0], "first").mean).toBeLessThan(14);
    for (const { mean } of swept.slice(2)) expect(mean).toBeLessThan(44);
  });

  it("gives the mean of the seeds and the interval of Student's t", () => {
    for (const { mean, ci95, samples } of points(...usual)) {
      const average = samples.reduce((sum, x) => sum + x, 0) / 3;
      const variance = samples.reduce((sum, x) => sum + (x - average) ** 2, 0) / 2;
      expect(mean).toBeCloseTo(average, 4);
      expect(must(ci95, "interval")).toBeCloseTo(4.303 * Math.sqrt(variance / 3), 4);
    }
  });

  it("takes equal factors with --log", () => {
    const swept = points("--set", "store.serviceMs=1..100:3", "--log", "--measure", "store.busy", "--seeds", "1");
    expect(swept.map(({ value }) => value)).toEqual([1, 10, 100]);
    expect(swept.map(({ ci95 }) => ci95)).toEqual([null, null, null]);
  });

  it("measures the file's last window, or the one that is named", () => {
    const window = (...args: readonly string[]): string => {
      const swept: Swept = JSON.parse(sweep(...usual, ...args, "--json").printed);
      return swept.window.name;
    };
    expect(window()).toBe("end");
    expect(window("--window", "whole run")).toBe("whole run");
    const unknown = sweep(...usual, "--window", "ends");
    expect([unknown.code, unknown.said]).toEqual([2, expect.stringContaining('did you mean "end"?')]);
  });

  it("prints a row with a small picture per value, and tells on standard error how long it will take", () => {
    const { code, printed, said } = sweep(...usual);
    expect(code).toBe(0);
    expect(printed).toContain("small & quick\nend, 4 to 8 s; seeds 1 to 3, mean and 95 % interval");
    expect(printed).toMatch(/users\.rps \(1\/s\) {2}users\.goodput \(1\/s\), mean {2}± 95 %/);
    expect(printed.split("\n").filter((line) => line.includes("●"))).toHaveLength(4);
    expect(said).toMatch(/^users\.rps: 3 of 12 runs, about \d+ s left\n/);
  });

  it("writes one CSV line per value with each seed's own number, the same ones every time", () => {
    const { written } = sweep(...usual, "--csv", "out.csv");
    const [head, ...lines] = must(written["out.csv"], "csv").trimEnd().split("\n");
    expect(head).toBe("users.rps,users.goodput mean,ci95,seed 1,seed 2,seed 3");
    expect(lines.map((line) => line.split(",").length)).toEqual([6, 6, 6, 6]);
    expect(sweep(...usual, "--csv", "-").printed).toBe(written["out.csv"]?.trimEnd());
  });

  it("draws a picture with units on both axes, a band, a dot per value, and every text escaped", () => {
    const svg = must(sweep(...usual, "--svg", "out.svg").written["out.svg"], "svg");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(">users.rps (1/s)</text>");
    expect(svg).toContain(">users.goodput (1/s)</text>");
    expect(svg).toContain(">small &amp; quick</text>");
    expect(svg.match(/<circle /g)).toHaveLength(4);
    expect(svg.match(/<polygon /g)).toHaveLength(1);
    const places = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    for (const [x = -1, y = -1] of places) {
      expect(x).toBeGreaterThanOrEqual(84);
      expect(x).toBeLessThanOrEqual(736);
      expect(y).toBeGreaterThanOrEqual(64);
      expect(y).toBeLessThanOrEqual(396);
    }
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it("draws a line that does not move, too", () => {
    const still = sweep("--set", "users.rps=10..20:2", "--measure", "store.failed", "--svg", "out.svg", "--seeds", "2");
    expect(still.code).toBe(0);
    expect(must(still.written["out.svg"], "svg")).not.toMatch(/NaN|Infinity/);
  });
});

describe("a sweep that cannot be run", () => {
  const cases: readonly (readonly [args: readonly string[], says: string])[] = [
    [["--measure", "users.goodput"], "Say what to vary"],
    [["--set", "users.rps=1..2:2"], "Say what to measure"],
    [["--set", "users.rps", "--measure", "users.goodput"], "write PATH=FROM..TO:STEPS"],
    [["--set", "users.rps=9..2:4", "--measure", "users.goodput"], "FROM has to be below TO"],
    [["--set", "users.rps=1..2:1", "--measure", "users.goodput"], "STEPS is the number of values, from 2 to 1000"],
    [["--set", "users.rps=0..2:3", "--log", "--measure", "users.goodput"], "with --log FROM has to be above 0"],
    [["--set", "users.reps=1..2:2", "--measure", "users.goodput"], 'there is no parameter "reps"; did you mean "rps"?'],
    [["--set", "users.rps=-5..2:2", "--measure", "users.goodput"], "-5 does not fit rps; write a number from 0 up."],
    [["--set", "users.rps=1..2:2", "--measure", "users.godput"], 'did you mean "users.goodput"?'],
    [["--set", "users.rps=1..2:2", "--measure", "users.goodput", "--seeds", "0"], "--seeds 0: write a whole number"],
    [["--set", "users.rps=1..2:2", "--measure", "users.goodput", "--json", "--csv", "-"], "both want standard output"],
    [["--speed"], "--speed"],
  ];
  it.each(cases)("is refused with what to write instead: %j", (args, says) => {
    const { code, said, printed } = sweep(...args);
    expect([code, printed]).toEqual([2, ""]);
    expect(said).toContain(says);
    expect(said).toContain("Read on: small-causes sweep --help");
  });

  it("says what is wrong in a file, and that it takes experiments alone", () => {
    const wrong = run(["sweep", "store.yaml", ...usual], { "store.yaml": store.replace("slots", "slot") });
    expect([wrong.code, wrong.said]).toEqual([1, expect.stringMatching(/^store\.yaml:7:18: .*did you mean "slots"/)]);
    expect(wrong.said).toContain("sweep runs experiments alone");
    expect(run(["sweep", "none.yaml", ...usual])).toMatchObject({ code: 1, said: "Cannot read none.yaml." });
    expect(sweep(...usual, "--svg", "nowhere/out.svg")).toMatchObject({ code: 1 });
  });
});
