/** A file that cannot be read, or has the wrong shape: one fault each, and the one complaint that it brings. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatOf, readDocument, readPolicy, readScenario } from "../../server/documents/index.ts";
import type { Problem } from "../../server/documents/index.ts";
import type { Result } from "../../shared/base/index.ts";

const said = <T>(read: Result<T, readonly Problem[]>): readonly string[] =>
  read.ok ? [] : read.refusal.map(({ line, column, says }) => `${line}:${column}: ${says}`);

/** What is told of a text before its fields are looked at. */
const reading = (text: string): readonly string[] => said(readDocument(text));

/** Lines of a file. */
const file = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;

const REST = "Mend this first; what follows was not read.";

describe("text that YAML does not read is refused once, at its place", () => {
  it.each<[what: string, text: string, says: string]>([
    ["a tab", file("a:", "\tb: 1", "\tc: 2"), "2:1: indent with spaces, not with a tab."],
    ["a bracket too many", file("a: [1]]", "b: 1", "c: 2"), '1:7: nothing is open here that "]" could close.'],
    ["a brace too many", file("a: { b: 1 }}", "c: 2"), '1:12: nothing is open here that "}" could close.'],
    ["a comma too many", file("a: [1,, 2]"), "1:7: this comma has nothing before it; leave it out."],
    [
      "a bracket missing",
      file("a:", "  b: [1, 2", "  c: 2"),
      '2:6: this "[" has no "]"; add it, and indent the lines up to it.',
    ],
    [
      "a brace missing",
      file("a:", "  - { b: 1", "  - { b: 2 }"),
      '2:5: this "{" has no "}"; add it, and indent the lines up to it.',
    ],
    ["a file cut off", "a: [{ b: 1", '1:5: this "{" has no "}"; add it, and indent the lines up to it.'],
    [
      "a comma missing",
      file("a: { b: 1 c: 2 }"),
      '1:9: a comma is missing after this; a text with ": " in it needs quotes around it.',
    ],
    ["curly quotes", file("a: { b: “x: y” }"), "1:9: a text needs straight quotes around it, \" or ', not “."],
    ["a text with a colon", file("a: b: c"), '1:4: a text with ": " in it needs quotes around it.'],
    [
      "a quote that stays open",
      file('a: "b', "c: d"),
      "1:4: this quote is never closed; write the same at the end of the text.",
    ],
    [
      "an apostrophe that stays open",
      file("a: 'b"),
      "1:4: this quote is never closed; write the same at the end of the text.",
    ],
    [
      "an apostrophe in a text",
      file("a: 'b's c'"),
      "1:6: the text ends with this quote; put the other kind around a text that has quotes in it.",
    ],
    [
      "quotes in a text",
      file('a: { b: "c" d }'),
      "1:11: the text ends with this quote; put the other kind around a text that has quotes in it.",
    ],
    [
      "a text that begins with a star",
      file("a:", "  - *Every* b"),
      "2:5: a text that begins with * needs quotes around it.",
    ],
    ["a text that begins with %", file("a: % b"), "1:4: a text that begins with % needs quotes around it."],
    ["a text after a bar", file("a: | b"), "1:6: a text after | or > begins in the next line."],
    ["a colon without a space", file("a:", "  b:c", "  d: e"), '2:3: write "name: value", with a colon and a space.'],
    [
      "a space that is none",
      file("a:", "  b:\u00A0c", "  d: e"),
      "2:5: this space is no ordinary one (U+00A0); type it anew.",
    ],
    [
      "a dash without a space",
      file("a:", "  - b: 1", "  -c: 2"),
      '3:3: a "-" that begins an item needs a space after it.',
    ],
    ["a dash too many", file("a:", "  - - b: 1", "    c: 2"), "3:5: this line is indented differently from line 2."],
    [
      "a line that is indented less",
      file("a:", "  - b: 1", "   c: 2", "    d: 3"),
      "3:4: this line is indented differently from line 2.",
    ],
    [
      "a line that is indented more",
      file("a:", "  b: c", "    d: e"),
      "3:5: this line is indented differently from line 2.",
    ],
    [
      "a field that is indented less",
      file("a:", "  b: 1", "c:", "  - d", " e: 1"),
      "5:2: this line is indented differently from line 3.",
    ],
    [
      "items after a field",
      file("a:", "  b:", "    c: 1", "  - b: 2"),
      '4:3: "- " begins an item of a list here, but line 2 has none; write both alike.',
    ],
    [
      "a list below a value",
      file("a: &a [1]", "b: *a", "  - 2"),
      "3:3: a list begins here, but line 2 has its value already.",
    ],
    ["a field twice", file("a: 1", "b: 2", "c: 3", "b: 4"), '4:1: "b" stands here twice, first in line 2.'],
    ["the first field twice", file("a: 1", "a: 2"), '2:1: "a" stands here twice, first in line 1.'],
    ["a field twice in braces", file("a: { b: 1, b: 2 }"), '1:12: "b" stands here twice, first in line 1.'],
    [
      "a dash forgotten",
      file("a:", "  - b: 1", "    c: 2", "    b: 3", "    c: 4"),
      '4:5: "b" stands here twice, first in line 2; a new item of a list begins with "- ".',
    ],
    ["a list as a name", file("[a, b]: c"), "1:1: a name is a word, with no [, {, * or ! before it."],
    [
      "a tag",
      file("a: !!python/object b"),
      "1:4: tags such as !!name are not known here; leave it out, or put quotes around the text.",
    ],
    [
      "a second document",
      file("a: b", "---", "a: b"),
      '2:1: a second document begins here ("---"); one file holds one.',
    ],
    ["another YAML", file("%YAML 1.1", "---", "on: yes"), "1:1: files are read as YAML 1.2; leave this line out."],
    [
      "a merge conflict",
      file("a: 1", "<<<<<<< HEAD", "b: 2", "=======", "b: 3", ">>>>>>> x"),
      "2:1: a merge conflict is left here; keep one of its sides.",
    ],
    [
      "Markdown around it",
      file("```yaml", "a: 1", "```"),
      "1:1: the ``` around a piece of code belong to another file; leave them out.",
    ],
  ])("%s", (_, text, says) => {
    expect(reading(text)).toEqual([`${says} ${REST}`]);
  });

  it("brackets beyond all depth", () => {
    expect(reading(`a: ${"[".repeat(20_000)}`)).toEqual([
      expect.stringMatching(/^1:\d+: this is nested too deeply\. Mend/),
    ]);
  });
});

