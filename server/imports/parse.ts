/**
 * From the text of a file to documents: JSON by the engine's own reader, which is fast, one document or one a line;
 * all else as YAML. What is neither is left as text, for the formats that are lines.
 */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { readDocuments } from "../documents/index.ts";
import type { Document, Path, Problem } from "../documents/index.ts";
import type { Parsed } from "./formats/format.ts";
import { DEEPEST, LARGEST_YAML } from "./limits.ts";

export function parseFile(text: string): Result<Parsed, readonly Problem[]> {
  const looksLikeJson = /^\s*[[{]/.test(text);
  const parsed = looksLikeJson ? parseJson(text) : parseYaml(text);
  if (!parsed.ok) return parsed;
  const [first, ...more] = parsed.value;
  return first ? ok([first, ...more]) : refused(1, "the file is empty.");
}

function parseYaml(text: string): Result<readonly Document[], readonly Problem[]> {
  if (text.length > LARGEST_YAML)
    return refused(
      1,
      `a YAML file may have ${LARGEST_YAML / 1e6} million characters, and this has ${(text.length / 1e6).toFixed(1)}; split it, or save it as JSON.`,
    );
  const read = readDocuments(text);
  if (read.ok || !/\{\{.*\}\}/.test(text)) return read;
  const [first] = read.refusal;
  return refused(
    first?.line ?? 1,
    'this is a template, with {{ … }} to be filled in. Render it first, as with "helm template", and choose what comes out.',
  );
}

function parseJson(text: string): Result<readonly Document[], readonly Problem[]> {
  const whole = jsonIn(text);
  if ("value" in whole) return checked([{ value: whole.value, line: 1 }]);
  const lines = text.split("\n").flatMap((line, n) => (line.trim() === "" ? [] : [{ text: line, line: n + 1 }]));
  const [first] = lines;
  if (lines.length > 1 && first && "value" in jsonIn(first.text)) {
    const values: { readonly value: unknown; readonly line: number }[] = [];
    for (const { text, line } of lines) {
      const one = jsonIn(text);
      if (!("value" in one)) return refused(line, NO_JSON);
      values.push({ value: one.value, line });
    }
    return checked(values);
  }
  // The other reader has better words for what is wrong, or can read what only looks like JSON.
  return text.length <= LARGEST_YAML ? readDocuments(text) : refused(lineAt(text, whole.at), NO_JSON);
}

const NO_JSON = "this is no JSON from here on; is a comma, a quote or a bracket missing?";

function jsonIn(text: string): { readonly value: unknown } | { readonly at: number } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (problem) {
    return { at: Number(/position (\d+)/.exec(String(problem))?.[1] ?? 0) };
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

function checked(
  values: readonly { readonly value: unknown; readonly line: number }[],
): Result<readonly Document[], readonly Problem[]> {
  for (const { value, line } of values) {
    const flaw = forbiddenIn(value);
    if (flaw !== undefined) return refused(line, flaw);
  }
  return ok(
    values.map(({ value, line }) => {
      const problem = (path: Path, says: string): Problem => ({
        line,
        column: 1,
        says: path.length > 0 ? `${path.join(".")}: ${says}` : says,
      });
      return { value, problem, problemOfName: problem };
    }),
  );
}

/** The same that the reader of YAML forbids. */
function forbiddenIn(value: unknown): string | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth > DEEPEST) return "this is nested too deeply.";
    for (const [name, inner] of Object.entries(next.value)) {
      if (name === "__proto__") return '"__proto__" cannot be a name; choose another.';
      open.push({ value: inner, depth: next.depth + 1 });
    }
  }
  return undefined;
}

function refused(line: number, says: string): Result<never, readonly Problem[]> {
  return { ok: false, refusal: [{ line, column: 1, says }] };
}
