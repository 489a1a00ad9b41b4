/**
 * A JSON Schema as far as anybody here reads it, and the way down in it: the server words complaints with it, the editor
 * offers what may stand at a place. Pure.
 */
export interface Shape {
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly default?: unknown;
  readonly anyOf?: readonly Inner[] | undefined;
  readonly properties?: Readonly<Record<string, Inner>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: Inner | undefined;
  readonly items?: Inner | readonly Inner[] | undefined;
  readonly prefixItems?: readonly Inner[] | undefined;
  readonly minimum?: number | undefined;
  readonly exclusiveMinimum?: number | boolean | undefined;
  readonly maximum?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
}
/** true and false are schemas that everything fits, or nothing. */
type Inner = Shape | boolean;

/** The shapes a value at this path may have: several where the schema offers a choice on the way. */
export function shapesAt(shape: Shape, path: readonly (string | number)[]): readonly Shape[] {
  let here = optionsOf(shape);
  for (const step of path) {
    here = here.flatMap((option) => {
      const inner = typeof step === "number" ? itemOf(option, step) : fieldOf(option, step);
      return inner ? optionsOf(inner) : [];
    });
  }
  return here;
}

export function isShape(candidate: unknown): candidate is Shape {
  return typeof candidate === "object" && candidate !== null && !Array.isArray(candidate);
}

/** What means the whole choice is said of each of its options that says nothing itself. */
function optionsOf(shape: Shape): readonly Shape[] {
  if (!shape.anyOf) return [shape];
  const { description } = shape;
  const options = shape.anyOf.filter(isShape).flatMap(optionsOf);
  return description === undefined ? options : options.map((option) => ({ description, ...option }));
}

function itemOf({ items, prefixItems }: Shape, index: number): Shape | undefined {
  const item = prefixItems?.[index] ?? (isShape(items) ? items : undefined);
  return isShape(item) ? item : undefined;
}

function fieldOf({ properties, additionalProperties }: Shape, name: string): Shape | undefined {
  const field = properties && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  return isShape(field) ? field : undefined;
}
