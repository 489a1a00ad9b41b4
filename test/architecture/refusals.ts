/**
 * Finds what could reach a browser in English alone: a refusal that is made with a sentence of its own instead of a code
 * of the catalogue, and a place in the client that shows the English reason instead of the dictionary's words.
 */
import { isNode, lineOf, parse, walk } from "./sources.ts";
import type { SourceFile, SyntaxNode } from "./sources.ts";

export function sentencesOfTheirOwn(files: readonly SourceFile[]): readonly string[] {
  return search(files, (node) => {
    if (node.type === "ImportSpecifier" && nameOf(node["imported"]) === "refuse") return "imports refuse";
    if (node.type !== "ObjectExpression") return undefined;
    const reason = valueOf(node, "reason");
    const isMade = valueOf(node, "code") !== undefined && reason !== undefined && reason.type !== "MemberExpression";
    return isMade ? "makes a refusal with a sentence of its own" : undefined;
  });
}

export function reasonsShown(files: readonly SourceFile[]): readonly string[] {
  return search(files, (node, text) => {
    const isReason = node.type === "MemberExpression" && nameOf(node["property"]) === "reason";
    return isReason && isNode(node["object"]) && ofRefusal.test(text(node["object"])) ? "shows a reason" : undefined;
  });
}

/** What holds a refusal, by its name. */
const ofRefusal = /refus|asked|turnedAway|problem|\bno[A-Z]/i;

function search(
  files: readonly SourceFile[],
  problemOf: (node: SyntaxNode, text: (node: SyntaxNode) => string) => string | undefined,
): readonly string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    const text = ({ start, end }: SyntaxNode): string => file.text.slice(start, Number(end));
    walk(parse(file), (node) => {
      const problem = problemOf(node, text);
      if (problem !== undefined) found.push(`${file.path}:${lineOf(file, node.start)} ${problem}`);
    });
    return found;
  });
}

/** The value of an object's property; undefined where it has none of that name. */
function valueOf({ properties }: SyntaxNode, name: string): SyntaxNode | undefined {
  const all: readonly unknown[] = Array.isArray(properties) ? properties : [];
  const found = all.find((each) => isNode(each) && each.type === "Property" && nameOf(each["key"]) === name);
  return isNode(found) && isNode(found["value"]) ? found["value"] : undefined;
}

function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return node.type === "Literal"
    ? String(node["value"])
    : node.type === "Identifier"
      ? String(node["name"])
      : undefined;
}
