/**
 * The schema as people need it: which fields a place in a file has and what to write there.
 * Reads the JSON Schema that zod makes of our schema, so help and reference can never differ from the check.
 */
import type { z } from "zod";
import type { Path } from "../../shared/content/index.ts";

export type Shape = z.core.JSONSchema.BaseSchema;

/** The shapes a value at this path may have: several where the schema offers a choice on the way. */
export function shapesAt(shape: Shape, path: Path): readonly Shape[] {
  let here = optionsOf(shape);
  for (const step of path) {
    here = here.flatMap((option) => {
      const inner = typeof step === "number" ? itemOf(option, step) : fieldOf(option, step);
      return inner ? optionsOf(inner) : [];
    });
  }
  return here;
}

function optionsOf(shape: Shape): readonly Shape[] {
  if (!shape.anyOf) return [shape];
  const { description } = shape;
  return shape.anyOf.filter(isShape).map((option) => (description ? { description, ...option } : option));
}

function itemOf({ items, prefixItems }: Shape, index: number): Shape | undefined {
  const item = prefixItems?.[index] ?? (Array.isArray(items) ? items[index] : items);
  return isShape(item) ? item : undefined;
}

function fieldOf({ properties, additionalProperties }: Shape, name: string): Shape | undefined {
  const field = properties && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  return isShape(field) ? field : undefined;
}

export function isShape(candidate: unknown): candidate is Shape {
  return typeof candidate === "object" && candidate !== null;
}

/** "a number from 0 to 1", "one of fifo, lifo", "{atS, flush, share?} or {atS, kill}" */
export function wording(shapes: readonly Shape[]): string {
  return [...new Set(shapes.map(wordingOf))].join(" or ");
}

function wordingOf(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum) return `one of ${shape.enum.map(String).join(", ")}`;
  if (shape.type === "number" || shape.type === "integer") return numberWording(shape);
  if (shape.type === "boolean") return "true or false";
  if (shape.type === "array") return `a list${shape.minItems ? ` of at least ${shape.minItems}` : ""}`;
  if (shape.type !== "object") return shape.type === "string" ? "a text" : String(shape.type);
  if (!shape.properties) return "a mapping of names to values";
  const fields = Object.keys(shape.properties).map((name) => (shape.required?.includes(name) ? name : `${name}?`));
  return `{${fields.join(", ")}}`;
}

function numberWording({ type, minimum, exclusiveMinimum, maximum }: Shape): string {
  const noun = type === "integer" ? "a whole number" : "a number";
  const low = typeof exclusiveMinimum === "number" ? exclusiveMinimum : minimum;
  const lowWord = typeof exclusiveMinimum === "number" ? "above" : "from";
  const high = typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  const isBounded = typeof low === "number" && low > Number.MIN_SAFE_INTEGER;
  if (isBounded && high !== undefined) return `${noun} ${lowWord} ${low} to ${high}`;
  if (isBounded) return `${noun} ${lowWord} ${low}${lowWord === "from" ? " up" : ""}`;
  return high === undefined ? noun : `${noun} up to ${high}`;
}
