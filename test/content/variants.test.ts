/** Variants: what a seed changes, that the same seed changes the same, and that what does not fit is said at once. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import { equivalentSeed, scenarioSchema, variantOf } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { checkScenario } from "../../shared/sim/index.ts";

const folder = new URL("../../shared/content/scenarios/", import.meta.url);
const yaml = z.record(z.string(), z.unknown());
const read = (name: string) => yaml.parse(parse(readFileSync(new URL(name, folder), "utf8")));
const s04 = read("s04-a-quarter-at-a-time.yaml");
/** S04 with nothing that varies. */
const base = ((): Scenario => {
  const scenario = scenarioSchema.parse({ ...s04, variants: {} });
  return { ...scenario, changes: scenario.changes.map((change) => ({ ...change, chance: 1 })) };
})();

/** S04 with other variants; the schema has looked at them. */
const withVariants = (variants: unknown, more: object = {}): Scenario =>
  scenarioSchema.parse({ ...base, ...more, variants });

function varied(scenario: Scenario, seed: string): Scenario {
  const variant = variantOf(scenario, seed);
  if (!variant.ok) throw new Error(JSON.stringify(variant.refusal));
  return variant.value;
}

const seeds = Array.from({ length: 24 }, (_, n) => String(n));
const users = ({ world }: Scenario): readonly number[] => world.populations.map((population) => population.users);
const everyUser = { at: [["world", "populations", "*", "users"]] };

it("is the file itself where nothing varies", () => {
  expect(varied(base, "1")).toEqual({ ...base, variants: { numbers: [], choices: [] } });
});

it("gives one seed the same always, and different seeds different ones", () => {
  const scenario = scenarioSchema.parse(s04);
  expect(varied(scenario, "7")).toEqual(varied(scenario, "7"));
  expect(new Set(seeds.map((seed) => JSON.stringify(varied(scenario, seed)))).size).toBe(seeds.length);
});

it("has nothing left to vary", () => {
  const once = varied(scenarioSchema.parse(s04), "3");
  expect(varied(once, "4")).toEqual(once);
});

it("gives equivalent seeds the same sizes, times and decoys under other names", () => {
  const scenario = scenarioSchema.parse(s04);
  const teams = [0, 1, 2, 3].map((n) => varied(scenario, equivalentSeed("11", n)));
  const sizes = teams.map((team) =>
    JSON.stringify([users(team), team.defects.map(({ atS }) => atS), team.changes.length]),
  );
  expect(new Set(sizes).size).toBe(1);
  expect(new Set(teams.map(({ company, world }) => `${company.name} ${world.regions[0]?.id}`)).size).toBeGreaterThan(1);
});

describe("numbers", () => {
  it("move together by one factor, and whole ones stay whole", () => {
    const scenario = withVariants({ numbers: [{ ...everyUser, times: [0.5, 2] }] });
    for (const seed of seeds) {
      const factors = users(varied(scenario, seed)).map((now, p) => now / must(users(base)[p], "users"));
      for (const factor of factors) expect(factor).toBeCloseTo(must(factors[0], "a factor"), 3);
      expect(users(varied(scenario, seed)).every(Number.isInteger)).toBe(true);
      expect(factors[0]).toBeGreaterThanOrEqual(0.5);
      expect(factors[0]).toBeLessThan(2);
    }
  });

  it("come out as multiples of their step, by something added", () => {
    const scenario = withVariants({ numbers: [{ ...everyUser, add: [-2000, 2000], step: 500 }] });
    const differences = seeds.flatMap((seed) =>
      users(varied(scenario, seed)).map((now, p) => now - must(users(base)[p], "users")),
    );
    expect(differences.every((difference) => difference % 500 === 0)).toBe(true);
    expect(new Set(differences).size).toBeGreaterThan(5);
  });

  it("may stand in the names of a map", () => {
    const at = [["world", "services", "boot", "calls", 1, "retries", "max"]];
    const scenario = withVariants({ numbers: [{ at, add: [1, 1] }] });
    const retries = (of: Scenario) => of.world.services.find(({ id }) => id === "boot")?.calls[1]?.retries.max;
    expect(retries(varied(scenario, "1"))).toBe(must(retries(base), "retries") + 1);
  });
});

