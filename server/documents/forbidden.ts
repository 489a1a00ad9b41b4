/**
 * What YAML allows and no file here may have: an alias that stands for nothing or for what it is part of, a name that
 * objects keep for themselves, and nesting without end. Found in one walk, before anything is made of the file.
 */
import { isScalar, visit } from "yaml";
import type { Alias, Document, Node } from "yaml";
import { suggestion } from "../../shared/content/index.ts";
import type { Fault } from "./syntax.ts";

/** Each list or mapping and each field is a step; a scenario goes about 20 deep. */
const DEEPEST = 100;
/** Nobody mends more at a time. */
const MOST_TOLD = 50;

export function forbiddenIn(tree: Document): readonly Fault[] {
  const faults: Fault[] = [];
  /** By name; the same name may be given again further down. */
  const anchors = new Map<string, Node>();
  visit(tree, {
    Value(_, node, path) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (isScalar(node) && node.value === "__proto__")
        faults.push({ offset: offsetOf(node), says: '"__proto__" cannot be a name; choose another.' });
      if (path.length <= DEEPEST) return undefined;
      faults.push({ offset: offsetOf(node), says: "this is nested too deeply." });
      return visit.BREAK;
    },
    Alias(_, alias, path) {
      const says = aliasFlaw(alias, anchors, path);
      if (says !== null) faults.push({ offset: offsetOf(alias), says });
      return faults.length < MOST_TOLD ? undefined : visit.BREAK;
    },
  });
  return faults;
}

function offsetOf({ range }: Node): number {
  return range?.[0] ?? 0;
}

function aliasFlaw({ source }: Alias, anchors: ReadonlyMap<string, Node>, path: readonly unknown[]): string | null {
  const meant = anchors.get(source);
  if (meant) return path.includes(meant) ? `"*${source}" stands inside what it repeats; write the entry out.` : null;
  const known = [...anchors.keys()].map((name) => `&${name}`);
  const near = suggestion(`&${source}`, known) || "; a text that begins with * needs quotes around it.";
  return `there is no &${source} above this${near}`;
}
