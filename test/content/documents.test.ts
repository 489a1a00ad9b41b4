/** A file that cannot be read, or has the wrong shape: one fault each, and the one complaint that it brings. */
import { describe, expect, it } from "vitest";
import { readDocument } from "../../server/documents/index.ts";
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
