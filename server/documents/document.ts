/**
 * A YAML or JSON file with its positions: every value knows its line, so that a complaint about it can be found.
 * JSON is read as the YAML it is. Bombs of aliases and repeated keys are refused.
 */
import { isNode, LineCounter, parseDocument } from "yaml";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Path } from "../../shared/content/index.ts";
import type { FileProblem } from "../../shared/protocol/index.ts";

export type Problem = FileProblem;

export interface Document {
  readonly value: unknown;
  /** The problem at the value of a path, or at the nearest one around it that the file has. */
  readonly problem: (path: Path, says: string) => Problem;
}

export function readDocument(text: string): Result<Document, readonly Problem[]> {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (parsed.errors.length > 0) {
    return { ok: false, refusal: parsed.errors.map(({ pos, message }) => ({ ...place(pos[0]), says: message })) };
  }
  const problem = (path: Path, says: string): Problem => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = depth === 0 ? parsed.contents : parsed.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) {
        return { ...place(node.range[0]), says: path.length > 0 ? `${pathText(path)}: ${says}` : says };
      }
    }
    return { line: 1, column: 1, says };
  };
  try {
    const value: unknown = parsed.toJS({ maxAliasCount: 100 });
    return ok({ value, problem });
  } catch (bomb) {
    return { ok: false, refusal: [{ line: 1, column: 1, says: bomb instanceof Error ? bomb.message : String(bomb) }] };
  }
}

/** `world.services[1].queue.places` */
function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}

/** As a compiler writes it: `storm.yaml:12:7: world.services[0].id: …` */
export function problemText(file: string, { line, column, says }: Problem): string {
  return `${file}:${line}:${column}: ${says}`;
}
