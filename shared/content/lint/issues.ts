/**
 * What the shape of a scenario refuses, as flaws in words. Files as people wrote them are answered in more words by their
 * reader; these are for what is made of a file.
 */
import type { z } from "zod";
import { isTree } from "../tree.ts";
import type { Json, Tree } from "../tree.ts";
import type { Flaw, Path } from "./flaws.ts";

/** So much of a wrong value is repeated. */
const LONGEST_QUOTE = 80;

const nouns: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "a mapping of names to values",
};

export function flawOf(file: Tree, issue: z.core.$ZodIssue): Flaw {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const [key] = issue.code === "unrecognized_keys" ? issue.keys : [];
  if (key !== undefined) return { path: [...path, key], says: "there is no such field." };
  const value = valueAt(file, path);
  if (value === undefined) return { path, says: `is missing; ${adviceOn(issue)}.` };
  const quote = JSON.stringify(value);
  const short = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote;
  return { path, says: `${short} does not fit; ${adviceOn(issue)}.` };
}

function adviceOn(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `write ${nouns[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `write one of ${issue.values.map(String).join(", ")}`;
    case "too_small": {
      const { minimum, inclusive = true } = issue;
      if (isCounted(issue.origin)) return `write at least ${minimum} of them`;
      return inclusive ? `write a number from ${minimum} up` : `write a number above ${minimum}`;
    }
    case "too_big":
      if (isCounted(issue.origin)) return `write at most ${issue.maximum} of them`;
      return `write a number up to ${issue.maximum}`;
    case "invalid_format":
      return issue.format === "datetime" ? "write it as 2026-03-03T13:20:00Z, in UTC" : issue.message;
    case "invalid_union":
      return "write it as docs/scenario-format.md says";
    default:
      return issue.message;
  }
}

/** Letters or entries. */
function isCounted(origin: string): boolean {
  return origin === "string" || origin === "array";
}

function valueAt(file: Tree, path: Path): Json | undefined {
  let here: Json | undefined = file;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else here = here !== undefined && isTree(here) ? here[step] : undefined;
  }
  return here;
}
