/**
 * What may stand at a place in a file, read from the JSON Schema that the server publishes: names of fields with their
 * meaning, or the words that a value may be. Pure.
 */
import { isShape, shapesAt } from "../../../shared/protocol/index.ts";
import type { Shape } from "../../../shared/protocol/index.ts";

export interface Offer {
  readonly word: string;
  /** What kind of value it takes, or that it has to be there. */
  readonly kind: string;
  readonly meaning: string;
}

/** The fields that a mapping at this path may have. */
export function fieldsAt(schema: Shape, path: readonly (string | number)[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const { properties = {}, required = [] } of shapesAt(schema, path)) {
    for (const [word, shape] of Object.entries(properties)) {
      if (!isShape(shape)) continue;
      const kind = `${kindOf(shape)}${required.includes(word) ? "" : "?"}`;
      offers.set(word, { word, kind, meaning: shape.description ?? "" });
    }
  }
  return [...offers.values()];
}

/** The words that the value at this path may be; none where it is free. */
export function wordsAt(schema: Shape, path: readonly (string | number)[]): readonly Offer[] {
  const shapes = shapesAt(schema, path);
  const words = shapes.flatMap((shape) =>
    shape.const !== undefined ? [shape.const] : (shape.enum ?? (shape.type === "boolean" ? [true, false] : [])),
  );
  const meaning = shapes.find(({ description }) => description !== undefined)?.description ?? "";
  return [...new Set(words.map(String))].map((word) => ({ word, kind: "", meaning }));
}

/** Whether a text of one's own choosing may stand here: then names of the file may help. */
export function isFreeText(schema: Shape, path: readonly (string | number)[]): boolean {
  return shapesAt(schema, path).some(({ type, enum: words }) => type === "string" && words === undefined);
}

/** What the value at this path means. */
export function meaningAt(schema: Shape, path: readonly (string | number)[]): string | undefined {
  return shapesAt(schema, path).find(({ description }) => description !== undefined)?.description;
}

function kindOf({ type, anyOf, enum: words, const: only }: Shape): string {
  if (words || only !== undefined) return "one of a few";
  if (anyOf) return [...new Set(anyOf.filter(isShape).map(kindOf))].join(" or ");
  const kinds: Readonly<Record<string, string>> = {
    object: "fields",
    array: "list",
    string: "text",
    boolean: "true or false",
    integer: "whole number",
  };
  const name = typeof type === "string" ? type : "";
  return kinds[name] ?? name;
}
