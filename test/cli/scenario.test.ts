/** Scenarios on the command line: found by file or id, complained about with line and advice, run under a policy. */
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { libraryIds } from "../../server/cli/scenario/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { run } from "./desk.ts";

/** A minute of live time is enough to see everything. */
const short = { ...smallScenario, minutes: { short: 1, standard: 1 } };
const text = stringify(short);

const simulate = (args: readonly string[], files: Readonly<Record<string, string>> = {}) =>
  run(["simulate", ...args], { "small.yaml": text, ...files });

describe("simulate, on a scenario", { timeout: 120_000 }, () => {
  it("gives one line per second and column, verdicts, and what the policy launched", () => {
    const { code, printed, written } = simulate(["small.yaml", "--policy", "reference", "--csv", "out.csv"]);
    expect(code).toBe(0);
    const [head = "", ...rows] = (written["out.csv"] ?? "").trim().split("\n");
    const columns = head.split(",");
    expect(columns.slice(0, 3)).toEqual(["seed", "t", "edge@west.goodput"]);
    expect(columns.slice(-2)).toEqual(["world.affected", "world.userMinutes"]);
    expect(rows).toHaveLength(240);
    expect(rows.every((row) => row.split(",").length === columns.length)).toBe(true);
    expect(printed).toContain("seed 1 launched\n");
    expect(printed).toMatch(/T\+\d:\d\d {2}add-store store@west 4, effective at T\+\d:\d\d/);
  });

  it("measures each second for itself: the first row holds one second, not the whole pre-roll", () => {
    const { written } = simulate(["small.yaml", "--csv", "out.csv"]);
    const [head = "", first = "", second = ""] = (written["out.csv"] ?? "").split("\n");
    const at = head.split(",").indexOf("edge@west.attempts");
    const [one, two] = [first, second].map((row) => Number(row.split(",")[at]));
    expect(one).toBeGreaterThan((two ?? 0) / 3);
    expect(one).toBeLessThan((two ?? 0) * 3);
  });

  it("gives the same numbers as an unmeasured run, for the same seed", () => {
    const { printed } = simulate(["small.yaml", "--seed", "3", "--json"]);
    const bare = createSimulation(short, "3");
    while (bare.tick < 2400) bare.step([]);
    expect(JSON.parse(printed)).toMatchObject({
      format: "small-causes/rounds@1",
      scenario: "slow-store",
      rounds: [{ seed: 3, horizonS: 240, userMinutes: Number(bare.harm().userMinutes.toPrecision(7)), launches: [] }],
    });
  });

  it("plays a policy from a file, and says where that file is wrong", () => {
    const steps = [{ when: { atS: 30 }, do: "limit", on: "edge@west", value: 40 }];
    const policy = stringify({ kind: "right", says: "Limit.", steps });
    const played = simulate(["small.yaml", "--policy", "./mine.yaml"], { "./mine.yaml": policy });
    expect(played.printed).toContain("T+0:30  limit edge@west 40");
    const wrong = simulate(["small.yaml", "--policy", "./mine.yaml"], {
      "./mine.yaml": policy.replace("on: edge@west", "on: edge@east"),
    });
    expect(wrong.code).toBe(1);
    expect(wrong.said).toBe('./mine.yaml:7:9: steps[0].on: "limit" cannot be used on "edge@east", only on edge@west.');
  });

  it("says what harm no recovery takes back, and is silent where there is none", () => {
    const defects = [
      { id: "wrong", says: "A release answers wrongly.", atS: 20, set: { "store@west.wrongRatio": 0.5 } },
    ];
    const files = { "wrong.yaml": stringify({ ...short, defects: [...short.defects, ...defects] }) };
    expect(simulate(["small.yaml"]).printed).not.toContain("harmed data");
    expect(simulate(["wrong.yaml"], files).printed).toMatch(/\nseed 1 harmed data: \d{3,} wrong answers\n/);
    const parsed: unknown = JSON.parse(simulate(["wrong.yaml", "--json"], files).printed);
    expect(parsed).toHaveProperty("rounds.0.integrity.wrong");
    expect(parsed).toMatchObject({ rounds: [{ integrity: { diverged: 0, lost: 0 } }] });
  });

  it.each([
    ["heroics", "."],
    ["referense", '; did you mean "reference"?'],
    ["constructor", "."],
    ["__proto__", "."],
  ])("refuses the policy %s, which the scenario does not have, and says which it has", (name, near) => {
    const { code, said } = simulate(["small.yaml", "--policy", name]);
    expect(code).toBe(2);
    expect(said.split("\n")[0]).toBe(`slow-store has no policy "${name}"${near} It has none, reference.`);
  });

  it.each([
    [
      "title: A slow store",
      "tittle: A slow store",
      /small\.yaml:3:\d+: tittle: there is no such field; did you mean "title"/,
    ],
    [
      "of: store\n    above",
      "of: shop\n    above",
      /small\.yaml:\d+:\d+: alerts\[0\]\.of: there is no station or service "shop"/,
    ],
    [
      "store@west.serviceMs",
      "shop@west.serviceMs",
      /small\.yaml:\d+:\d+: defects\[0\]\.scale\.shop@west\.serviceMs: nothing called "shop@west"/,
    ],
    [
      "- to: store\n",
      "- to: stor\n",
      /world\.services\[1\]\.calls\[0\]\.to: there is no service "stor"; did you mean "store"/,
    ],
    [
      "do: add-store",
      "do: add-shop",
      /small\.yaml:\d+:\d+: policies\.reference\.steps\[0\]\.do: there is no action "add-shop"\. Known: cap-retries, add-store, heavier-query, limit\./,
    ],
  ])("says where %j became %j", (right, wrong, complaint) => {
    expect(text).toContain(right);
    const { code, said } = simulate(["small.yaml"], { "small.yaml": text.replace(right, wrong) });
    expect(code).toBe(1);
    expect(said).toMatch(complaint);
  });

  it("finds a scenario of the library by the first letters of its id, and lists them for an unknown one", () => {
    const { code, said } = simulate(["s04", "--policy", "heroics"]);
    expect(code).toBe(2);
    expect(said).toContain('s04-a-quarter-at-a-time has no policy "heroics"');
    expect(libraryIds()).toContain("s12-the-helpful-watchdog");
    expect(simulate(["s99"]).said).toBe(`Cannot read s99. The library has ${libraryIds().join(", ")}.`);
  });
});

