/**
 * What may stand at a place in a file, read from the JSON Schema that the server publishes: names of fields with their
 * meaning, or the words that a value may be. Pure.
 */
export interface Shape {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
}

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

function shapesAt(schema: Shape, path: readonly (string | number)[]): readonly Shape[] {
  let here = optionsOf(schema);
  for (const step of path) here = here.flatMap((shape) => inside(shape, step).flatMap(optionsOf));
  return here;
}

function optionsOf(shape: Shape): readonly Shape[] {
  if (!shape.anyOf) return [shape];
  const { description } = shape;
  return shape.anyOf
    .flatMap(optionsOf)
    .map((option) => (description === undefined ? option : { description, ...option }));
}

function inside(
  { items, prefixItems, properties, additionalProperties }: Shape,
  step: string | number,
): readonly Shape[] {
  if (typeof step === "number") {
    const item = prefixItems?.[step] ?? items;
    return item ? [item] : [];
  }
  const field = properties?.[step] ?? additionalProperties;
  return typeof field === "object" ? [field] : [];
}

function kindOf({ type, anyOf, enum: words, const: only }: Shape): string {
  if (words || only !== undefined) return "one of a few";
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(" or ");
  const kinds: Readonly<Record<string, string>> = {
    object: "fields",
    array: "list",
    string: "text",
    boolean: "true or false",
    integer: "whole number",
  };
  return kinds[type ?? ""] ?? type ?? "";
}