describe("words", () => {
  const swap = { "us-east": "eu-west", "eu-west": "us-east" };
  const swapped = varied(
    withVariants({ choices: [{ id: "where", options: [{ words: swap }, { words: swap }] }] }),
    "1",
  );

  it("change places, in names and inside of others", () => {
    expect(swapped.world.regions.map(({ id }) => id)).toEqual(["eu-west", "us-east", "ap-south"]);
    const texts = JSON.stringify(swapped);
    expect(texts).toContain("edge@us-east");
    expect(texts.match(/us-east/g)?.length).toBe(JSON.stringify(base).match(/eu-west/g)?.length);
  });

  it("are whole: what only contains one stays", () => {
    const words = { boot: "start", lee: "sanna" };
    const scenario = withVariants({ choices: [{ id: "names", options: [{ words }, { words }] }] });
    const texts = JSON.stringify(varied(scenario, "1"));
    expect(texts).toContain('"throttle-boots"');
    expect(texts).toContain('"start>store"');
    expect(texts).not.toMatch(/"lee"/);
  });

  it("leave alone what the reports are called", () => {
    const option = {
      words: { Slack: "Rookery", Incident: "Party" },
      set: [{ at: ["learn"], to: "Slack had an Incident." }],
    };
    const scenario = withVariants({ choices: [{ id: "names", options: [option, option] }] });
    const variant = varied(scenario, "1");
    expect(variant.learn).toBe("Rookery had an Party.");
    expect(variant.inspiredBy).toEqual(base.inspiredBy);
  });
});

it("sets values, also where a field was left out", () => {
  const set = [
    { at: ["startUtc"], to: "2026-03-03T18:20:00Z" },
    { at: ["world", "services", "sign-in", "queue"], to: [] },
  ];
  expect(() => withVariants({ choices: [{ id: "when", options: [{ set }, { set }] }] })).toThrow(/queue/);
  const right = [must(set[0], "the first"), { at: ["world", "services", "sign-in", "instrumented"], to: false }];
  const changed = varied(withVariants({ choices: [{ id: "when", options: [{ set: right }, { set: right }] }] }), "1");
  expect(changed.startUtc).toBe("2026-03-03T18:20:00Z");
  expect(changed.world.services.find(({ id }) => id === "sign-in")?.instrumented).toBe(false);
});

it("takes each option of a choice for some seed", () => {
  const options = ["Ash", "Birch", "Cedar"].map((name) => ({ words: { Rookery: name } }));
  const scenario = withVariants({ choices: [{ id: "company", options }] });
  expect(new Set(seeds.map((seed) => varied(scenario, seed).company.name))).toEqual(new Set(["Ash", "Birch", "Cedar"]));
});

it("delays everything of the live time by the same, and nothing from before", () => {
  const later = varied(withVariants({ laterS: [40, 40] }), "1");
  for (const section of ["changes", "injects", "reports"] as const) {
    expect(later[section].map(({ atS }) => atS)).toEqual(base[section].map(({ atS }) => (atS > 0 ? atS + 40 : atS)));
  }
  expect(later.rollouts[0]?.stages.map(({ atS }) => atS)).toEqual([-14_400, -7800, 240, 14_440]);
});

it("leaves out what is there by chance, about as often as it says", () => {
  const changes = base.changes.map((change, n) => ({ ...change, chance: n < 4 ? 0.5 : 1 }));
  const scenario = withVariants({}, { changes });
  const counts = seeds.map((seed) => varied(scenario, seed).changes.length - (changes.length - 4));
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(mean).toBeGreaterThan(1);
  expect(mean).toBeLessThan(3);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
});

