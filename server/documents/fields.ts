/**
 * The reference of a file format, made from its schema: one Markdown table per kind of object, with what to write,
 * the default and the meaning of each field. docs/experiments.md carries it and a test holds the two equal.
 */
import { isShape } from "../../shared/protocol/index.ts";
import type { Shape } from "../../shared/protocol/index.ts";
import { wording } from "./shape.ts";

/** Tables of a schema's objects, outermost first; each object is named by the path that leads to it. */
export function fieldTables(shape: Shape): string {
  const tables: string[] = [];
  const seen = new Set<string>();
  const queue: { readonly path: string; readonly shape: Shape }[] = [{ path: "", shape }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { path } = next;
    const objects = objectsIn(next.shape);
    for (const object of objects) {
      const rows = Object.entries(object.properties ?? {}).flatMap(([name, field]) =>
        isShape(field) ? [{ name, field }] : [],
      );
      const lines = rows.map(({ name, field }) => row(name, field, object.required?.includes(name) === true));
      const table = ["| Field | Write | Default | Meaning |", "|---|---|---|---|", ...lines].join("\n");
      // The policy of a client stands in calls and journeys alike: say it once, where it comes first.
      const known = seen.has(table);
      seen.add(table);
      if (!known) tables.push(`### ${titleOf(path, object, objects)}\n\n${table}`);
      if (!known)
        queue.push(...rows.map(({ name, field }) => ({ path: path === "" ? name : `${path}.${name}`, shape: field })));
    }
  }
  return tables.join("\n\n");
}

/** The path; where there is a choice of objects, the field that only this one has says which. */
function titleOf(path: string, object: Shape, choice: readonly Shape[]): string {
  const own = object.required?.find((name) => choice.every((other) => other === object || !other.properties?.[name]));
  const which = choice.length > 1 && own !== undefined ? ` with \`${own}\`` : "";
  return path === "" ? "The file" : `\`${path}\`${which}`;
}

/** Objects with fields inside a value: itself, the items of a list, the options of a choice. */
function objectsIn(shape: Shape): readonly Shape[] {
  if (shape.properties) return [shape];
  const inner = [shape.items, ...(shape.anyOf ?? []), shape.additionalProperties].flat();
  return inner.filter(isShape).flatMap(objectsIn);
}

function row(name: string, field: Shape, isRequired: boolean): string {
  const given = field.default === undefined ? (isRequired ? "needed" : "none") : `\`${JSON.stringify(field.default)}\``;
  return `| \`${name}\` | ${writing(field)} | ${given} | ${field.description ?? ""} |`;
}

function writing(field: Shape): string {
  const options = (field.anyOf ?? [field]).filter(isShape);
  const { items } = field;
  if (options.some(({ properties }) => properties)) return "an object, see below";
  if (isShape(items) && objectsIn(items).length > 0) return `${wording(options)}, see below`;
  return wording(options);
}
