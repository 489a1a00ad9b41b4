/**
 * A parsed file as a tree whose values can be changed by their paths: the names on the way down, an entry of a list by its
 * id or its number from 0, all entries by `*`.
 */
import { ok } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import { suggestion } from "./lint/near.ts";

export type Json = null | boolean | number | string | Json[] | Tree;
export interface Tree {
  [key: string]: Json;
}
export type TreePath = readonly (string | number)[];

/** A value in a tree, and the way to put another in its place. */
export interface Spot {
  readonly value: Json;
  /** Where it is: fields by their names, entries by their numbers. */
  readonly at: TreePath;
  readonly put: (next: Json) => void;
}

/** So many names are told of where there is none that fits. */
const MOST_NAMED = 20;

/** What a parsed file consists of; fields left out stay out. */
function copyOf(value: unknown): Json {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value === "object" && value !== null) return treeOf(value);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

export function treeOf(value: object): Tree {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([key, field]) => [key, copyOf(field)]));
}

/** The values that a path leads to; what is wrong with it is said in a sentence. Its last name may be missing if told so. */
export function spotsOf(tree: Tree, path: TreePath, last: "there" | "there or new"): Result<readonly Spot[], string> {
  let spots: readonly Spot[] = [{ value: tree, at: [], put: () => undefined }];
  for (const [i, name] of path.entries()) {
    const mayBeNew = last === "there or new" && i === path.length - 1;
    const next = spots.flatMap((spot) => below(spot, name, mayBeNew));
    if (next.length === 0) {
      const names = spots.flatMap(({ value }) => namesBelow(value));
      const known = names.slice(0, MOST_NAMED).join(", ");
      return {
        ok: false,
        refusal: `there is no ${name} there${suggestion(String(name), names) || "."} Known: ${known}.`,
      };
    }
    spots = next;
  }
  return ok(spots);
}

function below({ value: node, at }: Spot, name: string | number, mayBeNew: boolean): readonly Spot[] {
  if (Array.isArray(node))
    return node.flatMap((value, i) =>
      name === "*" || name === i || idOf(value) === name
        ? [{ value, at: [...at, i], put: (next: Json) => (node[i] = next) }]
        : [],
    );
  if (!isTree(node)) return [];
  const keys = name === "*" ? Object.keys(node) : mayBeNew || Object.hasOwn(node, name) ? [String(name)] : [];
  return keys.map((key) => ({ value: node[key] ?? null, at: [...at, key], put: (next: Json) => (node[key] = next) }));
}

function namesBelow(node: Json): readonly string[] {
  if (Array.isArray(node)) return node.map((entry, i) => idOf(entry) ?? String(i));
  return isTree(node) ? Object.keys(node) : [];
}

function idOf(entry: Json): string | undefined {
  const id = isTree(entry) ? entry["id"] : undefined;
  return typeof id === "string" ? id : undefined;
}

export function isTree(node: Json): node is Tree {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}
