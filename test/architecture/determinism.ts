/**
 * Finds what could make two runs of shared/ differ: clocks, chance, timers, anything asynchronous, the machine's
 * language, and arithmetic whose last bits differ between JavaScript engines. Works on the syntax tree, so a word in
 * a comment, a string or a property name does not count.
 */
import { importsOf, isNode, lineOf, parse, walk } from "./sources.ts";
import type { SourceFile, SyntaxNode } from "./sources.ts";

/** Bit-exact in every engine by the language's own definition, and constants. The rest is in shared/base/math.ts. */
const exactMath = new Set(
  "sqrt min max abs floor ceil round trunc sign imul clz32 fround E PI LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2".split(" "),
);

const forbiddenNames = new Map(
  Object.entries({
    "a clock": "Date performance Temporal",
    chance: "crypto",
    asynchronous:
      "Promise setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask requestAnimationFrame fetch",
    "the machine":
      "process navigator window document globalThis self global require WeakRef FinalizationRegistry Atomics",
    "the machine's language": "Intl",
    "code from text": "eval Function",
  }).flatMap(([reason, names]) => names.split(" ").map((name) => [name, reason] as const)),
);

const languageDependent = /^(localeCompare|toLocale\w*)$/;

export function determinismViolations(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    walk(parse(file), (node, parent, field) => {
      const problem = problemOf(node, parent, field);
      if (problem) found.push(`${file.path}:${lineOf(file, node.start)} ${problem}`);
    });
    const modules = importsOf(file).filter(({ specifier }) => /^node:|^nanoid/.test(specifier));
    return [...found, ...modules.map(({ line, specifier }) => `${file.path}:${line} imports ${specifier}`)];
  });
}

function problemOf(node: SyntaxNode, parent?: SyntaxNode, field?: string): string | undefined {
  if (node["async"] === true || node["await"] === true || node.type === "AwaitExpression")
    return "asynchronous: async or await";
  if (node.type === "ImportExpression") return "asynchronous: import()";
  if (node["operator"] === "**" || node["operator"] === "**=")
    return "inexact: the ** operator; use pow of shared/base";
  if (node.type === "MemberExpression") return memberProblem(node);
  if (node.type === "Identifier" && !isMereLabel(parent, field))
    return nameProblem(String(node["name"]), parent, field);
  return undefined;
}

/** `Math` only as `Math.min`: as a value on its own, anything could be reached through it. */
function nameProblem(name: string, parent?: SyntaxNode, field?: string): string | undefined {
  if (name === "Math" && !(parent?.type === "MemberExpression" && field === "object"))
    return "inexact: Math as a value";
  const reason = forbiddenNames.get(name);
  return reason && `${reason}: ${name}`;
}

function memberProblem(node: SyntaxNode): string | undefined {
  const property = memberName(node);
  if (property && languageDependent.test(property)) return `the machine's language: ${property}`;
  const isMath = isNode(node["object"]) && node["object"].type === "Identifier" && node["object"]["name"] === "Math";
  if (isMath && !exactMath.has(property ?? "")) return `inexact or random: Math.${property ?? "[…]"}`;
  return undefined;
}

/** The property's name where it stands in the source: `a.name`, `a["name"]`. */
function memberName({ property, computed }: SyntaxNode): string | undefined {
  if (!isNode(property)) return undefined;
  if (computed === true) return property.type === "Literal" ? String(property["value"]) : undefined;
  return String(property["name"]);
}

/** A name that only labels a field, as in `order.process` or `{ process: 1 }`, refers to nothing global. */
function isMereLabel(parent?: SyntaxNode, field?: string): boolean {
  const isLabel = (field === "property" && parent?.type === "MemberExpression") || field === "key";
  return isLabel && parent?.["computed"] !== true;
}