describe("what YAML reads and no file may have is refused at its place", () => {
  it.each<[what: string, text: string, says: readonly string[]]>([
    ["nothing", "", ["1:1: the file is empty."]],
    ["only comments", file("# a", "", "# b"), ["1:1: the file has nothing but comments."]],
    ["a list", file("- a"), ['1:1: the file has no fields; write each as "name: value".']],
    ["a page", "<html></html>", ['1:1: the file has no fields; write each as "name: value".']],
    ["a byte that is no letter", "a: b\0c", ["1:5: a character stands here that no text has; take it out."]],
    [
      "an alias in itself",
      file("a: &a", "  - b", "  - *a"),
      ['3:5: "*a" stands inside what it repeats; write the entry out.'],
    ],
    [
      "an alias of nothing",
      file("a: &steps [1]", "b: *step"),
      ['2:4: there is no &step above this; did you mean "&steps"?'],
    ],
    [
      "an alias above its anchor",
      file("a: *b", "c: &b 1"),
      ["1:4: there is no &b above this; a text that begins with * needs quotes around it."],
    ],
    [
      "every name that objects keep for themselves",
      file("a: { __proto__: 1 }", "b: [__proto__]"),
      ['1:6: "__proto__" cannot be a name; choose another.', '2:5: "__proto__" cannot be a name; choose another.'],
    ],
    ["nesting without end", file(`a: ${"[".repeat(200)}${"]".repeat(200)}`), ["1:102: this is nested too deeply."]],
    [
      "a bomb of aliases",
      file(
        "a: &a [1, 1, 1, 1, 1, 1]",
        "b: &b [*a, *a, *a, *a, *a]",
        "c: &c [*b, *b, *b, *b, *b]",
        "d: [*c, *c, *c, *c, *c]",
      ),
      ["4:21: aliases repeat too much; write some of it out."],
    ],
  ])("%s", (_, text, says) => {
    expect(reading(text)).toEqual(says);
  });
});

const example = readFileSync("docs/examples/short-patience.yaml", "utf8");

function broken(right: string, wrong: string): string {
  expect(example).toContain(right);
  return example.replace(right, wrong);
}

/** What is told of the example with one piece of it replaced. */
function flaws(right: string, wrong: string): readonly string[] {
  const document = readDocument(broken(right, wrong));
  return said(document.ok ? readScenario(document.value) : document);
}

