/**
 * What the YAML reader refuses, in words for the person who wrote the file: worded by the code of its complaint and by
 * what stands at that place. Only the first complaint is told: those after it mostly follow from it.
 */
import { isScalar, isSeq, Scalar, visit } from "yaml";
import type { Document, ErrorCode, YAMLError } from "yaml";

export interface Fault {
  readonly offset: number;
  readonly says: string;
}

/** A complaint of the reader, the text that it is about, and as much of a tree as could be made of it. */
interface Snag {
  readonly code: ErrorCode;
  readonly offset: number;
  readonly text: string;
  readonly tree: Document;
}

export const REST = "Mend this first; what follows was not read.";

/** What no YAML reader should be asked about, since it would complain of something else. */
const strays: readonly (readonly [pattern: RegExp, says: string])[] = [
  [/^(<{7}|={7}|>{7})(?=\s|$)/m, "a merge conflict is left here; keep one of its sides."],
  [/^```/m, "the ``` around a piece of code belong to another file; leave them out."],
  [/^%YAML (?!1\.2)/m, "files are read as YAML 1.2; leave this line out."],
];

const controls = /(?![\t\n\r\u007F-\u009F])\p{Cc}/u;

/** Why the text is not read; `tree` keeps its source tokens. */
export function syntaxFault(text: string, tree: Document): Fault | null {
  const control = text.search(controls);
  if (control >= 0) return { offset: control, says: "a character stands here that no text has; take it out." };
  const [first] = [...tree.errors, ...tree.warnings];
  if (!first && tree.directives?.yaml.version === "1.2") return null;
  for (const [pattern, says] of strays) {
    const offset = text.search(pattern);
    if (offset >= 0) return { offset, says: `${says} ${REST}` };
  }
  return first ? wordedFault(first, text, tree) : null;
}

function wordedFault({ code, pos: [offset] }: YAMLError, text: string, tree: Document): Fault {
  const wording = wordings[code];
  const fault = typeof wording === "string" ? { offset, says: wording } : wording({ code, offset, text, tree });
  return { ...fault, says: `${fault.says} ${REST}` };
}

const wordings: Readonly<Record<ErrorCode, string | ((snag: Snag) => Fault)>> = {
  ALIAS_PROPS: "an alias, such as *name, takes no & and no ! before it.",
  BAD_ALIAS: "a text that begins with & or * needs quotes around it; a name for a later alias needs letters.",
  BAD_COLLECTION_TYPE: "the tag does not fit what it stands before; leave it out.",
  BAD_DIRECTIVE: "a line that begins with % needs quotes around it, or belongs to another file.",
  BAD_DQ_ESCAPE: "a backslash within \"…\" is written \\\\, or the text within '…'.",
  BAD_INDENT: (snag) => unclosedBracket(snag) ?? indentation(snag),
  BAD_PROP_ORDER: 'an & or ! stands after the "-", the "?" or the ":", before the value.',
  BAD_SCALAR_START: ({ text, offset }) => quotesNeeded(text, offset),
  BLOCK_AS_IMPLICIT_KEY: nestedField,
  BLOCK_IN_FLOW: nestedInBrackets,
  DUPLICATE_KEY: twice,
  IMPOSSIBLE: "this cannot be read; compare it with the lines around it.",
  KEY_OVER_1024_CHARS: 'this name is too long; write "name: value", or quotes around a text with ": ".',
  MISSING_CHAR: missing,
  MULTILINE_IMPLICIT_KEY: fieldWithoutColon,
  MULTIPLE_ANCHORS: "only one & name may stand before a value.",
  MULTIPLE_DOCS: 'a second document begins here ("---"); one file holds one.',
  MULTIPLE_TAGS: "only one ! tag may stand before a value.",
  NON_STRING_KEY: "a name is a word, with no [, {, * or ! before it.",
  RESOURCE_EXHAUSTION: "this is nested too deeply.",
  TAB_AS_INDENT: "indent with spaces, not with a tab.",
  TAG_RESOLVE_FAILED: "tags such as !!name are not known here; leave it out, or put quotes around the text.",
  UNEXPECTED_TOKEN: unexpected,
};

function quotesNeeded(text: string, offset: number): Fault {
  return { offset, says: `a text that begins with ${text.charAt(offset)} needs quotes around it.` };
}

/** Two fields in one, or fields and list items side by side. */
function nestedField({ text, offset }: Snag): Fault {
  const line = lineAt(text, offset);
  if (/^\s*- /.test(text.slice(offset, line.end))) return strayItem(text, offset);
  if (/:(\s|$)/.test(text.slice(offset, line.end)))
    return { offset, says: 'a text with ": " in it needs quotes around it.' };
  return differently(text, nextLine(text, line.end), line.start);
}

function strayItem(text: string, offset: number): Fault {
  const line = lineAt(text, offset);
  const before = lineBefore(text, line);
  const number = numberAt(text, before.start);
  return {
    offset: line.start + line.indent,
    says:
      before.indent === line.indent
        ? `"- " begins an item of a list here, but line ${number} has none; write both alike.`
        : `a list begins here, but line ${number} has its value already.`,
  };
}

function nestedInBrackets({ text, offset }: Snag): Fault {
  if (/[“”„‘’]/.test(text.charAt(offset)))
    return { offset, says: `a text needs straight quotes around it, " or ', not ${text.charAt(offset)}.` };
  return { offset, says: 'a comma is missing after this; a text with ": " in it needs quotes around it.' };
}

function twice({ text, offset, tree }: Snag): Fault {
  let says = "this name stands here twice.";
  visit(tree, {
    Map(_, { items, flow }, path) {
      const names = items.map(({ key }) => key).filter(isScalar);
      const second = names.find(({ range }) => range?.[0] === offset);
      const first = names.find(({ value }) => value === second?.value);
      if (!second || !first?.range) return;
      const opens =
        first === names[0] && flow !== true && isSeq(path.at(-1)) ? '; a new item of a list begins with "- "' : "";
      says = `"${String(second.value)}" stands here twice, first in line ${numberAt(text, first.range[0])}${opens}.`;
      return visit.BREAK;
    },
  });
  return { offset, says };
}

function missing(snag: Snag): Fault {
  const { text, offset, tree } = snag;
  const broken = unclosedQuote(tree, offset) ?? unclosedBracket(snag);
  if (broken) return broken;
  const { start, indent } = lineAt(text, offset);
  if (text.charAt(offset) === "#") return { offset, says: "a comment needs a space before its #." };
  if (offset <= start + indent && !isInBrackets(tree, offset)) return indentation(snag);
  return { offset, says: 'something is missing before this: a comma, a ":" or a space.' };
}

function unclosedQuote(tree: Document, offset: number): Fault | undefined {
  let fault: Fault | undefined;
  visit(tree, {
    Scalar(_, { type, range }) {
      if (range?.[1] !== offset || (type !== Scalar.QUOTE_DOUBLE && type !== Scalar.QUOTE_SINGLE)) return;
      fault = { offset: range[0], says: "this quote is never closed; write the same at the end of the text." };
      return visit.BREAK;
    },
  });
  return fault;
}

/** The last bracket that opens before the complaint and never closes. */
function unclosedBracket({ text, offset, tree }: Snag): Fault | undefined {
  let fault: Fault | undefined;
  visit(tree, {
    Collection(_, { srcToken }) {
      if (srcToken?.type !== "flow-collection" || srcToken.start.offset >= offset) return;
      if (srcToken.end.some(({ source }) => source === "}" || source === "]")) return;
      const open = text.charAt(srcToken.start.offset);
      const close = open === "{" ? "}" : "]";
      const says = `this "${open}" has no "${close}"; add it, and indent the lines up to it.`;
      fault = { offset: srcToken.start.offset, says };
    },
  });
  return fault;
}

function isInBrackets(tree: Document, offset: number): boolean {
  let isInside = false;
  visit(tree, {
    Collection(_, { flow, range }) {
      isInside ||= flow === true && range !== undefined && range !== null && range[0] < offset && offset < range[1];
    },
  });
  return isInside;
}

function indentation({ text, offset }: Snag): Fault {
  const line = lineAt(text, offset);
  const at = line.start + line.indent;
  if (/^-[^\s-]/.test(text.slice(at))) return { offset: at, says: 'a "-" that begins an item needs a space after it.' };
  return differently(text, line.start, lineBefore(text, line).start);
}

function differently(text: string, offset: number, other: number): Fault {
  const { start, indent } = lineAt(text, offset);
  return { offset: start + indent, says: `this line is indented differently from line ${numberAt(text, other)}.` };
}

function fieldWithoutColon({ text, offset }: Snag): Fault {
  const odd = text.slice(offset, lineAt(text, offset).end).search(/\u00A0/);
  return odd >= 0
    ? { offset: offset + odd, says: "this space is no ordinary one (U+00A0); type it anew." }
    : { offset, says: 'write "name: value", with a colon and a space.' };
}

function unexpected({ text, offset }: Snag): Fault {
  const sign = text.charAt(offset);
  if (sign === "}" || sign === "]") return { offset, says: `nothing is open here that "${sign}" could close.` };
  if (sign === ",") return { offset, says: "this comma has nothing before it; leave it out." };
  const before = text.slice(lineAt(text, offset).start, offset);
  const alias = /\*\S*\s+$/.exec(before);
  if (alias) return quotesNeeded(text, offset - alias[0].length);
  if (/[|>][-+\d]*\s+$/.test(before)) return { offset, says: "a text after | or > begins in the next line." };
  const quote = /["']\s*$/.exec(before);
  if (quote) {
    const says = "the text ends with this quote; put the other kind around a text that has quotes in it.";
    return { offset: offset - quote[0].length, says };
  }
  return { offset, says: "this does not belong here; is a quote, a comma or a bracket missing before it?" };
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const stop = text.indexOf("\n", offset);
  const end = stop < 0 ? text.length : stop;
  const indent = text.slice(start, end).search(/\S|$/);
  return { start, end, indent };
}

function numberAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function nextLine(text: string, end: number): number {
  const more = text.slice(end).search(/\S/);
  return more < 0 ? end : end + more;
}

/** The nearest line above that is indented as much, or less. */
function lineBefore(text: string, { start, indent }: Line): Line {
  for (let at = start - 1; at >= 0;) {
    const line = lineAt(text, at);
    const isBlank = /^\s*(#|$)/.test(text.slice(line.start, line.end));
    if (!isBlank && line.indent <= indent) return line;
    at = line.start - 1;
  }
  return { start, end: start, indent };
}