describe("proofs and pace", { timeout: 120_000 }, () => {
  it("refuse a command line that they do not understand", () => {
    expect(run(["proofs", "--seeds", "0"])).toMatchObject({ code: 2 });
    expect(run(["proofs", "--fast"])).toMatchObject({ code: 2 });
    expect(run(["pace"])).toMatchObject({ code: 2 });
    expect(run(["pace", "s04", "--seed", "x"])).toMatchObject({ code: 2 });
  });

  it("print a row per claim and fail when one does not hold", () => {
    const files = { "small.yaml": text };
    const { code, printed } = run(
      ["proofs", "--scenario", "small.yaml", "--seed", "3", "--seeds", "1", "--quick", "--json"],
      files,
    );
    expect(code).toBe(1);
    const first = { seed: 3, claim: "ignored: goes global", measured: "no", bar: "yes", ok: false };
    const others = Array.from({ length: 4 }, () => ({ seed: 3 }));
    expect(JSON.parse(printed)).toMatchObject({ scenarios: [{ scenario: "slow-store", claims: [first, ...others] }] });
  });

  it("print the beats, the news and the bounds, and say which is missed", () => {
    const { code, printed, said } = run(["pace", "small.yaml"], { "small.yaml": text });
    expect(code).toBe(1);
    expect(printed).toMatch(/first clue +T\+2:\d0 +0:3\d +\d+\.\d % +\S/);
    expect(printed).toContain("MISS  first clue on some console");
    expect(said).toContain("Missed: first clue on some console");
  });
});