describe("a field that does not fit is complained about once", () => {
  it("and a sound file not at all", () => {
    expect(flaws("players", "players")).toEqual([]);
  });

  it.each<[what: string, right: string, wrong: string, says: string]>([
    [
      "no number",
      "users: 180000",
      "users: .nan",
      "45:14: world.populations[0].users: NaN does not fit; write a number from 0 up. People who want to be connected at the day's peak.",
    ],
    [
      "a number beyond all",
      "users: 180000",
      "users: 1e400",
      "45:14: world.populations[0].users: Infinity does not fit; write a number from 0 up. People who want to be connected at the day's peak.",
    ],
    [
      "a number out of two bounds",
      "layer: 0",
      "layer: 100000000000000000000",
      "24:14: world.services[0].layer: 100000000000000000000 does not fit; write a whole number from 0 to 9. Row on the map, 0 at the top.",
    ],
    [
      "a text too long",
      "title: Short patience",
      `title: ${"x".repeat(101)}`,
      "5:8: title: is 101 characters long; write at most 100. Hosts see it, players see it in the debrief.",
    ],
    ["a text of nothing", "title: Short patience", 'title: " "', '5:8: title: " " does not fit; write some words.'],
    [
      "a list too long",
      "[open, page]",
      "[open, page, a, b, c]",
      "20:12: world.classes: has 5 entries; write at most 4. Request classes, at most four.",
    ],
    [
      "a list of three",
      "[1, 4]",
      "[1, 4, 8]",
      "10:10: players: has 3 entries; write at most 2. Fewest and most, such as [2, 6]; at most 8.",
    ],
    [
      "a list of one",
      "[1, 4]",
      "[1]",
      "10:10: players: [1] does not fit; write a list of 2. Fewest and most, such as [2, 6]; at most 8.",
    ],
    [
      "a time without its zone",
      '"2026-05-12T16:30:00Z"',
      "2026-05-12 16:30",
      '9:11: startUtc: "2026-05-12 16:30" does not fit; write it as 2026-03-03T13:20:00Z, in UTC.',
    ],
    [
      "a name that is none",
      "- id: short-patience",
      "- id: Short_Pätience",
      '54:9: defects[0].id: "Short_Pätience" does not fit; write at most 60 lower-case letters, digits and dashes, the first a letter; did you mean "short-patience"?',
    ],
    [
      "an edge for a service",
      "of: rows",
      "of: lists>rows",
      '86:47: alerts[0].of: "lists>rows" does not fit; write service or service@region.',
    ],
  ])("%s", (_, right, wrong, says) => {
    expect(flaws(right, wrong)).toEqual([says]);
  });

  it.each<[what: string, right: string, wrong: string, says: RegExp]>([
    [
      "a wrong name, at the name",
      "\nrollouts:\n",
      "\nrollout:\n",
      /^59:1: rollout: there is no such field; did you mean "rollouts"\? Known: format, /,
    ],
    ["no name at all", "\nrollouts:\n", "\n? :\n", /^59:3: : there is no such field\. Known: format, /],
    [
      "a needed section under a near name",
      "\ntruth:\n",
      "\ntruths:\n",
      /^\d+:1: truths: there is no such field; did you mean "truth"\? Known: format, /,
    ],
    [
      "a needed section in the singular",
      "\npolicies:\n",
      "\npolicy:\n",
      /^\d+:1: policy: there is no such field; did you mean "policies"\? Known: format, /,
    ],
  ])("%s", (_, right, wrong, says) => {
    expect(flaws(right, wrong)).toEqual([expect.stringMatching(says)]);
  });
});

describe("the format of a file", () => {
  const ask = (right: string, wrong: string): readonly string[] => {
    const document = readDocument(broken(right, wrong));
    return said(document.ok ? formatOf(document.value) : document);
  };
  it.each<[what: string, format: string, says: readonly string[]]>([
    ["is known", "format: small-causes/scenario@1", []],
    ["is missing", "# none", ["4:1: format: is missing; write small-causes/experiment@1 or small-causes/scenario@1."]],
    [
      "is nearly right",
      "format: small-cause/scenario@1",
      ['3:9: format: "small-cause/scenario@1" is unknown; did you mean "small-causes/scenario@1"?'],
    ],
    [
      "is no word",
      "format: 1",
      ["3:9: format: 1 is unknown; write small-causes/experiment@1 or small-causes/scenario@1."],
    ],
    [
      "is the other one",
      "format: small-causes/experiment@1",
      ["3:9: format: the fields of this file are those of the other format; write small-causes/scenario@1."],
    ],
  ])("%s", (_, format, says) => {
    expect(ask("format: small-causes/scenario@1", format)).toEqual(says);
  });
});

it("tells all that is wrong with a policy of its own, as with one in the scenario", () => {
  const document = readDocument(example);
  const scenario = document.ok ? readScenario(document.value) : document;
  const policy = readDocument(
    file(
      "kind: right",
      "says: Try.",
      "steps:",
      "  - { when: { metric: utilization, of: row@eu, above: 0.9 }, do: limit-opens, on: front@eu, value: 900 }",
      "  - { when: { atS: 5 }, do: pause-agent, on: agent }",
    ),
  );
  if (!scenario.ok || !policy.ok) throw new Error("The example does not read.");
  expect(said(readPolicy(policy.value, scenario.value))).toEqual([
    expect.stringMatching(
      /^4:40: steps\[0\]\.when\.of: there is no name with utilization "row@eu"; did you mean "rows@eu"\? Known: /,
    ),
    '4:100: steps[0].value: the slider of "limit-opens" goes from 0 to 400.',
    '5:46: steps[1].on: "pause-agent" cannot be used on "agent", only on agent-eu, agent-us.',
  ]);
});
