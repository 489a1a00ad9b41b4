/**
 * Checks a document against a schema and words each complaint for the person who wrote the file: where it is, what is
 * wrong, and what to write instead.
 */
import { z } from "zod";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { suggestion } from "../../shared/content/index.ts";
import type { Path } from "../../shared/content/index.ts";
import { shapesAt } from "../../shared/protocol/index.ts";
import type { Shape } from "../../shared/protocol/index.ts";
import type { Document, Problem } from "./document.ts";
import { wording } from "./shape.ts";

/** Nobody mends more at a time. */
const MOST_TOLD = 50;
/** So much of a wrong value is repeated. */
const LONGEST_QUOTE = 80;

type Issue = z.core.$ZodIssue;

export function checkDocument<T>(document: Document, schema: z.ZodType<T>): Result<T, readonly Problem[]> {
  const checked = schema.safeParse(document.value);
  if (checked.success) return ok(checked.data);
  const told = problemsOf(document, shapeOf(schema), checked.error.issues.slice(0, MOST_TOLD), []);
  return { ok: false, refusal: told.filter(isFirstOfItsKind).slice(0, MOST_TOLD) };
}

/** A number that breaks two bounds is one fault. */
function isFirstOfItsKind({ line, column, says }: Problem, index: number, all: readonly Problem[]): boolean {
  return all.findIndex((one) => one.line === line && one.column === column && one.says === says) === index;
}

export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: "input" });
}

function problemsOf(document: Document, shape: Shape, issues: readonly Issue[], around: Path): readonly Problem[] {
  const misspelt = issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [];
    const path = [...around, ...stepsOf(issue.path)];
    return issue.keys.map((key) => ({ path, meant: fieldMeant(key, fieldsOf(shape, path)) }));
  });
  return issues.flatMap((issue) => {
    const path = [...around, ...stepsOf(issue.path)];
    const isTold = misspelt.some((one) => isFieldOf(one.path, path) && one.meant === didYouMean(String(path.at(-1))));
    return isTold && isMissing(document.value, path) ? [] : problemsOfOne(document, shape, issue, path);
  });
}

function problemsOfOne(document: Document, shape: Shape, issue: Issue, path: Path): readonly Problem[] {
  // Flaws of the content, beyond its shape, are whole sentences already.
  if (issue.code === "custom") return [document.problem(path, issue.message)];
  const shapes = shapesAt(shape, path);
  if (issue.code === "unrecognized_keys") {
    const known = fieldsOf(shape, path);
    return issue.keys
      .slice(0, MOST_TOLD)
      .map((key) =>
        document.problemOfName(
          [...path, key],
          `there is no such field${fieldMeant(key, known) || "."} Known: ${known.join(", ")}.`,
        ),
      );
  }
  if (issue.code === "invalid_union") {
    const meant = meantOption(issue.errors);
    if (meant) return problemsOf(document, shape, meant, path);
  }
  const description = shapes.find((option) => option.description)?.description;
  const meaning = description ? ` ${description}` : "";
  if (isMissing(document.value, path))
    return [document.problem(path, `is missing; write ${wording(shapes)}.${meaning}`)];
  if (issue.code === "invalid_key") {
    const why = issue.issues.map(({ message }) => message).join("; ");
    return [document.problemOfName(path, `is no name for an entry: ${why}.`)];
  }
  const value = valueAt(document.value, path);
  if (issue.code === "invalid_format")
    return [
      document.problem(path, `${quoted(value)} does not fit; ${issue.message}${nameMeant(value, shapes) || "."}`),
    ];
  return [
    document.problem(
      path,
      `${tooLong(value, issue) ?? `${quoted(value)} does not fit; write ${wording(shapes)}`}.${meaning}`,
    ),
  ];
}

function fieldsOf(shape: Shape, path: Path): readonly string[] {
  return [...new Set(shapesAt(shape, path).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** `; did you mean "policies"?` for "policy": the field that is near, or else one that begins alike. */
function fieldMeant(wrong: string, known: readonly string[]): string {
  const alike = known.find((name) => wrong.length >= 4 && name.startsWith(wrong.slice(0, 4)));
  return suggestion(wrong, known) || (alike === undefined ? "" : didYouMean(alike));
}

function didYouMean(word: string): string {
  return `; did you mean "${word}"?`;
}

/** Of a text or a list, its size instead of all that is in it. */
function tooLong(value: unknown, issue: Issue): string | null {
  if (issue.code !== "too_big") return null;
  if (typeof value === "string") return `is ${value.length} characters long; write at most ${issue.maximum}`;
  return Array.isArray(value) ? `has ${value.length} entries; write at most ${issue.maximum}` : null;
}

/** `; did you mean "rule-desk"?` for "Rule Desk", where a name of lower-case letters, digits and dashes is wanted. */
function nameMeant(value: unknown, shapes: readonly Shape[]): string {
  const [pattern] = shapes.flatMap((shape) => shape.pattern ?? []);
  if (typeof value !== "string" || pattern === undefined || !/^[\p{L}\p{M}\d _-]+$/u.test(value)) return "";
  const name = value
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return new RegExp(pattern).test(name) ? didYouMean(name) : "";
}

function quoted(value: unknown): string {
  // JSON has no word for NaN and Infinity.
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "");
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

/** Of a choice of shapes, the one that the author meant: the only one of which every required field is there. */
function meantOption(options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const near = options.filter((issues) =>
    issues.every(
      (issue) => issue.path.length > 0 && !(issue.code === "invalid_type" && issue.message.endsWith("undefined")),
    ),
  );
  return near.length === 1 ? near[0] : undefined;
}

function stepsOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

function isFieldOf(object: Path, field: Path): boolean {
  return field.length === object.length + 1 && object.every((step, i) => step === field[i]);
}

function isMissing(value: unknown, path: Path): boolean {
  return path.length > 0 && valueAt(value, path) === undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Object.entries(here).find(([key]) => key === String(step))?.[1];
  }
  return here;
}
