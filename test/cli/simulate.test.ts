import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { run } from "./desk.ts";

const small = `format: small-causes/experiment@1
name: small
durationS: 5
world:
  services:
    - id: store
      groups: [{ slots: 4, serviceMs: 50 }]
  populations:
    - id: users
      journeys: [{ to: store, rps: 20 }]
schedule:
  - { atS: 2, set: { users.rps: 40 } }
measure:
  - { name: end, fromS: 3, toS: 5 }
`;
const files = { "small.yaml": small };

describe("simulate on an experiment", () => {
  it("prints a table of its windows, and nothing else on standard output", () => {
    const { code, printed, said } = run(["simulate", "small.yaml"], files);
    expect(code).toBe(0);
    expect(said).toBe("");
    expect(printed).toMatch(/^small\n5 s simulated, seed 1\n\nwhole run, 0 to 5 s +goodput/);
    expect(printed).toMatch(/\nend, 3 to 5 s[^]*\n {2}store .*\n {2}users /);
  });

  it("gives means with intervals for several seeds", () => {
    const { printed } = run(["simulate", "small.yaml", "--seed", "7", "--seeds", "3"], files);
    expect(printed).toContain("seeds 7 to 9, means ± 95 % interval");
    expect(printed).toMatch(/users +\d+\.\d+ ±\d/);
  });

  it("writes one CSV line per seed and second, the same ones every time", () => {
    const args = ["simulate", "small.yaml", "--seeds", "2", "--csv", "out.csv"];
    const { written } = run(args, files);
    const lines = must(written["out.csv"], "csv").trimEnd().split("\n");
    expect(lines[0]).toMatch(/^seed,t,store\.goodput,store\.attempts,.*,users\.p99$/);
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 2).join())).toEqual(
      [1, 2].flatMap((seed) => [0, 1, 2, 3, 4].map((t) => `${seed},${t}`)),
    );
    expect(run(args, files).written).toEqual(written);
    expect(run(["simulate", "small.yaml", "--csv", "-"], files).printed.split("\n")).toHaveLength(6);
  });

  it("prints one JSON object for machines", () => {
    const parsed: unknown = JSON.parse(run(["simulate", "small.yaml", "--json"], files).printed);
    expect(parsed).toMatchObject({
      format: "small-causes/series@1",
      experiment: "small",
      durationS: 5,
      windows: [{ name: "whole run" }, { name: "end", fromS: 3, toS: 5 }],
      runs: [{ seed: 1 }],
    });
    expect(parsed).toHaveProperty("columns.0", { subject: "store", metric: "goodput", unit: "1/s" });
    expect(parsed).toHaveProperty("runs.0.rows.4");
  });

  it("reads JSON as well as YAML", () => {
    const json = {
      ...files,
      "small.json": `{"format": "small-causes/experiment@1", "name": "j", "durationS": "soon"}`,
    };
    const { code, said } = run(["simulate", "small.json"], json);
    expect(code).toBe(1);
    expect(said).toContain('small.json:1:67: durationS: "soon" does not fit; write a number above 0 to 86400');
  });
});