describe("what does not fit is refused with the file", () => {
  const complaints = (variants: unknown): readonly string[] =>
    (scenarioSchema.safeParse({ ...s04, variants }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );

  it.each<[string, unknown, string]>([
    [
      "a path that leads nowhere",
      { numbers: [{ at: [["world", "population", "*", "users"]], add: [0, 1] }] },
      'variants.numbers.0.at.0: there is no population there; did you mean "populations"? Known: ',
    ],
    [
      "a path to something that is no number",
      { numbers: [{ at: [["company", "name"]], add: [0, 1] }] },
      "variants.numbers.0.at.0: leads to something that is no number.",
    ],
    [
      "an option that sets what is not there",
      {
        choices: [{ id: "a", options: [{}, { set: [{ at: ["world", "regions", "eu-east", "place"], to: [0, 0] }] }] }],
      },
      'variants.choices.0.options.1.set.0.at: there is no eu-east there; did you mean "us-east"? Known: us-east, eu-west, ap-south.',
    ],
    [
      "a path in one piece",
      { numbers: [{ at: [["world.populations.*.users"]], add: [0, 1] }] },
      'variants.numbers.0.at.0: is one name; write each by itself: [world, populations, "*", users].',
    ],
    [
      "texts among the numbers, once",
      { numbers: [{ at: [["world", "populations", "*", "id"]], add: [0, 1] }] },
      "variants.numbers.0.at.0: leads to something that is no number.",
    ],
    [
      "an option whose words make two regions one",
      { choices: [{ id: "a", options: [{}, { words: { "us-east": "eu-west" } }] }] },
      'variants.choices.0.options.1.words: makes world.regions[1] wrong: there are two of region "eu-west"; each needs its own name.',
    ],
    [
      "the words of an option whose values are sound",
      {
        choices: [
          {
            id: "a",
            options: [
              {},
              {
                words: { "us-east": "eu-west" },
                set: [{ at: ["world", "regions", "eu-west", "name"], to: "Dublin" }],
              },
            ],
          },
        ],
      },
      'variants.choices.0.options.1.words: makes world.regions[1] wrong: there are two of region "eu-west"; each needs its own name.',
    ],
    [
      "an option whose words make no names",
      { choices: [{ id: "a", options: [{}, { words: { "us-east": "US East" } }] }] },
      'variants.choices.0.options.1.words: makes world.regions[0].id wrong: "US East" does not fit; write at most 40 lower-case letters, digits and dashes, the first a letter.',
    ],
    [
      "an option whose words are fields",
      { choices: [{ id: "a", options: [{}, { words: { serviceMs: "foo" } }] }] },
      "variants.choices.0.options.1.words: makes world.services[0].groups[0].foo wrong: there is no such field.",
    ],
    [
      "a word that stands nowhere",
      { choices: [{ id: "a", options: [{}, { words: { Roookery: "Ash" } }] }] },
      'variants.choices.0.options.1.words.Roookery: the file has no word "Roookery"; did you mean "Rookery"?',
    ],
    [
      "an option that sets a text for a number",
      {
        choices: [
          {
            id: "a",
            options: [
              {},
              {
                set: [
                  { at: ["players"], to: [1, 4] },
                  { at: ["slo", "target"], to: "most" },
                ],
              },
            ],
          },
        ],
      },
      'variants.choices.0.options.1.set.1.to: makes slo.target wrong: "most" does not fit; write a number.',
    ],
    [
      "an option that sets a field that is not there",
      { choices: [{ id: "a", options: [{}, { set: [{ at: ["slo", "aim"], to: 1 }] }] }] },
      "variants.choices.0.options.1.set.0.to: makes slo.aim wrong: there is no such field.",
    ],
    [
      "an option that sets no time of the calendar",
      { choices: [{ id: "a", options: [{}, { set: [{ at: ["startUtc"], to: "9:05" }] }] }] },
      'variants.choices.0.options.1.set.0.to: makes startUtc wrong: "9:05" does not fit; write it as 2026-03-03T13:20:00Z, in UTC.',
    ],
    [
      "a range whose high end is out of bounds",
      { numbers: [{ at: [["slo", "target"]], add: [0, 0.1] }] },
      "variants.numbers.0.add: makes slo.target wrong: 1.095 does not fit; write a number up to 1.",
    ],
    [
      "a factor below nothing, for all that it moves at once",
      { numbers: [{ ...everyUser, times: [-1, 1] }] },
      "variants.numbers.0.times: makes world.populations[0].users wrong: -84000 does not fit; write a number from 0 up.",
    ],
    [
      "users that round to nobody",
      { numbers: [{ ...everyUser, times: [0.1, 0.2], step: 1_000_000 }] },
      "variants.numbers.0.times: makes world.populations wrong: nobody can come to harm: give a population its users.",
    ],
    [
      "a range that begins at its upper end",
      { numbers: [{ ...everyUser, times: [1.02, 0.98] }] },
      "variants.numbers.0.times: write the lower end first: [0.98, 1.02].",
    ],
    [
      "a delay that begins at its upper end",
      { laterS: [40, 0] },
      "variants.laterS: write the lower end first: [0, 40].",
    ],
    [
      "a delay to before T+0",
      { laterS: [-4000, 40] },
      "variants.laterS.0: -4000 moves what comes at 200 s to before T+0; write more than -200.",
    ],
    [
      "a delay beyond the live time",
      { laterS: [0, 4000] },
      "variants.laterS.1: 4000 moves everything beyond the 3840 s of the live time; write less.",
    ],
    [
      "two choices of one name",
      { choices: [1, 2].map(() => ({ id: "a", options: [{}, {}] })) },
      'variants.choices.1.id: there are two of choice "a"; each needs its own name.',
    ],
    ["a choice of one", { choices: [{ id: "a", options: [{}] }] }, "variants.choices.0.options: "],
  ])("%s", (_, variants, says) => {
    const [first, ...more] = complaints(variants);
    expect(first?.startsWith(says), first).toBe(true);
    expect(more).toEqual([]);
  });

  it("a file that is too long to have any, before they are tried", () => {
    const runbook = [{ console: "SVC", title: "x".repeat(600_000), lines: [] }];
    const read = scenarioSchema.safeParse({ ...s04, runbook });
    expect(read.error?.issues).toMatchObject([
      {
        path: [],
        message: expect.stringMatching(
          /^the file is too long to vary: \d+ characters with all defaults, of 600000; leave something out, or leave out variants\.$/,
        ),
      },
    ]);
  });

  it("parts that fit alone and not together, once and with the first of what is wrong", () => {
    const words = (from: string, to: string) => ({ words: { [from]: to } });
    const choices = [
      { id: "a", options: [words("us-east", "far"), {}] },
      { id: "b", options: [words("eu-west", "far"), {}] },
    ];
    expect(complaints({ choices })).toEqual([
      'variants: a variant does not fit, at world.regions[1]: there are two of region "far"; each needs its own name.',
    ]);
  });
});

it("suggests a wrong idea first in at least a third of the library", () => {
  const first = readdirSync(folder).map((name) => scenarioSchema.parse({ ...read(name), variants: {} }).loudest.right);
  expect(first.filter((right) => !right).length).toBeGreaterThanOrEqual(first.length / 3);
});

it("has a row for each of them in docs/scenarios.md", () => {
  const page = readFileSync("docs/scenarios.md", "utf8");
  for (const name of readdirSync(folder)) expect(page).toContain(`| \`${name.replace(".yaml", "")}\` |`);
});

describe.each(readdirSync(folder))("the variants of %s", { timeout: 60_000 }, (name) => {
  const scenario = scenarioSchema.parse(read(name));

  it("are all sound worlds, and visibly different", () => {
    const variants = seeds.map((seed) => varied(scenario, seed));
    for (const variant of variants) expect(checkScenario(variant)).toMatchObject({ ok: true });
    const different = (of: (variant: Scenario) => unknown): number =>
      new Set(variants.map((variant) => JSON.stringify(of(variant)))).size;
    expect(different(({ company }) => company.name)).toBeGreaterThan(1);
    expect(different(({ world }) => world.regions.map(({ id }) => id))).toBeGreaterThan(1);
    expect(different(({ changes }) => changes.map(({ text }) => text))).toBeGreaterThan(5);
    expect(different(({ changes }) => changes.map(({ by }) => by))).toBeGreaterThan(1);
    expect(different(users)).toBeGreaterThan(1);
  });

  it("tell a host all that the library asks for", () => {
    expect(scenario.goals.length).toBeGreaterThanOrEqual(2);
    expect(scenario.expect.length).toBeGreaterThanOrEqual(6);
    expect(scenario.runSheet.say.length).toBeGreaterThanOrEqual(3);
    expect(scenario.runSheet.stuck.length).toBeGreaterThanOrEqual(3);
    expect(new Set(scenario.hints.map(({ level }) => level))).toEqual(new Set([1, 2, 3]));
    expect(scenario.hints.filter(({ text }) => text.endsWith("?")).length).toBeGreaterThanOrEqual(2);
    expect(new Set(scenario.runbook.map((page) => page.console)).size).toBeGreaterThanOrEqual(6);
    expect(scenario.inspiredBy.length).toBeGreaterThanOrEqual(1);
    const kinds = Object.values(scenario.policies).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "reference")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "right").length).toBeGreaterThanOrEqual(2);
    expect(kinds.filter((kind) => kind === "wrong").length).toBeGreaterThanOrEqual(3);
  });
});
