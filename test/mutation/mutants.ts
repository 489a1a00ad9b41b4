/**
 * Ways to break a source file, one small change at a time, found on its syntax tree: words in comments, strings and types
 * are left alone. Whether a test notices is for run.mjs to find out; a change that means the same as before (an
 * equivalent mutant) cannot be told apart here.
 */
import { isNode, lineOf, parse, readSources, walk } from "../architecture/sources.ts";
import type { SourceFile, SyntaxNode } from "../architecture/sources.ts";
import { luckOf } from "../sim/random/luck.ts";

export interface Mutant {
  readonly path: string;
  readonly line: number;
  /** What was done, for people. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** The whole file with the change. */
  readonly text: string;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly to: string;
}

const flipped = new Map([
  ["<", ">"],
  [">", "<"],
  ["<=", ">="],
  [">=", "<="],
  ["===", "!=="],
  ["!==", "==="],
]);
const swapped = new Map([
  ["+", "-"],
  ["-", "+"],
  ["*", "/"],
  ["/", "*"],
  ["+=", "-="],
  ["-=", "+="],
  ["*=", "/="],
  ["/=", "*="],
  ["&&", "||"],
  ["||", "&&"],
]);

/** `n` of the lines of these folders that can be broken, each broken in one way; a seed draws the same ones again. */
export function drawMutants(folders: readonly string[], n: number, seed: string): readonly Mutant[] {
  const luck = luckOf(`mutation/${seed}`);
  const lines = new Map<string, Mutant[]>();
  for (const file of readSources(folders))
    for (const mutant of mutantsOf(file)) {
      const place = `${mutant.path}:${mutant.line}`;
      lines.set(place, [...(lines.get(place) ?? []), mutant]);
    }
  const places = [...lines.values()];
  const drawn: Mutant[] = [];
  while (drawn.length < n && places.length > 0)
    for (const line of places.splice(luck.int(0, places.length - 1), 1)) drawn.push(luck.oneOf(line));
  return drawn;
}

/** Every mutant of a file. */
export function mutantsOf(file: SourceFile): readonly Mutant[] {
  const changes: Change[] = [];
  visitCode(parse(file), (node, parent, field) => changes.push(...changesAt(file.text, node, parent, field)));
  return changes.map(({ start, end, kind, to }) => ({
    path: file.path,
    line: lineOf(file, start),
    kind,
    before: file.text.slice(start, end),
    after: to,
    text: file.text.slice(0, start) + to + file.text.slice(end),
  }));
}

/** Types and imports are gone when the program runs. */
function visitCode(
  root: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, field: string | undefined) => void,
): void {
  const types: { readonly start: number; readonly end: number }[] = [];
  walk(root, (node) => {
    if (isErased(node)) types.push({ start: node.start, end: endOf(node) });
  });
  walk(root, (node, parent, field) => {
    if (!types.some(({ start, end }) => node.start >= start && endOf(node) <= end)) visit(node, parent, field);
  });
}

function isErased({ type }: SyntaxNode): boolean {
  if (type === "TSAsExpression" || type === "TSSatisfiesExpression") return false;
  return type.startsWith("TS") || type === "ImportDeclaration";
}

function changesAt(text: string, node: SyntaxNode, parent?: SyntaxNode, field?: string): readonly Change[] {
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
    case "AssignmentExpression":
      return operatorChanges(text, node);
    case "IfStatement":
    case "ConditionalExpression":
      return negations(text, node["test"]);
    case "ExpressionStatement":
      return [{ start: node.start, end: endOf(node), kind: "statement dropped", to: ";" }];
    case "Literal":
      return literalChanges(node, parent, field);
    default:
      return [];
  }
}

function operatorChanges(text: string, node: SyntaxNode): readonly Change[] {
  const { left, right, operator } = node;
  if (!isNode(left) || !isNode(right) || typeof operator !== "string") return [];
  const to = flipped.get(operator) ?? swapped.get(operator);
  const joinsText = [left, right].some(
    (side) => side.type === "TemplateLiteral" || (side.type === "Literal" && typeof side["value"] === "string"),
  );
  if (to === undefined || (operator.startsWith("+") && joinsText)) return [];
  const start = text.indexOf(operator, endOf(left));
  const kind = flipped.has(operator) ? "comparison flipped" : "operator swapped";
  return [{ start, end: start + operator.length, kind, to }];
}

function negations(text: string, test: unknown): readonly Change[] {
  if (!isNode(test)) return [];
  const [start, end] = [test.start, endOf(test)];
  return [{ start, end, kind: "condition negated", to: `!(${text.slice(start, end)})` }];
}

/** Numbers that measure something: a place in an array is none, and a tenth of nothing is nothing. */
function literalChanges(node: SyntaxNode, parent?: SyntaxNode, field?: string): readonly Change[] {
  const { value } = node;
  const isPlace = parent?.type === "MemberExpression" && field === "property";
  if (typeof value !== "number" || value === 0 || isPlace) return [];
  return [{ start: node.start, end: endOf(node), kind: "constant up by 10 %", to: String(value * 1.1) }];
}

function endOf(node: SyntaxNode): number {
  return typeof node["end"] === "number" ? node["end"] : node.start;
}