describe("a file with errors", () => {
  const broken = (from: string, to: string) => {
    expect(small).toContain(from);
    return run(["simulate", "small.yaml"], { "small.yaml": small.replace(from, to) });
  };
  const cases: readonly (readonly [what: string, from: string, to: string, says: string])[] = [
    [
      "a field that does not exist",
      "slots: 4",
      "slot: 4",
      `7:18: world.services[0].groups[0].slot: there is no such field; did you mean "slots"?`,
    ],
    ["a missing field", "name: small\n", "", "1:1: name: is missing; write a text"],
    [
      "a number out of its range",
      "serviceMs: 50",
      "serviceMs: -50",
      "7:39: world.services[0].groups[0].serviceMs: -50 does not fit; write a number from 0 up.",
    ],
    [
      "a name of the wrong form",
      "- id: store",
      "- id: The Store",
      `6:11: world.services[0].id: "The Store" does not fit; write at most 40 lower-case letters, digits and dashes, the first a letter; did you mean "the-store"?`,
    ],
    [
      "a call to nowhere",
      "to: store",
      "to: stores",
      `10:24: world.populations[0].journeys[0].to: there is no service "stores"; did you mean "store"? Known: store.`,
    ],
    ["a journey without a rate", ", rps: 20", "", "10:18: world.populations[0].journeys[0]: add rps"],
    ["an entry that does two things or none", "set: { users.rps: 40 }", "sets: 1", "12:5: schedule[0]: "],
    [
      "a parameter that does not exist",
      "users.rps: 40",
      "users.speed: 40",
      `12:35: schedule[0].set.users.speed: there is no parameter "speed". Known: slots`,
    ],
    [
      "a parameter of nobody",
      "users.rps: 40",
      "stores.serviceMs: 40",
      `12:40: schedule[0].set.stores.serviceMs: nothing called "stores" has a parameter "serviceMs"; did you mean "store"?`,
    ],
    ["a change after the end", "atS: 2", "atS: 50", "12:12: schedule[0].atS: the run ends at 5 s, before this."],
    [
      "a window beyond the end",
      "toS: 5",
      "toS: 50",
      "14:5: measure[0]: write fromS below toS, and toS up to the run's 5 s.",
    ],
    ["text that is no YAML", "  services:", " services: [", "small.yaml:"],
    ["a file of another format", "experiment@1", "opera@1", `1:9: format: `],
  ];
  it.each(cases)("is refused with its place and what to write instead: %s", (_, from, to, says) => {
    const { code, said, printed } = broken(from, to);
    expect(said).toContain(says);
    expect(said).toMatch(/^small\.yaml:\d+:\d+: /);
    expect([code, printed]).toEqual([1, ""]);
  });

  it("lists everything that is wrong at once", () => {
    const { said } = run(["simulate", "small.yaml"], {
      "small.yaml": small.replace("slots: 4", "slot: 4").replace("durationS: 5", "durationS: 0"),
    });
    expect(said.split("\n")).toHaveLength(2);
  });

  it("refuses a bomb of aliases", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [i, name] of "b c d e f g h".split(" ").entries())
      bomb.push(`${name}: &${name} [${`*${"abcdefg"[i]},`.repeat(9)}]`);
    const { code, said } = run(["simulate", "bomb.yaml"], { "bomb.yaml": bomb.join("\n") });
    expect(code).toBe(1);
    expect(said).toBe("bomb.yaml:8:32: aliases repeat too much; write some of it out.");
  });
});

describe("a wrong command line", () => {
  it.each([
    [[], "Name one file"],
    [["a.yaml", "b.yaml"], "2 were given"],
    [["small.yaml", "--seed", "x"], "--seed x: write a whole number from 0 to 999999999.\n"],
    [["small.yaml", "--seed", "-1"], '--seed -1: write a value that does not begin with "-".\n'],
    [["small.yaml", "--csv", "--json"], '--csv --json: write a value that does not begin with "-".\n'],
    [["small.yaml", "--seed"], "--seed needs a value.\n"],
    [["small.yaml", "--json=yes"], "--json takes no value.\n"],
    [["small.yaml", "-x"], "There is no option -x. Known: --seed, --seeds, --policy, --variant, --csv, --json.\n"],
    [["small.yaml", "--seeds", "0"], "--seeds 0: write a whole number from 1"],
    [["small.yaml", "--sed", "1"], "There is no option --sed; did you mean --seed?\n"],
    [["small.yaml", "--json", "--csv", "-"], "both want standard output"],
    [["small.yaml", "--policy", "heroic"], "an experiment has no policies"],
  ])("is refused with exit code 2: %j", (args, says) => {
    const { code, said, printed } = run(["simulate", ...args], files);
    expect(said).toContain(says);
    expect(said).toContain("simulate --help");
    expect([code, printed]).toEqual([2, ""]);
  });

  it("fails with exit code 1 where a file cannot be read or written", () => {
    expect(run(["simulate", "absent.yaml"])).toMatchObject({ code: 1, said: "Cannot read absent.yaml." });
    expect(run(["simulate", "small.yaml", "--csv", "nowhere/out.csv"], files).code).toBe(1);
  });
});

it("prints the format's fields, and its JSON Schema for editors", () => {
  expect(run(["format"]).printed).toContain("| `serviceMs` | a number from 0 up | `0` |");
  const schema: unknown = JSON.parse(run(["format", "--schema"]).printed);
  expect(schema).toHaveProperty("properties.world.properties.services");
  expect(run(["format", "scenario"]).printed).toContain("### `runSheet`");
  expect(run(["format", "scenario", "--schema"]).printed).toContain('"policies"');
  expect(run(["format", "--what"]).code).toBe(2);
  expect(run(["format", "novel"])).toMatchObject({ code: 2, said: expect.stringContaining("experiment or scenario") });
});
