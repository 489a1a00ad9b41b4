/**
 * A YAML or JSON file with its positions: every value knows its line, so that a complaint about it can be found.
 * JSON is read as the YAML it is. Bombs of aliases and repeated keys are refused.
 */
import { isCollection, isMap, isNode, isScalar, LineCounter, parseAllDocuments, parseDocument, visit } from "yaml";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Path } from "../../shared/content/index.ts";
import type { FileProblem } from "../../shared/protocol/index.ts";
import { nestingFault } from "./depth.ts";
import { forbiddenIn } from "./forbidden.ts";
import { syntaxFault } from "./syntax.ts";
import type { Fault } from "./syntax.ts";

export type Problem = FileProblem;

export interface Document {
  readonly value: unknown;
  /** The problem at the value of a path, or at the nearest one around it that the file has. */
  readonly problem: (path: Path, says: string) => Problem;
  /** The same at the name that a path ends with, which stands before its value, or a line above. */
  readonly problemOfName: (path: Path, says: string) => Problem;
}

type Tree = ReturnType<typeof parseDocument>;

const reading = { prettyErrors: false, keepSourceTokens: true, stringKeys: true, logLevel: "error" } as const;

/** A file of one document, which has fields. */
export function readDocument(text: string): Result<Document, readonly Problem[]> {
  const deep = nestingFault(text);
  if (deep) return refused(linesOf(text), [deep]);
  const lines = new LineCounter();
  const tree = parseDocument(text, { ...reading, lineCounter: lines });
  const fault = syntaxFault(text, tree);
  if (fault) return refused(lines, [fault]);
  if (!isMap(tree.contents)) {
    const forbidden = forbiddenIn(tree);
    return refused(lines, forbidden.length > 0 ? forbidden : [{ offset: offsetAt(tree, []), says: noFields(text) }]);
  }
  return documentOf(tree, lines);
}

/** A file of one document or more, with "---" between them; those with nothing in them are left out. */
export function readDocuments(text: string): Result<readonly Document[], readonly Problem[]> {
  const deep = nestingFault(text);
  if (deep) return refused(linesOf(text), [deep]);
  const lines = new LineCounter();
  const trees = parseAllDocuments(text, { ...reading, lineCounter: lines });
  const documents: Document[] = [];
  for (const tree of "empty" in trees ? [] : trees) {
    const fault = syntaxFault(text, tree);
    if (fault) return refused(lines, [fault]);
    if (!isCollection(tree.contents)) {
      if (tree.contents === null || (isScalar(tree.contents) && tree.contents.value === null)) continue;
      return refused(lines, [{ offset: offsetAt(tree, []), says: noFields(text) }]);
    }
    const document = documentOf(tree, lines);
    if (!document.ok) return document;
    documents.push(document.value);
  }
  return documents.length > 0 ? ok(documents) : refused(lines, [{ offset: 0, says: noFields(text) }]);
}

function documentOf(tree: Tree, lines: LineCounter): Result<Document, readonly Problem[]> {
  const forbidden = forbiddenIn(tree);
  if (forbidden.length > 0) return refused(lines, forbidden);
  const value = plainValue(tree);
  if (!value.ok) return refused(lines, [value.refusal]);
  const at = (offset: number, path: Path, says: string): Problem => ({
    ...placeIn(lines, offset),
    says: path.length > 0 ? `${pathText(path)}: ${says}` : says,
  });
  const problem = (path: Path, says: string): Problem => at(offsetAt(tree, path), path, says);
  const problemOfName = (path: Path, says: string): Problem =>
    at(nameOffsetAt(tree, path) ?? offsetAt(tree, path), path, says);
  return ok({ value: value.value, problem, problemOfName });
}

function refused(lines: LineCounter, faults: readonly Fault[]): Result<never, readonly Problem[]> {
  return { ok: false, refusal: faults.map(({ offset, says }) => ({ ...placeIn(lines, offset), says })) };
}

/** Of a text that is not read. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function placeIn(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function noFields(text: string): string {
  if (text.trim() === "") return "the file is empty.";
  const isComment = text.split("\n").every((line) => /^\s*(#|$)/.test(line));
  return isComment ? "the file has nothing but comments." : 'the file has no fields; write each as "name: value".';
}

/** An alias may repeat a list that holds aliases: a few lines can stand for more than any memory has. */
function plainValue(tree: Tree): Result<unknown, Fault> {
  try {
    return ok(tree.toJS({ maxAliasCount: 100 }));
  } catch {
    let last = 0;
    visit(tree, { Alias: (_, { range }) => void (last = range?.[0] ?? last) });
    return { ok: false, refusal: { offset: last, says: "aliases repeat too much; write some of it out." } };
  }
}

/** Of the value of a path, or of the nearest one around it. */
function offsetAt(tree: Tree, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = tree.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return tree.contents?.range?.[0] ?? 0;
}

function nameOffsetAt(tree: Tree, path: Path): number | undefined {
  const around: unknown = path.length === 1 ? tree.contents : tree.getIn(path.slice(0, -1), true);
  if (!isMap(around)) return undefined;
  const names = around.items.map(({ key }) => key).filter(isScalar);
  return names.find(({ value }) => value === path.at(-1))?.range?.[0];
}

/** `world.services[1].queue.places` */
function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}

/** As a compiler writes it: `storm.yaml:12:7: world.services[0].id: …` */
export function problemText(file: string, { line, column, says }: Problem): string {
  return `${file}:${line}:${column}: ${says}`;
}
