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
  const shape = shapeOf(schema);
  const told = checked.error.issues.slice(0, MOST_TOLD);
  return { ok: false, refusal: told.flatMap((issue) => problemsOf(document, shape, issue, [])).slice(0, MOST_TOLD) };
}

export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: "input" });
}

function problemsOf(document: Document, shape: Shape, issue: Issue, around: Path): readonly Problem[] {
  const path = [...around, ...stepsOf(issue.path)];
  // Flaws of the content, beyond its shape, are whole sentences already.
  if (issue.code === "custom") return [document.problem(path, issue.message)];
  const shapes = shapesAt(shape, path);
  if (issue.code === "unrecognized_keys") {
    const known = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
    return issue.keys
      .slice(0, MOST_TOLD)
      .map((key) =>
        document.problem(
          [...path, key],
          `there is no such field${suggestion(key, known) || "."} Known: ${known.join(", ")}.`,
        ),
      );
  }
  if (issue.code === "invalid_union") {
    const meant = meantOption(issue.errors);
    if (meant) return meant.flatMap((inner) => problemsOf(document, shape, inner, path));
  }
  const description = shapes.find((option) => option.description)?.description;
  const advice = `write ${wording(shapes)}.${description ? ` ${description}` : ""}`;
  if (isMissing(document.value, path)) return [document.problem(path, `is missing; ${advice}`)];
  if (issue.code === "invalid_key") {
    return [
      document.problem(path, `is no name for an entry: ${issue.issues.map(({ message }) => message).join("; ")}.`),
    ];
  }
  if (issue.code === "invalid_format") return [document.problem(path, `${issue.message}.`)];
  return [document.problem(path, `${quoted(valueAt(document.value, path))} does not fit; ${advice}`)];
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
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
