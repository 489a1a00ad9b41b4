/**
 * The repository's own source files as the border and determinism tests see them: parsed, so that words in
 * comments and strings never count and no way of writing an import is overlooked.
 * Invariant: a file that does not parse is an error, never an empty file.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Gone when compiled: a type cannot make a program depend on code, though it still ties two designs together. */
  readonly typeOnly: boolean;
}

/** A node of the ESTree syntax tree. Which fields it has depends on `type`. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

export function readText(path: string): string {
  return readFileSync(`${root}/${path}`, "utf8");
}

export function readSources(folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .sort()
      .map((path) => ({ path, text: readText(path) })),
  );
}

export function parse(file: SourceFile): SyntaxNode {
  const { program, errors } = parseSync(file.path, file.text, { sourceType: "module" });
  if (errors.length > 0 || !isNode(program)) throw new Error(`${file.path}: ${errors[0]?.message ?? "not a program"}`);
  return program;
}

/** Calls `visit` for the node and all below it, each with the node it hangs from and by which field. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent?: SyntaxNode, field?: string) => void,
  parent?: SyntaxNode,
  fieldInParent?: string,
): void {
  visit(node, parent, fieldInParent);
  for (const [field, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node, field);
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

export function lineOf(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split("\n").length;
}

/** Every `import`, `export … from`, `import()` and `import("…")` type of the file. */
export function importsOf(file: SourceFile): readonly Import[] {
  const found: Import[] = [];
  walk(parse(file), (node) => {
    if (!isNode(node["source"]) || node["source"].type !== "Literal") {
      if (node.type === "ImportExpression") throw new Error(`${file.path}: import() of a computed name`);
      return;
    }
    const line = lineOf(file, node.start);
    found.push({ specifier: String(node["source"]["value"]), line, typeOnly: isTypeOnly(node) });
  });
  return found;
}

function isTypeOnly(node: SyntaxNode): boolean {
  const isType = (part: unknown) => isNode(part) && (part["importKind"] === "type" || part["exportKind"] === "type");
  const names: readonly unknown[] = Array.isArray(node["specifiers"]) ? node["specifiers"] : [];
  return node.type === "TSImportType" || isType(node) || (names.length > 0 && names.every(isType));
}
