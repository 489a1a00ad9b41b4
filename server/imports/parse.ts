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
  const isJson = /^\s*[[{]/.test(text);
  const parsed = isJson ? parseJson(text) : parseYaml(text);
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
  const whole = jsonIn(text, 1);
  if (whole.ok) return ok([whole.value]);
  const lines = text.split("\n");
  const isOnePerLine = lines.filter((line) => line.trim() !== "").length > 1 && jsonIn(lines[0] ?? "", 1).ok;
  if (!isOnePerLine) return text.length <= LARGEST_YAML ? wordedFault(text, whole.refusal) : whole;
  const documents: Document[] = [];
  for (const [n, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const one = jsonIn(line, n + 1);
    if (!one.ok) return one;
    documents.push(one.value);
  }
  return ok(documents);
}

/** The other reader has better words for what is wrong with a text; where it finds nothing wrong, it has read it. */
function wordedFault(text: string, otherwise: readonly Problem[]): Result<readonly Document[], readonly Problem[]> {
  const read = readDocuments(text);
  return read.ok || read.refusal.length > 0 ? read : { ok: false, refusal: otherwise };
}

function jsonIn(text: string, line: number): Result<Document, readonly Problem[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    const at = Number(/position (\d+)/.exec(String(problem))?.[1] ?? 0);
    return refused(
      line + text.slice(0, at).split("\n").length - 1,
      "this is no JSON from here on; is a comma, a quote or a bracket missing?",
    );
  }
  const flaw = forbiddenIn(value);
  if (flaw !== undefined) return refused(line, flaw);
  const problem = (path: Path, says: string): Problem => ({
    line,
    column: 1,
    says: path.length > 0 ? `${path.join(".")}: ${says}` : says,
  });
  return ok({ value, problem, problemOfName: problem });
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
