/** Looks into what strangers wrote: each asks for a field of one shape and gets nothing where there is none. */

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own field; what objects inherit is none. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const name of path) here = isFields(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  return here;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found: unknown = field(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function entriesAt(value: unknown, ...path: readonly string[]): readonly (readonly [string, unknown])[] {
  const found = field(value, ...path);
  return isFields(found) ? Object.entries(found) : [];
}

/** A text, or a number as one; "" is none. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  return asText(field(value, ...path));
}

export function asText(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A number that is one, or a text that says one; never less than 0. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = field(value, ...path);
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** A list, or one thing in the place of a list. */
export function manyAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found: unknown = field(value, ...path);
  if (Array.isArray(found)) return found;
  return found === undefined || found === null ? [] : [found];
}
