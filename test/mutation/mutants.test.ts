/** How lines are broken: the tests of the tool that tests the tests. */
import { expect, it } from "vitest";
import { parse } from "../architecture/sources.ts";
import { drawMutants, mutantsOf } from "./mutants.ts";

const changes = (text: string) =>
  mutantsOf({ path: "a.ts", text }).map(({ kind, before, after }) => `${kind}: ${before} -> ${after}`);

it("flips comparisons, swaps operators, negates conditions, drops statements and raises constants by a tenth", () => {
  expect(changes("if (a < b && c) send(a + 2);")).toEqual([
    "condition negated: a < b && c -> !(a < b && c)",
    "operator swapped: && -> ||",
    "comparison flipped: < -> >",
    "statement dropped: send(a + 2); -> ;",
    "operator swapped: + -> -",
    "constant up by 10 %: 2 -> 2.2",
  ]);
  expect(changes("const x = y === z ? left : right;")).toContain("comparison flipped: === -> !==");
  expect(changes("total += 0;")).toEqual(["statement dropped: total += 0; -> ;", "operator swapped: += -> -="]);
});

it("leaves types, imports, comments, text and places in arrays alone", () => {
  expect(changes('import { a } from "a";\n// 1 < 2\ntype Two = 1 | 2;\nexport const b: 3 = a[4];')).toEqual([]);
  expect(changes('const says = "1 + 1" + name + `2`;')).toEqual([]);
});

it("draws the same mutants of a seed again, no two of one line, and each can still be read", () => {
  const drawn = drawMutants(["shared/sim"], 60, "test");
  expect(drawMutants(["shared/sim"], 60, "test")).toEqual(drawn);
  expect(drawMutants(["shared/sim"], 60, "other")).not.toEqual(drawn);
  expect(new Set(drawn.map(({ path, line }) => `${path}:${line}`)).size).toBe(60);
  for (const mutant of drawn) expect(() => parse(mutant)).not.toThrow();
});
