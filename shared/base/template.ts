/**
 * Sentences with {names} in them, and what is put there. The names are types, so that whoever fills a sentence in can
 * neither forget one nor invent one.
 */

/** The names between braces in a template. */
export type Names<Template> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** What stands for each name of a template. */
export type Values<Name extends string = string> = Readonly<Record<Name, string | number>>;

const HOLES = /\{(\w+)\}/g;

export function namesIn(template: string): readonly string[] {
  return [...template.matchAll(HOLES)].map(([, name]) => name);
}

/** A name without a value stays as it is, and a value is never read as a template. */
export function fill(template: string, values: Values): string {
  return template.replace(HOLES, (whole, name: string) => String(values[name] ?? whole));
}
